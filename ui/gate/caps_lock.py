"""Whether Caps Lock is on: asked of Windows, elsewhere seen from what the keys type."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CAPITAL = 0x14  # VK_CAPITAL


class CapsLock:
    """Learns with every key."""

    def __init__(self) -> None:
        self.on = False

    def hear(self, event: QKeyEvent) -> None:
        """A key was pressed."""
        if sys.platform == "win32":  # not run yet
            import ctypes

            self.on = bool(ctypes.windll.user32.GetKeyState(_CAPITAL) & 1)
            return
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock and not event.isAutoRepeat():
            self.on = not self.on
        elif len(text) == 1 and text.isalpha() and text.upper() != text.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.on = text.isupper() != shifted
