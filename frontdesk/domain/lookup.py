"""What a look-up answers: lines of a list, and the page of one submission."""

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.receipts import ReceiptView
from frontdesk.domain.states import State, Verb
from frontdesk.domain.submission import Submission
from frontdesk.errors import RuleRefused


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a result list. Moments are aware UTC.

    `scanned_version`: found by a receipt that was replaced, of that version; else 0.
    """

    submission_id: str
    receipt_code: str
    name: str
    procedure_name: str
    state: State
    received_at: datetime
    due_at: datetime | None
    holder: str = ""
    scanned_version: int = 0


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One act on a submission, in words: when (aware UTC), by whom, what, and who held the papers afterwards."""

    at: datetime
    actor: str
    kind: str
    sentence: str
    holder: str = ""
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Permission:
    """An act and why it may not be done now; None where it may."""

    verb: Verb
    against: RuleRefused | None


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """Everything the desk knows of one submission. `scanned_version` is set where a replaced receipt was scanned."""

    submission_id: str
    receipt_code: str
    official_code: str
    state: State
    holder: str
    due_at: datetime | None
    prints: int
    token: str
    view: ReceiptView
    timeline: tuple[TimelineEntry, ...]
    submission: Submission
    permissions: tuple[Permission, ...] = ()
    scanned_version: int = 0

    def may(self, verb: Verb) -> bool:
        """Whether an act may be done now."""
        return any(each.verb is verb and each.against is None for each in self.permissions)
