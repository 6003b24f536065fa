"""Office hours written and read."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.hours_text import parse_hours, write_hours
from frontdesk.domain.office_hours import OfficeHours, Shift
from frontdesk.errors import InvalidInput


def test_that_the_standard_week_reads_as_people_write_it() -> None:
    assert write_hours(OfficeHours()) == "T2-T6 07:30-11:30 13:00-17:00"
    assert parse_hours("t2-t6 7:30-11:30 13:00-17:00") == OfficeHours()


@given(st.text())
def test_that_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InvalidInput):
        assert any(parse_hours(text).week)


@pytest.mark.parametrize("text", ["", "T2", "T2-T6 25:00-26:00", "T6-T2 07:00-08:00", "T9 07:00-08:00", "T2 7-8"])
def test_that_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="hours_unreadable"):
        parse_hours(text)


@given(st.lists(st.lists(st.integers(0, 1439), unique=True, min_size=0, max_size=6), min_size=7, max_size=7))
def test_that_every_week_comes_back_as_it_was_written(minutes: list[list[int]]) -> None:
    week = tuple(
        tuple(
            Shift(time(*divmod(a, 60)), time(*divmod(b, 60)))
            for a, b in zip(sorted(day)[::2], sorted(day)[1::2], strict=False)
        )
        for day in minutes
    )
    if any(week):
        made_up = next(day for day, shifts in enumerate(week) if shifts)
        hours = OfficeHours(week, make_up_weekday=made_up)
        assert parse_hours(write_hours(hours)) == hours
