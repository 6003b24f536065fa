"""The line that answers: its space is there before the message, so nothing jumps."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.messages import Line, Tone
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

_HEIGHT = 32
_FADE_MS = 12_000  # a good answer leaves by itself; a warning stays until something else happens


class MessageLine(QWidget):
    """One sentence with its icon and at most one act; a listener hears it, since the accessible name changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("")
        self._icon = IconLabel()
        self._words = Text(elide=True)
        self._act = Act("", look="link")
        self._run: Callable[[], object] | None = None
        self._line: Line | None = None
        self._act.clicked.connect(self._on_act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._icon)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._act)
        self._leave = QTimer(self, singleShot=True, interval=_FADE_MS)
        self._leave.timeout.connect(self.clear)
        self.clear()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    @property
    def line(self) -> Line | None:
        """What it says now, as it was said; None for nothing."""
        return self._line

    @property
    def act(self) -> Act:
        """The act beside the sentence, hidden where there is none."""
        return self._act

    def say(self, line: Line) -> None:
        """Show `line` in place of what was there."""
        self._line = line
        self._words.say(line.text, line.tone.value)
        self._icon.show_icon(line.icon, line.tone.value)
        self._run = line.run
        self._act.rename(line.act)
        self._act.setVisible(bool(line.act))
        self.setAccessibleName(line.text)
        self._leave.stop()
        if line.tone in (Tone.GOOD, Tone.MUTED) and not line.act:
            self._leave.start()

    def clear(self) -> None:
        """Nothing to say."""
        self._icon.show_icon("", "muted")
        self._words.say("")
        self._act.setVisible(False)
        self._run = self._line = None
        self.setAccessibleName("")

    def _on_act(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()
