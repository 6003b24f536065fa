"""An XLSX sheet as rows of text; the archive is judged before it is opened, formulas give their saved value."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from frontdesk.domain.catalogue_columns import Column, column_of
from frontdesk.errors import InvalidInput

LARGEST_UNPACKED = 100 * 1024 * 1024  # bytes
MOST_TIMES_PACKED = 100  # real sheets pack 5 to 30 times
ALWAYS_ALLOWED = 1024 * 1024  # bytes unpacked, however well they pack
MOST_MEMBERS = 1_000
MOST_COLUMNS = 100
LAST_ROW = 1_048_576  # Excel's own


def read_xlsx(name: str, content: bytes) -> Iterator[list[str]]:
    """The rows of the first visible sheet from its first row on, blank ones included, at most 100 columns.

    Raises InvalidInput: `catalogue_file_unreadable` for what is no workbook (or one behind a password),
    `catalogue_file_too_large` for a workbook that would unpack to far more than it is.
    """
    from openpyxl import load_workbook  # late: a tenth of every command's start

    _refuse_bomb(name, content)
    try:
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = next(sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible")
        yield from _rows(sheet)
    except Exception as error:  # openpyxl promises no kinds of error for a damaged file
        raise InvalidInput("catalogue_file_unreadable", name=name) from error


def _refuse_bomb(name: str, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InvalidInput("catalogue_file_unreadable", name=name) from error
    unpacked = sum(member.file_size for member in members)
    allowed = max(ALWAYS_ALLOWED, min(LARGEST_UNPACKED, MOST_TIMES_PACKED * len(content)))
    if unpacked > allowed or len(members) > MOST_MEMBERS:
        raise InvalidInput("catalogue_file_too_large", name=name, megabytes=LARGEST_UNPACKED // 1024**2)


def _rows(sheet: Any) -> Iterator[list[str]]:  # the stubs do not know a read-only sheet
    codes: frozenset[int] = frozenset()
    # Bounds of our own: some writers state too small a size, and openpyxl would believe it.
    for values in sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS, values_only=True):
        if values.count(None) == len(values):  # sheets may claim a million blank rows: they must cost nothing
            yield []
            continue
        codes = codes or _code_places(values)
        yield [_text(value, place in codes) for place, value in enumerate(values)]


def _code_places(values: Sequence[object]) -> frozenset[int]:
    """Where a header row has the procedure's code; empty for other rows."""
    named = {place: column_of(value) for place, value in enumerate(values) if isinstance(value, str)}
    if Column.NAME not in named.values():
        return frozenset()
    return frozenset(place for place, column in named.items() if column is Column.CODE)


def _text(value: object, is_code: bool) -> str:
    match value:
        case None:
            return ""
        case float() if is_code:
            return f"{value:.6f}"  # 1.001570 typed as a number is kept as 1.00157
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value).replace("_x000D_", "")
