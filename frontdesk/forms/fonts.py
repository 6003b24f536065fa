"""Tinos, the face of every form: Times-like as NĐ 30/2020 asks, with all Vietnamese letters, always embedded."""

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from frontdesk.domain.text import nfc

FONT_DIR = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
REPLACEMENT = "\ufffd"


class Face(StrEnum):
    """The four faces; the value is the name the PDF knows it by."""

    REGULAR = "Tinos-Regular"
    BOLD = "Tinos-Bold"
    ITALIC = "Tinos-Italic"
    BOLD_ITALIC = "Tinos-BoldItalic"


@cache
def register_fonts() -> None:
    """Parse the four faces once and make them known to reportlab; cheap when called again."""
    for face in Face:
        pdfmetrics.registerFont(_font(face))


@cache
def _font(face: Face) -> TTFont:
    return TTFont(face.value, FONT_DIR / f"{face.value}.ttf")


@cache
def _advances(face: Face) -> dict[int, float]:
    advances: dict[int, float] = _font(face).face.charWidths
    return advances


def width(text: str, face: Face, size: float) -> float:
    """Width of printable `text` in points."""
    return _units(text, face) * size / 1000


@lru_cache(maxsize=8_192)  # words come again: on the next line of a form, on the next form of a batch
def _units(text: str, face: Face) -> float:
    advances = _advances(face)
    return sum([advances[ord(char)] for char in text])


def printable(text: str) -> str:
    """`text` in NFC, one line, with `REPLACEMENT` for every character Tinos lacks and no invisible ones."""
    visible = "".join(char for char in text if not _is_invisible(char))
    return "".join(map(_glyph, nfc(visible)))


def _glyph(char: str) -> str:
    return char if ord(char) in _known_everywhere() else REPLACEMENT


@cache
def _known_everywhere() -> frozenset[int]:
    return frozenset.intersection(*(frozenset(_font(face).face.charToGlyph) for face in Face))


def _is_invisible(char: str) -> bool:
    if char < "\u00ad":
        return False
    return "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) == "Cf"
