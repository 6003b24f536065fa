"""A page of paper as it will look, fitted into the room there is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui.widgets.png_picture import PngPicture

_LEAST = QSize(300, 600)  # px; the foot must be legible


class SheetPicture(PngPicture):
    """The whole page, never larger than it came."""

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def sizeHint(self) -> QSize:
        return _LEAST

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.is_shown:
            return
        ratio = self.devicePixelRatioF()
        room = QSize(int(self.width() * ratio), int(self.height() * ratio))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        fitted = self.image.scaled(room.boundedTo(self.image.size()), keep, smooth)
        fitted.setDevicePixelRatio(ratio)
        QPainter(self).drawImage(0, 0, fitted)
