"""Working time left, or over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontdesk.domain.calendar import DayKind, Notice, OfficeHours, WorkingCalendar
from frontdesk.domain.working_time import TimeLeft, WorkingMeter, say_left, time_left
from frontdesk.i18n import words

CALENDAR = WorkingCalendar(OfficeHours(), (Notice(date(2026, 11, 28), DayKind.MAKE_UP, "Làm bù", "Thông báo mẫu"),))
METER = WorkingMeter(CALENDAR)
FIRST = datetime(2026, 11, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 90 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))


def wall(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


@settings(deadline=None)
@given(MOMENTS, MOMENTS, MOMENTS)
def test_that_working_time_adds_up_and_turns_its_sign(a: datetime, b: datetime, c: datetime) -> None:
    assert METER.between(a, b) + METER.between(b, c) == METER.between(a, c)
    assert METER.between(a, b) == -METER.between(b, a)
    assert METER.between(a, a) == timedelta()
    if a <= b:
        assert timedelta() <= METER.between(a, b) <= b - a


@settings(deadline=None)
@given(MOMENTS, st.integers(0, 40 * 60))
def test_that_after_is_where_so_much_has_passed(start: datetime, minutes: int) -> None:
    worked = timedelta(minutes=minutes)
    end = METER.after(start, worked)
    assert METER.between(start, end) == worked
    assert (end == start) == (minutes == 0)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-23 07:30", "2026-11-23 17:00", 8.0),  # the lunch break is not worked
        ("2026-11-23 10:00", "2026-11-25 10:00", 8.0),  # 24/11 is a holiday
        ("2026-11-27 16:00", "2026-11-30 08:30", 10.0),  # a make-up Saturday
        ("2026-11-29 00:00", "2026-11-29 23:00", 0.0),
    ],
)
def test_that_only_office_hours_count(start: str, end: str, hours: float) -> None:
    assert METER.between(wall(start), wall(end)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("now", "until", "text"),
    [
        ("2026-11-23 07:30", "2026-11-25 10:30", "còn 1 ngày 3 giờ"),
        ("2026-11-23 10:00", "2026-11-23 10:45", "còn 45 phút"),
        ("2026-11-23 10:00:30", "2026-11-23 10:01", "còn 1 phút"),
        ("2026-11-23 09:00", "2026-11-23 10:20", "còn 1 giờ 20 phút"),
        ("2026-11-23 18:00", "2026-11-23 20:00", "hết giờ làm việc trước hạn"),
        ("2026-11-23 10:00", "2026-11-23 08:00", "quá hạn 2 giờ"),
        ("2026-11-23 10:00:30", "2026-11-23 10:00", "quá hạn 1 phút"),
        ("2026-11-23 20:00", "2026-11-23 18:00", "vừa quá hạn"),
        ("2026-11-23 10:00", "2026-11-23 10:00", "hết giờ làm việc trước hạn"),
    ],
)
def test_that_what_is_left_is_said_as_officers_say_it(now: str, until: str, text: str) -> None:
    assert say_left(time_left(wall(now), wall(until), METER), words("vi")) == text


@settings(deadline=None)
@given(MOMENTS, MOMENTS)
def test_that_over_means_that_the_deadline_has_passed(now: datetime, deadline: datetime) -> None:
    left = time_left(now, deadline, METER)
    assert left.over == (deadline < now)
    assert left.minutes <= 0 if left.over else left.minutes >= 0
    assert (left.minutes == 0) == (METER.between(now, deadline) == timedelta())
    assert "{" not in say_left(left, words("vi"))


def test_that_a_day_is_eight_hours() -> None:
    assert say_left(TimeLeft(8 * 60, over=False), words("vi")) == "còn 1 ngày"
