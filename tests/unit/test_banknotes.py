"""What a citizen is likely to hold out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.banknotes import NOTES, likely_given

AMOUNTS = st.integers(min_value=1, max_value=100_000_000)


@pytest.mark.parametrize(
    ("amount", "sums"),
    [
        (8_000, (10_000, 20_000, 50_000, 100_000)),
        (100_000, (200_000, 500_000)),
        (400_000, (500_000,)),
        (0, ()),
    ],
)
def test_that_the_next_notes_are_offered(amount: int, sums: tuple[int, ...]) -> None:
    assert likely_given(amount) == sums


@given(AMOUNTS)
def test_that_every_sum_is_more_than_asked_and_made_of_one_kind_of_note(amount: int) -> None:
    sums = likely_given(amount)
    assert list(sums) == sorted(set(sums))
    assert all(each > amount for each in sums)
    assert all(any(each % note == 0 and each - amount < note for note in NOTES) for each in sums)


@given(AMOUNTS)
def test_that_four_are_offered_at_most(amount: int) -> None:
    assert len(likely_given(amount)) <= 4
