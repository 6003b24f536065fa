"""The QR of citizen cards, whole and damaged."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.card import parse_card
from frontdesk.domain.identity import Party, Sex
from frontdesk.errors import InvalidInput
from tests.made_up_cards import AN, SAMPLE, card_text, parties

TODAY = date(2026, 11, 23)
CODES = {
    "card_unreadable",
    "card_incomplete",
    "card_garbled_by_input_method",
    "card_garbled_by_caps_lock",
    "card_garbled_by_layout",
    "card_wrong_encoding",
    "card_damaged",
}


def refusal_of(raw: str | bytes) -> str:
    with pytest.raises(InvalidInput) as refusal:
        parse_card(raw, TODAY)
    return refusal.value.code


def outcome_of(raw: str | bytes) -> str:
    try:
        parse_card(raw, TODAY)
    except InvalidInput as refusal:
        return refusal.code
    return "read"


def warnings_of(text: str) -> list[str]:
    return [warning.code for warning in parse_card(text, TODAY).warnings]


def misread(text: str, page: str) -> str:
    """`text` in UTF-8 taken for `page`, whose holes come through as C1 controls."""
    return "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in text.encode())


def test_that_a_card_is_read_without_warning() -> None:
    read = parse_card(SAMPLE, TODAY)
    assert read.party == AN
    assert read.warnings == ()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\x02", "]Q1", " \r\n", "\x02]Q3"])
@pytest.mark.parametrize("after", ["", "\r", "\r\n", "\x03\n", "\t", "||||", "|NGUYỄN VĂN BA|TRẦN THỊ TƯ||\r"])
def test_that_frames_forms_and_later_fields_do_not_matter(form: str, before: str, after: str) -> None:
    text = before + unicodedata.normalize("NFD" if form == "NFD" else "NFC", SAMPLE) + after
    assert parse_card(text).party == AN
    assert parse_card(text.encode()).party == AN


@given(parties(), st.sampled_from(["latin-1", "cp1252", "cp1258", ""]), st.booleans())
def test_that_made_up_cards_come_back(party: Party, page: str, decomposed: bool) -> None:
    text = card_text(party)
    text = unicodedata.normalize("NFD", text) if decomposed and not page else text
    read = parse_card(misread(text, page) if page else text, TODAY)
    assert read.party == party
    assert {warning.code for warning in read.warnings} <= {"card_name_unusual", "card_without_marks"}


@given(parties(), st.data())
def test_that_a_part_of_a_card_is_refused(party: Party, data: st.DataObject) -> None:
    text = card_text(party)
    cut = data.draw(st.integers(0, len(text) - 1))
    assert refusal_of(text[:cut]) in ("card_incomplete", "card_unreadable")
    assert refusal_of(text[cut + 1 :]) in ("card_incomplete", "card_unreadable")


@given(st.binary() | st.text() | st.text("0123456789|NamữỮ ắd", max_size=60))
def test_that_anything_is_a_card_or_refused(raw: str | bytes) -> None:
    assert refusal_of(raw) in CODES


@given(parties(), st.data())
def test_that_a_damaged_card_is_a_card_or_refused(party: Party, data: st.DataObject) -> None:
    text = card_text(party)
    at = data.draw(st.integers(0, len(text)))
    junk = data.draw(st.text(max_size=3))
    assert outcome_of(text[:at] + junk + text[at + data.draw(st.integers(0, 3)) :]) in {*CODES, "read"}


@given(parties(), st.binary(min_size=1, max_size=3), st.integers(0, 200))
def test_that_damaged_bytes_are_a_card_or_refused(party: Party, junk: bytes, at: int) -> None:
    raw = card_text(party).encode()
    assert outcome_of(raw[:at] + junk + raw[at:]) in {*CODES, "read"}


FRENCH = str.maketrans("0123456789", "à&é\"'(-è_ç")
VIETNAMESE = str.maketrans(dict(zip("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ", strict=True)))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (str.swapcase, "card_garbled_by_caps_lock"),
        (lambda text: text.replace("Nam", "nAM"), "card_garbled_by_caps_lock"),
        (lambda text: text.replace("Nam", "Nữ").replace("VĂN AN", "vĂN aN"), "card_garbled_by_caps_lock"),
        (lambda text: text.replace("Nam", "Nám"), "card_garbled_by_input_method"),
        (lambda text: text.replace("Nam", "Nuwx"), "card_garbled_by_input_method"),
        (lambda text: text.replace("NGUYỄN", "NGÚYỄN"), "card_garbled_by_input_method"),
        (lambda text: text.replace("VĂN", "VA8N"), "card_garbled_by_input_method"),
        (lambda text: text.replace("15081998", "150đ81998"), "card_garbled_by_input_method"),
        (lambda text: text.replace("|", "'"), "card_garbled_by_layout"),
        (lambda text: text.replace("|", "~"), "card_garbled_by_layout"),
        (lambda text: text.translate(FRENCH), "card_garbled_by_layout"),
        (lambda text: text.translate(VIETNAMESE), "card_garbled_by_layout"),
        (lambda text: text.encode("ascii", "replace").decode(), "card_wrong_encoding"),
        (lambda text: text.encode("ascii", "ignore").decode(), "card_wrong_encoding"),
        (lambda text: text.replace("Ễ", "\ufffd"), "card_wrong_encoding"),
        (lambda text: text.replace("NGUYỄN", "NGUYá»„N"), "card_wrong_encoding"),
        (lambda text: text.replace("Nam", "Bam"), "card_damaged"),
        (lambda text: text.replace("NGUYỄN VĂN AN", ""), "card_damaged"),
        (lambda text: text.replace("NGUYỄN", "张"), "card_damaged"),
        (lambda text: text.replace("Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang", ""), "card_damaged"),
        (lambda text: text.replace("15081998", "1508199"), "card_damaged"),
        (lambda text: text.replace("25052021", "2505202"), "card_incomplete"),
        (lambda text: text.replace("25052021", ""), "card_incomplete"),
        (lambda text: text.replace("25052021", "|"), "card_incomplete"),
        (lambda text: text.replace("VĂN", "VĂN\u202e"), "card_unreadable"),
        (lambda text: text + "\r\n" + text, "card_unreadable"),
        (lambda text: text + " " * 5000, "card_unreadable"),
        (lambda text: "0" + text, "card_damaged"),
    ],
)
def test_that_a_changed_card_is_refused_with_its_cause(change: Callable[[str], str], code: str) -> None:
    assert refusal_of(change(SAMPLE)) == code


def test_that_bytes_of_no_text_are_unreadable() -> None:
    assert refusal_of(b"\xff\xfe\x00") == "card_unreadable"
    assert refusal_of(SAMPLE.encode("utf-16")) == "card_unreadable"
    assert refusal_of("\ud800" + SAMPLE) in CODES


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("008098", "003098", "card_province_unknown"),
        ("008098", "008198", "card_sex_mismatch"),
        ("008098", "008298", "card_century_mismatch"),
        ("008098", "008097", "card_birth_year_mismatch"),
        ("15081998", "31021998", "card_birth_date_unreadable"),
        ("15081998", "00001998", "card_birth_date_unreadable"),
        ("25052021", "00002021", "card_issue_date_unreadable"),
        ("25052021", "||||", "card_issue_date_unreadable"),
        ("25052021", "25051990", "card_issued_before_birth"),
        ("25052021", "24112026", "card_issue_in_future"),
        ("15081998", "24112098", "card_birth_in_future"),
        ("|012345678|", "|12345|", "card_old_number_unreadable"),
        ("NGUYỄN", "KSỎ", "card_name_unusual"),
    ],
)
def test_that_what_does_not_fit_is_a_warning(old: str, new: str, code: str) -> None:
    assert code in warnings_of(SAMPLE.replace(old, new))


def test_that_a_card_without_any_mark_is_doubted() -> None:
    assert warnings_of("008098012345||NGUYEN VAN AN|15081998|Nam|Long An|25052021") == ["card_without_marks"]


def test_that_the_fields_not_understood_stay_empty() -> None:
    party = parse_card(SAMPLE.replace("15081998", "31021998").replace("|012345678|", "|12345|")).party
    assert (party.birth_date, party.old_number) == (None, "")


def test_that_no_day_is_in_the_future_without_today() -> None:
    assert parse_card(SAMPLE.replace("25052021", "25052099")).warnings == ()


def test_that_women_of_this_century_are_read() -> None:
    read = parse_card("002305001234||Y Nữ Hương|01022005|Nữ|Xã Đồng Văn|03042024||||", TODAY)
    assert (read.party.sex, read.warnings) == (Sex.FEMALE, ())


@pytest.mark.parametrize(
    ("before", "after"), [("QR:", ""), ("", "##"), ("abc", "\t##"), ("*", "*\r\n"), ("]Q1", "\x03")]
)
def test_that_what_a_scanner_adds_around_a_card_is_left_out(before: str, after: str) -> None:
    card = "008098012345||NGUYỄN VĂN AN|15081998|Nam|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021"
    assert parse_card(before + card + after) == parse_card(card)
