"""A catalogue file, XLSX or CSV, as rows of text cells by header; `frontdesk.domain.catalogue` says what they mean."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from frontdesk.domain.catalogue import CatalogueRow
from frontdesk.domain.catalogue_columns import Column, column_of
from frontdesk.errors import InvalidInput
from frontdesk.files.csv_table import read_csv
from frontdesk.files.xlsx_table import read_xlsx

LARGEST_FILE = 20 * 1024 * 1024  # bytes
MOST_ROWS = 20_000
HEADER_WITHIN = 20  # filled rows: official lists carry titles above their header

NumberedRow = tuple[int, tuple[str, ...]]

_READERS = {".xlsx": read_xlsx, ".csv": read_csv}


def read_catalogue_file(path: Path) -> tuple[CatalogueRow, ...]:
    """The filled rows below the header of `path`, numbered as a spreadsheet shows them.

    Of a workbook, the first visible sheet is read, hidden and filtered rows too; formulas give their saved value.
    Raises InvalidInput: `catalogue_file_unreadable` (name), `catalogue_file_encoding` (name),
    `catalogue_file_too_large` (name, megabytes), `catalogue_rows_too_many` (name, limit),
    `catalogue_columns_repeated` (columns).
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise InvalidInput("catalogue_file_unreadable", name=path.name)
    rows = tuple(islice(filled(reader(path.name, file_content(path))), MOST_ROWS + HEADER_WITHIN + 1))
    if not rows:
        raise InvalidInput("catalogue_empty")
    start = max(range(min(HEADER_WITHIN, len(rows))), key=lambda index: (_known_headers(rows[index][1]), -index))
    headers, body = rows[start][1], rows[start + 1 :]
    if len(body) > MOST_ROWS:
        raise InvalidInput("catalogue_rows_too_many", name=path.name, limit=MOST_ROWS)
    _refuse_repeated(headers)
    return tuple((number, _by_header(headers, cells)) for number, cells in body)


def file_content(path: Path) -> bytes:
    """The file's bytes; a name that is no readable regular file is refused before it can hang or fill memory."""
    try:
        if not path.is_file():
            raise InvalidInput("catalogue_file_unreadable", name=path.name)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise InvalidInput("catalogue_file_unreadable", name=path.name) from error
    if len(content) > LARGEST_FILE:
        raise InvalidInput("catalogue_file_too_large", name=path.name, megabytes=LARGEST_FILE // 1024**2)
    return content


def filled(rows: Iterable[Sequence[str]]) -> Iterable[NumberedRow]:
    """Rows with anything in them, numbered as a spreadsheet shows them."""
    for number, cells in enumerate(rows, start=1):
        if any(cell.strip() for cell in cells):
            yield number, tuple(cells)


def _known_headers(cells: Iterable[str]) -> int:
    columns: set[Column | None] = {column_of(cell) for cell in cells}
    return len(columns - {None})


def _refuse_repeated(headers: Sequence[str]) -> None:
    written = [header.strip() for header in headers if header.strip()]
    repeated = sorted({header for header in written if written.count(header) > 1 and column_of(header)})
    if repeated:
        raise InvalidInput("catalogue_columns_repeated", columns=", ".join(repeated))


def _by_header(headers: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Cells by header; one beyond or under an empty header goes by its place ("[4]"), so that it is reported."""
    by_header = {header.strip(): "" for header in headers if header.strip()}
    for place, cell in enumerate(cells):
        header = headers[place].strip() if place < len(headers) else ""
        if header or cell.strip():
            by_header[header or f"[{place + 1}]"] = cell
    return by_header
