"""One page of a document, drawn elsewhere: fits the width, zooms, scrolls, turns by PgUp and PgDn."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import current_tokens

LEAST, MOST = 16, 6_000  # px of width a page may be drawn at
_STEP = 1.25
_SMALLEST, _LARGEST = 0.25, 4.0  # of the width that fits
_PAUSE_MS = 120  # a window that is being drawn wider asks once


class _Sheet(QWidget):
    """The picture, or the sentence that stands for it."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.sentence = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.image.isNull():
            painter.setPen(QColor(current_tokens().muted))
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(24, 24, -24, -24), flags, self.sentence)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(self.rect(), self.image)
        painter.setPen(QColor(current_tokens().line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PageView(QScrollArea):
    """Emits `asked` with a page (from 0) and a width in device pixels.

    The owner answers with `show_png` or `show_refusal`.
    """

    asked = Signal(int, int)
    turned = Signal(int)  # the page now shown, from 0

    def __init__(self, name: str, waiting: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width that fits stays the same
        self._waiting = waiting
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self.page, self.pages, self.zoom = 0, 0, 1.0
        self._wanted = (0, 0)  # page and width last asked for
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def image(self) -> QImage:
        """The page as it was drawn; null while there is none."""
        return self._sheet.image

    @property
    def sentence(self) -> str:
        """What stands in place of a page."""
        return self._sheet.sentence

    def begin(self, pages: int) -> None:
        """A document of `pages` pages; its first is asked for."""
        self.pages, self.zoom = pages, 1.0
        self._blank(self._waiting)
        self._go(0)

    def turn(self, by: int) -> None:
        """Forward or back; at the ends nothing happens."""
        to = self.page + by
        if 0 <= to < self.pages:
            self._go(to)

    def zoom_by(self, factor: float) -> None:
        """Larger or smaller than the width that fits."""
        self.zoom = min(_LARGEST, max(_SMALLEST, self.zoom * factor))
        self._ask()

    def zoom_in(self) -> None:
        """A step larger."""
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """A step smaller."""
        self.zoom_by(1 / _STEP)

    def fit(self) -> None:
        """As wide as there is room."""
        self.zoom = 1.0
        self._ask()

    def show_png(self, page: int, width: int, png: bytes) -> None:
        """The answer to `asked`; one to an older question is dropped."""
        if (page, width) != self._wanted:
            return
        image = QImage.fromData(png)
        self._sheet.image = image
        ratio = self.devicePixelRatioF()
        self._sheet.resize(QSize(round(image.width() / ratio), round(image.height() / ratio)))
        self._sheet.update()

    def show_refusal(self, sentence: str) -> None:
        """There is no page to show, and why."""
        self._blank(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
        }
        run = keys.get(Qt.Key(event.key()))
        if run is not None:
            run()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sheet.image.isNull():
            self._sheet.resize(self.viewport().size())
        if self.pages:
            self._pause.start()

    def _go(self, page: int) -> None:
        self.page = page
        self.verticalScrollBar().setValue(0)
        self.turned.emit(page)
        self._ask()

    def _blank(self, sentence: str) -> None:
        self._sheet.image = QImage()
        self._sheet.sentence = sentence
        self._sheet.setAccessibleName(sentence)
        self._sheet.resize(self.viewport().size())
        self._sheet.update()

    def _ask(self) -> None:
        room = self.viewport().width() * self.zoom * self.devicePixelRatioF()
        width = min(MOST, max(LEAST, int(room)))
        if (self.page, width) != self._wanted or self._sheet.image.isNull():
            self._wanted = (self.page, width)
            self.asked.emit(self.page, width)
