"""What an open promise would be under a calendar: counted again from where its clock began."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.calendar import ONE_DAY, WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.deadlines import due
from frontdesk.domain.notices import DayKind, Notice
from frontdesk.domain.pauses import resumed_due
from frontdesk.domain.submission import Submission

_COUNTED = (ClockChange.RECEIVED, ClockChange.RESTARTED)


@dataclass(frozen=True, slots=True)
class Recount:
    """A promise counted again: from `start` it is due at `due_at`. Aware UTC both."""

    start: datetime
    due_at: datetime


def recounted(submission: Submission, calendar: WorkingCalendar) -> Recount | None:
    """When `submission` would be due had `calendar` held all along; None while its clock stands.

    A day that was named (apology, NĐ 118/2025 Art 19.6) is not a count: it moves only where it is not worked, to the
    end of the next day that is (BLDS 2015 Art 148.5). A correction counts again from where the clock began.
    """
    time = submission.received.processing
    found: Recount | None = None
    begun = submission.received.received_at
    stopped: tuple[datetime, Recount] | None = None
    for interval in submission.intervals:
        if interval.change in _COUNTED:
            begun = interval.since
        if interval.due_at is None:
            stopped = (interval.since, found) if found is not None else stopped
            found = None
        elif interval.change is ClockChange.RESUMED and stopped is not None:
            at, before = stopped
            found = Recount(before.start, resumed_due(at, before.due_at, interval.since, time, calendar))
            begun = interval.since
        elif interval.change is ClockChange.APOLOGY:
            found = Recount(interval.since, _worked(interval.due_at, calendar))
        elif interval.change is not ClockChange.CALENDAR:
            found = Recount(begun, due(begun, time, calendar).at)
    return found


def why_moved(recount: Recount, calendar: WorkingCalendar, fresh: tuple[Notice, ...]) -> str:
    """The notices that keep days off `recount`, as the office says them; those of `fresh` alone, where any count."""
    first, last = local(recount.start).date(), local(recount.due_at).date()
    off = [each for each in calendar.notices if each.kind is DayKind.OFF and first <= each.day <= last]
    new = [each for each in off if each in fresh]
    days: dict[tuple[str, str], list[date]] = {}
    for notice in sorted(new or off, key=lambda each: each.day):
        days.setdefault((notice.reason, notice.legal_basis), []).append(notice.day)
    said = (f"{reason} {_days(of_it)}{f' ({basis})' if basis else ''}" for (reason, basis), of_it in days.items())
    return "; ".join(said) or "Giờ làm việc thay đổi"


def _days(days: list[date]) -> str:
    if days[-1] - days[0] == ONE_DAY * (len(days) - 1) and len(days) > 2:
        return f"{days[0]:%d/%m/%Y}–{days[-1]:%d/%m/%Y}"
    return ", ".join(f"{day:%d/%m/%Y}" for day in days)


def _worked(promised: datetime, calendar: WorkingCalendar) -> datetime:
    day = local(promised).date()
    return promised if calendar.is_working(day) else calendar.closing(calendar.next_working_day(day))
