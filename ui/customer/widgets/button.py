"""The big buttons, and how they stand together."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter

from frontdesk.customer.view import Button
from ui.customer.scale import BODY, Scale
from ui.customer.widgets.block import Block, Column, Piece, put
from ui.customer.widgets.touchable import Touchable
from ui.customer.widgets.words import STRONG, Words
from ui.theme import CUSTOMER

RADIUS = 14
_HIGH, _PAD, _WIDEST = 68, 32, 420


class BigButton(Touchable):
    """A word or two on a plate; the main one in the accent colour. Its words may take two lines."""

    def __init__(self, size: float = BODY, high: float = _HIGH, pad: float = _PAD) -> None:
        super().__init__()
        self._high, self._pad = high, pad
        self.main = False
        self.label = Words(size, weight=STRONG, centred=True, balanced=True)
        self.label.setParent(self)

    def show_button(self, button: Button) -> None:
        """Be `button`."""
        self.offer(button.action, button.value, button.label)
        self.label.say(button.label)
        if self.main != button.main:
            self.main = button.main
            self.update()
        self._colour()

    def _colour(self) -> None:
        self.label.say(self.label.text, "on_primary" if self.main else "accent" if self.isDown() else "ink")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._colour()

    def dress(self, scale: Scale) -> None:
        super().dress(scale)
        self.label.dress(scale)

    @property
    def _sides(self) -> int:
        return 2 * max(12, self.scale.px(self._pad))

    def width_wanted(self) -> int:
        """Px wide in one line."""
        return max(self.scale.touch(self._high), self.label.width_wanted() + self._sides)

    def height_at(self, width: int) -> int:
        return max(self.scale.touch(self._high), self.label.height_at(width - self._sides) + self.scale.gap(16))

    def arrange(self) -> None:
        wide = self.width() - self._sides
        high = self.label.height_at(wide)
        lift = self.label.face.pixelSize() // 12  # the room for Ễ is above the letters only
        put(self.label, self._sides // 2, (self.height() - high) // 2 - lift, wide, high)

    def paint(self, painter: QPainter) -> None:
        radius = self.scale.px(RADIUS)
        if self.main:
            self.draw_plate(painter, CUSTOMER.primary_hover if self.isDown() else CUSTOMER.primary, "", radius)
        else:
            ground, line = (
                (CUSTOMER.hover, CUSTOMER.accent) if self.isDown() else (CUSTOMER.ground, CUSTOMER.field_line)
            )
            self.draw_plate(painter, ground, line, radius)


class ButtonBar(Block):
    """The buttons under a page: the main one right and wide; alone: in the middle; too wide: one above the other."""

    def __init__(self) -> None:
        super().__init__()
        self._spare: list[BigButton] = []

    def show_buttons(self, buttons: Sequence[Button | None]) -> None:
        """Show those that are there, in this order."""
        wanted = [button for button in buttons if button is not None]
        while len(self._spare) < len(wanted):
            made = BigButton()
            self._spare.append(made)
            self.take(made)
        for at, made in enumerate(self._spare):
            made.setHidden(at >= len(wanted))
            if at < len(wanted):
                made.show_button(wanted[at])

    @property
    def _shown(self) -> list[BigButton]:
        return [button for button in self._spare if not button.isHidden()]

    def _widths(self, width: int) -> list[int]:
        least = self.scale.px(240)
        return [min(width, max(least, button.width_wanted())) for button in self._shown]

    def _in_one_row(self, width: int) -> bool:
        widths = self._widths(width)
        return sum(widths) + self.scale.gap(24) * (len(widths) - 1) <= width

    def height_at(self, width: int) -> int:
        if not self._shown:
            return 0
        if self._in_one_row(width):
            pairs = zip(self._shown, self._widths(width), strict=True)
            return max(button.height_at(wide) for button, wide in pairs)
        heights = [button.height_at(width) for button in self._shown]
        return sum(heights) + self.scale.gap(12) * (len(heights) - 1)

    def arrange(self) -> None:
        if not self._in_one_row(self.width()):
            self._stack()
            return
        widths = self._widths(self.width())
        if len(widths) == 1:
            put(self._shown[0], (self.width() - widths[0]) // 2, 0, widths[0], self.height())
            return
        x = self.width()
        for button, wide in reversed(list(zip(self._shown, widths, strict=True))):
            x = x - wide if button is not self._shown[0] else 0
            put(button, x, 0, wide, self.height())
            x -= self.scale.gap(24)

    def _stack(self) -> None:
        y = 0
        for button in sorted(self._shown, key=lambda one: not one.main):
            y = put(button, 0, y, self.width(), button.height_at(self.width())) + self.scale.gap(12)


class Section(Column):
    """A small heading over a piece; gone without words."""

    def __init__(self, *pieces: Piece, gap: float = 12) -> None:
        self.heading = Words(BODY, "muted", STRONG)
        super().__init__(self.heading, *pieces, gap=gap)
