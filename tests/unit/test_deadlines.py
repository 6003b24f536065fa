"""Due dates by the law's examples and by its rules."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.calendar import DayKind, Notice, OfficeHours, Shift, WorkingCalendar, parse_notices
from frontdesk.domain.clock import OFFICE_ZONE, local
from frontdesk.domain.deadlines import Due, SkippedDay, due, hand_over_by
from frontdesk.domain.office_hours import STANDARD_WEEK
from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.errors import InvalidInput

SHIPPED = Path(__file__).parents[2] / "resources" / "calendar" / "notices.csv"
CALENDAR = WorkingCalendar(OfficeHours(), parse_notices(SHIPPED.read_text(encoding="utf-8")))
SAME_DAY = ProcessingTime(TimeUnit.SAME_DAY)


def wall(*parts: int) -> datetime:
    """A moment on the office's wall."""
    year, month, day, hour, minute, second = (*parts, 0, 0, 0)[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=OFFICE_ZONE)


def days(amount: int) -> ProcessingTime:
    return ProcessingTime(TimeUnit.WORKING_DAYS, amount)


def by_hours(amount: int) -> ProcessingTime:
    return ProcessingTime(TimeUnit.WORKING_DAYS, amount, CountMode.HOURS)


def plain(amount: int) -> ProcessingTime:
    return ProcessingTime(TimeUnit.CALENDAR_DAYS, amount)


def hours(amount: int) -> ProcessingTime:
    return ProcessingTime(TimeUnit.WORKING_HOURS, amount)


def skipped_days(promise: Due) -> list[tuple[int, int]]:
    return [(skipped.day.day, skipped.day.month) for skipped in promise.skipped]


# Examples


def test_that_three_days_from_new_years_eve_pass_the_swap_day() -> None:
    promise = due(wall(2025, 12, 31, 16, 10), days(3), CALENDAR)
    assert promise.at == wall(2026, 1, 7, 17)
    assert promise.counted == (date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7))
    assert promise.skipped == (
        SkippedDay(date(2026, 1, 1), "Tết Dương lịch"),
        SkippedDay(date(2026, 1, 2), "Nghỉ hoán đổi với Thứ Bảy 10/01/2026"),
        SkippedDay(date(2026, 1, 3), "Thứ Bảy"),
        SkippedDay(date(2026, 1, 4), "Chủ Nhật"),
    )


def test_that_three_days_pass_the_national_day() -> None:
    promise = due(wall(2026, 8, 28, 16, 10), days(3), CALENDAR)
    assert promise.at == wall(2026, 9, 7, 17)
    assert skipped_days(promise) == [(29, 8), (30, 8), (31, 8), (1, 9), (2, 9), (5, 9), (6, 9)]


def test_that_three_days_pass_the_culture_day() -> None:
    promise = due(wall(2026, 11, 23, 10, 43), days(3), CALENDAR)
    assert promise.at == wall(2026, 11, 27, 17)
    assert promise.skipped == (SkippedDay(date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),)


def test_that_a_saturday_worked_is_counted() -> None:
    assert due(wall(2026, 1, 9, 8), days(1), CALENDAR).at == wall(2026, 1, 10, 17)
    assert due(wall(2026, 8, 21, 8), days(1), CALENDAR).at == wall(2026, 8, 22, 17)


def test_that_the_fifteen_oclock_rule_does_not_move_working_days() -> None:
    early, late = wall(2026, 11, 16, 7, 30), wall(2026, 11, 16, 16, 59)
    assert due(early, days(2), CALENDAR).at == due(late, days(2), CALENDAR).at == wall(2026, 11, 18, 17)


def test_that_a_submission_received_on_a_day_off_counts_from_the_next_working_day() -> None:
    promise = due(wall(2026, 11, 21, 9), days(1), CALENDAR)
    assert promise.at == wall(2026, 11, 23, 17)
    assert skipped_days(promise) == [(22, 11)]


def test_that_hours_run_from_monday_ten_to_wednesday_ten() -> None:
    promise = due(wall(2026, 11, 16, 10), by_hours(2), CALENDAR)
    assert promise.at == wall(2026, 11, 18, 10)
    assert promise.counted == (date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18))
    assert promise.hours == 16
    assert promise.unit is TimeUnit.WORKING_HOURS


