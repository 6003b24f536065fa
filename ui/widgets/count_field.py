"""A small whole number: copies, pages. Arrow keys count, the wheel does not."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_WIDTH = 64


class CountField(QLineEdit):
    """Nothing written is none."""

    counted = Signal()

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.setValidator(QIntValidator(0, most, self))
        self.setFixedWidth(_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.textChanged.connect(lambda _text: self.counted.emit())

    @property
    def value(self) -> int:
        """The number."""
        text = self.text().strip()
        return int(text) if text.isascii() and text.isdigit() else 0

    def put(self, value: int) -> None:
        """Show a number without announcing it."""
        with QSignalBlocker(self):
            self.setText(str(value) if value else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.setText(str(min(max(self.value + step, 0), self._most)))
        else:
            super().keyPressEvent(event)
