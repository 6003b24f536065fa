"""What one cell of a catalogue file says: text in, value out, `InvalidInput` where it says nothing usable."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from frontdesk.domain.fees import MOST_FEE
from frontdesk.domain.procedures import ClockPolicy, CountMode, ServiceLevel, TimeUnit
from frontdesk.domain.text import fold, nfc
from frontdesk.errors import InvalidInput

LONGEST_TEXT = 2_000  # characters in a cell; the longest official names run to some 700
LONGEST_TIME = 999
SHOWN = 80  # characters of a bad cell repeated in its refusal

# "ngày" alone is not accepted: officials write it for working days as often as for plain days.
TIME_UNITS: Mapping[str, TimeUnit] = MappingProxyType(
    {
        "ngày làm việc": TimeUnit.WORKING_DAYS,
        "giờ làm việc": TimeUnit.WORKING_HOURS,
        "trong ngày": TimeUnit.SAME_DAY,
        "trong ngày làm việc": TimeUnit.SAME_DAY,
        "ngày lịch": TimeUnit.CALENDAR_DAYS,
        "ngày thường": TimeUnit.CALENDAR_DAYS,
    }
)
COUNT_MODES: Mapping[str, CountMode] = MappingProxyType(
    {
        "cuối ngày": CountMode.END_OF_DAY,
        "hết ngày": CountMode.END_OF_DAY,
        "theo ngày": CountMode.END_OF_DAY,
        "theo giờ": CountMode.HOURS,
    }
)
CLOCK_POLICIES: Mapping[str, ClockPolicy] = MappingProxyType(
    {
        "tính lại từ đầu": ClockPolicy.RESET,
        "tính lại": ClockPolicy.RESET,
        "tạm dừng": ClockPolicy.PAUSE,
        "tính tiếp": ClockPolicy.PAUSE,
    }
)
SERVICE_LEVELS: Mapping[str, ServiceLevel] = MappingProxyType(
    {
        "toàn trình": ServiceLevel.FULL,
        "một phần": ServiceLevel.PARTIAL,
        "trực tiếp": ServiceLevel.OFFLINE,
        "không trực tuyến": ServiceLevel.OFFLINE,
        "dịch vụ công trực tuyến toàn trình": ServiceLevel.FULL,
        "dịch vụ công trực tuyến một phần": ServiceLevel.PARTIAL,
        "cung cấp thông tin trực tuyến": ServiceLevel.OFFLINE,
        "không": ServiceLevel.OFFLINE,
    }
)

_CODE = re.compile(r"\d{1,2}\.\d{6}(\.[0-9A-Z]{1,4})*")
_SPREADSHEET_ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
_WHOLE = re.compile(r"(\d{1,12})(?:[.,]0{1,2})?")
_GROUPED = re.compile(r"\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3}){0,2}")
_CURRENCY = re.compile(r"\s*(?:đồng|đ|vnđ|vnd)\.?$", re.IGNORECASE)
_FREE = frozenset({"mien phi", "khong", "khong thu", "khong thu phi", "khong thu le phi"})
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})")
_YEARS = range(1990, 2101)

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_text(cell: str) -> str:
    """`cell` in NFC on one line; refuses text that a wrong encoding or a broken formula has spoilt."""
    text = nfc(cell)
    if "\ufffd" in text or text in _SPREADSHEET_ERRORS:
        raise InvalidInput("catalogue_text_garbled", value=text[:SHOWN])
    if len(text) > LONGEST_TEXT:
        raise InvalidInput("catalogue_text_too_long", limit=LONGEST_TEXT)
    return text


def read_needed(cell: str) -> str:
    """Like `read_text`, but an empty cell is refused."""
    text = read_text(cell)
    if not text:
        raise InvalidInput("catalogue_cell_empty")
    return text


def read_code(cell: str) -> str:
    """A procedure code such as 1.001193 or 2.000815.000.00.00.H55 (TT 01/2018)."""
    code = read_needed(cell).upper()
    if not _CODE.fullmatch(code):
        raise InvalidInput("catalogue_code_invalid", value=code[:SHOWN])
    return code


def read_time_unit(cell: str) -> TimeUnit:
    """What the time is counted in; it is never guessed."""
    return _choose(read_needed(cell), TimeUnit, TIME_UNITS)


def read_time_amount(cell: str, unit: TimeUnit | None) -> int:
    """A whole number of `unit`s, 1 to 999; nothing or 0 for a result of the same day or a unit not known."""
    text = read_text(cell)
    whole = _WHOLE.fullmatch(text)
    amount = int(whole[1]) if whole else 0
    if unit in (TimeUnit.SAME_DAY, None) and (not text or (whole and amount == 0)):
        return 0
    if unit is TimeUnit.SAME_DAY or not 1 <= amount <= LONGEST_TIME:
        raise InvalidInput("catalogue_time_amount_invalid", value=text[:SHOWN], limit=LONGEST_TIME)
    return amount


def read_count_mode(cell: str) -> CountMode:
    """How working days become a moment; the end of the day where nothing is said."""
    text = read_text(cell)
    return _choose(text, CountMode, COUNT_MODES) if text else CountMode.END_OF_DAY


def read_clock_policy(cell: str) -> ClockPolicy:
    """What a supplement does to the clock; from zero where nothing is said."""
    text = read_text(cell)
    return _choose(text, ClockPolicy, CLOCK_POLICIES) if text else ClockPolicy.RESET


def read_service_level(cell: str) -> ServiceLevel:
    """Online service level; over the counter only where nothing is said."""
    text = read_text(cell)
    return _choose(text, ServiceLevel, SERVICE_LEVELS) if text else ServiceLevel.OFFLINE


def read_fee(cell: str) -> int | None:
    """Integer đồng from "100000", "100.000 đ" or "miễn phí"; None (empty) where the province sets it."""
    text = read_text(cell)
    if not text:
        return None
    if fold(text) in _FREE:
        return 0
    bare = _CURRENCY.sub("", text)
    whole = _WHOLE.fullmatch(bare)
    figures = whole[1] if whole else re.sub(r"\D", "", bare) if _GROUPED.fullmatch(bare) else ""
    if not figures or int(figures) > MOST_FEE:
        raise InvalidInput("catalogue_fee_invalid", value=text[:SHOWN])
    return int(figures)


def read_date(cell: str) -> date:
    """A day written 2025-07-01 or 01/07/2025 (day first, never month first)."""
    text = read_needed(cell)
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"])) if match else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise InvalidInput("catalogue_date_invalid", value=text[:SHOWN])
    return day


def _choose(text: str, choices: type[_Choice], vietnamese: Mapping[str, _Choice]) -> _Choice:
    """The choice named by its English value or one of its Vietnamese words."""
    spoken = fold(text).replace("_", " ")
    for words, choice in (*vietnamese.items(), *((each.value.replace("_", " "), each) for each in choices)):
        if spoken == fold(words):
            return choice
    accepted = ", ".join(next(words for words, known in vietnamese.items() if known is each) for each in choices)
    raise InvalidInput("catalogue_value_unknown", value=text[:SHOWN], accepted=accepted)
