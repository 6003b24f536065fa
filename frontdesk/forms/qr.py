"""The QR code of the tracking address on paper: level M, whole printer dots, as few rectangles as can be."""

import math
from collections.abc import Iterator
from io import BytesIO

from frontdesk.forms.strips import DOT, MM, Mosaic
from frontdesk.qr import LARGEST_VERSION, QUIET, merged_rectangles, qr_matrix

SMALLEST_SIDE = 25 * MM


def qr_mosaic(text: str, x: float, y: float, largest: int = LARGEST_VERSION) -> Mosaic:
    """The code of `text` with its top left module at (x, y), at least 25 mm wide without the quiet zone."""
    matrix = qr_matrix(text, largest)
    cell = math.ceil(SMALLEST_SIDE / len(matrix) / DOT - 1e-9) * DOT
    return Mosaic(x, y, cell, cell, tuple(merged_rectangles(matrix)))


def mosaic_side(mosaic: Mosaic) -> float:
    """The width and height in points of a square mosaic whose last column is black somewhere."""
    return max(column + columns for column, _, columns, _ in mosaic.rectangles) * mosaic.cell


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
