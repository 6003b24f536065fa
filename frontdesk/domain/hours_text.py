"""Office hours as people write them: "T2-T6 07:30-11:30 13:00-17:00; T7 07:30-11:30"."""

import re
from datetime import time

from frontdesk.domain.office_hours import OfficeHours, Shift, Shifts
from frontdesk.errors import InvalidInput

_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_RULE = re.compile(r"(T[2-7]|CN)(?:-(T[2-7]|CN))?((?:\s+\d{1,2}:\d{2}-\d{1,2}:\d{2})+)", re.IGNORECASE)
_SHIFT = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


def parse_hours(text: str) -> OfficeHours:
    """The week in `text`, one rule between semicolons; days it does not name are weekly rest, a later rule wins.

    Raises InvalidInput `hours_unreadable`, and those of Shift and OfficeHours.
    """
    week: list[Shifts] = [()] * 7
    for rule in filter(None, (part.strip() for part in text.split(";"))):
        first, last, shifts = _rule(rule)
        for day in range(first, last + 1):
            week[day] = shifts
    if not any(week):
        raise InvalidInput("hours_unreadable", text=text[:60])
    made_up = next(day for day, shifts in enumerate(week) if shifts)
    return OfficeHours(tuple(week), make_up_weekday=made_up)


def write_hours(hours: OfficeHours) -> str:
    """The week of `hours` in the form parse_hours reads, days of equal hours together."""
    rules: list[str] = []
    day = 0
    while day < 7:
        last = day
        while last < 6 and hours.week[last + 1] == hours.week[day]:
            last += 1
        if hours.week[day]:
            days = _DAYS[day] if last == day else f"{_DAYS[day]}-{_DAYS[last]}"
            rules.append(" ".join([days, *(f"{s.opens:%H:%M}-{s.closes:%H:%M}" for s in hours.week[day])]))
        day = last + 1
    return "; ".join(rules)


def _rule(rule: str) -> tuple[int, int, Shifts]:
    match = _RULE.fullmatch(rule)
    if match is None:
        raise InvalidInput("hours_unreadable", text=rule[:60])
    first = _DAYS.index(match[1].upper())
    last = _DAYS.index(match[2].upper()) if match[2] else first
    if last < first:
        raise InvalidInput("hours_unreadable", text=rule[:60])
    return first, last, tuple(_shift(rule, *found.groups()) for found in _SHIFT.finditer(match[3]))


def _shift(rule: str, *parts: str) -> Shift:
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, parts)
    try:
        return Shift(time(opens_hour, opens_minute), time(closes_hour, closes_minute))
    except ValueError as error:
        raise InvalidInput("hours_unreadable", text=rule[:60]) from error
