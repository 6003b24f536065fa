"""Columns over an axis: within one, pieces stand on each other or side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from frontdesk.domain.money_words import dotted
from ui.theme import current_tokens, ui_font
from ui.widgets.charts.chart import Chart
from ui.widgets.charts.piece import Look, Piece, fill, ink_on

_AXIS, _HEAD = 22, 20  # px below the axis for its labels, above the highest column for its number
_WIDEST = 56
_FONT = 12


@dataclass(frozen=True, slots=True)
class Column:
    """What stands over one label of the axis."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        """All its pieces together."""
        return sum(piece.value for piece in self.pieces)


class ColumnChart(Chart):
    """`stacked`: the pieces of a column stand on each other, and its sum above them; else side by side."""

    def __init__(self, name: str, *, stacked: bool) -> None:
        super().__init__(name)
        self._stacked = stacked
        self._columns: tuple[Column, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Other columns; those without pieces keep their place on the axis."""
        self._columns = tuple(columns)
        self.put([piece for column in columns for piece in column.pieces])

    def sizeHint(self) -> QSize:
        return QSize(320, 184)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 152)

    def areas(self) -> list[QRectF]:
        return [area for at in range(len(self._columns)) for area in self._areas_of(at)]

    def draw(self, painter: QPainter) -> None:
        tokens = current_tokens()
        base = self.height() - _AXIS + 0.5
        painter.setPen(QPen(QColor(tokens.field_line), 1))
        painter.drawLine(0, int(base), self.width(), int(base))
        painter.setFont(ui_font(_FONT))
        if self._crowded and self._highest:
            self._draw_scale(painter)
        every = self._every()
        for at, column in enumerate(self._columns):
            self._draw_column(painter, at, column)
            if at % every == 0:
                painter.setPen(QColor(tokens.muted))
                middle = self._slot * (at + 0.5)
                box = QRectF(middle - 40, base + 2, 80, _AXIS - 2)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), column.label)

    def _draw_column(self, painter: QPainter, at: int, column: Column) -> None:
        areas = self._areas_of(at)
        for piece, area in zip(column.pieces, areas, strict=True):
            if piece.value:
                fill(painter, area, piece.look)
                self._draw_label(painter, piece, area)
        if self._stacked and column.total:
            self._draw_number(painter, areas[-1], column.total)
        elif not self._stacked and not self._crowded:
            for piece, area in zip(column.pieces, areas, strict=True):
                if piece.value:
                    self._draw_number(painter, area, piece.value)

    def _draw_scale(self, painter: QPainter) -> None:
        """Where there is no room for every number, the highest says how high it is."""
        tokens = current_tokens()
        painter.setPen(QPen(QColor(tokens.line), 1, Qt.PenStyle.DashLine))
        painter.drawLine(0, _HEAD, self.width(), _HEAD)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(0, 0, self.width(), _HEAD - 2), int(Qt.AlignmentFlag.AlignLeft), dotted(self._highest))

    def _draw_label(self, painter: QPainter, piece: Piece, area: QRectF) -> None:
        fits = QFontMetrics(painter.font()).horizontalAdvance(piece.label) + 4 <= area.width()
        if piece.label and fits and area.height() >= 16:
            if piece.look is Look.HATCHED:  # the hatching would run through the words
                wide = QFontMetrics(painter.font()).horizontalAdvance(piece.label) + 4
                ground = QRectF(area.center().x() - wide / 2, area.center().y() - 8, wide, 16)
                painter.fillRect(ground, QColor(current_tokens().accent_ground))
            painter.setPen(QColor(ink_on(piece.look)))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), piece.label)

    def _draw_number(self, painter: QPainter, area: QRectF, number: int) -> None:
        painter.setPen(QColor(current_tokens().ink))
        box = QRectF(area.center().x() - 40, area.top() - _HEAD + 1, 80, _HEAD - 2)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), dotted(number))

    @property
    def _crowded(self) -> bool:
        """Whether the numbers of columns side by side would touch."""
        widest = QFontMetrics(ui_font(_FONT)).horizontalAdvance(dotted(self._highest))
        return not self._stacked and widest > self._slot * 0.72 / self._abreast

    @property
    def _abreast(self) -> int:
        return max((len(column.pieces) for column in self._columns), default=1) or 1

    @property
    def _slot(self) -> float:
        return self.width() / max(len(self._columns), 1)

    def _every(self) -> int:
        """Labels that would touch are left out, evenly."""
        widest = max((QFontMetrics(ui_font(_FONT)).horizontalAdvance(each.label) for each in self._columns), default=0)
        return max(1, -(-(widest + 8) // max(int(self._slot), 1)))

    @property
    def _highest(self) -> int:
        if self._stacked:
            return max((column.total for column in self._columns), default=0)
        return max((piece.value for column in self._columns for piece in column.pieces), default=0)

    def _areas_of(self, at: int) -> list[QRectF]:
        pieces = self._columns[at].pieces
        base, room = self.height() - _AXIS, self.height() - _AXIS - _HEAD
        scale = room / max(self._highest, 1)
        middle, wide = self._slot * (at + 0.5), min(self._slot * 0.72, _WIDEST)
        if self._stacked:
            return _stack(pieces, middle - wide / 2, wide, base, scale)
        each = wide / self._abreast
        return [
            QRectF(
                middle - wide / 2 + each * which, base - piece.value * scale, max(each - 1.5, 1), piece.value * scale
            )
            for which, piece in enumerate(pieces)
        ]


def _stack(pieces: Sequence[Piece], left: float, wide: float, base: float, scale: float) -> list[QRectF]:
    areas, top = [], float(base)
    for piece in pieces:
        tall = piece.value * scale
        top -= tall
        gap = 1.5 if tall > 4 else 0.0  # what lies on each other stays apart
        areas.append(QRectF(left, top + gap, wide, max(tall - gap, 0.0)))
    return areas
