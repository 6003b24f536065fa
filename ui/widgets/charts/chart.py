"""What all charts share: one stop of the Tab key, the arrow keys between the numbers, Enter on one opens it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.theme import current_tokens
from ui.widgets.charts.piece import Piece

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEAST = 9.0  # px: smaller areas are widened for the mouse and the ring


class Chart(QWidget):
    """Emits the `what` of the piece that was opened. A subclass says where its pieces lie and draws them."""

    opened = Signal(object)
    told = Signal(str)  # the number the keys or the mouse are at, in words; nothing where they are elsewhere

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._pieces: tuple[Piece, ...] = ()
        self._at = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every number, in the order of the arrow keys."""
        return self._pieces

    @property
    def at(self) -> int:
        """Which one the keys are at."""
        return self._at

    def put(self, pieces: Sequence[Piece]) -> None:
        """Show other numbers; who was at one stays at the one that stands for the same."""
        before = self._pieces[self._at].what if self._at < len(self._pieces) else None
        self._pieces = tuple(pieces)
        same = (at for at, piece in enumerate(self._pieces) if piece.what == before and before is not None)
        self._at = next(same, min(self._at, max(len(self._pieces) - 1, 0)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pieces else Qt.FocusPolicy.NoFocus)
        self._say()
        self.update()

    def areas(self) -> Sequence[QRectF]:
        """Where each piece lies."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint all but the ring."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.hasFocus() and self._pieces:
            painter.setPen(QPen(QColor(current_tokens().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._ring(), 4, 4)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._pieces or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.go_to(self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._pieces) - 1)
        elif key in _OPENING and not event.isAutoRepeat():
            self._open(self._at)
        else:
            super().keyPressEvent(event)

    def go_to(self, at: int) -> None:
        """Be at another piece; the ends hold."""
        self._at = min(max(at, 0), len(self._pieces) - 1)
        self._say()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._under(event.position())
        if over is not None:
            self.told.emit(self._pieces[over].said)
        self.setCursor(Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        over = self._under(event.position())
        if over is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(over)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        over = self._under(event.position())
        if over is not None and over == self._at and event.button() is Qt.MouseButton.LeftButton:
            self._open(over)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()
        self.told.emit(self._pieces[self._at].said if self._pieces else "")
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.told.emit("")
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.told.emit(self._pieces[self._at].said if self.hasFocus() and self._pieces else "")

    def _open(self, at: int) -> None:
        if self._pieces[at].what is not None:
            self.opened.emit(self._pieces[at].what)

    def _under(self, at: QPointF) -> int | None:
        return next((which for which, area in enumerate(self.areas()) if _wide(area).contains(at)), None)

    def _ring(self) -> QRectF:
        return (
            _wide(self.areas()[self._at]).adjusted(-2, -2, 2, 2).intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        )

    def _say(self) -> None:
        """A listener hears the chart's name and the number the keys are at."""
        said = f"{self._name}: {self._pieces[self._at].said}" if self._pieces else self._name
        if said != self.accessibleName():
            self.setAccessibleName(said)
            if self.hasFocus():
                self.told.emit(self._pieces[self._at].said if self._pieces else "")
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


def _wide(area: QRectF) -> QRectF:
    more_x, more_y = max(0.0, _LEAST - area.width()) / 2, max(0.0, _LEAST - area.height()) / 2
    return area.adjusted(-more_x, -more_y, more_x, more_y)
