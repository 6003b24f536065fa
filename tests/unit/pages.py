"""What every printed page must be, and what it says."""

from io import BytesIO
from itertools import combinations
from typing import Any

import pypdfium2
import zxingcpp
from pypdf import PdfReader

from frontdesk.forms.strips import A5, LEFT, MM, Sheet


def pages(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def flat(pdf: bytes) -> str:
    """The text of all pages on one line."""
    return " ".join("\n".join(pages(pdf)).split())


def codes_on_last_page(pdf: bytes) -> list[str]:
    """What a reader finds on the last page, as a scanner of 200 dpi sees it."""
    document: Any = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    picture = document[len(document) - 1].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def assert_inside_and_apart(pdf: bytes, sheet: Sheet = A5) -> None:
    """Every letter lies within the margins, and no two pieces of text overlap."""
    document: Any = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_charbox(index, loose=False) for index in range(text.count_chars())]
        for left, bottom, right, top in (box for box in boxes if box[2] > box[0]):
            assert left >= LEFT - 2
            assert right <= sheet.width - LEFT + 2
            assert bottom >= 6 * MM
            assert top <= sheet.height - 4 * MM
        rectangles = [text.get_rect(index) for index in range(text.count_rects())]
        for one, other in combinations(rectangles, 2):
            assert not _overlap(one, other), (one, other)
    document.close()


def _overlap(one: tuple[float, ...], other: tuple[float, ...], slack: float = 2.5) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    upright = min(one[3], other[3]) - max(one[1], other[1])
    return across > slack and upright > slack
