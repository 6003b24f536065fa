"""Identity as typed at the counter."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.identification import (
    citizen_id,
    email_address,
    make_party,
    masked_id,
    old_id,
    party_name,
    passport,
    postal_address,
    tax_code,
)
from frontdesk.domain.identity import IdKind, Party, Sex
from frontdesk.errors import InvalidInput

TODAY = date(2026, 11, 23)
Rule = Callable[[str], str]


@pytest.mark.parametrize(
    ("rule", "text", "stored"),
    [
        (citizen_id, " 008 098 012 345 ", "008098012345"),
        (citizen_id, "００８０９８０１２３４５", "008098012345"),
        (old_id, "012.345.678", "012345678"),
        (passport, "b1234567", "B1234567"),
        (passport, "C 1234 5678", "C12345678"),
        (tax_code, "0100233488", "0100233488"),
        (tax_code, "0314409058002", "0314409058-002"),
        (party_name, "  Nguyễn\tVăn  An\n", "Nguyễn Văn An"),
        (party_name, unicodedata.normalize("NFD", "Đỗ Thị Ngọc"), "Đỗ Thị Ngọc"),
        (postal_address, "", ""),
        (email_address, " an.nguyen@example.vn ", "an.nguyen@example.vn"),
    ],
)
def test_that_typed_values_are_put_in_their_stored_form(rule: Rule, text: str, stored: str) -> None:
    assert rule(text) == stored


@pytest.mark.parametrize(
    ("rule", "text", "code"),
    [
        (citizen_id, "00809801234", "citizen_id_malformed"),
        (citizen_id, "00809801234٣", "citizen_id_malformed"),
        (old_id, "0123456789", "old_id_malformed"),
        (passport, "ABCDEFG", "passport_malformed"),
        (passport, "B123456đ", "passport_malformed"),
        (tax_code, "0100233489", "tax_code_mistyped"),
        (tax_code, "12345", "tax_code_malformed"),
        (tax_code, "٠١٠٠٢٣٣٤٨٨", "tax_code_malformed"),
        (party_name, "A", "name_length"),
        (party_name, "A" * 201, "name_length"),
        (party_name, "12 34", "name_without_letter"),
        (party_name, "An\u202eNguyen", "name_with_hidden_characters"),
        (party_name, "An\x00", "name_with_hidden_characters"),
        (party_name, "An\u200b", "name_with_hidden_characters"),
        (party_name, "An\ud800", "name_with_hidden_characters"),
        (postal_address, "Thôn\x1b[31m", "address_with_hidden_characters"),
        (postal_address, "x" * 501, "address_too_long"),
        (email_address, "an.example.vn", "email_malformed"),
        (email_address, "an@@example.vn", "email_malformed"),
        (email_address, "an@example", "email_malformed"),
        (email_address, "an@exa..mple.vn", "email_malformed"),
        (email_address, "an b@example.vn", "email_malformed"),
    ],
)
def test_that_unusable_values_are_refused(rule: Rule, text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        rule(text)
    assert refusal.value.code == code


@given(st.text() | st.text("0123456789-. @aé\u0301\u202e\ud800", max_size=20))
def test_that_any_text_is_put_in_form_once_or_refused(text: str) -> None:
    for rule in (citizen_id, old_id, passport, tax_code, party_name, postal_address, email_address):
        try:
            stored = rule(text)
        except InvalidInput:
            continue
        assert rule(stored) == stored
        assert unicodedata.is_normalized("NFC", stored)


def test_that_a_party_is_made_of_checked_values() -> None:
    made = make_party(
        IdKind.CITIZEN_ID,
        "008 098 012 345",
        " Nguyễn Văn  An",
        birth_date=date(1998, 8, 15),
        sex=Sex.MALE,
        address=" Thôn 3 ",
        issued_on=date(2021, 5, 25),
        old_number="012 345 678",
        phone="0912 345 678",
        email="an@example.vn",
        today=TODAY,
    )
    assert made == Party(
        IdKind.CITIZEN_ID,
        "008098012345",
        "Nguyễn Văn An",
        date(1998, 8, 15),
        Sex.MALE,
        "Thôn 3",
        date(2021, 5, 25),
        "012345678",
        "+84912345678",
        "an@example.vn",
    )


@pytest.mark.parametrize(
    ("kind", "number"),
    [(IdKind.OLD_ID, "012345678"), (IdKind.PASSPORT, "B1234567"), (IdKind.TAX_CODE, "0100233488")],
)
def test_that_each_kind_has_its_own_rule(kind: IdKind, number: str) -> None:
    assert make_party(kind, number, "Công ty An Bình").number == number
    with pytest.raises(InvalidInput):
        make_party(kind, "0080980/2345", "An Bình")


@pytest.mark.parametrize(
    ("birth", "issued", "code"),
    [
        (date(2026, 11, 24), None, "birth_date_in_future"),
        (date(1895, 1, 1), None, "birth_date_too_early"),
        (None, date(2026, 11, 24), "issue_date_in_future"),
        (date(2000, 1, 2), date(2000, 1, 1), "issued_before_birth"),
    ],
)
def test_that_impossible_dates_are_refused(birth: date | None, issued: date | None, code: str) -> None:
    with pytest.raises(InvalidInput, match=code):
        make_party(IdKind.PASSPORT, "B1234567", "An", birth_date=birth, issued_on=issued, today=TODAY)


def test_that_a_masked_number_hides_its_middle() -> None:
    assert masked_id("008195012346") == "0081••••2346"
    assert masked_id("012345678") == "01•••••78"
    assert masked_id("B1234") == "•••••"
    assert masked_id("") == ""
