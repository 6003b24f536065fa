"""When the office works: the hours in which a legal clock runs, which are not always the receiving hours."""

from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from frontdesk.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Shift:
    """One unbroken stretch of work in a day, in office wall time. InvalidInput `shift_backwards`."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise InvalidInput("shift_backwards", opens=self.opens, closes=self.closes)


Shifts = tuple[Shift, ...]

_OFFICE_DAY: Shifts = (Shift(time(7, 30), time(11, 30)), Shift(time(13, 0), time(17, 0)))
STANDARD_WEEK: tuple[Shifts, ...] = (_OFFICE_DAY,) * 5 + ((), ())


@dataclass(frozen=True, slots=True)
class Season:
    """Other hours from `first` to `last`, both included, e.g. the summer hours a province decides.

    `week` has seven entries, Monday first. InvalidInput `season_backwards`, `week_incomplete`, `shifts_overlap`.
    """

    first: date
    last: date
    week: tuple[Shifts, ...]

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise InvalidInput("season_backwards", first=self.first, last=self.last)
        _check_week(self.week)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Working hours by weekday (Monday first; an empty day is the weekly rest), with seasons; a later season wins.

    A make-up day has the hours of `make_up_weekday` (0 = Monday), which must therefore be a working day in every week.
    InvalidInput `week_incomplete`, `shifts_overlap`, `make_up_day_without_hours`.
    """

    week: tuple[Shifts, ...] = STANDARD_WEEK
    seasons: tuple[Season, ...] = ()
    make_up_weekday: int = 0

    def __post_init__(self) -> None:
        _check_week(self.week)
        for week in (self.week, *(season.week for season in self.seasons)):
            if not (0 <= self.make_up_weekday < 7 and week[self.make_up_weekday]):
                raise InvalidInput("make_up_day_without_hours", weekday=self.make_up_weekday)

    def shifts(self, day: date) -> Shifts:
        """The weekday's hours on `day`, whatever holidays say; empty on a weekly rest day."""
        return self._week_of(day)[day.weekday()]

    def make_up_shifts(self, day: date) -> Shifts:
        """The hours of `day` when it is worked in place of another day."""
        return self._week_of(day)[self.make_up_weekday]

    def opening(self, day: date) -> time | None:
        """Wall time at which the weekday of `day` starts, None on a weekly rest day."""
        shifts = self.shifts(day)
        return shifts[0].opens if shifts else None

    def closing(self, day: date) -> time | None:
        """Wall time at which the weekday of `day` ends, None on a weekly rest day."""
        shifts = self.shifts(day)
        return shifts[-1].closes if shifts else None

    def _week_of(self, day: date) -> tuple[Shifts, ...]:
        for season in reversed(self.seasons):
            if season.first <= day <= season.last:
                return season.week
        return self.week


def _check_week(week: tuple[Shifts, ...]) -> None:
    if len(week) != 7:
        raise InvalidInput("week_incomplete", days=len(week))
    for weekday, shifts in enumerate(week):
        _check_day(weekday, shifts)


def _check_day(weekday: int, shifts: Shifts) -> None:
    for earlier, later in pairwise(shifts):
        if later.opens < earlier.closes:
            raise InvalidInput("shifts_overlap", weekday=weekday, closes=earlier.closes, opens=later.opens)
