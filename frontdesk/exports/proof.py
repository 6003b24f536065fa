"""A proof's code as a picture for a spreadsheet."""

from io import BytesIO

from frontdesk.qr import QUIET, qr_matrix

_MODULE = 4  # dots: 0.5 mm at 200 dpi


def proof_png(code: str, dpi: int) -> bytes:
    """The QR of `code` as a PNG of half a millimetre a module. Raises InvalidInput `track_url_too_long`."""
    from PIL import Image

    matrix = qr_matrix(code)
    side = len(matrix) + 2 * QUIET
    picture = Image.new("L", (side, side), 255)
    picture.putdata([0 if _dark(matrix, x, y) else 255 for y in range(side) for x in range(side)])
    out = BytesIO()
    picture.resize((side * _MODULE, side * _MODULE), Image.Resampling.NEAREST).save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def _dark(matrix: list[list[bool]], x: int, y: int) -> bool:
    row, column = y - QUIET, x - QUIET
    return 0 <= row < len(matrix) and 0 <= column < len(matrix) and matrix[row][column]
