"""Some lines of plain text: reasons, notes. Tab goes on to the next field, so the hands stay on the keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_LINE = 20  # px
_AROUND = 16


class ReasonField(QPlainTextEdit):
    """Plain text over a few lines; Ctrl+Enter is the screen's, not the field's."""

    def __init__(self, name: str, hint: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * _LINE + _AROUND)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @property
    def text(self) -> str:
        """What is written, without white space around it."""
        return self.toPlainText().strip()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_enter(event):
            event.ignore()  # the screen's primary act
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or _is_enter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_enter(event: QKeyEvent) -> bool:
    entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return entered and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
