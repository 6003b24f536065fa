"""What the two panels that ask for more time share: until when, and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from frontdesk.domain.moments import spoken
from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, text_of
from ui.widgets.moment_field import MomentField

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class NewDatePanel(ActPanel):
    """A moment and a reason."""

    def __init__(self, room: Room, heading: str, act: str, words: Words, hint: str = "") -> None:
        super().__init__(room, heading, act, words)
        _ = words.gettext
        self.promised = self.add_note("")
        self.until = MomentField(_("Ngày hẹn mới"), words, room.clock)
        self.until.changed.connect(self.changed)
        self.add_field(_("Ngày hẹn mới"), self.until)
        self.reason = self.add_reason(_("Lý do"), hint)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        with QSignalBlocker(self):
            self.until.retype("", "17:00")
        self.reason.put("")
        due = page.due_at
        _ = self.words.gettext
        self.promised.say(_("Đã hẹn trả {due}.").format(due=spoken(due, self.words)) if due else "")

    @property
    def gap(self) -> str:
        _ = self.words.gettext
        if self.until.moment is None:
            return _("Ghi ngày hẹn mới, ví dụ 17:00 và 03/12/2026.")
        if not self.reason.text:
            return _("Ghi lý do.")
        return ""

    def content(self) -> dict[str, object]:
        day, at = self.until.typed
        return {"time": at, "day": day, "reason": self.reason.text}

    def restore(self, content: dict[str, object]) -> None:
        with QSignalBlocker(self):
            self.until.retype(text_of(content, "day"), text_of(content, "time"))
        self.reason.put(text_of(content, "reason"))

    def take_focus(self) -> None:
        if self.until.moment is not None and not self.reason.text:
            self.reason.setFocus()
            return
        self.until.day.setFocus()
        self.until.day.selectAll()
