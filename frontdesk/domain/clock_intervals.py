"""The clock of a submission as a row of intervals: a due date moves only by beginning a new one."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class ClockChange(StrEnum):
    """Why an interval began."""

    RECEIVED = "received"  # complete receipt (NĐ 118/2025 Art 17.3)
    INCOMPLETE = "incomplete"  # received with a paper missing: not started
    SUPPLEMENT_REQUESTED = "supplement_requested"
    RESTARTED = "restarted"  # supplemented: from zero (Art 19.5)
    RESUMED = "resumed"  # supplemented: on from where it stood (sectoral law)
    APOLOGY = "apology"  # a new date, once (Art 19.6)
    CORRECTED = "corrected"
    CALENDAR = "calendar"  # a notice took a counted day away (BLDS 2015 Art 148.5)
    RESULT = "result"  # the result is at the counter: stopped for good
    ENDED = "ended"  # refused, withdrawn, closed, given at once


@dataclass(frozen=True, slots=True)
class ClockInterval:
    """From `since` until `until` (None: now) the result was due at `due_at` (None: the clock stood). Aware UTC."""

    since: datetime
    due_at: datetime | None
    change: ClockChange
    reason: str = ""
    until: datetime | None = None


def moved(
    intervals: tuple[ClockInterval, ...],
    at: datetime,
    due_at: datetime | None,
    change: ClockChange,
    reason: str = "",
) -> tuple[ClockInterval, ...]:
    """`intervals` with the last one ended and another begun at `at`.

    A clock put back a little between two acts makes no interval that ends before it began.
    """
    at = max([at, *(each.since for each in intervals[-1:])])
    ended = tuple(replace(each, until=at) if each.until is None else each for each in intervals)
    return (*ended, ClockInterval(at, due_at, change, reason))
