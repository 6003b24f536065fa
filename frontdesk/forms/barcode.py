"""The receipt code as Code 128, with bars two dots of a 203-dpi printer wide (X = 0.25 mm)."""

from collections.abc import Iterator
from typing import Any

from reportlab.graphics.barcode.code128 import Code128

from frontdesk.errors import InvalidInput
from frontdesk.forms.strips import DOT, MM, Mosaic

BAR = 2 * DOT
QUIET = 10 * BAR
HEIGHT = 10 * MM
MOST_MODULES = 260  # 65 mm: leaves room for the words beside it


def barcode_mosaic(code: str, right: float, y: float) -> Mosaic:
    """`code` in bars that end at `right`; a code of digits mostly is set two digits a symbol.

    Raises InvalidInput `receipt_code_unprintable` for other than ASCII letters, digits and signs, or a code too long.
    """
    pattern = _pattern(code)
    modules = sum(ord(letter.lower()) - ord("a") + 1 for letter in pattern)
    if modules > MOST_MODULES:
        raise InvalidInput("receipt_code_unprintable", receipt_code=code)
    x = int((right - modules * BAR) / DOT) * DOT
    return Mosaic(x, y, BAR, HEIGHT, tuple(_bars(pattern)))


def _pattern(code: str) -> str:
    """Bars (upper case) and spaces (lower case), A or a = 1 module, B or b = 2, …"""
    if not code or not code.isascii() or not code.isprintable():
        raise InvalidInput("receipt_code_unprintable", receipt_code=code)
    symbol: Any = Code128(code, quiet=0)
    symbol.validate()
    symbol.encode()
    symbol.decompose()
    pattern: str = symbol.decomposed
    return pattern


def _bars(pattern: str) -> Iterator[tuple[int, int, int, int]]:
    column = 0
    for letter in pattern:
        modules = ord(letter.lower()) - ord("a") + 1
        if letter.isupper():
            yield column, 0, modules, 1
        column += modules
