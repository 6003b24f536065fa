"""A promise that the calendar moved, as a step of the fold; and whether its citizen knows."""

from dataclasses import dataclass, replace
from datetime import datetime

from frontdesk.domain.calendar_events import PromiseMoved
from frontdesk.domain.clock_intervals import ClockChange, moved
from frontdesk.domain.journal import Event
from frontdesk.domain.states import OPEN, State
from frontdesk.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class Untold:
    """A promise the citizen knows as `known`, which is now `now`, because of `reason`."""

    known: datetime
    now: datetime
    reason: str


def promise_moved(before: Submission, _event: Event, act: PromiseMoved) -> Submission | str:
    """Only a promise that runs, and only to a later day: an earlier one would surprise who holds the receipt."""
    if before.state not in OPEN or before.state is State.RESULT_AT_COUNTER:
        return f"forbidden_{before.state.value}"
    if before.due_at is None:
        return "clock_stands"
    if act.until <= before.due_at:
        return "until_not_later"
    return replace(
        before,
        due_at=act.until,
        intervals=moved(before.intervals, act.moved_at, act.until, ClockChange.CALENDAR, act.reason),
    )


def untold(submission: Submission) -> Untold | None:
    """The move its citizen was not told of: by no call that reached them, and by no paper given since."""
    if submission.deadline is None:
        return None
    told = max((call.at for call in submission.calls if call.reached), default=None)
    running: list[tuple[datetime, datetime, str]] = []  # since, what was promised before, why
    promised: datetime | None = None
    for interval in submission.intervals:
        if interval.change is not ClockChange.CALENDAR:
            running = []  # whatever else moved the promise was said to the citizen, on paper
        elif promised is not None and (told is None or told < interval.since):
            running.append((interval.since, promised, interval.reason))
        promised = interval.due_at
    if not running or submission.due_at is None:
        return None
    reasons = dict.fromkeys(reason for _since, _promised, reason in running)
    return Untold(running[0][1], submission.due_at, "; ".join(reasons))
