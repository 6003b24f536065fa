"""What a look-up answers: lines of a list, and the page of one submission."""

from dataclasses import dataclass
from datetime import datetime

from frontdesk.domain.receipts import ReceiptView
from frontdesk.domain.submissions import State


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a result list. Moments are aware UTC."""

    submission_id: str
    receipt_code: str
    name: str
    procedure_name: str
    state: State
    received_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One act on a submission, in words: when (aware UTC), by whom, and what."""

    at: datetime
    actor: str
    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class SubmissionPage:
    """Everything the desk knows of one submission."""

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
