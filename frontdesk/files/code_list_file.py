"""A list of official codes, XLSX or CSV, as rows; `frontdesk.domain.code_list` says what they mean."""

from itertools import islice
from pathlib import Path

from frontdesk.domain.code_list import CodeColumn, CodeRow, code_column, code_row
from frontdesk.errors import InvalidInput
from frontdesk.files.catalogue_file import HEADER_WITHIN, file_content, filled
from frontdesk.files.csv_table import read_csv
from frontdesk.files.xlsx_table import read_xlsx

MOST_ROWS = 50_000


def read_code_list(path: Path) -> tuple[CodeRow, ...]:
    """The filled rows below the header of `path`.

    Raises InvalidInput as `read_catalogue_file`, and `code_list_no_column` where no column has official codes.
    """
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise InvalidInput("catalogue_file_unreadable", name=path.name)
    content = file_content(path)
    table = read_xlsx(path.name, content) if suffix == ".xlsx" else read_csv(path.name, content, code_column)
    rows = tuple(islice(filled(table), MOST_ROWS + HEADER_WITHIN + 1))
    start = next((at for at, (_n, cells) in enumerate(rows[:HEADER_WITHIN]) if _is_header(cells)), None)
    if start is None:
        raise InvalidInput("code_list_no_column", name=path.name)
    headers, body = rows[start][1], rows[start + 1 :]
    if len(body) > MOST_ROWS:
        raise InvalidInput("catalogue_rows_too_many", name=path.name, limit=MOST_ROWS)
    return tuple(code_row(number, headers, cells) for number, cells in body)


def _is_header(cells: tuple[str, ...]) -> bool:
    named = {code_column(cell) for cell in cells}
    return CodeColumn.OFFICIAL in named and len(named - {None}) > 1
