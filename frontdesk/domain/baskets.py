"""The basket of one department: what the scanner puts in, and what each scan is answered."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.custody import HolderKind
from frontdesk.domain.states import TO_HAND_OVER, State


class Answer(StrEnum):
    """What a scan into the basket is answered: a sound, a colour and a word each."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    WRONG_DEPARTMENT = "wrong_department"
    NOT_NOW = "not_now"  # known, but not to be handed over where it stands
    UNKNOWN = "unknown"
    REPLACED = "replaced"  # accepted, though scanned from a receipt that no longer holds


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a basket must know of a submission. Moments are aware UTC."""

    submission_id: str
    receipt_code: str
    name: str
    procedure_name: str
    department: str
    state: State
    hand_over_by: datetime
    due_at: datetime | None
    holder: str
    replaced_version: int = 0
    holder_kind: HolderKind = HolderKind.COUNTER


@dataclass(frozen=True, slots=True)
class Basket:
    """What will go to one department; empty of a department until the first submission chooses it."""

    department: str = ""
    items: tuple[Weighed, ...] = ()

    def answer(self, weighed: Weighed | None) -> Answer:
        """What this basket says to one more."""
        if weighed is None:
            return Answer.UNKNOWN
        if any(item.submission_id == weighed.submission_id for item in self.items):
            return Answer.DUPLICATE
        if weighed.state not in TO_HAND_OVER or weighed.holder_kind is not HolderKind.COUNTER:
            return Answer.NOT_NOW
        if self.department and weighed.department != self.department:
            return Answer.WRONG_DEPARTMENT
        return Answer.REPLACED if weighed.replaced_version else Answer.ACCEPTED

    def with_item(self, weighed: Weighed) -> "Basket":
        """The basket with one more; the first chooses the department."""
        return Basket(self.department or weighed.department, (*self.items, weighed))

    def without(self, submission_id: str) -> "Basket":
        """The basket without one; the department stays chosen."""
        kept = tuple(item for item in self.items if item.submission_id != submission_id)
        return replace(self, items=kept)
