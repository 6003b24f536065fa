"""The answer to the last scan, large: seen from the corner of the eye, in a space that is always there."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text, restyle

_HEIGHT = 80
_LEAST, _MOST = 19, 51  # px: one line of captions, three


class _FewLines(Text):
    """As high as its words need, up to three lines: the banner never grows."""

    def _ask_for_height(self) -> None:
        self.setMinimumHeight(0)  # it would be counted as needed
        self.setFixedHeight(min(max(self.heightForWidth(self.width()), _LEAST), _MOST))


class AnswerBanner(QFrame):
    """Shape, word, and what it is about; at most one act beside it."""

    def __init__(self, nothing: str, act: Act | None = None) -> None:
        super().__init__()
        self.setObjectName("answer")
        self.setFixedHeight(_HEIGHT)
        self._nothing = nothing
        self._icon = IconLabel("info", "muted", 28)
        self.word = Text("", "name", elide=True)
        self.about = _FewLines("", "caption", "ink", wrap=True)
        self.act = act
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, 0, GRID, 0)
        line.setSpacing(12)
        line.addWidget(self._icon)
        words = column(self.word, self.about, spacing=0)
        words.insertStretch(0, 1)
        words.addStretch(1)
        line.addLayout(words, 1)
        if act is not None:
            line.addWidget(act)
        self.clear()

    def say(self, look: tuple[str, str], word: str, about: str, *, act: bool = False) -> None:
        """`look` is an icon and the tone that says the same."""
        icon, tone = look
        self._icon.show_icon(icon, tone)
        self.word.say(word, tone)
        self.word.setVisible(bool(word))
        self.about.say(about)
        self.about.setVisible(bool(about))
        self.setAccessibleName(f"{word}. {about}" if word else about)
        self._dress(tone)
        if self.act is not None:
            self.act.setVisible(act)

    def clear(self) -> None:
        """Nothing was scanned yet."""
        self.say(("info", "muted"), "", self._nothing)

    def _dress(self, tone: str) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)
