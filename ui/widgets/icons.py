"""Our own line icons, in a colour of the theme."""

from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from ui.theme import RESOURCES


@cache
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str, size: int = 20, ratio: float = 2.0) -> QPixmap:
    """The icon `name` in `colour`, `size` logical px square, sharp up to `ratio` device px for each."""
    buffer = QBuffer()
    buffer.setData(QByteArray(_source(name).replace("currentColor", colour).encode()))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    made = QPixmap.fromImage(reader.read())
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, chosen: str | None = None) -> QIcon:
    """An icon for a button; `chosen` colours it while the button is checked."""
    made = QIcon(pixmap(name, colour))
    if chosen:
        made.addPixmap(pixmap(name, chosen), QIcon.Mode.Normal, QIcon.State.On)
    return made
