"""Where acts announce and screens listen: what an act has changed, and what stands before the citizen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.domain.procedures import Procedure
    from frontdesk.domain.reception import Promise
    from ui.screens.reception.form import ReceptionForm


@dataclass(frozen=True, slots=True)
class DeskChanged:
    """What an act has changed; `submission_id` when it was one.

    `occasion`: a citizen was just served (a receipt given, a result returned, a refusal) and is asked how it was.
    """

    submissions: bool = False
    drafts: bool = False
    submission_id: str = ""
    occasion: bool = False


@dataclass(frozen=True, slots=True)
class Entering:
    """What the officer is entering, as it stands now."""

    form: "ReceptionForm"
    procedure: "Procedure | None"
    promise: "Promise | None"


@dataclass(frozen=True, slots=True)
class ReceiptGiven:
    """A submission was accepted."""

    submission_id: str
    code: str
    track_url: str
    due_at: "datetime | None"  # aware UTC
    missing: int


@dataclass(frozen=True, slots=True)
class EntryAnswered:
    """What the citizen said, by touch, of the form with this id; `wrong` names parts of it."""

    submission_id: str
    confirmed: bool
    wrong: bool
    parts: tuple[str, ...]
    consents: tuple[str, ...]


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
