"""Telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.phone import format_phone, masked_phone, parse_phone
from frontdesk.errors import InvalidInput


@pytest.mark.parametrize(
    ("text", "stored", "shown"),
    [
        ("0912345678", "+84912345678", "0912 345 678"),
        ("+84 912.345.678", "+84912345678", "0912 345 678"),
        ("０９１２３４５６７８", "+84912345678", "0912 345 678"),
        ("0207 3822 456", "+842073822456", "0207 3822 456"),
        ("+1 650 253 0000", "+16502530000", "+1 650-253-0000"),
    ],
)
def test_that_numbers_are_stored_and_shown(text: str, stored: str, shown: str) -> None:
    assert parse_phone(text) == stored
    assert format_phone(stored) == shown
    assert parse_phone(format_phone(stored)) == stored


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "phone_malformed"),
        ("0912ABCDEF", "phone_malformed"),
        ("02073822456 ext 5", "phone_malformed"),
        ("9" * 50, "phone_malformed"),
        ("0123 456 7890", "phone_unknown"),
        ("113", "phone_unknown"),
    ],
)
def test_that_what_cannot_be_called_is_refused(text: str, code: str) -> None:
    with pytest.raises(InvalidInput, match=code):
        parse_phone(text)


@given(st.text(max_size=45) | st.text("0123456789+ ().;#", max_size=45))
def test_that_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        stored = parse_phone(text)
    except InvalidInput:
        stored = "+"
    assert stored.startswith("+")
    assert isinstance(format_phone(text), str)


def test_that_a_masked_number_hides_its_middle() -> None:
    assert masked_phone("+84912345678") == "0912 ••• 678"
    assert masked_phone("+16502530000") == "+165 ••• 000"
    assert masked_phone("+84113") == "•••"
    assert masked_phone("") == ""
