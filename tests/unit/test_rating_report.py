"""Figures of a report."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.rating_events import Topic
from frontdesk.domain.rating_report import Tally, TopicTally, mean, percents

COUNTS = st.lists(st.integers(0, 10_000), min_size=5, max_size=5).map(tuple)


@given(COUNTS)
def test_that_shares_add_up_to_a_hundred_and_are_right_to_one(counts: tuple[int, ...]) -> None:
    shares = percents(counts)
    assert sum(shares) == (100 if sum(counts) else 0)
    for share, count in zip(shares, counts, strict=True):
        assert abs(share - Fraction(100 * count, sum(counts) or 1)) < 1


@given(COUNTS.filter(any))
def test_that_a_mean_is_right_to_one_decimal(counts: tuple[int, ...]) -> None:
    exact = Fraction(sum(face * count for face, count in enumerate(counts, 1)), sum(counts))
    said = Tally("", counts, 0).mean
    assert said is not None
    assert abs(Fraction(round(said * 10), 10) - exact) <= Fraction(1, 20)


@pytest.mark.parametrize(("total", "n", "said"), [(0, 0, None), (5, 1, 5.0), (17, 4, 4.3), (21, 5, 4.2), (87, 20, 4.4)])
def test_that_halves_are_rounded_up(total: int, n: int, said: float | None) -> None:
    assert mean(total, n) == said
    assert TopicTally(Topic.TIME, n, total).mean == said
