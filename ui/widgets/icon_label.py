"""An icon beside words, in the theme's colour of its tone, also after the theme changed."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import current_tokens
from ui.widgets.icons import pixmap
from ui.widgets.text import Text


class IconLabel(Text):
    """A shape that says in drawing what the words beside it say; silent for listeners."""

    def __init__(self, name: str = "", tone: str = "muted", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name, self._tone, self._size = name, tone, size
        self.setFixedSize(QSize(size, size))
        self._draw()

    def show_icon(self, name: str, tone: str) -> None:
        """Another icon; an empty name shows none."""
        self._name, self._tone = name, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = getattr(current_tokens(), self._tone)
        self.setPixmap(pixmap(self._name, colour, self._size) if self._name else QPixmap())
