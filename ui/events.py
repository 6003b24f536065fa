"""One typed "what changed" hook: acts say it, screens that show it look again."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class DeskChanged:
    """What an act has changed; `submission_id` when it was one."""

    submissions: bool = False
    drafts: bool = False
    submission_id: str = ""


class DeskEvents(QObject):
    """Where acts announce and screens listen."""

    changed = Signal(DeskChanged)

    def announce(self, what: DeskChanged) -> None:
        """Tell every screen, on the GUI thread."""
        self.changed.emit(what)
