"""A few answers side by side, one of them chosen: quicker to see and to press than a list that opens."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.widgets.buttons import Act

V = TypeVar("V")


class Choice(QWidget, Generic[V]):
    """Exclusive buttons; the arrow keys move between them."""

    changed = Signal()

    def __init__(self, name: str, answers: Sequence[tuple[V, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = tuple(value for value, _words in answers)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for at, (_value, words) in enumerate(answers):
            act = Act(words, look="choice", checkable=True)
            self._group.addButton(act, at)
            line.addWidget(act)
        line.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(lambda _at, on: self.changed.emit() if on else None)

    @property
    def value(self) -> V:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: V) -> None:
        """Choose `value`."""
        self._group.button(self._values.index(value)).setChecked(True)

    def take_focus(self) -> None:
        """To the answer that is chosen."""
        self._group.button(self._group.checkedId()).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        to = self._group.button((self._group.checkedId() + step) % len(self._values))
        to.setChecked(True)
        to.setFocus()
