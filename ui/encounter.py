"""What the officer's and the citizen's screen tell each other while one citizen is served."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from frontdesk.domain.procedures import Procedure
    from frontdesk.domain.reception import Promise
    from ui.screens.reception.form import ReceptionForm


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
