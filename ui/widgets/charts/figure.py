"""One big number: what it is, the number, and beneath it what it is to be read against."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from ui.theme import current_tokens, ui_font
from ui.widgets.charts.chart import Chart
from ui.widgets.charts.piece import Look, Piece, draw_mark, elided

_PAD = 16
_BIG, _SMALL_BIG = 34, 26  # px; the second where the number would not fit
_HEIGHT = 108
_MARKS = {"bad": Look.BAD, "warn": Look.WARN, "good": Look.GOOD}


@dataclass(frozen=True, slots=True)
class Fact:
    """`tone` names a theme colour for the number, with its shape; `note` is the line beneath."""

    name: str
    number: str
    note: str = ""
    tone: str = "ink"
    what: object = None


class Figure(Chart):
    """A card that is one number."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._fact = Fact(name, "—")
        self._small = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(128)

    @property
    def fact(self) -> Fact:
        """What it shows."""
        return self._fact

    def show_fact(self, fact: Fact) -> None:
        """Another number."""
        self._fact = fact
        said = f"{fact.number}, {fact.note}" if fact.note else fact.number
        self.put([Piece(1, Look.OUTLINED, said, what=fact.what)])

    @property
    def tight(self) -> bool:
        """Whether the number does not fit at its full size."""
        mark = 16 if self._fact.tone in _MARKS else 0
        wide = QFontMetrics(ui_font(_BIG, QFont.Weight.DemiBold)).horizontalAdvance(self._fact.number)
        return wide + mark > self.width() - 2 * _PAD

    def shrink(self, *, small: bool) -> None:
        """Show the number smaller, as its neighbours do."""
        if small != self._small:
            self._small = small
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(168, _HEIGHT)

    def areas(self) -> list[QRectF]:
        return [QRectF(self.rect()).adjusted(2, 2, -2, -2)]

    def draw(self, painter: QPainter) -> None:
        tokens, fact = current_tokens(), self._fact
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inner = QRectF(self.rect()).adjusted(_PAD, 10, -_PAD, -10)
        name = ui_font(13)
        painter.setFont(name)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            QRectF(inner.left(), inner.top(), inner.width(), 20), _LEFT, elided(fact.name, name, inner.width())
        )
        self._draw_number(painter, QRectF(inner.left(), inner.top() + 20, inner.width(), 46))
        note = ui_font(12)
        painter.setFont(note)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(
            QRectF(inner.left(), inner.bottom() - 20, inner.width(), 20), _LEFT, elided(fact.note, note, inner.width())
        )

    def _draw_number(self, painter: QPainter, box: QRectF) -> None:
        colour = getattr(current_tokens(), self._fact.tone)
        font = ui_font(_SMALL_BIG if self._small else _BIG, QFont.Weight.DemiBold)
        mark = _MARKS.get(self._fact.tone)
        left = box.left()
        if mark is not None:
            left += draw_mark(painter, QPointF(left, box.center().y() + 1), mark, colour) + 4
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(left, box.top(), box.right() - left, box.height()), _LEFT, self._fact.number)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