@pytest.mark.parametrize(
    ("start", "amount", "at"),
    [
        (wall(2026, 11, 16, 7, 30), 8, wall(2026, 11, 16, 17)),
        (wall(2026, 11, 16, 6), 8, wall(2026, 11, 16, 17)),
        (wall(2026, 11, 16, 12), 1, wall(2026, 11, 16, 14)),
        (wall(2026, 11, 16, 11), 1, wall(2026, 11, 16, 13, 30)),
        (wall(2026, 11, 16, 17), 8, wall(2026, 11, 17, 17)),
        (wall(2026, 11, 23, 16), 2, wall(2026, 11, 25, 8, 30)),
        (wall(2026, 11, 20, 13), 8, wall(2026, 11, 23, 11, 30)),
    ],
)
def test_that_the_clock_runs_only_in_office_hours(start: datetime, amount: int, at: datetime) -> None:
    assert due(start, hours(amount), CALENDAR).at == at


def test_that_hours_name_the_days_off_they_passed() -> None:
    promise = due(wall(2026, 11, 20, 13), hours(8), CALENDAR)
    assert promise.counted == (date(2026, 11, 20), date(2026, 11, 23))
    assert promise.skipped == (SkippedDay(date(2026, 11, 21), "Thứ Bảy"), SkippedDay(date(2026, 11, 22), "Chủ Nhật"))
    assert skipped_days(due(wall(2026, 11, 21, 9), hours(8), CALENDAR)) == [(22, 11)]


@pytest.mark.parametrize(
    ("start", "at"),
    [
        (wall(2026, 11, 23, 8), wall(2026, 11, 23, 17)),
        (wall(2026, 11, 23, 6), wall(2026, 11, 23, 17)),
        (wall(2026, 11, 23, 15, 0, 59), wall(2026, 11, 23, 17)),
        (wall(2026, 11, 23, 15, 1), wall(2026, 11, 25, 17)),
        (wall(2026, 11, 23, 17), wall(2026, 11, 25, 17)),
        (wall(2026, 11, 24, 9), wall(2026, 11, 25, 17)),
        (wall(2026, 11, 21, 9), wall(2026, 11, 23, 17)),
    ],
)
def test_that_a_same_day_result_waits_only_if_received_late_or_on_a_day_off(start: datetime, at: datetime) -> None:
    assert due(start, SAME_DAY, CALENDAR).at == at


def test_that_a_same_day_result_names_what_it_waited_for() -> None:
    promise = due(wall(2026, 11, 23, 15, 30), SAME_DAY, CALENDAR)
    assert promise.counted == (date(2026, 11, 25),)
    assert promise.skipped == (SkippedDay(date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),)
    assert due(wall(2026, 11, 23, 9), SAME_DAY, CALENDAR).skipped == ()


def test_that_an_office_may_have_another_cutoff() -> None:
    assert due(wall(2026, 11, 23, 15, 30), SAME_DAY, CALENDAR, time(16)).at == wall(2026, 11, 23, 17)
    assert hand_over_by(wall(2026, 11, 23, 15, 30), CALENDAR, time(16)) == wall(2026, 11, 23, 17)


def test_that_closing_time_is_too_late_even_before_the_cutoff() -> None:
    short = WorkingCalendar(OfficeHours((*STANDARD_WEEK[:4], (Shift(time(7, 30), time(11, 30)),), (), ())))
    friday_noon, before = wall(2026, 11, 20, 11, 30), wall(2026, 11, 20, 11, 29)
    assert due(before, SAME_DAY, short).at == wall(2026, 11, 20, 11, 30)
    assert due(friday_noon, SAME_DAY, short).at == wall(2026, 11, 23, 17)
    assert hand_over_by(friday_noon, short) == wall(2026, 11, 23, 7, 30)


def test_that_plain_days_count_days_off_too() -> None:
    promise = due(wall(2026, 11, 20, 16), plain(5), CALENDAR)
    assert promise.at == wall(2026, 11, 25, 17)
    assert promise.counted == tuple(date(2026, 11, 21) + timedelta(n) for n in range(5))
    assert promise.skipped == ()


