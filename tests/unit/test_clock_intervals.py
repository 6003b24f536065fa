"""A due date moves only by beginning an interval."""

import itertools
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.clock_intervals import ClockChange, ClockInterval, moved
from tests.factories import MONDAY_MORNING


@given(st.lists(st.integers(-100_000, 100_000), max_size=12))
def test_that_intervals_are_contiguous_and_never_run_backwards_whatever_the_clock_does(steps: list[int]) -> None:
    intervals: tuple[ClockInterval, ...] = (ClockInterval(MONDAY_MORNING, None, ClockChange.RECEIVED),)
    at = MONDAY_MORNING
    for step in steps:
        at += timedelta(seconds=step)
        intervals = moved(intervals, at, at, ClockChange.CORRECTED, "vì")
    assert len(intervals) == len(steps) + 1
    for before, after in itertools.pairwise(intervals):
        assert before.until == after.since
        assert before.since <= after.since
    assert intervals[-1].until is None
