"""Numbers for other eyes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.identity import IdKind
from frontdesk.domain.masking import masked_address, masked_name, masked_number, masked_typed_number
from frontdesk.domain.phone import masked_phone, masked_typed_phone

NUMBERS = st.text(alphabet="0123456789ABCDEF-. ", max_size=20)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("008195012346", "•••• •••• 2346"),
        ("012345678", "• •••• 5678"),
        ("C1234567", "•••• 4567"),
        ("0100109106", "•• •••• 9106"),
        ("0100109106-001", "• •••• •••• 6001"),
        ("1234567", "••• ••••"),
        ("1234", "••••"),
        ("", ""),
    ],
)
def test_that_only_the_end_of_a_number_is_shown(number: str, masked: str) -> None:
    assert masked_number(number) == masked


@given(NUMBERS)
def test_that_no_more_than_the_last_four_are_ever_shown(number: str) -> None:
    plain = "".join(char for char in number if char.isalnum())
    masked = masked_number(number).replace(" ", "")
    assert len(masked) == len(plain)
    shown = masked.lstrip("•")
    assert plain.endswith(shown)
    assert len(shown) in (0, 4)
    assert len(shown) <= len(plain) / 2


@pytest.mark.parametrize(
    ("kind", "number"),
    [(IdKind.CITIZEN_ID, "008195012346"), (IdKind.OLD_ID, "012345678"), (IdKind.PASSPORT, "C1234567")],
)
def test_that_typing_a_number_shows_nothing_of_it_before_it_is_whole(kind: IdKind, number: str) -> None:
    so_far = [masked_typed_number(number[:at], kind) for at in range(len(number))]
    assert "".join(so_far).replace(" ", "").strip("•") == ""
    assert [len(each.replace(" ", "")) for each in so_far] == list(range(len(number)))
    assert masked_typed_number(number, kind) == masked_number(number)


def test_that_a_number_too_long_for_its_kind_is_all_dots() -> None:
    assert masked_typed_number("0081950123467", IdKind.CITIZEN_ID) == "• •••• •••• ••••"


@pytest.mark.parametrize(
    ("typed", "masked"),
    [
        ("", ""),
        ("091", "091"),
        ("0912", "0912"),
        ("0912 34", "0912 ••"),
        ("0912 345 67", "0912 •••••"),
        ("0912 345 678", "0912 ••• 678"),
        ("+84 912 345 678", "0912 ••• 678"),
        ("0207 3822 456", "0207 ••• 456"),
    ],
)
def test_that_a_phone_is_masked_while_it_is_typed(typed: str, masked: str) -> None:
    assert masked_typed_phone(typed) == masked


@given(st.from_regex(r"0[1-9][0-9]{8,9}", fullmatch=True))
def test_that_typing_a_phone_never_shows_its_middle(number: str) -> None:
    for end in range(5, 10):
        assert masked_typed_phone(number[:end]) == f"{number[:4]} {'•' * (end - 4)}"
    assert masked_typed_phone(number) == masked_phone(f"+84{number[1:]}")


@pytest.mark.parametrize(
    ("name", "seen"),
    [("NGUYỄN THỊ HÒA", "N. T. H."), ("Đặng  Văn Đức", "Đ. V. Đ."), ("CÔNG TY A&B", "C. T. A."), ("", "")],
)
def test_that_of_a_name_the_initials_are_seen(name: str, seen: str) -> None:
    assert masked_name(name) == seen


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang", "…, Yên Sơn, Tuyên Quang"),
        ("Số 5, phố A, Yên Sơn", "…, phố A, Yên Sơn"),
        ("Số 5 phố A, Yên Sơn", "…"),
        ("Số 5 phố A", "…"),
        (" ", ""),
        ("", ""),
    ],
)
def test_that_of_an_address_the_place_is_seen(address: str, seen: str) -> None:
    assert masked_address(address) == seen
