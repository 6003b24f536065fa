"""The working calendar: notices over public holidays over weekly rest days, and the hours of every day worked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.holidays_vn import MAKE_UP_REASON, NationalDays, national_days
from frontdesk.domain.moments import WEEKDAYS
from frontdesk.domain.notices import DayKind, Notice, parse_notices
from frontdesk.domain.office_hours import OfficeHours, Season, Shift, Shifts
from frontdesk.errors import InvalidInput

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "ONE_DAY",
    "DayKind",
    "DayStatus",
    "Interval",
    "Notice",
    "OfficeHours",
    "Season",
    "Shift",
    "WorkingCalendar",
    "parse_notices",
]

ONE_DAY = timedelta(days=1)
# The lunar tables of the holidays library end here; beyond, Tết would silently be a working day.
FIRST_YEAR, LAST_YEAR = 1995, 2100

Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class DayStatus:
    """What a day is and why, in Vietnamese; an ordinary working day has no reason."""

    kind: DayKind
    reason: str = ""


_ORDINARY = DayStatus(DayKind.WORKING)
_Plan = tuple[DayStatus, tuple[Interval, ...]]


class WorkingCalendar:
    """Which days are worked and when; never changes once built. Of two notices for one day the later given wins.

    Holidays: BLLĐ 2019 Art 111.3 and 112. Asking about a year outside 1995–2100 raises InvalidInput
    `year_out_of_calendar`.
    """

    __slots__ = ("_noticed", "_plans", "hours", "notices")

    def __init__(self, hours: OfficeHours, notices: Iterable[Notice] = ()) -> None:
        self.hours: Final = hours
        self.notices: Final = tuple(notices)
        self._noticed: Final = {notice.day: notice for notice in self.notices}
        self._plans: Final[dict[date, _Plan]] = {}  # filled a year at a time, the same whoever fills it

    def with_notices(self, more: Iterable[Notice]) -> "WorkingCalendar":
        """This calendar with `more` on top, for instance to see what a new notice would move."""
        return WorkingCalendar(self.hours, (*self.notices, *more))

    def status(self, day: date) -> DayStatus:
        """What `day` is, and why."""
        return self._plan(day)[0]

    def is_working(self, day: date) -> bool:
        """Whether the office works on `day`, make-up days included."""
        return bool(self._plan(day)[1])

    def intervals(self, day: date) -> tuple[Interval, ...]:
        """The hours worked on `day` as (start, end), aware UTC, in order; empty on a day off."""
        return self._plan(day)[1]

    def opening(self, day: date) -> datetime:
        """When work starts on `day`, aware UTC; `day` must be worked."""
        return self._plan(day)[1][0][0]

    def closing(self, day: date) -> datetime:
        """When work ends on `day`, aware UTC; `day` must be worked."""
        return self._plan(day)[1][-1][1]

    def next_working_day(self, day: date) -> date:
        """The first day worked strictly after `day`."""
        day += ONE_DAY
        while not self._plan(day)[1]:
            day += ONE_DAY
        return day

    def _plan(self, day: date) -> _Plan:
        plan = self._plans.get(day)
        if plan is None:
            self._plan_year(day.year)
            plan = self._plans[day]
        return plan

    def _plan_year(self, year: int) -> None:
        check_year(year)
        national = national_days(year)
        first = date(year, 1, 1)
        days = (first + timedelta(days=offset) for offset in range((date(year + 1, 1, 1) - first).days))
        self._plans.update({day: self._plan_day(day, national) for day in days})

    def _plan_day(self, day: date, national: NationalDays) -> _Plan:
        status = self._judge(day, national)
        return status, tuple(_interval(day, shift) for shift in self._shifts(day, status.kind))

    def _judge(self, day: date, national: NationalDays) -> DayStatus:
        if notice := self._noticed.get(day):
            return DayStatus(notice.kind, notice.reason)
        if name := national.off.get(day):
            return DayStatus(DayKind.OFF, name)
        if day in national.worked:
            return DayStatus(DayKind.MAKE_UP, MAKE_UP_REASON)
        return _ORDINARY if self.hours.shifts(day) else DayStatus(DayKind.OFF, WEEKDAYS[day.weekday()])

    def _shifts(self, day: date, kind: DayKind) -> Shifts:
        if kind is DayKind.OFF:
            return ()
        ordinary = self.hours.shifts(day) if kind is DayKind.WORKING else ()
        return ordinary or self.hours.make_up_shifts(day)


def check_year(year: int) -> None:
    """Refuse a year whose holidays nobody can compute: InvalidInput `year_out_of_calendar`."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput("year_out_of_calendar", year=year, first=FIRST_YEAR, last=LAST_YEAR)


def _interval(day: date, shift: Shift) -> Interval:
    return _utc(datetime.combine(day, shift.opens, OFFICE_ZONE)), _utc(datetime.combine(day, shift.closes, OFFICE_ZONE))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
