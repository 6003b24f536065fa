"""Rows of strips: a name, its parts side by side in proportion, and the sum at the right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy

from ui.theme import current_tokens, ui_font
from ui.widgets.charts.chart import Chart
from ui.widgets.charts.piece import Look, Piece, draw_mark, elided, fill, ink_on
from ui.widgets.digits import digits_width, draw_digits

_ROW, _STRIP = 34, 22  # px
_FONT = 13
_GAP = 12
_SLIVER = 6.0  # px: the least a part without its number is wide
_MARKED = (Look.BAD, Look.WARN, Look.GOOD)


@dataclass(frozen=True, slots=True)
class Strip:
    """One row; `sum` is what stands at its right. `whole`: what the pieces are a part of, which fills the row."""

    name: str
    pieces: tuple[Piece, ...]
    sum: str = ""
    whole: int = 0

    @property
    def total(self) -> int:
        """All its pieces together."""
        return sum(piece.value for piece in self.pieces)


class StripChart(Chart):
    """Rows without a whole share one scale, so that their lengths compare."""

    def __init__(self, name: str, *, names: float = 0.34) -> None:
        super().__init__(name)
        self._names = names  # the part of the width that names may take
        self._strips: tuple[Strip, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strips(self, strips: Sequence[Strip]) -> None:
        """Other rows; a part of nothing is not stopped at, except where it is the share that is shown."""
        shown = tuple(
            replace(strip, pieces=tuple(piece for piece in strip.pieces if piece.value or strip.whole))
            for strip in strips
        )
        taller = len(shown) != len(self._strips)
        self._strips = shown
        self.put([piece for strip in shown for piece in strip.pieces])
        if taller:
            self.setFixedHeight(_ROW * max(len(shown), 1))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(320, _ROW * max(len(self._strips), 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _ROW * max(len(self._strips), 1))

    def areas(self) -> list[QRectF]:
        return [area for row in range(len(self._strips)) for area in self._areas_of(row)]

    def draw(self, painter: QPainter) -> None:
        tokens = current_tokens()
        left, right = self._edges()
        for row, strip in enumerate(self._strips):
            line = QRectF(0, row * _ROW, self.width(), _ROW)
            painter.setFont(self._font)
            painter.setPen(QColor(tokens.ink))
            name = elided(strip.name, self._font, left - _GAP)
            painter.drawText(line.adjusted(0, 0, left - self.width(), 0), _side(Qt.AlignmentFlag.AlignLeft), name)
            draw_digits(painter, line.adjusted(right, 0, 0, 0), strip.sum, right=True)
            if strip.whole:
                fill(painter, QRectF(left, row * _ROW + (_ROW - _STRIP) / 2, right - left - 2, _STRIP), Look.TRACK)
            for piece, area in zip(strip.pieces, self._areas_of(row), strict=True):
                if not piece.value:
                    continue
                fill(painter, area, piece.look)
                _draw_label(painter, piece, area, right if strip.whole else area.right())

    @property
    def _font(self) -> QFont:
        return ui_font(_FONT)

    def _edges(self) -> tuple[float, float]:
        """Where the strips begin and end."""
        metrics = QFontMetrics(self._font)
        name = max((metrics.horizontalAdvance(strip.name) for strip in self._strips), default=0)
        sums = max((digits_width(strip.sum, self._font) for strip in self._strips), default=0)
        left = min(name + 2 + _GAP, self.width() * self._names) if name else 0.0
        return left, self.width() - (sums + _GAP if sums else 1)

    def _areas_of(self, row: int) -> list[QRectF]:
        strip = self._strips[row]
        left, right = self._edges()
        whole = strip.whole or max(each.total for each in self._strips)
        needed = [_needs(piece, numbered=not strip.whole) for piece in strip.pieces]
        scale = (right - left) / max(whole, 1)
        widths = _widths([piece.value for piece in strip.pieces], scale, needed, right - left)
        areas, at = [], left
        for wide in widths:
            areas.append(QRectF(at, row * _ROW + (_ROW - _STRIP) / 2, max(wide - 2, 2), _STRIP))
            at += wide
        return areas


def _widths(values: Sequence[int], scale: float, needed: Sequence[float], room: float) -> list[float]:
    """In proportion, but each as wide as it needs; what is wider gives way where the row would be too long."""
    wanted = [value * scale if value else 0.0 for value in values]
    widths = [max(wide, need) for wide, need in zip(wanted, needed, strict=True)]
    over = sum(widths) - room
    spare = sum(wide - need for wide, need in zip(widths, needed, strict=True))
    if over <= 0 or spare <= 0:
        return widths
    share = min(over / spare, 1.0)
    return [wide - (wide - need) * share for wide, need in zip(widths, needed, strict=True)]


def _needs(piece: Piece, *, numbered: bool) -> float:
    """The least width of an area: that of its number, or of a sliver that can be seen."""
    return _label_width(piece) + 4 if numbered and piece.label else _SLIVER


def _label_width(piece: Piece) -> float:
    wide = QFontMetrics(ui_font(12, QFont.Weight.DemiBold)).horizontalAdvance(piece.label)
    return wide + (12 if piece.look in _MARKED else 0) + 10


def _draw_label(painter: QPainter, piece: Piece, area: QRectF, end: float) -> None:
    """The number in its area, or right of it where there is room up to `end`."""
    font = ui_font(12, QFont.Weight.DemiBold)
    wide = QFontMetrics(font).horizontalAdvance(piece.label)
    room = _label_width(piece)
    inside = room <= area.width()
    if not piece.label or (not inside and area.right() + room > end):
        return
    colour = ink_on(piece.look) if inside else current_tokens().ink
    left = area.center().x() - (room - 10) / 2 if inside else area.right() + 6
    if piece.look is Look.WARN and inside:  # the hatching would run through the figure
        ground = QRectF(left - 4, area.top() + 3, room - 2, area.height() - 6)
        painter.fillRect(ground, QColor(current_tokens().warn_ground))
    painter.setFont(font)
    if piece.look in _MARKED:
        left += draw_mark(painter, QPointF(left, area.center().y()), piece.look, colour)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(left, area.top(), wide + 2, area.height()), _side(Qt.AlignmentFlag.AlignLeft), piece.label)


def _side(side: Qt.AlignmentFlag) -> int:
    return int(side | Qt.AlignmentFlag.AlignVCenter)
