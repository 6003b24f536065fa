"""Panels that are one reason and perhaps a name: what they share."""

from typing import TYPE_CHECKING

from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.lookup.acts.panel import VerbPanel, text_of

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class NotedPanel(VerbPanel):
    """A reason, needed or not, and who of the department acts where `by` is asked for."""

    def __init__(self, room: Room, heading: str, act: str, words: Words, label: str, *, needed: str, by: str) -> None:
        super().__init__(room, heading, act, words)
        self._needed = needed  # what to say while the reason is missing; empty where it may be
        self.reason = self.add_reason(label)
        self.by = self.add_line(by, words.gettext("Không bắt buộc")) if by else None

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.reason.put("")
        if self.by is not None:
            self.by.clear()

    @property
    def who(self) -> str:
        """Who of the department acts, as typed."""
        return self.by.text().strip() if self.by is not None else ""

    @property
    def gap(self) -> str:
        return "" if self.reason.text else self._needed

    def content(self) -> dict[str, object]:
        return {"reason": self.reason.text, "by": self.who}

    def restore(self, content: dict[str, object]) -> None:
        self.reason.put(text_of(content, "reason"))
        if self.by is not None:
            self.by.setText(text_of(content, "by"))

    def take_focus(self) -> None:
        self.reason.setFocus()
