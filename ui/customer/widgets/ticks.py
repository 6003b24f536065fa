"""Choices of their own, on or off: consents, reasons."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from frontdesk.customer.view import Tick
from ui.customer.scale import BODY, Scale
from ui.customer.widgets.block import Flow, put
from ui.customer.widgets.touchable import Touchable, draw_check
from ui.customer.widgets.words import PLAIN, Words
from ui.theme import CUSTOMER


class TickButton(Touchable):
    """A box and its words on a plate."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.label = Words(BODY, "ink", PLAIN)
        self.label.setParent(self)

    def show_tick(self, tick: Tick) -> None:
        """Be `tick`."""
        self.offer(tick.action, tick.value, tick.label)
        self.label.say(tick.label)
        if tick.on != self.isChecked():
            self.setChecked(tick.on)

    def dress(self, scale: Scale) -> None:
        super().dress(scale)
        self.label.dress(scale)

    @property
    def _box(self) -> int:
        return self.scale.type(28)

    @property
    def _before(self) -> int:
        return self.scale.gap(16) + self._box + self.scale.gap(12)

    def width_wanted(self) -> int:
        """Px wide in one line."""
        return self._before + self.label.width_wanted() + self.scale.gap(20)

    def height_at(self, width: int) -> int:
        inner = width - self._before - self.scale.gap(20)
        return max(self.scale.touch(60), self.label.height_at(inner) + self.scale.gap(16))

    def arrange(self) -> None:
        wide = self.width() - self._before - self.scale.gap(20)
        high = self.label.height_at(wide)
        put(self.label, self._before, (self.height() - high) // 2 - self.label.face.pixelSize() // 12, wide, high)

    def paint(self, painter: QPainter) -> None:
        on = self.isChecked()
        ground = CUSTOMER.accent_ground if on or self.isDown() else CUSTOMER.ground
        self.draw_plate(painter, ground, CUSTOMER.accent if on else CUSTOMER.field_line, self.scale.px(12))
        side = float(self._box)
        box = QRectF(self.scale.gap(16), (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(CUSTOMER.primary if on else CUSTOMER.muted), 2))
        painter.setBrush(QColor(CUSTOMER.primary) if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, side / 5, side / 5)
        if on:
            draw_check(painter, box, CUSTOMER.on_primary, max(2.0, side / 9))


class Ticks(Flow):
    """As many beside each other as fit."""

    def __init__(self) -> None:
        self._buttons: list[TickButton] = []
        super().__init__(gap=12)

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """One for each; those that are there are used again."""
        while len(self._buttons) < len(ticks):
            self._buttons.append(TickButton())
            self.take(self._buttons[-1])
        for at, button in enumerate(self._buttons):
            button.setHidden(at >= len(ticks))
            if at < len(ticks):
                button.show_tick(ticks[at])
