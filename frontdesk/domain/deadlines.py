"""Due dates: when a result is promised, when papers must leave the counter, and how to say why."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time

from frontdesk.domain.calendar import ONE_DAY, WorkingCalendar, check_year
from frontdesk.domain.clock import local
from frontdesk.domain.moments import WEEKDAYS, clock_time, day_and_month, full_date, weekday_within
from frontdesk.domain.notices import DayKind
from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words

CUTOFF = wall_time(15, 0)  # NĐ 118/2025 Art 18.2, in office wall time
HOURS_A_DAY = 8
MOST_DAYS = 3650

_MOST_COUNTED_SHOWN = 6
_MOST_SKIPPED_SHOWN = 3
_LONG = timedelta(days=180)  # from here on a day without its year is unclear


@dataclass(frozen=True, slots=True)
class SkippedDay:
    """A day off that was passed over, and why (Vietnamese)."""

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """A promised moment and its counting; `start` and `at` are aware UTC, days are the office's.

    `counted`: the days counted as 1, 2, 3 …; the days on which the clock ran where hours are counted; the day of
    return for same-day results. `skipped`: the days off passed over after the day of receipt, in order; for calendar
    days only those the last day was moved over. `hours`: the working hours counted, 0 where days are.
    """

    start: datetime
    at: datetime
    counted: tuple[date, ...]
    skipped: tuple[SkippedDay, ...]
    unit: TimeUnit = TimeUnit.WORKING_DAYS
    hours: int = 0


def due(start: datetime, time: ProcessingTime, calendar: WorkingCalendar, cutoff: wall_time = CUTOFF) -> Due:
    """When a submission completely received at `start` (aware) is due (NĐ 118/2025 Art 17.3; BLDS 2015 Art 147–148).

    The day of receipt is not counted and the result is due at closing time, except that hours run from the minute of
    receipt, inside office hours only. `cutoff` (wall time) decides same-day results alone.
    InvalidInput `processing_time_out_of_range`, `year_out_of_calendar`.
    """
    assert start.tzinfo is not None, "a moment needs its time zone"
    _check(time)
    check_year(start.year)
    start = start.astimezone(UTC)
    if time.unit is TimeUnit.SAME_DAY:
        return _same_day(start, calendar, cutoff)
    if time.unit is TimeUnit.CALENDAR_DAYS:
        return _calendar_days(start, time.amount, calendar)
    if time.unit is TimeUnit.WORKING_HOURS:
        return _working_hours(start, time.amount, calendar)
    if time.mode is CountMode.HOURS:
        return _working_hours(start, time.amount * HOURS_A_DAY, calendar)
    return _working_days(start, time.amount, calendar)


def hand_over_by(received_at: datetime, calendar: WorkingCalendar, cutoff: wall_time = CUTOFF) -> datetime:
    """When the papers must be with the department at the latest, aware UTC (NĐ 118/2025 Art 18.2).

    Received (aware) by 15:00 on a working day: that day's closing time; else the opening of the next working day.
    """
    assert received_at.tzinfo is not None, "a moment needs its time zone"
    check_year(received_at.year)
    today = local(received_at).date()
    if _in_time(received_at, calendar, cutoff):
        return calendar.closing(today)
    return calendar.opening(calendar.next_working_day(today))


def hand_over_by_other_level(received_at: datetime, calendar: WorkingCalendar) -> datetime:
    """The same for a department of another level of government: within one working day (NĐ 118/2025 Art 20.1a)."""
    return calendar.closing(calendar.next_working_day(local(received_at).date()))


def _check(time: ProcessingTime) -> None:
    least = 0 if time.unit is TimeUnit.SAME_DAY else 1
    most = MOST_DAYS * HOURS_A_DAY if time.unit is TimeUnit.WORKING_HOURS else MOST_DAYS
    if not least <= time.amount <= most:
        raise InvalidInput(
            "processing_time_out_of_range", amount=time.amount, unit=time.unit.value, least=least, most=most
        )


def _in_time(moment: datetime, calendar: WorkingCalendar, cutoff: wall_time) -> bool:
    wall = local(moment)
    hours = calendar.intervals(wall.date())
    # To the minute, as the receipt prints it: a paper that says 15:00 was received by 15:00.
    return bool(hours) and moment < hours[-1][1] and wall.time().replace(second=0, microsecond=0) <= cutoff


def _same_day(start: datetime, calendar: WorkingCalendar, cutoff: wall_time) -> Due:
    today = local(start).date()
    day, skipped = (today, ()) if _in_time(start, calendar, cutoff) else _next_working(today, calendar)
    return Due(start, calendar.closing(day), (day,), skipped, TimeUnit.SAME_DAY)


def _working_days(start: datetime, amount: int, calendar: WorkingCalendar) -> Due:
    day = local(start).date()
    counted: list[date] = []
    skipped: list[SkippedDay] = []
    while len(counted) < amount:
        day += ONE_DAY
        status = calendar.status(day)
        if status.kind is DayKind.OFF:
            skipped.append(SkippedDay(day, status.reason))
        else:
            counted.append(day)
    return Due(start, calendar.closing(day), tuple(counted), tuple(skipped))


def _calendar_days(start: datetime, amount: int, calendar: WorkingCalendar) -> Due:
    first = local(start).date()
    counted = tuple(first + timedelta(days=number) for number in range(1, amount + 1))
    day, skipped = _next_working(counted[-1] - ONE_DAY, calendar)
    return Due(start, calendar.closing(day), counted, skipped, TimeUnit.CALENDAR_DAYS)


def _next_working(day: date, calendar: WorkingCalendar) -> tuple[date, tuple[SkippedDay, ...]]:
    found = calendar.next_working_day(day)
    return found, _days_off(day + ONE_DAY, found, calendar)


def _days_off(first: date, end: date, calendar: WorkingCalendar) -> tuple[SkippedDay, ...]:
    days = (first + timedelta(days=offset) for offset in range((end - first).days))
    return tuple(SkippedDay(day, calendar.status(day).reason) for day in days if not calendar.is_working(day))


def _working_hours(start: datetime, hours: int, calendar: WorkingCalendar) -> Due:
    received = day = local(start).date()
    left = timedelta(hours=hours)
    ran: list[date] = []
    while True:
        at, left, worked = _run(start, left, day, calendar)
        if worked:
            ran.append(day)
        if not left:
            break
        day += ONE_DAY
    skipped = _days_off(received + ONE_DAY, day, calendar)
    return Due(start, at, tuple(ran), skipped, TimeUnit.WORKING_HOURS, hours)


def _run(start: datetime, left: timedelta, day: date, calendar: WorkingCalendar) -> tuple[datetime, timedelta, bool]:
    """Let the clock run through one day: where it stands, what is left, whether it ran at all."""
    at, before = start, left
    for opens, closes in calendar.intervals(day):
        begin = max(opens, start)
        if begin < closes and left:
            step = min(left, closes - begin)
            at, left = begin + step, left - step
    return at, left, left < before


def explain(due: Due, words: Words) -> str:
    """Why this moment, in one line: "Nhận thứ Hai 23/11. Bỏ qua thứ Ba 24/11 (…). Ngày 1: 25/11 · ngày 2: 26/11."

    Long counts and long holidays are shortened, weekends are one phrase; the year is added where half a year is passed.
    """
    counted, skipped = _say_counted(due, words), _say_skipped(due, words)
    # Calendar days are counted through; only the move at the end is skipped, and is said last.
    parts = (counted, skipped, _say_moved(due, words)) if due.unit is TimeUnit.CALENDAR_DAYS else (skipped, counted)
    return " ".join(part for part in (_say_received(due, words), *parts) if part)


def _say_received(due: Due, words: Words) -> str:
    _ = words.gettext
    day = _named(local(due.start).date(), due, words)
    if due.unit is TimeUnit.WORKING_HOURS:
        return _("Nhận {time} {day}.").format(time=clock_time(due.start), day=day)
    return _("Nhận {day}.").format(day=day)


def _say_skipped(due: Due, words: Words) -> str:
    _ = words.gettext
    named = [skipped for skipped in due.skipped if not _is_weekend(skipped)]
    phrases = _say_days_off(named, due, words)
    if len(named) < len(due.skipped):
        phrases.append(_("cuối tuần"))
    return _("Bỏ qua {days}.").format(days=", ".join(phrases)) if phrases else ""


def _say_days_off(named: list[SkippedDay], due: Due, words: Words) -> list[str]:
    if len(named) <= _MOST_SKIPPED_SHOWN:
        return [f"{_named(skipped.day, due, words)} ({words.gettext(skipped.reason)})" for skipped in named]
    first, last = _short(named[0].day, due), _short(named[-1].day, due)
    return [words.gettext("{count} ngày nghỉ từ {first} đến {last}").format(count=len(named), first=first, last=last)]


def _is_weekend(skipped: SkippedDay) -> bool:
    return skipped.day.weekday() >= 5 and skipped.reason == WEEKDAYS[skipped.day.weekday()]


def _say_counted(due: Due, words: Words) -> str:
    _ = words.gettext
    if due.unit is TimeUnit.WORKING_HOURS:
        day = _named(local(due.at).date(), due, words)
        return _("Đủ {hours} giờ làm việc: {time} {day}.").format(hours=due.hours, time=clock_time(due.at), day=day)
    if due.unit is TimeUnit.SAME_DAY:
        return _say_same_day(due, words)
    return " · ".join(_numbered(due, words)) + "."


def _say_same_day(due: Due, words: Words) -> str:
    _ = words.gettext
    if due.counted[0] == local(due.start).date():
        return _("Trả trong ngày.")
    return _("Trả {day}.").format(day=_named(due.counted[0], due, words))


def _numbered(due: Due, words: Words) -> list[str]:
    _ = words.gettext
    first = _("Ngày 1: {day}").format(day=_short(due.counted[0], due))
    rest = [_("ngày {number}: {day}").format(number=n, day=_short(day, due)) for n, day in enumerate(due.counted, 1)]
    if len(rest) > _MOST_COUNTED_SHOWN:
        return [first, "…", rest[-1]]
    return [first, *rest[1:]]


def _say_moved(due: Due, words: Words) -> str:
    if not due.skipped:
        return ""
    return words.gettext("Hẹn sang {day}.").format(day=_named(local(due.at).date(), due, words))


def _named(day: date, due: Due, words: Words) -> str:
    return f"{weekday_within(day, words)} {_short(day, due)}"


def _short(day: date, due: Due) -> str:
    return full_date(day) if due.at - due.start > _LONG else day_and_month(day)
