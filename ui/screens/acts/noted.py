"""Panels that are one reason: what they share."""

from typing import TYPE_CHECKING

from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.panel import ActPanel, text_of

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class NotedPanel(ActPanel):
    """A reason under `label`; `needed` is what to say while it is missing, empty where it may be."""

    def __init__(
        self, room: Room, heading: str, act: str, words: Words, label: str, *, hint: str = "", needed: str = ""
    ) -> None:
        super().__init__(room, heading, act, words)
        self._needed = needed
        self.reason = self.add_reason(label, hint)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.reason.put("")

    @property
    def gap(self) -> str:
        return "" if self.reason.text else self._needed

    def content(self) -> dict[str, object]:
        return {"reason": self.reason.text}

    def restore(self, content: dict[str, object]) -> None:
        self.reason.put(text_of(content, "reason"))

    def take_focus(self) -> None:
        self.reason.setFocus()
