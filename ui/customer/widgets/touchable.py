"""Something to touch. It hears no mouse and no key itself: the window's finger says when it is pressed."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from ui.customer.scale import Scale


class Touchable(QAbstractButton):
    """Carries the action and value of its touch; without an action it is to be read only."""

    def __init__(self, action: str = "", value: str = "") -> None:
        super().__init__()
        self.action, self.value = action, value
        self.scale = Scale()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def offer(self, action: str, value: str, name: str) -> None:
        """What a touch here means, and its name for listeners."""
        self.action, self.value = action, value
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def dress(self, scale: Scale) -> None:
        self.scale = scale

    def height_at(self, width: int) -> int:
        raise NotImplementedError

    def arrange(self) -> None:
        """Place what is inside; most paint themselves and have nothing inside."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Draw, pressed (`isDown`) or not."""

    def draw_plate(self, painter: QPainter, ground: str, line: str, radius: float, width: float = 2.0) -> None:
        """A rounded plate filling it, with a line inside its edge."""
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)


def draw_check(painter: QPainter, box: QRectF, colour: str, thick: float) -> None:
    """A tick in `box`."""
    painter.setPen(round_pen(colour, thick))
    x, y, side = box.x(), box.y(), box.width()
    corners = ((0.22, 0.54), (0.42, 0.72), (0.78, 0.3))
    painter.drawPolyline([QPointF(x + side * across, y + side * down) for across, down in corners])


def draw_cross(painter: QPainter, box: QRectF, colour: str, thick: float) -> None:
    """A cross in `box`."""
    painter.setPen(round_pen(colour, thick))
    inner = box.adjusted(box.width() * 0.28, box.width() * 0.28, -box.width() * 0.28, -box.width() * 0.28)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def draw_bang(painter: QPainter, box: QRectF, colour: str, thick: float) -> None:
    """An exclamation mark in `box`."""
    painter.setPen(round_pen(colour, thick))
    middle, y, side = box.center().x(), box.y(), box.height()
    painter.drawLine(QPointF(middle, y + side * 0.24), QPointF(middle, y + side * 0.56))
    painter.drawPoint(QPointF(middle, y + side * 0.75))


def round_pen(colour: str, thick: float) -> QPen:
    """A line with round ends and corners."""
    return QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