def test_that_a_last_plain_day_off_rolls_to_the_next_working_day() -> None:
    promise = due(wall(2026, 11, 7, 10), plain(14), CALENDAR)
    assert promise.at == wall(2026, 11, 23, 17)
    assert promise.counted[-1] == date(2026, 11, 21)
    assert promise.skipped == (SkippedDay(date(2026, 11, 21), "Thứ Bảy"), SkippedDay(date(2026, 11, 22), "Chủ Nhật"))


@pytest.mark.parametrize(
    ("received", "by"),
    [
        (wall(2026, 11, 23, 15), wall(2026, 11, 23, 17)),
        (wall(2026, 11, 23, 15, 1), wall(2026, 11, 25, 7, 30)),
        (wall(2026, 11, 23, 19), wall(2026, 11, 25, 7, 30)),
        (wall(2026, 11, 21, 9), wall(2026, 11, 23, 7, 30)),
        (wall(2026, 1, 10, 9), wall(2026, 1, 10, 17)),
    ],
)
def test_that_papers_leave_the_same_day_or_early_the_next(received: datetime, by: datetime) -> None:
    assert hand_over_by(received, CALENDAR) == by


def test_that_the_office_day_decides_not_the_day_in_utc() -> None:
    just_after_midnight = wall(2026, 11, 17, 0, 30).astimezone(UTC)  # still the 16th in UTC
    assert due(just_after_midnight, days(1), CALENDAR).at == wall(2026, 11, 18, 17)


def test_that_a_promise_is_kept_in_utc_whatever_zone_it_was_asked_in() -> None:
    promise = due(wall(2026, 11, 16, 8), days(1), CALENDAR)
    assert promise.start == wall(2026, 11, 16, 8)
    assert (promise.start.tzinfo, promise.at.tzinfo) == (UTC, UTC)


# Refusals


@pytest.mark.parametrize(
    "absurd",
    [
        *(days(-1), days(0), days(3651), by_hours(3651), plain(0), plain(3651), hours(0), hours(29_201)),
        ProcessingTime(TimeUnit.SAME_DAY, -1),
    ],
)
def test_that_an_absurd_processing_time_is_refused(absurd: ProcessingTime) -> None:
    with pytest.raises(InvalidInput) as refusal:
        due(wall(2026, 11, 23, 8), absurd, CALENDAR)
    assert refusal.value.code == "processing_time_out_of_range"
    assert refusal.value.params["amount"] == absurd.amount


@pytest.mark.parametrize("longest", [days(3650), by_hours(3650), plain(3650), hours(29_200)])
def test_that_ten_years_can_be_counted(longest: ProcessingTime) -> None:
    assert due(wall(2026, 11, 23, 8), longest, CALENDAR).at > wall(2035, 1, 1)


@pytest.mark.parametrize("moment", [datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)])
def test_that_a_broken_clock_is_refused(moment: datetime) -> None:
    for ask in (lambda: due(moment, days(1), CALENDAR), lambda: hand_over_by(moment, CALENDAR)):
        with pytest.raises(InvalidInput) as refusal:
            ask()
        assert refusal.value.code == "year_out_of_calendar"


def test_that_a_moment_without_a_time_zone_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        due(datetime(2026, 11, 23, 8), days(1), CALENDAR)
    with pytest.raises(AssertionError):
        hand_over_by(datetime(2026, 11, 23, 8), CALENDAR)


# Rules

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))
TIMES = st.one_of(
    st.just(SAME_DAY),
    st.integers(1, 40).map(days),
    st.integers(1, 15).map(by_hours),
    st.integers(1, 60).map(plain),
    st.integers(1, 90).map(hours),
)
KINDS = st.sampled_from(DayKind)
rule = settings(deadline=None)  # the first example of all pays for loading the holidays library


def notice(day: date, kind: DayKind) -> Notice:
    return Notice(day, kind, "Theo thông báo")


