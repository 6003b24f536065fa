"""A soft ground behind a piece, to set it apart."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from ui.customer.widgets.block import Block, Piece, put
from ui.theme import CUSTOMER


class Plate(Block):
    """`tone`: a token's name for the ground; `pad` units around the piece."""

    def __init__(self, piece: Piece, tone: str = "card", pad: float = 24) -> None:
        self._tone, self._pad = tone, pad
        super().__init__(piece)

    def set_tone(self, tone: str) -> None:
        """Another ground."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def height_at(self, width: int) -> int:
        pad = self.scale.gap(self._pad)
        height = self.pieces[0].height_at(width - 2 * pad)
        return height + 2 * pad if height else 0

    def arrange(self) -> None:
        pad = self.scale.gap(self._pad)
        put(self.pieces[0], pad, pad, self.width() - 2 * pad, self.height() - 2 * pad)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(CUSTOMER, self._tone)))
        radius = self.scale.px(16)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
