"""Where acts announce and screens listen: what an act has changed, and what the citizen sees (`ui.encounter`)."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class DeskChanged:
    """What an act has changed; `submission_id` when it was one.

    `occasion`: a citizen was just served (a receipt given, a result returned, a refusal) and is asked how it was.
    """

    submissions: bool = False
    drafts: bool = False
    submission_id: str = ""
    occasion: bool = False


class DeskEvents(QObject):
    """Where acts announce and screens listen. All signals on the GUI thread."""

    changed = Signal(DeskChanged)
    entering = Signal(object)  # Entering, or None: nothing a citizen could look at
    receipt_given = Signal(object)  # ReceiptGiven
    next_person = Signal()
    paying = Signal(str)  # the id of the submission whose fee is asked for; empty: left
    paid = Signal(str, int)  # id, đồng just confirmed
    entry_answered = Signal(object)  # EntryAnswered: from the citizen's side

    def announce(self, what: DeskChanged) -> None:
        """Tell every screen, on the GUI thread."""
        self.changed.emit(what)
