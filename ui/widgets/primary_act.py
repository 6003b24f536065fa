"""The screen's one act, and beside it what is still missing for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text


class PrimaryAct(QWidget):
    """Bottom right. A gap holds the act up and says why; a ready word may stand there instead."""

    def __init__(self, run: Callable[[], object], keys: str = "Ctrl+Enter") -> None:
        super().__init__()
        self._icon = IconLabel()
        self.said = Text("", elide=True)
        self.said.setSizePolicy(self.said.sizePolicy().Policy.Maximum, self.said.sizePolicy().Policy.Preferred)
        self.act = Act("", run, keys=keys, look="primary")
        line = row(self._icon, self.said, self.act, spacing=GRID)
        line.setStretch(1, 1)
        self.setLayout(line)

    def offer(self, words: str, gap: str = "", *, busy: bool = False) -> None:
        """Name the act; `gap` says why it may not be done yet. No words: there is no act."""
        if self.act.text() != words:
            self.act.rename(words)
        self.act.setVisible(bool(words))
        self.act.setEnabled(not gap and not busy)
        self.act.setAccessibleDescription(gap)
        self._icon.show_icon("info" if gap else "", "muted")
        if self.said.text() != gap:
            self.said.say(gap, "muted")
