"""A submission (hồ sơ) as the fold of its events: pure, deterministic, total."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.events import Act, ReceiptPrinted, SubmissionReceived, act_of
from frontdesk.domain.journal import Event


class State(StrEnum):
    """Where a submission stands."""

    RECEIVED = "received"
    AWAITING_SUPPLEMENT = "awaiting_supplement"


@dataclass(frozen=True, slots=True)
class Conflict:
    """An event that makes no sense where the fold met it; kept for the supervisor."""

    event: Event
    reason: str


@dataclass(frozen=True, slots=True)
class Submission:
    """The state of one submission. `holder` has the papers now; `due_at` is aware UTC."""

    id: str
    received: SubmissionReceived
    state: State
    holder: str
    due_at: datetime | None
    prints: int = 0
    events: tuple[tuple[Event, Act], ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def fold(events: Iterable[Event]) -> Submission | None:
    """The submission after `events`, in whatever order they arrive; None before any reception is among them."""
    submission: Submission | None = None
    early: list[Event] = []
    for event in sorted(events, key=lambda item: item.order):
        after = step(submission, event)
        if after is None:
            early.append(event)
        submission = after
    if submission is None or not early:
        return submission
    return replace(submission, conflicts=(*(Conflict(e, "before_reception") for e in early), *submission.conflicts))


def step(submission: Submission | None, event: Event) -> Submission | None:
    """`submission` after one more `event`; None while nothing was received."""
    act = act_of(event)
    if submission is None:
        return _begin(event, act) if isinstance(act, SubmissionReceived) else None
    seen = replace(submission, events=(*submission.events, (event, act)))
    match act:
        case SubmissionReceived():
            return replace(seen, conflicts=(*seen.conflicts, Conflict(event, "received_twice")))
        case ReceiptPrinted():
            return replace(seen, prints=seen.prints + 1)
        case _:
            return replace(seen, conflicts=(*seen.conflicts, Conflict(event, "unknown_kind")))


def _begin(event: Event, act: SubmissionReceived) -> Submission:
    complete = all(paper.present or not paper.required for paper in act.papers)
    return Submission(
        id=event.subject,
        received=act,
        state=State.RECEIVED if complete else State.AWAITING_SUPPLEMENT,
        holder=act.counter,
        due_at=act.due_at,
        events=((event, act),),
    )
