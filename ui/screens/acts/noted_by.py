"""Panels of the department that are one reason: what they share."""

from typing import TYPE_CHECKING

from frontdesk.i18n import Words
from ui.operations.room import Room
from ui.screens.acts.done_by import DoneBy, Who
from ui.screens.acts.noted import NotedPanel

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class NotedByPanel(NotedPanel):
    """A reason, and who of the department gives it."""

    def __init__(
        self,
        room: Room,
        heading: str,
        act: str,
        words: Words,
        label: str,
        who: Who | None,
        *,
        hint: str,
        needed: str = "",
    ) -> None:
        super().__init__(room, heading, act, words, label, hint=hint, needed=needed)
        self.by = DoneBy(self, who)

    def begin(self, page: "SubmissionPage") -> None:
        super().begin(page)
        self.by.clear()

    @property
    def gap(self) -> str:
        return self.by.gap or super().gap

    def content(self) -> dict[str, object]:
        return {**super().content(), **self.by.content()}

    def restore(self, content: dict[str, object]) -> None:
        super().restore(content)
        self.by.restore(content)
