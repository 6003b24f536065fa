"""The columns of a catalogue file: how each may be headed, and which must be there."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput


class Column(StrEnum):
    """A column by its English header; underscores may be typed as spaces."""

    CODE = "code"
    NAME = "name"
    FIELD = "field"
    DEPARTMENT = "department"
    TIME_UNIT = "time_unit"
    TIME_AMOUNT = "time_amount"
    COUNT_MODE = "count_mode"
    CLOCK_POLICY = "clock_policy"
    FEE = "fee"
    FEE_UNIT = "fee_unit"
    FEE_NOTE = "fee_note"
    FEE_ITEMS = "fee_items"
    PAPERS = "papers"
    SERVICE_LEVEL = "service_level"
    LEGAL_BASIS = "legal_basis"
    EFFECTIVE_FROM = "effective_from"


# The first of each is the header we write and name in refusals.
VIETNAMESE: Mapping[Column, tuple[str, ...]] = MappingProxyType(
    {
        Column.CODE: ("Mã thủ tục", "Mã TTHC", "Mã số TTHC", "Mã"),
        Column.NAME: ("Tên thủ tục", "Tên TTHC", "Tên thủ tục hành chính", "Thủ tục hành chính"),
        Column.FIELD: ("Lĩnh vực",),
        Column.DEPARTMENT: ("Cơ quan giải quyết", "Cơ quan thực hiện", "Phòng chuyên môn"),
        Column.TIME_UNIT: ("Đơn vị thời gian", "Đơn vị tính thời gian"),
        Column.TIME_AMOUNT: ("Thời gian giải quyết", "Thời hạn giải quyết"),
        Column.COUNT_MODE: ("Cách tính thời gian", "Cách tính"),
        Column.CLOCK_POLICY: ("Khi bổ sung hồ sơ", "Thời hạn khi bổ sung"),
        Column.FEE: ("Phí, lệ phí", "Phí, lệ phí (đồng)", "Lệ phí", "Phí"),
        Column.FEE_UNIT: ("Đơn vị thu", "Đơn vị tính phí"),
        Column.FEE_NOTE: ("Ghi chú phí", "Ghi chú lệ phí", "Ghi chú phí, lệ phí"),
        Column.FEE_ITEMS: ("Các khoản thu", "Khoản thu", "Các khoản phí, lệ phí"),
        Column.PAPERS: ("Thành phần hồ sơ", "Giấy tờ"),
        Column.SERVICE_LEVEL: ("Mức độ dịch vụ công", "Mức độ DVC", "Mức độ trực tuyến"),
        Column.LEGAL_BASIS: ("Căn cứ pháp lý",),
        Column.EFFECTIVE_FROM: ("Hiệu lực từ", "Ngày hiệu lực", "Hiệu lực từ ngày"),
    }
)

REQUIRED = (
    Column.CODE,
    Column.NAME,
    Column.FIELD,
    Column.DEPARTMENT,
    Column.TIME_UNIT,
    Column.TIME_AMOUNT,
    Column.PAPERS,
    Column.LEGAL_BASIS,
    Column.EFFECTIVE_FROM,
)

_SERIAL_HEADERS = frozenset({"stt", "tt"})
_WORD = re.compile(r"[^\W_]+")


def _plain(header: str) -> str:
    return " ".join(_WORD.findall(fold(header)))


_BY_HEADER: Mapping[str, Column] = MappingProxyType(
    {_plain(header): column for column in Column for header in (column.value, *VIETNAMESE[column])}
)


def column_of(header: str) -> Column | None:
    """The column a header stands for, whatever its accents, case and punctuation; None when it is not ours."""
    return _BY_HEADER.get(_plain(header))


def is_serial(header: str) -> bool:
    """Whether `header` only numbers the rows (STT, TT) and so says nothing."""
    return _plain(header) in _SERIAL_HEADERS


def find_columns(headers: Iterable[str]) -> dict[Column, str]:
    """Each known column's header as the file writes it.

    Raises InvalidInput: `catalogue_columns_missing` naming every required column not found,
    `catalogue_columns_repeated` when two headers stand for one column.
    """
    found: dict[Column, str] = {}
    repeated: list[str] = []
    for header in headers:
        column = column_of(header)
        if column is not None and found.setdefault(column, header) != header:
            repeated += [found[column], header]
    if repeated:
        raise InvalidInput("catalogue_columns_repeated", columns=", ".join(dict.fromkeys(repeated)))
    missing = [f"{VIETNAMESE[column][0]} ({column})" for column in REQUIRED if column not in found]
    if missing:
        raise InvalidInput("catalogue_columns_missing", columns=", ".join(missing))
    return found
