"""A clock that stood and goes on: where a sectoral law pauses instead of restarting (NĐ 118/2025 Art 19.5)."""

from datetime import date, datetime, timedelta

from frontdesk.domain.calendar import ONE_DAY, WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.domain.deadlines import due
from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.domain.working_time import WorkingMeter


def resumed_due(
    stopped_at: datetime, due_at: datetime, now: datetime, time: ProcessingTime, calendar: WorkingCalendar
) -> datetime:
    """When it is due now, if the clock stopped at `stopped_at` with `due_at` promised and runs again from `now`.

    The promise moves by as much as the clock stood, in the procedure's own unit: by nothing where it stood for
    nothing. A promise already broken when the clock stopped stays broken: waiting for the citizen mends no lateness.
    """
    if due_at <= stopped_at or now <= stopped_at:
        return due_at
    moved = _moved(stopped_at, due_at, now, time, calendar)
    # Taken up again when that day's work was over: what is left of a day is done on the next.
    return moved if moved > now else due(now, ProcessingTime(TimeUnit.SAME_DAY), calendar).at


def _moved(
    stopped_at: datetime, due_at: datetime, now: datetime, time: ProcessingTime, calendar: WorkingCalendar
) -> datetime:
    if time.unit is TimeUnit.WORKING_HOURS or (time.unit, time.mode) == (TimeUnit.WORKING_DAYS, CountMode.HOURS):
        meter = WorkingMeter(calendar)
        return meter.after(due_at, meter.between(stopped_at, now))
    stopped, today, promised = (local(moment).date() for moment in (stopped_at, now, due_at))
    if time.unit is TimeUnit.CALENDAR_DAYS:
        day = _on_or_after(promised + (today - stopped), calendar)
    else:
        day = _days_on(promised, _working_days(stopped, today, calendar), calendar)
    return due_at if day == promised else calendar.closing(day)


def _working_days(after: date, until: date, calendar: WorkingCalendar) -> int:
    days = (after + timedelta(days=number) for number in range(1, (until - after).days + 1))
    return sum(calendar.is_working(day) for day in days)


def _days_on(day: date, count: int, calendar: WorkingCalendar) -> date:
    for _ in range(count):
        day = calendar.next_working_day(day)
    return day


def _on_or_after(day: date, calendar: WorkingCalendar) -> date:
    return day if calendar.is_working(day) else calendar.next_working_day(day - ONE_DAY)
