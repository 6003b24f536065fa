"""A QR code on white, its modules whole device px, with the quiet zone readers need."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.errors import InvalidInput
from frontdesk.qr import QUIET, merged_rectangles, qr_matrix
from ui.customer.scale import Scale
from ui.theme import PAPER, PRINT

_SMALLEST = 180
Rectangles = tuple[tuple[int, int, int, int], ...]


@lru_cache(maxsize=4)
def _modules(text: str) -> tuple[int, Rectangles]:
    matrix = qr_matrix(text)
    return len(matrix), tuple(merged_rectangles(matrix))


def _fits(text: str) -> bool:
    """Whether a code can hold it; one that cannot is left out, its words stand beside it anyway."""
    try:
        return bool(text) and bool(_modules(text))
    except InvalidInput:
        return False


class QrPicture(QWidget):
    """At most `side` units wide, square, in the middle of what it is given; hidden where there is nothing to say.

    `module`: px of each of its modules at least, for a code that may be small; else it is at least as large as one
    read from across a counter.
    """

    def __init__(self, side: float = 380, module: int = 0) -> None:
        super().__init__()
        self._side = side
        self._module = module
        self._text = ""
        self.most = 10_000  # px; never so small that a phone must come close
        self.scale = Scale()

    @property
    def text(self) -> str:
        """What it holds."""
        return self._text

    def show_text(self, text: str, name: str) -> None:
        """Hold `text`; `name` for listeners."""
        self.setAccessibleName(name)
        if text != self._text:
            self._text = text if _fits(text) else ""
            self.update()
        self.setHidden(not self._text)

    def dress(self, scale: Scale) -> None:
        self.scale = scale

    def height_at(self, width: int) -> int:
        return min(width, max(self._least(), min(self.scale.px(self._side), self.most)))

    def _least(self) -> int:
        if not self._module or not self._text:
            return _SMALLEST
        return self._module * (_modules(self._text)[0] + 2 * QUIET)

    def arrange(self) -> None:
        """Nothing is inside."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._text:
            return
        count, rectangles = _modules(self._text)
        ratio = self.devicePixelRatioF()
        side = min(self.width(), self.height())
        cell = max(1, int(side * ratio / (count + 2 * QUIET))) / ratio
        whole = cell * (count + 2 * QUIET)
        x, y = (self.width() - whole) / 2, (self.height() - whole) / 2
        painter = QPainter(self)
        painter.fillRect(QRectF(x, y, whole, whole), QColor(PAPER))
        painter.setPen(Qt.PenStyle.NoPen)
        left, top = round((x + QUIET * cell) * ratio) / ratio, round((y + QUIET * cell) * ratio) / ratio
        for column, row, columns, rows in rectangles:
            painter.fillRect(QRectF(left + column * cell, top + row * cell, columns * cell, rows * cell), QColor(PRINT))
