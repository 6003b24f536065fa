"""The parts of the room, one below the other; arrow keys move between them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.buttons import Act


def key_of(at: int) -> str:
    """The key of a part: Alt+1 … Alt+9, then Alt+0."""
    return f"Alt+{(at + 1) % 10}"


class SectionList(QWidget):
    """Exclusive buttons, one of them chosen."""

    moved = Signal(int)

    def __init__(self, name: str, labels: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * GRID, 0, 0)
        layout.setSpacing(4)
        for at, label in enumerate(labels):
            act = Act(label, keys=key_of(at), look="row", checkable=True)
            self._group.addButton(act, at)
            layout.addWidget(act)
        layout.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda at, on: self.moved.emit(at) if on else None)

    @property
    def at(self) -> int:
        """Which is chosen."""
        return self._group.checkedId()

    def go(self, at: int) -> None:
        """To one of them."""
        self._group.button(at).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        at = self.at + step
        if not step or not 0 <= at < len(self._group.buttons()):
            super().keyPressEvent(event)
            return
        self.go(at)
        self._group.button(at).setFocus()
