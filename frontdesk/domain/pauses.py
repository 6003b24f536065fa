"""A clock that stood and goes on: where a sectoral law pauses instead of restarting (NĐ 118/2025 Art 19.5)."""

from datetime import datetime, timedelta

from frontdesk.domain.calendar import ONE_DAY, WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.domain.deadlines import HOURS_A_DAY, due
from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.domain.working_time import WorkingMeter


def resumed_due(
    stopped_at: datetime, due_at: datetime, now: datetime, time: ProcessingTime, calendar: WorkingCalendar
) -> datetime:
    """When it is due now, if the clock stopped at `stopped_at` with `due_at` promised and runs again from `now`.

    What was left is counted in the procedure's own unit; a promise that had passed leaves the day of completion.
    """
    left = _left(stopped_at, due_at, time, calendar)
    return due(now, left, calendar).at


def _left(stopped_at: datetime, due_at: datetime, time: ProcessingTime, calendar: WorkingCalendar) -> ProcessingTime:
    by_hours = time.unit is TimeUnit.WORKING_HOURS or time.mode is CountMode.HOURS
    if by_hours and time.unit in (TimeUnit.WORKING_HOURS, TimeUnit.WORKING_DAYS):
        worked = WorkingMeter(calendar).between(stopped_at, due_at)
        return _or_same_day(ProcessingTime(TimeUnit.WORKING_HOURS, -(-worked // timedelta(hours=1))))
    if time.unit is TimeUnit.WORKING_DAYS:
        return _or_same_day(ProcessingTime(time.unit, _working_days(stopped_at, due_at, calendar)))
    if time.unit is TimeUnit.CALENDAR_DAYS:
        return _or_same_day(ProcessingTime(time.unit, (local(due_at).date() - local(stopped_at).date()).days))
    return ProcessingTime(TimeUnit.SAME_DAY)


def _or_same_day(time: ProcessingTime) -> ProcessingTime:
    most = 10_000 * HOURS_A_DAY
    return time if 0 < time.amount < most else ProcessingTime(TimeUnit.SAME_DAY)


def _working_days(stopped_at: datetime, due_at: datetime, calendar: WorkingCalendar) -> int:
    day, last = local(stopped_at).date(), local(due_at).date()
    count = 0
    while day < last:
        day += ONE_DAY
        count += calendar.is_working(day)
    return count
