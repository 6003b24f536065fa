"""The list of citizens to call, as a file for a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """UTF-8 with the mark spreadsheets look for; a cell that would be read as a formula begins with an apostrophe."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_plain(cell) for cell in header])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
