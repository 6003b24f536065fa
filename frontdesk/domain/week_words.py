"""The office's week and its days off, in words for citizens."""

from collections.abc import Iterator
from datetime import date, timedelta

from frontdesk.domain.calendar import Interval, WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.domain.moments import full_date, weekday, weekday_within
from frontdesk.domain.office_hours import Shifts
from frontdesk.i18n import Words

_WEEK = 7


def working_week(calendar: WorkingCalendar, today: date, words: Words) -> tuple[tuple[str, str], ...]:
    """The hours of the week of `today`, days of equal hours together: ("Thứ Hai đến thứ Sáu", "07:30 – 11:30 · …")."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=n) for n in range(_WEEK)]
    rows: list[tuple[str, str]] = []
    first = 0
    for n in range(_WEEK):
        last = n + 1 == _WEEK or calendar.hours.shifts(days[n + 1]) != calendar.hours.shifts(days[first])
        if last:
            shifts = calendar.hours.shifts(days[first])
            if shifts:
                rows.append((_days(days[first], days[n], words), _times(shifts)))
            first = n + 1
    return tuple(rows)


def days_off(calendar: WorkingCalendar, today: date, ahead: int, words: Words) -> tuple[str, ...]:
    """The days among today and the next `ahead` that the week above calls worked and that are not, each with why:
    "Thứ Ba 24/11/2026 · Ngày Văn hóa Việt Nam".
    """
    return tuple(
        f"{weekday(day, words)} {full_date(day)} · {words.gettext(calendar.status(day).reason)}"
        for day in _ahead(today, ahead)
        if calendar.hours.shifts(day) and not calendar.is_working(day)
    )


def days_worked(calendar: WorkingCalendar, today: date, ahead: int, words: Words) -> tuple[str, ...]:
    """The days among today and the next `ahead` that the week above calls free and that are worked, each with its
    hours: "Thứ Bảy 22/08/2026 · 07:30 – 11:30 · 13:00 – 17:00".
    """
    return tuple(
        " · ".join((f"{weekday(day, words)} {full_date(day)}", *map(_shift, calendar.intervals(day))))
        for day in _ahead(today, ahead)
        if calendar.is_working(day) and not calendar.hours.shifts(day)
    )


def _shift(interval: Interval) -> str:
    opens, closes = map(local, interval)
    return f"{opens:%H:%M} – {closes:%H:%M}"


def _ahead(today: date, ahead: int) -> Iterator[date]:
    return (today + timedelta(days=n) for n in range(ahead + 1))


def _days(first: date, last: date, words: Words) -> str:
    begin = weekday(first, words)
    if first == last:
        return begin
    text = words.gettext("{first} đến {last}")
    return text.format(first=begin, last=weekday_within(last, words))


def _times(shifts: Shifts) -> str:
    return " · ".join(f"{shift.opens:%H:%M} – {shift.closes:%H:%M}" for shift in shifts)
