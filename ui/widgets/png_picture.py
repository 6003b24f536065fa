"""A picture that came as a PNG, and what is heard of it; how it is painted is for each kind to say."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


class PngPicture(QWidget):
    """Holds one picture or none."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()

    def show_png(self, png: bytes, name: str) -> None:
        """Show this one; `name` is what a listener hears."""
        self._image = QImage.fromData(png)
        self.setAccessibleName(name)
        self.update()

    def clear(self) -> None:
        """Show none."""
        self._image = QImage()
        self.update()

    @property
    def image(self) -> QImage:
        """As it came; null where there is none."""
        return self._image

    @property
    def is_shown(self) -> bool:
        """True while there is one."""
        return not self._image.isNull()
