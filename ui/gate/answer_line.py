"""What the gate answers: one sentence below the fields, with room for two lines before it is said."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages import Line
from ui.theme import GRID
from ui.widgets.card import row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

_ROOM = 42  # px


class AnswerLine(QWidget):
    """An icon and a sentence; a listener hears it, since the accessible name changes."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel()
        self._words = Text(wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line = row(spacing=GRID)
        icon = QVBoxLayout()
        icon.setContentsMargins(0, 3, 0, 0)  # where the first line's letters stand
        icon.addWidget(self._icon)
        icon.addStretch(1)
        line.addLayout(icon)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignTop)
        line.setContentsMargins(0, 2, 0, 0)
        self.setLayout(line)
        self.setMinimumHeight(_ROOM)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def say(self, line: Line) -> None:
        """Show `line` in place of what was there; an act of it is not for the gate."""
        self._words.say(line.text, line.tone.value)
        self._icon.show_icon(line.icon, line.tone.value)
        self.setAccessibleName(line.text)

    def clear(self) -> None:
        """Nothing to say."""
        self._words.say("")
        self._icon.show_icon("", "muted")
        self.setAccessibleName("")
