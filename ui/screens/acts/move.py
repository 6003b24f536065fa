"""Inside the office: the counter, an officer, the archive."""

from typing import TYPE_CHECKING

from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from frontdesk.messages import holder_name
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class MovePanel(ActPanel):
    """To whom, and why."""

    verb = Verb.MOVE

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Chuyển giấy tờ trong cơ quan"), _("Ghi đã chuyển"), words)
        self.now = self.add_note("")
        answers = (
            (HolderKind.COUNTER, _("Về quầy này")),
            (HolderKind.OFFICER, _("Cán bộ")),
            (HolderKind.ARCHIVE, _("Lưu trữ")),
        )
        self.to: Choice[HolderKind] = Choice(_("Chuyển cho"), answers)
        self.to.changed.connect(self._on_to)
        self.add_field(_("Chuyển cho"), self.to)
        self.name = self.add_line(_("Họ tên cán bộ"))
        self.reason = self.add_reason(_("Ghi chú"), lines=2)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        holder = page.submission.custody
        text = self.words.gettext("Đang ở {holder}.")
        self.now.say(text.format(holder=holder_name(holder, self.words)))
        self.to.choose(HolderKind.OFFICER if holder.kind is HolderKind.COUNTER else HolderKind.COUNTER)
        self.name.clear()
        self.reason.put("")
        self._on_to()

    @property
    def gap(self) -> str:
        if self.to.value is HolderKind.OFFICER and not self.name.text().strip():
            return self.words.gettext("Ghi họ tên cán bộ giữ giấy tờ.")
        return ""

    def work(self) -> Work:
        submission_id, reason = self.submission_id, self.reason.text
        to = Holder(self.to.value, self.name.text().strip() if self.to.value is HolderKind.OFFICER else "")
        return lambda desk: desk.handover.move(submission_id, to, reason)

    def done_text(self, after: Submission) -> str:
        text = self.words.gettext("Giấy tờ hồ sơ {code} nay ở {holder}.")
        return text.format(code=after.received.receipt_code, holder=holder_name(after.custody, self.words))

    def content(self) -> dict[str, object]:
        return {"to": self.to.value.value, "name": self.name.text(), "reason": self.reason.text}

    def restore(self, content: dict[str, object]) -> None:
        self.to.choose(HolderKind(text_of(content, "to") or HolderKind.COUNTER.value))
        self.name.setText(text_of(content, "name"))
        self.reason.put(text_of(content, "reason"))

    def take_focus(self) -> None:
        self.to.setFocus()

    def _on_to(self) -> None:
        self.name.setEnabled(self.to.value is HolderKind.OFFICER)
        self.changed.emit()
