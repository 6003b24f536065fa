"""A round mark beside a word: done, missing, neither."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from frontdesk.customer.view import Tone
from ui.customer.scale import Scale
from ui.customer.widgets.touchable import draw_bang, draw_check
from ui.theme import CUSTOMER


class Mark(QWidget):
    """`size` in units; a tick for good, an exclamation mark for a warning, an empty ring for the rest."""

    def __init__(self, size: float = 28) -> None:
        super().__init__()
        self._size = size
        self._tone = Tone.PLAIN
        self.scale = Scale()

    def show_tone(self, tone: Tone) -> None:
        """Be the mark of `tone`."""
        if tone is not self._tone:
            self._tone = tone
            self.update()

    def dress(self, scale: Scale) -> None:
        self.scale = scale

    @property
    def side(self) -> int:
        """Px wide and high."""
        return self.scale.type(self._size)

    def width_wanted(self) -> int:
        """As wide as high."""
        return self.side

    def height_at(self, _width: int) -> int:
        return self.side

    def arrange(self) -> None:
        """Nothing is inside."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self.side)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        draw_mark(painter, box, self._tone)


def draw_mark(painter: QPainter, box: QRectF, tone: Tone) -> None:
    """The mark of `tone` filling `box`."""
    thick = max(2.0, box.width() / 10)
    filled = {Tone.GOOD: CUSTOMER.good, Tone.WARN: CUSTOMER.warn}.get(tone)
    if filled is None:
        painter.setPen(QPen(QColor(CUSTOMER.field_line), max(2.0, box.width() / 14)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = box.width() * 0.08
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(filled))
    painter.drawEllipse(box)
    (draw_check if tone is Tone.GOOD else draw_bang)(painter, box, CUSTOMER.ground, thick)
