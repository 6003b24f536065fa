"""The one label: plain text always, since a citizen's name may look like HTML (reliability.md, threat 12)."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LONG_WORD = re.compile(r"\S{33,}")  # no word and no code of ours; somebody's typing, or an address
_PIECE = 16
_MAY_BREAK = "\u200b"


class Text(QLabel):
    """Words in one of the theme's roles and tones; `elide` ends in … what doesn't fit, and asks for no width."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)  # padding would bring Qt's own indent, another for every size of type
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self._elide = elide
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if wrap:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour; the words say the same thing."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)

    def say(self, text: str, tone: str | None = None) -> None:
        """Show `text`, and for listeners the same."""
        self.setText(text)
        self.setAccessibleName(text)
        if tone is not None:
            self.set_tone(tone)

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(0, size.height()) if self._elide else size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap():  # a wrapped label in a nested layout must ask for the height its width needs
            self._ask_for_height()

    def text(self) -> str:
        """What it says, as it was said."""
        return self._said

    def setText(self, text: str) -> None:
        self._said = text
        super().setText(_LONG_WORD.sub(_breakable, text) if self.wordWrap() else text)
        if self.wordWrap() and self.width() > 0:
            self._ask_for_height()

    def _ask_for_height(self) -> None:
        self.setMinimumHeight(0)  # what is asked for counts as needed: a shorter text would never give room back
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide or self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        rect = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(self.alignment()), shown)


def _breakable(word: re.Match[str]) -> str:
    """A word that may break: else it pushes everything beside it out of the window."""
    letters = word[0]
    return _MAY_BREAK.join(letters[at : at + _PIECE] for at in range(0, len(letters), _PIECE))


def chip(text: str = "") -> Text:
    """A small accent tag, for codes."""
    made = Text(text)
    made.setProperty("chip", "true")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def keycap(text: str) -> Text:
    """A key's name beside its act."""
    made = Text(text)
    made.setProperty("key", "true")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def restyle(widget: QWidget) -> None:
    """Let the style sheet see a changed property; what was never shown will be looked at anyway."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheetTarget):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
