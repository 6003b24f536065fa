"""Where a comment stands: touched, the keyboard opens."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.customer.scale import BODY, SMALL, Scale
from ui.customer.widgets.block import put
from ui.customer.widgets.touchable import Touchable
from ui.customer.widgets.words import Words
from ui.theme import CUSTOMER

OPEN_KEYBOARD = "keyboard"  # stays within the window
_LINES = 132


class CommentField(Touchable):
    """What was written, or the hint what not to write; `OPEN_KEYBOARD` is its touch."""

    def __init__(self) -> None:
        super().__init__()
        self.comment, self.hint = Words(BODY, "ink"), Words(SMALL, "muted")
        for words in (self.comment, self.hint):
            words.setParent(self)

    def show_comment(self, label: str, comment: str, hint: str) -> None:
        """`label` names it for listeners."""
        self.offer(OPEN_KEYBOARD, "", label)
        self.comment.say(comment)
        self.hint.say("" if comment else hint)

    def dress(self, scale: Scale) -> None:
        super().dress(scale)
        for words in (self.comment, self.hint):
            words.dress(scale)

    def _inner(self, width: int) -> int:
        return width - 2 * self.scale.gap(20)

    def height_at(self, width: int) -> int:
        wide = self._inner(width)
        words = max(self.comment.height_at(wide), self.hint.height_at(wide))
        return max(self.scale.touch(_LINES), words + 2 * self.scale.gap(16))

    def arrange(self) -> None:
        side, wide = self.scale.gap(20), self._inner(self.width())
        for words in (self.comment, self.hint):
            put(words, side, self.scale.gap(16), wide, words.height_at(wide))

    def paint(self, painter: QPainter) -> None:
        ground, line = (CUSTOMER.hover, CUSTOMER.accent) if self.isDown() else (CUSTOMER.ground, CUSTOMER.field_line)
        self.draw_plate(painter, ground, line, self.scale.px(12))
        if not self.comment.text:  # a caret where writing would begin, below the hint
            side, tall = self.scale.gap(20), self.scale.type(24)
            top = self.hint.y() + self.hint.height() + self.scale.gap(8)
            if top + tall < self.height() - 4:
                painter.fillRect(QRectF(side, top, max(2, self.scale.px(2)), tall), painter.pen().color())