@rule
@given(MOMENTS, MOMENTS, TIMES)
def test_that_who_comes_later_is_never_served_earlier(one: datetime, other: datetime, amount: ProcessingTime) -> None:
    early, late = sorted((one, other))
    assert due(early, amount, CALENDAR).at <= due(late, amount, CALENDAR).at
    assert hand_over_by(early, CALENDAR) <= hand_over_by(late, CALENDAR)


@rule
@given(MOMENTS, TIMES)
def test_that_a_due_moment_is_later_and_within_office_hours(start: datetime, amount: ProcessingTime) -> None:
    promise = due(start, amount, CALENDAR)
    assert promise.at > promise.start == start
    assert (promise.at.tzinfo, promise.start.tzinfo) == (UTC, UTC)
    inside = CALENDAR.intervals(local(promise.at).date())
    assert any(opens < promise.at <= closes for opens, closes in inside)


@rule
@given(MOMENTS, st.integers(1, 60))
def test_that_exactly_the_working_days_asked_for_are_counted(start: datetime, amount: int) -> None:
    promise = due(start, days(amount), CALENDAR)
    received, last = local(start).date(), local(promise.at).date()
    passed = [received + timedelta(n) for n in range(1, (last - received).days + 1)]
    assert list(promise.counted) == [day for day in passed if CALENDAR.is_working(day)]
    assert [skip.day for skip in promise.skipped] == [day for day in passed if not CALENDAR.is_working(day)]
    assert len(promise.counted) == amount


@rule
@given(MOMENTS, st.integers(1, 20))
def test_that_hours_mode_adds_eight_working_hours_a_day(start: datetime, amount: int) -> None:
    at = due(start, by_hours(amount), CALENDAR).at
    first, last = local(start).date(), local(at).date()
    shifts = [shift for n in range((last - first).days + 1) for shift in CALENDAR.intervals(first + timedelta(n))]
    worked = sum((max(min(closes, at) - max(opens, start), timedelta()) for opens, closes in shifts), timedelta())
    assert worked == timedelta(hours=8 * amount)


@rule
@given(MOMENTS, st.integers(1, 200))
def test_that_plain_days_move_only_over_days_off(start: datetime, amount: int) -> None:
    promise = due(start, plain(amount), CALENDAR)
    last = local(start).date() + timedelta(amount)
    assert promise.counted[-1] == last
    assert len(promise.counted) == amount
    moved = [last + timedelta(n) for n in range((local(promise.at).date() - last).days)]
    assert [skip.day for skip in promise.skipped] == moved
    assert not any(CALENDAR.is_working(day) for day in moved)


@rule
@given(MOMENTS, TIMES, KINDS, st.integers(1, 400), st.booleans())
def test_that_a_notice_outside_the_counting_changes_nothing(
    start: datetime, amount: ProcessingTime, kind: DayKind, distance: int, before: bool
) -> None:
    promise = due(start, amount, CALENDAR)
    edge, way = (promise.start, -1) if before else (promise.at, 1)
    elsewhere = notice(local(edge).date() + timedelta(way * distance), kind)
    assert due(start, amount, CALENDAR.with_notices([elsewhere])) == promise


@rule
@given(MOMENTS, TIMES, st.integers(-10, 120))
def test_that_a_new_day_off_never_brings_a_due_date_forward(
    start: datetime, amount: ProcessingTime, offset: int
) -> None:
    day_off = local(start).date() + timedelta(offset)
    before = due(start, amount, CALENDAR)
    after = due(start, amount, CALENDAR.with_notices([notice(day_off, DayKind.OFF)]))
    assert after.at >= before.at
    if after.at > before.at:
        assert local(start).date() <= day_off <= local(before.at).date()
        assert CALENDAR.is_working(day_off)


@rule
@given(MOMENTS, TIMES)
def test_that_the_days_passed_over_are_told_in_order_with_a_reason(start: datetime, amount: ProcessingTime) -> None:
    skipped = due(start, amount, CALENDAR).skipped
    assert sorted({skip.day for skip in skipped}) == [skip.day for skip in skipped]
    assert all(skip.reason == CALENDAR.status(skip.day).reason != "" for skip in skipped)
