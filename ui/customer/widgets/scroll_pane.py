"""What does not fit is moved by a finger, and a hint at the edge says that there is more.

The content follows the finger at once and runs on for 150 ms at most: QScroller moves it by a timer, and for longer.
"""

from typing import cast

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.customer.scale import Scale
from ui.customer.widgets.block import Piece, put
from ui.customer.widgets.touchable import round_pen
from ui.theme import CUSTOMER

_HINT = 56
_GLIDE_MS = 150
_RESTING_MS = 80  # a finger that stood still for so long flicks nothing
_FLICK = 0.3  # px a ms
_FARTHEST = 600.0  # px


class ScrollPane(QWidget):
    """Shows `piece`, from its top or (`centred`) in the middle where there is more room than it needs."""

    def __init__(self, piece: Piece, *, centred: bool = False) -> None:
        super().__init__()
        self._piece, self._centred = piece, centred
        assert isinstance(piece, QWidget)
        piece.setParent(self)
        self._hint = _Hint(self)
        self._offset, self._full = 0, 0
        self.scale = Scale()
        self._told = (-1, -1, QSize())
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last, self._speed = 0, 0.0  # ms and px a ms of the finger
        self._glide = QVariantAnimation(self, duration=_GLIDE_MS, easingCurve=QEasingCurve(QEasingCurve.Type.OutCubic))
        self._glide.valueChanged.connect(self._move_to)

    @property
    def _bar(self) -> int:
        """Px wide."""
        return max(4, self.scale.px(6))

    @property
    def offset(self) -> int:
        """Px of the content above the pane."""
        return self._offset

    @property
    def farthest(self) -> int:
        """The greatest offset: 0 where everything fits."""
        return max(0, self._full - self.height())

    def dress(self, scale: Scale) -> None:
        self.scale = scale
        self._piece.dress(scale)

    def height_at(self, width: int) -> int:
        return self._piece.height_at(width)

    def arrange(self) -> None:
        """Place the content in the pane; where it had been moved to, as far as that still is."""
        side = self.scale.gap(12) if self._piece.height_at(self.width()) > self.height() else 0
        wide = self.width() - side  # the bar that says how far one is has its room
        self._full = self._piece.height_at(wide)
        self._offset = min(self._offset, self.farthest)
        spare = max(0, self.height() - self._full)
        top = spare // 2 if self._centred else 0
        put(self._piece, 0, top - self._offset, wide, self._full)
        high = self.scale.px(_HINT)
        self._hint.setGeometry(0, self.height() - high, self.width(), high)
        self._hint.raise_()
        self._tell()

    def go_to_top(self) -> None:
        """As a page is opened."""
        self._glide.stop()
        self._move_to(0)

    def move_by(self, px: int) -> None:
        """For a wheel."""
        self._glide.stop()
        self._move_to(self._offset + px)

    def hold(self) -> None:
        """A finger lies on it."""
        self._glide.stop()
        self._last, self._speed = self._clock.elapsed(), 0.0

    def follow(self, px: int) -> None:
        """The finger moved down by `px`, and the content with it."""
        now = self._clock.elapsed()
        self._speed = 0.4 * self._speed + 0.6 * -px / max(1, now - self._last)
        self._last = now
        self._move_to(self._offset - px)

    def let_go(self) -> None:
        """The finger left: the content runs on for a moment if it was flicked."""
        if self._clock.elapsed() - self._last > _RESTING_MS or abs(self._speed) < _FLICK:
            return
        self._glide.setStartValue(self._offset)
        self._glide.setEndValue(round(self._offset + max(-_FARTHEST, min(_FARTHEST, self._speed * _GLIDE_MS))))
        self._glide.start()

    def _move_to(self, offset: int) -> None:
        offset = max(0, min(offset, self.farthest))
        if offset != self._offset:
            piece = cast(QWidget, self._piece)
            piece.move(piece.x(), piece.y() + self._offset - offset)
            self._offset = offset
            self._tell()

    def _tell(self) -> None:
        self._hint.setHidden(self._offset >= self.farthest)
        told = (self._offset, self.farthest, self.size())
        if told != self._told:  # a pane painted again paints all that is in it
            self._told = told
            wide = self._bar + 2
            self.update(self.width() - wide, 0, wide, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.farthest:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = self._bar
        painter.setBrush(QColor(CUSTOMER.line))
        painter.drawRoundedRect(QRectF(self.width() - wide, 0, wide, self.height()), wide / 2, wide / 2)
        high = self.height() * self.height() / self._full
        top = self._offset * self.height() / self._full
        painter.setBrush(QColor(CUSTOMER.field_line))
        painter.drawRoundedRect(QRectF(self.width() - wide, top, wide, high), wide / 2, wide / 2)


class _Hint(QWidget):
    """More below: the content fades, an arrow points down. Touches go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fade = QLinearGradient(0, 0, 0, self.height())
        clear, full = QColor(CUSTOMER.ground), QColor(CUSTOMER.ground)
        clear.setAlpha(0)
        fade.setColorAt(0, clear)
        fade.setColorAt(0.75, full)
        painter.fillRect(self.rect(), fade)
        side = self.height() * 0.3
        middle, y = self.width() / 2, self.height() * 0.55
        painter.setPen(round_pen(CUSTOMER.accent, max(3.0, self.height() / 14)))
        painter.drawPolyline([QPointF(middle - side, y), QPointF(middle, y + side * 0.75), QPointF(middle + side, y)])
