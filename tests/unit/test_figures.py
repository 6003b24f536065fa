"""Money and counts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.cli.figures import count, dong
from frontdesk.domain.money_words import dotted
from tests.refusals import refused

NOT_PLAIN = ("", "1e9", "1_000", "١٢", "１２", "²", "0x10", "NaN", "1\x00", "9" * 5000, "1 2")


@given(st.integers(-(10**12), 10**12))
def test_that_money_is_read_plain_and_as_officials_write_it(amount: int) -> None:
    assert dong(str(amount)) == dong(f" {dotted(amount)} ") == amount


@given(st.integers(-(10**12), 10**12))
def test_that_a_count_is_read(number: int) -> None:
    assert count(f" {number} ") == count(number) == number


@pytest.mark.parametrize("typed", [*NOT_PLAIN, "100.00", "100.0", "1.0000", "100,000", "1000.000", ".100"])
def test_that_anything_else_is_no_money(typed: str) -> None:
    with refused("amount_malformed"):
        dong(typed)


@pytest.mark.parametrize("typed", [*NOT_PLAIN, "100.000", "2.0"])
def test_that_anything_else_is_no_count(typed: str) -> None:
    with refused("count_malformed"):
        count(typed)
