"""A submission as the fold of its events: pure, deterministic, total."""

from collections.abc import Iterable
from dataclasses import replace

from frontdesk.domain.clock_intervals import ClockChange, ClockInterval
from frontdesk.domain.consent_events import ConsentWithdrawn
from frontdesk.domain.consent_steps import with_reception
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.events import Act, SubmissionReceived, act_of
from frontdesk.domain.journal import Event
from frontdesk.domain.payment_steps import MONEY
from frontdesk.domain.states import State
from frontdesk.domain.steps import advance
from frontdesk.domain.submission import Conflict, Submission

__all__ = ["Conflict", "State", "Submission", "fold", "step", "step_known"]

_ALSO_EARLY = MONEY | {ConsentWithdrawn.KIND}


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
    submission = _with_early(submission, [event for event in early if event.kind in _ALSO_EARLY])
    strays = tuple(Conflict(event, "before_reception") for event in early if event.kind not in _ALSO_EARLY)
    return replace(submission, conflicts=(*strays, *submission.conflicts))


def _with_early(submission: Submission, early: Iterable[Event]) -> Submission:
    """Money another counter took is money, and a no said there is a no, also where its clock was behind the
    reception's.
    """
    for event in early:
        submission = step(submission, event) or submission
    return submission


def step(submission: Submission | None, event: Event) -> Submission | None:
    """`submission` after one more `event`; None while nothing was received."""
    return step_known(submission, event, act_of(event))


def step_known(submission: Submission | None, event: Event, act: Act) -> Submission | None:
    """The same where the `act` in `event` is at hand."""
    if submission is None:
        return _begin(event, act) if isinstance(act, SubmissionReceived) else None
    after = advance(submission, event, act)
    if isinstance(after, str):
        after = replace(submission, conflicts=(*submission.conflicts, Conflict(event, after)))
    seen = (*submission.events, (event, act))
    return replace(after, events=seen, holders=(*submission.holders, after.custody))


def _begin(event: Event, act: SubmissionReceived) -> Submission:
    complete = all(paper.present or not paper.required for paper in act.papers)
    change = ClockChange.RECEIVED if act.due_at is not None else ClockChange.INCOMPLETE
    counter = Holder(HolderKind.COUNTER, act.counter)
    return Submission(
        id=event.subject,
        received=act,
        state=State.RECEIVED if complete else State.AWAITING_SUPPLEMENT,
        custody=counter,
        due_at=act.due_at,
        hand_over_by=act.hand_over_by,
        intervals=(ClockInterval(act.received_at, act.due_at, change),),
        consents=with_reception(act),
        holders=(counter,),
        events=((event, act),),
    )
