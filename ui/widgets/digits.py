"""Figures of one width: the interface face has none, and numbers below each other are compared digit by digit."""

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

_DIGITS = "0123456789"
_BESIDE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


def digits_width(text: str, font: QFont) -> float:
    """How wide `text` is, every digit as wide as the widest."""
    return sum(_advance(sign, font) for sign in text)


def draw_digits(painter: QPainter, box: QRectF, text: str, *, right: bool = False) -> None:
    """Write `text` in the middle of the height of `box`, at its left or right, in the painter's font and colour."""
    font = painter.font()
    left = box.right() - digits_width(text, font) if right else box.left()
    for run in _runs(text):
        wide = digits_width(run, font)
        if run in _DIGITS:
            painter.drawText(QRectF(left, box.top(), wide, box.height()), _BESIDE, run)
        else:  # words keep their kerning
            side = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(left, box.top(), wide + 1, box.height()), side, run)
        left += wide


def _runs(text: str) -> list[str]:
    """Each digit alone, what stands between digits together."""
    runs: list[str] = []
    for sign in text:
        if runs and sign not in _DIGITS and runs[-1][-1] not in _DIGITS:
            runs[-1] += sign
        else:
            runs.append(sign)
    return runs


def _advance(sign: str, font: QFont) -> float:
    if sign not in _DIGITS:
        return QFontMetricsF(font).horizontalAdvance(sign)
    return _widest(font.key())


@cache
def _widest(key: str) -> float:
    font = QFont()
    font.fromString(key)
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(digit) for digit in _DIGITS)
