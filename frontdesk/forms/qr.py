"""The QR code of the tracking address: level M, whole printer dots, as few rectangles as can be."""

import math
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import qrcode
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from frontdesk.errors import InvalidInput
from frontdesk.forms.strips import DOT, MM, Mosaic

QUIET = 4  # modules of white on every side (ISO/IEC 18004)
SMALLEST_SIDE = 25 * MM
LARGEST_VERSION = 10  # 57 modules of 0.5 mm: still read from a creased sheet by a phone
# Every reader takes every mask. The addresses end in a random token, so none of the eight suits them better than
# another, and trying all of them would take longer than drawing the rest of the form.
MASK = 3


def qr_matrix(text: str) -> list[list[bool]]:
    """The modules of `text`, row by row, without the quiet zone.

    Raises InvalidInput `track_url_too_long` when it would need more than version 10 (213 bytes).
    """
    code: QRCode[Any] = QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=QUIET, mask_pattern=MASK)
    code.add_data(text, optimize=0)
    try:
        version = code.best_fit()
    except DataOverflowError:
        version = LARGEST_VERSION + 1
    if version > LARGEST_VERSION:
        raise InvalidInput("track_url_too_long", length=len(text))
    code.make(fit=False)
    return [[bool(module) for module in row] for row in code.modules]


def qr_mosaic(text: str, x: float, y: float) -> Mosaic:
    """The code of `text` with its top left module at (x, y), at least 25 mm wide without the quiet zone."""
    matrix = qr_matrix(text)
    cell = math.ceil(SMALLEST_SIDE / len(matrix) / DOT - 1e-9) * DOT
    return Mosaic(x, y, cell, cell, tuple(merged_rectangles(matrix)))


def mosaic_side(mosaic: Mosaic) -> float:
    """The width and height in points of a square mosaic whose last column is black somewhere."""
    return max(column + columns for column, _, columns, _ in mosaic.rectangles) * mosaic.cell


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


def qr_png(text: str, px: int) -> bytes:
    """The code of `text` with its quiet zone as a PNG file: whole pixels a module, one at least, at most `px` wide.

    Raises InvalidInput `track_url_too_long`.
    """
    from PIL import Image

    matrix = qr_matrix(text)
    side = len(matrix) + 2 * QUIET
    scale = max(px // side, 1)
    picture = Image.frombytes("L", (side, side), bytes(_dots(matrix, side)))
    out = BytesIO()
    picture.resize((side * scale, side * scale), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()


def _dots(matrix: list[list[bool]], side: int) -> Iterator[int]:
    """Grey values row by row, with white around."""
    blank = [255] * side
    margin = [255] * QUIET
    for _ in range(QUIET):
        yield from blank
    for row in matrix:
        yield from (*margin, *(0 if dark else 255 for dark in row), *margin)
    for _ in range(QUIET):
        yield from blank
