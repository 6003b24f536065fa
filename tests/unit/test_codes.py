"""Receipt, counter, official and procedure codes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.check_character import ALPHABET, in_alphabet
from frontdesk.domain.codes import (
    compact,
    counter_code,
    format_receipt_code,
    official_code,
    parse_receipt_code,
    procedure_code,
    spoken_receipt_code,
)
from frontdesk.errors import InvalidInput
from tests.telex import telex, vni

DAY = date(2026, 11, 23)
_LETTERS = ALPHABET[10:]
counters = st.one_of(
    [
        st.builds(str.__add__, st.text(_LETTERS, min_size=a, max_size=a), st.text("0123456789", min_size=b, max_size=b))
        for a, b in ((1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1))
    ]
).filter(lambda code: not (len(code) == 3 and code[0] in "GH" and code[1:].isdigit()))
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
serials = st.integers(1, 9999)


@given(counters, days, st.integers(1, 999_999))
def test_that_a_receipt_code_says_what_it_was_made_of(counter: str, day: date, serial: int) -> None:
    code = parse_receipt_code(format_receipt_code(counter, day, serial))
    assert (code.counter, code.day, code.serial) == (counter, day, serial)
    assert code.compact == code.text.replace("-", "")
    assert in_alphabet(code.compact)


@given(counters, days, serials, st.sampled_from(["", " ", "–", "_", " - ", "－"]), st.booleans())
def test_that_case_dashes_and_blanks_do_not_matter(
    counter: str, day: date, serial: int, dash: str, lower: bool
) -> None:
    code = format_receipt_code(counter, day, serial)
    typed = (code.lower() if lower else code).replace("-", dash)
    assert parse_receipt_code(f" {typed}\n").text == code


def test_that_full_width_digits_and_letters_for_figures_are_read() -> None:
    code = format_receipt_code("C1", DAY, 101)
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code)
    assert parse_receipt_code(wide).text == code
    assert parse_receipt_code(code.replace("0", "o").replace("1", "i")).text == code


@given(counters, days, serials, st.data())
def test_that_one_wrong_character_is_refused(counter: str, day: date, serial: int, data: st.DataObject) -> None:
    code = format_receipt_code(counter, day, serial)
    at = data.draw(st.sampled_from([at for at, char in enumerate(code) if char != "-"]))
    other = data.draw(st.sampled_from(ALPHABET.replace(code[at], "")))
    with pytest.raises(InvalidInput) as refusal:
        parse_receipt_code(code[:at] + other + code[at + 1 :])
    assert refusal.value.code in ("receipt_code_mistyped", "receipt_code_malformed")


def test_that_a_wrong_check_character_is_called_mistyped() -> None:
    code = format_receipt_code("C1", DAY, 42)
    with pytest.raises(InvalidInput, match="receipt_code_mistyped"):
        parse_receipt_code(code[:-1] + ("B" if code[-1] != "B" else "C"))


@pytest.mark.parametrize(
    "text", ["", "C1", "C1-261323-0042-K", "1C-261123-0042-K", "C1-261123-0000-K", "x" * 5000, "đ"]
)
def test_that_other_text_is_no_receipt_code(text: str) -> None:
    with pytest.raises(InvalidInput, match="receipt_code_malformed"):
        parse_receipt_code(text)


@given(st.text(max_size=80))
def test_that_any_text_is_a_receipt_code_or_refused(text: str) -> None:
    for read in (parse_receipt_code, counter_code, official_code, procedure_code):
        try:
            read(text)
        except InvalidInput:
            continue


def test_that_without_dashes_a_serial_of_four_digits_is_preferred() -> None:
    code = format_receipt_code("C23", date(2001, 12, 31), 42)
    other = format_receipt_code("C2", date(2030, 11, 23), 10042).replace("2-301123-10042", "23-011231-0042")
    assert code == other
    assert parse_receipt_code(compact(code)).text == code


def test_that_dashes_tell_a_long_serial_from_a_longer_counter_code() -> None:
    code = format_receipt_code("C2", date(2030, 11, 23), 10042)
    assert parse_receipt_code(code).serial == 10042


@given(counters, days, serials)
def test_that_input_methods_leave_receipt_codes_alone(counter: str, day: date, serial: int) -> None:
    code = format_receipt_code(counter, day, serial)
    assert telex(code) == vni(code) == code


@pytest.mark.parametrize(("text", "code"), [("c1", "C1"), (" qt12 ", "QT12"), ("Ｃ１", "C1"), ("BCF7", "BCF7")])
def test_that_counter_codes_are_put_in_form(text: str, code: str) -> None:
    assert counter_code(text) == code


@pytest.mark.parametrize("text", ["", "C", "1", "1C", "A1", "C1B", "BCFG1", "C1234", "C๑"])
def test_that_counter_codes_are_letters_then_digits(text: str) -> None:
    with pytest.raises(InvalidInput, match="counter_code_malformed"):
        counter_code(text)


def test_that_no_counter_is_named_like_an_agency() -> None:
    with pytest.raises(InvalidInput, match="counter_code_reserved"):
        counter_code("H60")
    with pytest.raises(InvalidInput, match="receipt_code_malformed"):
        parse_receipt_code("H60-261123-0042-1")


@pytest.mark.parametrize("serial", [0, -1, 1_000_000])
def test_that_a_serial_outside_its_range_is_refused(serial: int) -> None:
    with pytest.raises(InvalidInput, match="receipt_serial_out_of_range"):
        format_receipt_code("C1", DAY, serial)


def test_that_a_day_of_another_century_is_refused() -> None:
    with pytest.raises(InvalidInput, match="receipt_day_out_of_range"):
        format_receipt_code("C1", date(1999, 12, 31), 1)


def test_that_a_code_is_spoken_in_groups() -> None:
    code = format_receipt_code("C1", DAY, 42)
    assert spoken_receipt_code(code.lower()) == f"C 1, 26 11 23, 00 42, {code[-1]}"
    assert "01 00 42" in spoken_receipt_code(format_receipt_code("C1", DAY, 10042))


def test_that_compacting_drops_dashes_and_case() -> None:
    assert compact(" c1-261123–0042 k") == "C12611230042K"


@pytest.mark.parametrize(
    "code",
    ["000.00.12.H62-201105-0004", "G22.99.08-260921-896048", "H60.242-261123-0042", "H60-261123-00421"],
)
def test_that_official_codes_are_taken(code: str) -> None:
    assert official_code(f" {code.lower().replace('-', '–')} ") == code


@pytest.mark.parametrize(
    "text", ["C1-261123-0042-K", "H60-261123-042", "H60-261123-0042-1", "000.00.12.X62-201105-0004"]
)
def test_that_other_codes_are_not_official(text: str) -> None:
    with pytest.raises(InvalidInput, match="official_code_malformed"):
        official_code(text)


@pytest.mark.parametrize("code", ["1.001193", "2.000815.000.00.00.H55", "1.012753.H19"])
def test_that_procedure_codes_are_taken(code: str) -> None:
    assert procedure_code(code.lower()) == code


@pytest.mark.parametrize("text", ["1001193", "1.00119", "1.001193.", "1.001193.H5", "x.001193"])
def test_that_other_text_is_no_procedure_code(text: str) -> None:
    with pytest.raises(InvalidInput, match="procedure_code_malformed"):
        procedure_code(text)
