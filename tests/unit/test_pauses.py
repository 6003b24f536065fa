"""A clock that stood moves the promise by as much as it stood, and by nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frontdesk.domain.calendar import OfficeHours, WorkingCalendar
from frontdesk.domain.deadlines import due
from frontdesk.domain.pauses import resumed_due
from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.domain.working_time import WorkingMeter

CALENDAR = WorkingCalendar(OfficeHours())
FIRST = datetime(2026, 11, 1, tzinfo=UTC)
TIMES = st.one_of(
    st.builds(
        ProcessingTime, st.just(TimeUnit.WORKING_DAYS), st.integers(1, 30), st.sampled_from((CountMode.END_OF_DAY,))
    ),
    st.builds(ProcessingTime, st.just(TimeUnit.WORKING_DAYS), st.integers(1, 10), st.just(CountMode.HOURS)),
    st.builds(ProcessingTime, st.just(TimeUnit.WORKING_HOURS), st.integers(1, 60)),
    st.builds(ProcessingTime, st.just(TimeUnit.CALENDAR_DAYS), st.integers(1, 30)),
    st.just(ProcessingTime(TimeUnit.SAME_DAY)),
)
MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
LONG = st.integers(0, 40 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
DAYS = ProcessingTime(TimeUnit.WORKING_DAYS, 3)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00").astimezone(UTC)


@settings(deadline=None)
@given(MOMENTS, TIMES, LONG)
def test_that_a_pause_of_nothing_moves_nothing(start: datetime, time: ProcessingTime, after: timedelta) -> None:
    promised = due(start, time, CALENDAR).at
    assert resumed_due(start + after, promised, start + after, time, CALENDAR) == promised


@settings(deadline=None)
@given(MOMENTS, TIMES, LONG, LONG)
def test_that_a_pause_never_shortens_a_promise_nor_mends_a_broken_one(
    start: datetime, time: ProcessingTime, after: timedelta, paused: timedelta
) -> None:
    promised = due(start, time, CALENDAR).at
    resumed = resumed_due(start + after, promised, start + after + paused, time, CALENDAR)
    assert resumed >= promised
    if promised <= start + after:
        assert resumed == promised
    elif paused:
        assert resumed > start + after + paused


@settings(deadline=None)
@given(MOMENTS, TIMES, LONG, LONG, LONG)
def test_that_a_longer_pause_is_never_due_earlier(
    start: datetime, time: ProcessingTime, after: timedelta, paused: timedelta, more: timedelta
) -> None:
    promised = due(start, time, CALENDAR).at
    ends = [
        resumed_due(start + after, promised, start + after + each, time, CALENDAR) for each in (paused, paused + more)
    ]
    assert ends[0] <= ends[1]


@settings(deadline=None)
@given(MOMENTS, st.integers(1, 60), LONG, LONG)
def test_that_hours_left_are_the_same_before_and_after(
    start: datetime, hours: int, after: timedelta, paused: timedelta
) -> None:
    time = ProcessingTime(TimeUnit.WORKING_HOURS, hours)
    promised = due(start, time, CALENDAR).at
    stopped = start + after
    assume(stopped < promised)
    meter = WorkingMeter(CALENDAR)
    resumed = resumed_due(stopped, promised, stopped + paused, time, CALENDAR)
    assert meter.between(stopped, promised) == meter.between(stopped + paused, resumed)


@pytest.mark.parametrize(
    ("stopped", "promised", "now", "resumed"),
    [
        ("2026-11-23 10:00", "2026-11-27 17:00", "2026-11-26 16:30", "2026-12-01 17:00"),  # 24/11 off: stood 2 days
        ("2026-11-27 15:30", "2026-11-27 17:00", "2026-11-27 15:31", "2026-11-27 17:00"),  # 15:00 is no rule here
        ("2026-11-27 15:30", "2026-11-27 17:00", "2026-11-28 09:00", "2026-11-30 17:00"),  # taken up on a day off
        ("2026-11-23 10:00", "2026-11-27 09:15", "2026-11-23 10:40", "2026-11-27 09:15"),  # an apology's hour stays
        ("2026-11-27 18:00", "2026-11-27 17:00", "2026-12-09 09:00", "2026-11-27 17:00"),  # broken before it stood
    ],
)
def test_that_days_are_counted_from_where_they_stood(stopped: str, promised: str, now: str, resumed: str) -> None:
    assert resumed_due(wall(stopped), wall(promised), wall(now), DAYS, CALENDAR) == wall(resumed)


def test_that_calendar_days_stand_for_calendar_days_and_roll_to_a_working_day() -> None:
    time = ProcessingTime(TimeUnit.CALENDAR_DAYS, 10)
    moved = resumed_due(wall("2026-11-25 09:00"), wall("2026-12-03 17:00"), wall("2026-11-27 09:00"), time, CALENDAR)
    assert moved == wall("2026-12-07 17:00")  # 5/12 is a Saturday
