"""Weeks and months so far, against as many days of the ones before."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.figures import Period, Sums, compared, month_before, month_of, share, week_before, week_of
from frontdesk.domain.measures import Measure

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_that_a_week_begins_on_monday_and_is_read_against_as_many_days(day: date) -> None:
    this, before = week_of(day), week_before(day)
    assert (this.since.weekday(), this.until) == (0, day)
    assert before.days == this.days <= 7
    assert this.since - before.since == timedelta(days=7)


@given(DAYS)
def test_that_a_month_is_read_against_as_many_days_or_all_of_a_shorter_one(day: date) -> None:
    this, before = month_of(day), month_before(day)
    assert (this.since.day, this.until) == (1, day)
    assert (before.since.day, before.until.month) == (1, before.since.month)
    assert before.until < this.since
    last = this.since - timedelta(days=1)
    assert before.until == (before.since + timedelta(days=day.day - 1) if day.day <= last.day else last)


@given(DAYS, st.dictionaries(st.integers(-40, 0), st.integers(1, 99)))
def test_that_a_comparison_counts_each_day_once(day: date, received: dict[int, int]) -> None:
    by_day = {day + timedelta(days=offset): Sums("", {Measure.RECEIVED: count}) for offset, count in received.items()}

    def total(period: Period) -> int:
        return sum(sums[Measure.RECEIVED] for at, sums in by_day.items() if period.since <= at <= period.until)

    found = compared(day, week_of(day), week_before(day), by_day, 7)
    assert found.this[Measure.RECEIVED] == total(week_of(day)) == sum(count or 0 for _day, count in found.days)
    assert found.before[Measure.RECEIVED] == total(week_before(day))
    assert [at for at, count in found.days if count is None] == [at for at, _count in found.days if at > day], (
        "what is to come has no number"
    )
    assert len(found.days) == len(found.days_before) == 7
    assert None not in [count for _day, count in found.days_before]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_that_a_hundred_percent_is_all(part: int, rest: int) -> None:
    found = share(part, part + rest)
    if part + rest == 0:
        assert found is None
    else:
        assert found is not None
        assert (found == 100) == (rest == 0)
        assert 0 <= found <= 100
