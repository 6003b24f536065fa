"""CSV as rows of text, whatever spreadsheet wrote it: Unicode by its marks, the separator by its header."""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice

from frontdesk.domain.catalogue_columns import column_of
from frontdesk.errors import InvalidInput

Known = Callable[[str], object]
_SEPARATORS = ",;\t"
_LOOK_AT = 20  # records looked at for a header
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .xls under a wrong name


def read_csv(name: str, content: bytes, known: Known = column_of) -> Iterator[list[str]]:
    """The records of `content`, blank ones as empty lists so that counting them gives the spreadsheet's row number.

    `known` tells a header of the file from anything else.

    Raises InvalidInput: `catalogue_file_encoding` for anything but UTF-8 or UTF-16 with its mark (cp1258 and TCVN3
    cannot be told apart, and Excel has already lost letters in them), `catalogue_file_unreadable` for broken quoting.
    """
    text = _decode(name, content)
    separator = max(_SEPARATORS, key=lambda each: _known_headers(text, each, known))
    try:
        yield from _records(text, separator)
    except csv.Error as error:
        raise InvalidInput("catalogue_file_unreadable", name=name) from error


def _decode(name: str, content: bytes) -> str:
    if content.startswith(_WORKBOOKS):
        raise InvalidInput("catalogue_file_unreadable", name=name)
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput("catalogue_file_encoding", name=name) from error
    if "\0" in text:
        raise InvalidInput("catalogue_file_encoding", name=name)
    return text


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _known_headers(text: str, separator: str, known: Known) -> int:
    """How many of our columns the best of the first records names when split by `separator`."""
    best = 0
    try:
        for record in islice(_records(text, separator), _LOOK_AT):
            best = max(best, sum(1 for cell in record if known(cell)))
    except csv.Error:
        return best
    return best
