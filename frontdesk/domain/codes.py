"""Codes read, typed and scanned at the counter: receipt, counter, official and procedure codes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frontdesk.domain.check_character import check_character, is_checked
from frontdesk.errors import InvalidInput

_LONGEST = 64
_LETTERS = "BCFGHJKLMNPQRSTVXZ"
_COUNTER = re.compile(rf"(?=.{{2,4}}$)[{_LETTERS}]{{1,3}}[0-9]{{1,3}}")
_AGENCY_LIKE = re.compile(r"[GH][0-9]{2}")  # H60-261123-0042 is an official code, never one of ours
_PRINTED = re.compile(rf"([{_LETTERS}]{{1,3}}[0-9]{{1,3}})-([0-9]{{6}})-([0-9]{{4,6}})-([{_LETTERS}0-9])")
_COMPACT = re.compile(rf"([{_LETTERS}]{{1,3}})([0-9]{{11,16}})([{_LETTERS}0-9])")
_LAST_SERIAL = 999_999
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)  # the code has two figures for the year
# TT 01/2018/TT-VPCP and codes seen since: agency competent to resolve, yymmdd, serial of that day
_OFFICIAL = re.compile(
    r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[GH][0-9]{2}|[GH][0-9]{2}(?:\.[0-9]{1,3}){0,3})-[0-9]{6}-[0-9]{4,6}"
)
# 1.001193, 2.000815.000.00.00.H55, 1.012753.H19
_PROCEDURE = re.compile(r"[0-9]\.[0-9]{6}(?:\.[0-9]{2,3}){0,3}(?:\.[A-Z][0-9]{2})?")


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """Our own code of one submission; `day` is the office's day, `serial` counts that counter's receipts of it."""

    counter: str
    day: date
    serial: int
    text: str  # C1-261123-0042-K, as printed
    compact: str  # C12611230042K


def counter_code(text: str) -> str:
    """A counter's code, 2–4 characters: letters, then digits, all in the alphabet (C1, QT12).

    Raises InvalidInput counter_code_malformed; counter_code_reserved for G or H and two digits: those begin official
    codes.
    """
    code = plain(text).replace("-", "")
    if not _COUNTER.fullmatch(code):
        raise InvalidInput("counter_code_malformed")
    if _AGENCY_LIKE.fullmatch(code):
        raise InvalidInput("counter_code_reserved", counter=code)
    return code


def format_receipt_code(counter: str, day: date, serial: int) -> str:
    """The receipt code of `serial` (from 1) at `counter` on the office's `day`: C1-261123-0042-K.

    Raises InvalidInput of `counter_code`; receipt_serial_out_of_range; receipt_day_out_of_range outside 2000–2099.
    """
    if not 1 <= serial <= _LAST_SERIAL:
        raise InvalidInput("receipt_serial_out_of_range", serial=serial)
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise InvalidInput("receipt_day_out_of_range", day=day)
    parts = (counter_code(counter), day.strftime("%y%m%d"), f"{serial:04}")
    return "-".join((*parts, check_character("".join(parts))))


def parse_receipt_code(text: str) -> ReceiptCode:
    """The receipt code in `text`: any case, any dashes or none, spaces, full-width digits, O for 0 and I for 1.

    Raises InvalidInput receipt_code_malformed (not of that form, or no such day), receipt_code_mistyped (wrong check
    character). Without dashes a serial is taken to have four digits where that gives a day: no counter reaches 10,000.
    """
    typed = plain(text).replace("O", "0").replace("I", "1")
    joined = typed.replace("-", "")
    found = _as_printed(typed) or min(
        _readings(joined), key=lambda code: (_misplaced_dashes(typed, code), code.serial > 9999), default=None
    )
    if found is None:
        raise InvalidInput("receipt_code_malformed")
    if not is_checked(joined):
        raise InvalidInput("receipt_code_mistyped")
    return found


def _as_printed(typed: str) -> ReceiptCode | None:
    """The reading of a code with every dash in its place: the usual case, and unambiguous."""
    match = _PRINTED.fullmatch(typed)
    return _reading(*match.groups()) if match else None


def _readings(joined: str) -> Iterator[ReceiptCode]:
    match = _COMPACT.fullmatch(joined)
    if match is None:
        return
    letters, digits, check = match.groups()
    for width in range(1, 5 - len(letters)):
        reading = _reading(letters + digits[:width], digits[width : width + 6], digits[width + 6 :], check)
        if reading is not None:
            yield reading


def _reading(counter: str, day_text: str, serial_text: str, check: str) -> ReceiptCode | None:
    day, serial = _day(day_text), int(serial_text or 0)
    counted = serial_text == f"{serial:04}" and 1 <= serial <= _LAST_SERIAL
    if day is None or not counted or _AGENCY_LIKE.fullmatch(counter):
        return None
    parts = (counter, day_text, serial_text, check)
    return ReceiptCode(counter, day, serial, "-".join(parts), "".join(parts))


def _day(yymmdd: str) -> date | None:
    try:
        return date(2000 + int(yymmdd[:2]), int(yymmdd[2:4]), int(yymmdd[4:6]))
    except ValueError:
        return None


def _misplaced_dashes(typed: str, code: ReceiptCode) -> int:
    """How many dashes of `typed` stand where `code` has none."""
    return len(_dash_places(typed) - _dash_places(code.text))


def _dash_places(text: str) -> frozenset[int]:
    return frozenset(at - text[:at].count("-") for at, char in enumerate(text) if char == "-")


def compact(code: str) -> str:
    """`code` without dashes and spaces, upper case: C12611230042K; nothing is checked."""
    return plain(code).replace("-", "")


def spoken_receipt_code(code: str) -> str:
    """`code` in groups of at most two, for reading aloud: "C 1, 26 11 23, 00 42, K". Raises as parse_receipt_code."""
    receipt = parse_receipt_code(code)
    _, day, serial, check = receipt.text.split("-")
    serial = serial.zfill(len(serial) + len(serial) % 2)
    return ", ".join((" ".join(receipt.counter), _pairs(day), _pairs(serial), check))


def _pairs(digits: str) -> str:
    return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def official_code(text: str) -> str:
    """The code the province's system issued (mã hồ sơ): 000.00.12.H62-201105-0004, H60.242-261123-0042.

    Only the form is checked. Raises InvalidInput official_code_malformed.
    """
    code = plain(text)
    if not _OFFICIAL.fullmatch(code):
        raise InvalidInput("official_code_malformed")
    return code


def procedure_code(text: str) -> str:
    """A procedure's national code (mã TTHC), with or without a local suffix: 1.001193, 2.000815.000.00.00.H55.

    Raises InvalidInput procedure_code_malformed.
    """
    code = plain(text)
    if not _PROCEDURE.fullmatch(code):
        raise InvalidInput("procedure_code_malformed")
    return code


def plain(text: str) -> str:
    """`text` as our codes are compared: full-width forms narrow, ASCII letters upper case, no blanks, one kind of dash.

    Empty when longer than any code.
    """
    if len(text) > _LONGEST:
        return ""
    if text.isascii():  # nearly always, and a scanner waits for the answer
        return "".join(text.split()).upper().replace("_", "-")
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(_plain_char(char) for char in narrow if not char.isspace())


def _plain_char(char: str) -> str:
    if char in "_\u2212" or unicodedata.category(char) == "Pd":
        return "-"
    return char.upper() if char.isascii() else char
