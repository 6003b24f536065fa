"""The hours an office works."""

from datetime import date, time
from typing import Any

import pytest

from frontdesk.domain.office_hours import STANDARD_WEEK, OfficeHours, Season, Shift
from frontdesk.errors import InvalidInput

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)
LONG_DAY = (Shift(time(7, 0), time(11, 30)), Shift(time(13, 30), time(17, 30)))
SUMMER = Season(date(2026, 4, 16), date(2026, 10, 15), (LONG_DAY,) * 5 + ((), ()))


def test_that_an_ordinary_day_has_a_morning_and_an_afternoon() -> None:
    hours = OfficeHours()
    assert hours.shifts(MONDAY) == (Shift(time(7, 30), time(11, 30)), Shift(time(13, 0), time(17, 0)))
    assert (hours.opening(MONDAY), hours.closing(MONDAY)) == (time(7, 30), time(17, 0))


def test_that_a_weekly_rest_day_has_no_hours() -> None:
    hours = OfficeHours()
    assert hours.shifts(SATURDAY) == ()
    assert hours.opening(SATURDAY) is None
    assert hours.closing(SATURDAY) is None


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (date(2026, 4, 15), time(17, 0)),
        (date(2026, 4, 16), time(17, 30)),
        (date(2026, 10, 15), time(17, 30)),
        (date(2026, 10, 16), time(17, 0)),
    ],
)
def test_that_a_season_rules_from_its_first_to_its_last_day(day: date, closes: time) -> None:
    assert OfficeHours(seasons=(SUMMER,)).closing(day) == closes


def test_that_of_two_seasons_the_later_given_wins() -> None:
    july = Season(date(2026, 7, 1), date(2026, 7, 31), STANDARD_WEEK)
    hours = OfficeHours(seasons=(SUMMER, july))
    assert hours.closing(date(2026, 7, 1)) == time(17, 0)
    assert hours.closing(date(2026, 6, 30)) == time(17, 30)


def test_that_a_make_up_day_has_the_hours_of_the_chosen_weekday_in_its_season() -> None:
    short_friday = (*((LONG_DAY,) * 4), LONG_DAY[:1], (), ())
    hours = OfficeHours(seasons=(Season(SUMMER.first, SUMMER.last, short_friday),), make_up_weekday=4)
    assert hours.make_up_shifts(date(2026, 8, 22)) == LONG_DAY[:1]
    assert hours.make_up_shifts(SATURDAY) == STANDARD_WEEK[4]


def _refused(code: str, build: Any, *args: Any, **kwargs: Any) -> InvalidInput:
    with pytest.raises(InvalidInput) as refusal:
        build(*args, **kwargs)
    assert refusal.value.code == code
    return refusal.value


def test_that_a_shift_must_close_after_it_opens() -> None:
    _refused("shift_backwards", Shift, time(17, 0), time(13, 0))
    _refused("shift_backwards", Shift, time(13, 0), time(13, 0))


def test_that_shifts_may_touch_but_not_overlap() -> None:
    touching = (Shift(time(7, 0), time(11, 0)), Shift(time(11, 0), time(15, 0)))
    assert OfficeHours((touching,) * 7).shifts(MONDAY) == touching
    refusal = _refused("shifts_overlap", OfficeHours, ((), touching[::-1], (), (), (), (), ()))
    assert refusal.params["weekday"] == 1


def test_that_a_week_has_seven_days_also_in_a_season() -> None:
    _refused("week_incomplete", OfficeHours, STANDARD_WEEK[:5])
    _refused("week_incomplete", Season, SUMMER.first, SUMMER.last, STANDARD_WEEK[:5])


def test_that_a_season_must_not_end_before_it_starts() -> None:
    _refused("season_backwards", Season, SUMMER.last, SUMMER.first, STANDARD_WEEK)


@pytest.mark.parametrize("weekday", [5, -3, 7])
def test_that_a_make_up_day_needs_hours(weekday: int) -> None:
    _refused("make_up_day_without_hours", OfficeHours, make_up_weekday=weekday)


def test_that_a_season_may_not_leave_make_up_days_without_hours() -> None:
    closed = Season(SUMMER.first, SUMMER.last, ((),) * 7)
    _refused("make_up_day_without_hours", OfficeHours, seasons=(closed,))
