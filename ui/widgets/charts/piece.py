"""One number of a chart, and how its area looks: by pattern first, so that the colour says nothing alone."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen

from ui.theme import Tokens, current_tokens

_HATCH = 6.0  # px between lines
_MARK = 8.0


class Look(StrEnum):
    """How an area is filled."""

    SOLID = "solid"
    OUTLINED = "outlined"
    HATCHED = "hatched"
    PALE = "pale"
    GOOD = "good"  # pale, framed
    WARN = "warn"  # hatched
    BAD = "bad"  # solid, with a mark
    TRACK = "track"  # what a share is a part of


@dataclass(frozen=True, slots=True)
class Piece:
    """`said` is the whole of it in words, with the value; `label` is drawn where there is room; `what` is opened."""

    value: int
    look: Look
    said: str
    label: str = ""
    what: object = None


def fill(painter: QPainter, area: QRectF, look: Look) -> None:
    """Paint `area` in `look`."""
    tokens = current_tokens()
    frame, ground, lines = _inks(look, tokens)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(ground)))
    painter.drawRoundedRect(area, 2, 2)
    if lines:
        _hatch(painter, area, QColor(lines))
    if frame:
        painter.setPen(QPen(QColor(frame), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()


def ink_on(look: Look) -> str:
    """The colour of words on such an area."""
    tokens = current_tokens()
    return {Look.SOLID: tokens.card, Look.BAD: tokens.card}.get(look, tokens.ink)


def draw_mark(painter: QPainter, at: QPointF, look: Look, colour: str) -> float:
    """The shape that says the same as the colour, left of its word; returns its width with the gap, 0 for none."""
    if look not in (Look.BAD, Look.WARN, Look.GOOD):
        return 0.0
    painter.save()
    painter.setPen(QPen(QColor(colour), 1.6))
    painter.setBrush(QColor(colour) if look is Look.BAD else Qt.BrushStyle.NoBrush)
    left, top = at.x(), at.y() - _MARK / 2
    if look is Look.BAD:
        corners = [QPointF(left, top + _MARK), QPointF(left + _MARK, top + _MARK), QPointF(left + _MARK / 2, top)]
        painter.drawPolygon(corners)
    elif look is Look.WARN:
        half = _MARK / 2
        painter.drawPolygon(
            [
                QPointF(left + half, top),
                QPointF(left + _MARK, top + half),
                QPointF(left + half, top + _MARK),
                QPointF(left, top + half),
            ]
        )
    else:
        painter.drawPolyline([QPointF(left, top + 4), QPointF(left + 3, top + 7), QPointF(left + _MARK, top + 1)])
    painter.restore()
    return _MARK + 4


def elided(text: str, font: QFont, width: float) -> str:
    """`text` as far as `width` px go."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def _inks(look: Look, tokens: Tokens) -> tuple[str, str, str]:
    """Frame, ground and hatching; nothing where there is none."""
    return {
        Look.SOLID: ("", tokens.accent, ""),
        Look.OUTLINED: (tokens.muted, tokens.card, ""),
        Look.HATCHED: (tokens.accent, tokens.accent_ground, tokens.accent),
        Look.PALE: (tokens.accent, tokens.accent_ground, ""),
        Look.GOOD: (tokens.good, tokens.good_ground, ""),
        Look.WARN: (tokens.warn, tokens.warn_ground, tokens.warn),
        Look.BAD: ("", tokens.bad, ""),
        Look.TRACK: (tokens.line, tokens.ground, ""),
    }[look]


def _hatch(painter: QPainter, area: QRectF, colour: QColor) -> None:
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(colour, 1.1))
    at = area.left() - area.height()
    while at < area.right():
        painter.drawLine(QPointF(at, area.bottom()), QPointF(at + area.height(), area.top()))
        at += _HATCH
    painter.restore()
