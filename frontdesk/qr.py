"""QR codes as plain data, for paper and for screens alike."""

from collections.abc import Iterator
from typing import Any

import qrcode
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from frontdesk.errors import InvalidInput

QUIET = 4  # modules of white on every side (ISO/IEC 18004)
LARGEST_VERSION = 10  # 57 modules of 0.5 mm: still read from a creased sheet by a phone
LARGEST_ON_SHEETS = 20  # 97 modules: read from a flat sheet by a scanner
# Every reader takes every mask. The addresses end in a random token, so none of the eight suits them better than
# another, and trying all of them would take longer than drawing the rest of the form.
MASK = 3


def qr_matrix(text: str, largest: int = LARGEST_VERSION) -> list[list[bool]]:
    """The modules of `text`, row by row, without the quiet zone.

    Raises InvalidInput `track_url_too_long` when it would need more than version `largest` (10: 213 bytes).
    """
    code: QRCode[Any] = QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET, mask_pattern=MASK)
    code.add_data(text, optimize=0)
    try:
        version = code.best_fit()
    except (DataOverflowError, ValueError):  # the latter for what fits no version at all
        version = largest + 1
    if version > largest:
        raise InvalidInput("track_url_too_long", length=len(text))
    code.make(fit=False)
    return [[bool(module) for module in row] for row in code.modules]


def merged_rectangles(matrix: list[list[bool]]) -> Iterator[tuple[int, int, int, int]]:
    """The dark modules as (column, row, columns, rows): runs in a row, merged with equal runs below."""
    open_runs: dict[tuple[int, int], int] = {}
    for row, modules in enumerate([*matrix, []]):
        runs = set(_runs(modules))
        for start, length in [run for run in open_runs if run not in runs]:
            top = open_runs.pop((start, length))
            yield start, top, length, row - top
        for run in sorted(runs):
            open_runs.setdefault(run, row)


def _runs(modules: list[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for column, dark in enumerate([*modules, False]):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column - start
            start = None
