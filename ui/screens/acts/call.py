"""Tell the citizen, or note that nobody answered."""

from typing import TYPE_CHECKING

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, Work, text_of
from ui.widgets.choice import Choice
from ui.widgets.text import Text
from ui.wording import day_time, joined, spaced_phone

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_SHOWN = 3  # earlier calls
_REACHED = True


class CallPanel(ActPanel):
    """The number large, reached or not, and what was said."""

    verb = Verb.CALL

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        super().__init__(room, _("Báo công dân"), _("Ghi cuộc gọi"), words)
        self.who = Text("", "field", wrap=True)
        self.phone = Text("", "code")
        self.body.addWidget(self.who)
        self.body.addWidget(self.phone)
        self.earlier = self.add_note("")
        self.reached: Choice[bool] = Choice(
            _("Đã nói chuyện được"), ((_REACHED, _("Đã báo")), (not _REACHED, _("Chưa gặp")))
        )
        self.reached.changed.connect(self.changed)
        self.body.addWidget(self.reached)
        self.note = self.add_reason(_("Ghi chú"), _("Ví dụ: hẹn chiều thứ Năm đến nhận"), lines=2)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        _, view = self.words.gettext, page.view
        filer = view.delegate if view.delegate is not None and view.delegate.phone else view.principal
        nobody = _("Hồ sơ không ghi số điện thoại. Ghi chú cách đã báo, ví dụ nhắn qua trưởng thôn.")
        self.who.say(filer.name if filer.phone else joined(filer.name, nobody))
        self.phone.say(spaced_phone(filer.phone) or _("Không có số"), "ink" if filer.phone else "warn")
        calls = page.submission.calls[-_SHOWN:]
        told = [
            joined(day_time(call.at), _("đã báo") if call.reached else _("chưa gặp"), call.note)
            for call in reversed(calls)
        ]
        self.earlier.say("\n".join(told))
        self.earlier.setVisible(bool(told))
        self.reached.choose(_REACHED)
        self.note.put("")

    def work(self) -> Work:
        submission_id, note, reached = self.submission_id, self.note.text, self.reached.value
        return lambda desk: desk.results.call(submission_id, note, reached=reached)

    def done_text(self, after: Submission) -> str:
        _ = self.words.gettext
        reached = bool(after.calls) and after.calls[-1].reached
        return _("Đã ghi: đã báo Ông/Bà.") if reached else _("Đã ghi: chưa gặp được Ông/Bà; gọi lại sau.")

    def content(self) -> dict[str, object]:
        return {"reached": self.reached.value, "note": self.note.text}

    def restore(self, content: dict[str, object]) -> None:
        self.reached.choose(bool(content.get("reached", True)))
        self.note.put(text_of(content, "note"))

    def take_focus(self) -> None:
        self.reached.take_focus()
