"""Messages about the submission, on the citizen's word: wanted, or no longer (Luật Bảo vệ dữ liệu cá nhân 2025)."""

from typing import TYPE_CHECKING

from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from frontdesk.messages import consent_names
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, keys_of
from ui.widgets.tick_list import TickList
from ui.wording import spaced_phone

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class _ConsentPanel(ActPanel):
    """A tick for each kind of message."""

    def __init__(self, room: Room, heading: str, act: str, words: Words) -> None:
        super().__init__(room, heading, act, words)
        self.note = self.add_note("")
        self.kinds = TickList(words.gettext("Cách nhận tin"), "")
        self.kinds.changed.connect(self.changed)
        self.body.addWidget(self.kinds)

    def offer(self, kinds: tuple[ConsentKind, ...], *, ticked: bool) -> None:
        """Show `kinds` to be chosen."""
        keys = [kind.value for kind in kinds]
        named = [consent_names([kind], self.words) for kind in kinds]
        self.kinds.show_items(named, keys if ticked else (), keys)

    @property
    def chosen(self) -> tuple[ConsentKind, ...]:
        """The kinds that are ticked."""
        return tuple(map(ConsentKind, self.kinds.ticked))

    def tick_all(self) -> None:
        self.kinds.tick_all()

    def content(self) -> dict[str, object]:
        return {"kinds": list(self.kinds.ticked)}

    def restore(self, content: dict[str, object]) -> None:
        self.kinds.put(keys_of(content, "kinds"))

    def take_focus(self) -> None:
        self.kinds.take_focus()

    def _standing(self, submission: Submission) -> str:
        return consent_names((each.kind for each in submission.consents), self.words)


class GiveConsentPanel(_ConsentPanel):
    """Nothing is ticked before the citizen said so."""

    verb = Verb.GIVE_CONSENT

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Đồng ý nhận tin"), _("Ghi đồng ý"), words)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _ = self.words.gettext
        standing = {each.kind for each in page.submission.consents}
        self.offer(tuple(kind for kind in ConsentKind if kind not in standing), ticked=False)
        text = _("Tin gửi đến {phone}. Chỉ ghi khi Ông/Bà nói đồng ý; không bắt buộc, rút lại lúc nào cũng được.")
        self.note.say(text.format(phone=spaced_phone(page.submission.phone)))

    @property
    def gap(self) -> str:
        return "" if self.chosen else self.words.gettext("Chọn cách nhận tin Ông/Bà đồng ý.")

    def work(self) -> Work:
        submission_id, chosen = self.submission_id, self.chosen
        return lambda desk: desk.consents.give(submission_id, chosen)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Đã ghi: Ông/Bà đồng ý nhận tin qua {kinds}.")
        return text.format(kinds=self._standing(after))


class WithdrawConsentPanel(_ConsentPanel):
    """Who withdraws mostly wants none of it any more; no reason is asked."""

    verb = Verb.WITHDRAW_CONSENT

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Rút đồng ý nhận tin"), _("Ghi rút đồng ý"), words)
        self.note.say(_("Ông/Bà không cần nêu lý do; hồ sơ vẫn giải quyết như thường."))

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.offer(tuple(each.kind for each in page.submission.consents), ticked=True)

    @property
    def gap(self) -> str:
        return "" if self.chosen else self.words.gettext("Chọn cách nhận tin Ông/Bà muốn rút.")

    def work(self) -> Work:
        submission_id, chosen = self.submission_id, self.chosen
        return lambda desk: desk.consents.withdraw(submission_id, chosen)

    def done_text(self, after: Submission) -> str:
        _ = self.words.gettext
        left = self._standing(after)
        if left:
            return _("Đã ghi rút đồng ý. Còn nhận tin qua {kinds}.").format(kinds=left)
        return _("Đã ghi rút đồng ý. Không gửi tin cho Ông/Bà nữa.")
