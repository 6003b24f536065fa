"""Where a code is typed by hand; scans come here by themselves, whatever has the focus."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_CONTROL = Qt.KeyboardModifier.ControlModifier


class ScanField(QLineEdit):
    """Enter emits `entered` and empties the field; Down goes to the list below; an empty field leaves Ctrl+Z alone."""

    entered = Signal(str)
    left_downwards = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_others(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            text = self.text().strip()
            self.clear()
            if text:
                self.entered.emit(text)
        elif key == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _is_others(self, event: QKeyEvent) -> bool:
        return not self.text() and event.key() == Qt.Key.Key_Z and bool(event.modifiers() & _CONTROL)
