"""Which days are worked, why not, and when."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.calendar import (
    DayKind,
    DayStatus,
    Notice,
    OfficeHours,
    Season,
    Shift,
    WorkingCalendar,
    parse_notices,
)
from frontdesk.domain.office_hours import STANDARD_WEEK
from frontdesk.errors import InvalidInput

SHIPPED = Path(__file__).parents[2] / "resources" / "calendar" / "notices.csv"
CALENDAR = WorkingCalendar(OfficeHours(), parse_notices(SHIPPED.read_text(encoding="utf-8")))
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("day", "kind", "reason"),
    [
        (date(2026, 11, 23), DayKind.WORKING, ""),
        (date(2026, 11, 24), DayKind.OFF, "Ngày Văn hóa Việt Nam"),
        (date(2026, 11, 28), DayKind.OFF, "Thứ Bảy"),
        (date(2026, 11, 29), DayKind.OFF, "Chủ Nhật"),
        (date(2026, 1, 2), DayKind.OFF, "Nghỉ hoán đổi với Thứ Bảy 10/01/2026"),
        (date(2026, 1, 10), DayKind.MAKE_UP, "Làm bù cho Thứ Sáu 02/01/2026"),
        (date(2026, 8, 31), DayKind.OFF, "Nghỉ hoán đổi với Thứ Bảy 22/08/2026"),
        (date(2026, 8, 22), DayKind.MAKE_UP, "Làm bù cho Thứ Hai 31/08/2026"),
    ],
)
def test_that_a_day_says_what_it_is_and_why(day: date, kind: DayKind, reason: str) -> None:
    assert CALENDAR.status(day) == DayStatus(kind, reason)
    assert CALENDAR.is_working(day) is (kind is not DayKind.OFF)


def test_that_a_swap_the_library_knows_counts_without_a_notice() -> None:
    bare = WorkingCalendar(OfficeHours())
    assert bare.status(date(2026, 8, 22)) == DayStatus(DayKind.MAKE_UP, "Làm bù")
    assert not bare.is_working(date(2026, 8, 31))
    assert bare.is_working(date(2026, 1, 2))


def test_that_a_working_notice_cancels_a_holiday() -> None:
    calendar = CALENDAR.with_notices([Notice(date(2026, 11, 24), DayKind.WORKING, "Trực giải quyết hồ sơ")])
    assert calendar.status(date(2026, 11, 24)) == DayStatus(DayKind.WORKING, "Trực giải quyết hồ sơ")
    assert calendar.intervals(date(2026, 11, 24))


def test_that_of_two_notices_for_a_day_the_later_wins() -> None:
    day = date(2026, 11, 25)
    off, on = Notice(day, DayKind.OFF, "Mất điện"), Notice(day, DayKind.WORKING, "Có điện lại")
    assert CALENDAR.with_notices([off, on]).is_working(day)
    assert not CALENDAR.with_notices([on, off]).is_working(day)
    assert CALENDAR.with_notices([off]).with_notices([on]).is_working(day)


def test_that_more_notices_leave_the_first_calendar_as_it_was() -> None:
    day = date(2026, 11, 25)
    more = CALENDAR.with_notices([Notice(day, DayKind.OFF, "Mất điện")])
    assert not more.is_working(day)
    assert CALENDAR.is_working(day)
    assert not more.is_working(date(2026, 1, 2))


def test_that_the_hours_of_a_day_are_aware_utc() -> None:
    assert CALENDAR.intervals(date(2026, 11, 23)) == (
        (datetime(2026, 11, 23, 0, 30, tzinfo=UTC), datetime(2026, 11, 23, 4, 30, tzinfo=UTC)),
        (datetime(2026, 11, 23, 6, 0, tzinfo=UTC), datetime(2026, 11, 23, 10, 0, tzinfo=UTC)),
    )
    assert all(moment.tzinfo is UTC for interval in CALENDAR.intervals(date(2026, 11, 23)) for moment in interval)
    assert CALENDAR.opening(date(2026, 11, 23)) == datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    assert CALENDAR.closing(date(2026, 11, 23)) == datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def test_that_a_day_off_has_no_hours() -> None:
    assert CALENDAR.intervals(date(2026, 11, 24)) == ()


@pytest.mark.parametrize("kind", [DayKind.MAKE_UP, DayKind.WORKING])
def test_that_a_saturday_worked_has_the_hours_of_a_weekday(kind: DayKind) -> None:
    saturday = date(2026, 11, 28)
    calendar = CALENDAR.with_notices([Notice(saturday, kind, "Làm thêm")])
    shifted = tuple((start + timedelta(2), end + timedelta(2)) for start, end in CALENDAR.intervals(date(2026, 11, 26)))
    assert calendar.intervals(saturday) == shifted


def test_that_a_saturday_with_hours_of_its_own_keeps_them_unless_it_makes_up() -> None:
    saturday = date(2026, 11, 28)
    morning = (Shift(time(8, 0), time(11, 0)),)
    hours = OfficeHours((*STANDARD_WEEK[:5], morning, ()))
    assert WorkingCalendar(hours).closing(saturday) == datetime(2026, 11, 28, 4, 0, tzinfo=UTC)
    making_up = WorkingCalendar(hours, [Notice(saturday, DayKind.MAKE_UP, "Làm bù")])
    assert making_up.closing(saturday) == datetime(2026, 11, 28, 10, 0, tzinfo=UTC)


def test_that_seasonal_hours_reach_the_intervals() -> None:
    late = ((Shift(time(8, 0), time(18, 0)),),) * 5 + ((), ())
    calendar = WorkingCalendar(OfficeHours(seasons=(Season(date(2026, 7, 1), date(2026, 7, 31), late),)))
    assert calendar.closing(date(2026, 7, 31)) == datetime(2026, 7, 31, 11, 0, tzinfo=UTC)
    assert calendar.closing(date(2026, 8, 3)) == datetime(2026, 8, 3, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),
        (date(2026, 11, 24), date(2026, 11, 25)),
        (date(2025, 12, 31), date(2026, 1, 5)),
        (date(2026, 2, 13), date(2026, 2, 23)),
        (date(2026, 1, 9), date(2026, 1, 10)),
    ],
)
def test_that_the_next_working_day_passes_over_days_off(day: date, following: date) -> None:
    assert CALENDAR.next_working_day(day) == following


@settings(deadline=None)  # the first example of all pays for loading the holidays library
@given(DAYS)
def test_that_the_next_working_day_is_the_first_after(day: date) -> None:
    found = CALENDAR.next_working_day(day)
    between = [day + timedelta(n) for n in range(1, (found - day).days)]
    assert found > day
    assert CALENDAR.is_working(found)
    assert not any(CALENDAR.is_working(other) for other in between)


@settings(deadline=None)  # the first example of all pays for loading the holidays library
@given(DAYS)
def test_that_a_day_off_has_a_reason_and_a_day_worked_has_hours(day: date) -> None:
    status = CALENDAR.status(day)
    assert bool(CALENDAR.intervals(day)) is (status.kind is not DayKind.OFF)
    assert status.reason or status.kind is DayKind.WORKING


@pytest.mark.parametrize("day", [date(1994, 12, 31), date(2101, 1, 1), date(9999, 12, 31)])
def test_that_a_year_nobody_can_compute_is_refused(day: date) -> None:
    with pytest.raises(InvalidInput) as refusal:
        CALENDAR.status(day)
    assert refusal.value.code == "year_out_of_calendar"
    assert refusal.value.params["year"] == day.year


def test_that_an_office_closed_for_good_is_refused_instead_of_searched_for_ever() -> None:
    days = (date(2100, 1, 1) + timedelta(n) for n in range(365))
    calendar = WorkingCalendar(OfficeHours(), [Notice(day, DayKind.OFF, "Đóng cửa") for day in days])
    with pytest.raises(InvalidInput):
        calendar.next_working_day(date(2100, 1, 1))
