"""QR codes on strangers' papers. Runs in the limited process only, as all that decodes them."""

from collections.abc import Iterator
from io import BytesIO

import zxingcpp
from PIL import Image

from frontdesk.files.scan_decoder import count_leaves, draw_page
from frontdesk.files.scan_kinds import Media

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
# Pixels across: a page printed at a scanner's resolution, then finer for small codes, then coarser for noisy photos.
_WIDTHS = (2_400, 3_600, 1_400)
_MOST_PAGES = 6  # from the end, where such codes are


def find_code(content: bytes, media: Media, prefix: str) -> str:
    """The last code in the document that begins with `prefix`, or nothing. Raises InvalidInput as `draw_page`."""
    pages = count_leaves(content, media)
    for number in range(pages - 1, max(pages - 1 - _MOST_PAGES, -1), -1):
        for text in _codes(content, media, number):
            if text.startswith(prefix):
                return text
    return ""


def _codes(content: bytes, media: Media, number: int) -> Iterator[str]:
    for width in _WIDTHS:
        with Image.open(BytesIO(draw_page(content, media, number, width)), formats=("PNG",)) as picture:
            yield from (found.text for found in zxingcpp.read_barcodes(picture.convert("L"), formats=_QR))
