"""A QR as sharp as the screen: whole pixels for each module, black on white in the dark too."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.widgets.png_picture import PngPicture


class QrPicture(PngPicture):
    """Shows a picture with one pixel a module, quiet zone and all, as large as there is room."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side = side
        self.setMinimumSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        modules = self._image.width()
        scale = max(int(min(self.width(), self.height()) * ratio) // modules, 1)
        side = round(modules * scale / ratio)
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        sharp = self._image.scaled(
            modules * scale,
            modules * scale,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.FastTransformation,
        )
        painter.fillRect(box, Qt.GlobalColor.white)
        painter.drawImage(box, sharp)
