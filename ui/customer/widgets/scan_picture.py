"""A receipt before a scanner, drawn: what to do is seen before it is read."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.customer.scale import Scale
from ui.customer.widgets.touchable import round_pen
from ui.theme import CUSTOMER

_CELLS = ((0, 0), (1, 1), (2, 0), (0, 2), (2, 2), (3, 1), (1, 3), (3, 3))


class ScanPicture(QWidget):
    """`high` units high, at the left of its place or in the middle."""

    def __init__(self, high: float = 88, *, centred: bool = False) -> None:
        super().__init__()
        self._high, self._centred = high, centred
        self.scale = Scale()

    def dress(self, scale: Scale) -> None:
        self.scale = scale

    def height_at(self, _width: int) -> int:
        return self.scale.px(self._high)

    def arrange(self) -> None:
        """Nothing is inside."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = float(self.height())
        x = (self.width() - high) / 2 if self._centred else 0.0
        thick = max(2.0, high / 26)
        painter.setPen(round_pen(CUSTOMER.accent, thick))
        box = QRectF(x, 0, high, high).adjusted(thick, thick, -thick, -thick)
        self._draw_corners(painter, box)
        inner = box.adjusted(high * 0.2, high * 0.2, -high * 0.2, -high * 0.2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(CUSTOMER.accent))
        cell = inner.width() / 4
        for column, row in _CELLS:
            painter.drawRoundedRect(
                QRectF(inner.x() + column * cell, inner.y() + row * cell, cell * 0.92, cell * 0.92), 2, 2
            )

    @staticmethod
    def _draw_corners(painter: QPainter, box: QRectF) -> None:
        arm = box.width() * 0.26
        for corner, across, down in (
            (box.topLeft(), 1, 1),
            (box.topRight(), -1, 1),
            (box.bottomLeft(), 1, -1),
            (box.bottomRight(), -1, -1),
        ):
            painter.drawPolyline([corner + QPointF(0, down * arm), corner, corner + QPointF(across * arm, 0)])
