"""The shape of every page: what moves with the finger, and below it the buttons, always in sight."""

from dataclasses import replace

from frontdesk.customer.view import Button
from ui.customer.scale import WIDEST
from ui.customer.widgets.block import Block, Piece, put
from ui.customer.widgets.button import ButtonBar
from ui.customer.widgets.scroll_pane import ScrollPane


class PageView(Block):
    """`body` over the buttons; `centred`: in the middle where there is room; `above`: between the two."""

    def __init__(
        self, body: Piece, *, centred: bool = False, above: Piece | None = None, widest: float = WIDEST
    ) -> None:
        self.pane = ScrollPane(body, centred=centred)
        self.foot = ButtonBar()
        self._above = above
        self.widest = widest
        super().__init__(self.pane, self.foot, *([above] if above is not None else []))

    def show_buttons(self, *buttons: Button | None) -> None:
        """The buttons under the page, in this order."""
        self.foot.show_buttons(buttons)

    def height_at(self, _width: int) -> int:
        return self.height()

    def arrange(self) -> None:
        side = self.scale.side(self.width(), self.widest)
        wide = self.width() - 2 * side
        gap = self.scale.gap(24)
        foot = self.foot.height_at(wide)
        bottom = self.height() - gap
        if foot:
            put(self.foot, side, bottom - foot, wide, foot)
            bottom -= foot + gap
        bottom = self._arrange_above(side, bottom, wide)
        self._squeeze(wide, max(0, bottom))
        put(self.pane, side, 0, wide, max(0, bottom))

    def _squeeze(self, width: int, room: int) -> None:
        """Before anything has to be scrolled for: less white, smaller pictures; so it stays while the page does."""
        self.fit(width, room)
        if not self.pane.scale.tight and self.pane.height_at(width) > room:
            self.pane.dress(replace(self.scale, tight=True))
            self.fit(width, room)

    def fit(self, width: int, room: int) -> None:
        """Make what can be smaller as high as `room` allows, in px; most pages have no such thing."""

    def _arrange_above(self, side: int, bottom: int, wide: int) -> int:
        if self._above is None:
            return bottom
        high = 0 if self._above.isHidden() else self._above.height_at(wide)
        if not high:
            put(self._above, side, bottom, 0, 0)
            return bottom
        put(self._above, side, bottom - high, wide, high)
        return bottom - high - self.scale.gap(16)

    def open(self) -> None:
        """It is shown anew: from its top, with all its white."""
        self.pane.dress(self.scale)
        self.pane.go_to_top()
