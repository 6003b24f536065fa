"""Every key on one sheet (Ctrl+/)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from frontdesk.i18n import Words
from ui.screens.frame import KeyNote
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.text import Text, keycap


class ShortcutSheet(QDialog):
    """Keys left, what they do right; any of Esc, Enter, Ctrl+/ closes it."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[KeyNote]]], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle(_("Phím tắt"))
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(Text(_("Phím tắt"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        at = 0
        for title, notes in groups:
            grid.addWidget(Text(title, "caption", "muted"), at, 0, 1, 2)
            at += 1
            for note in notes:
                grid.addWidget(keycap(note.keys), at, 0, Qt.AlignmentFlag.AlignRight)
                grid.addWidget(Text(note.words), at, 1)
                at += 1
        layout.addLayout(grid)
        self.close_act = Act(_("Đóng"), self.accept, keys="Esc")
        layout.addWidget(self.close_act, 0, Qt.AlignmentFlag.AlignRight)
        self.close_act.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(event)
