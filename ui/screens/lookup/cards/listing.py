"""A card that is a list of lines, written anew with every page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.card import Card, empty
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

LINE = 24  # px: a line of words


def line_icon(name: str, tone: str, height: int = LINE) -> IconLabel:
    """An icon as high as a line of words, so that it stands beside the first of several."""
    made = IconLabel(name, tone)
    made.setFixedHeight(height)
    return made


class Listing(Card):
    """Heading and lines."""

    def __init__(self, heading: str, *, kind: str = "true") -> None:
        super().__init__(heading, kind=kind)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.body.addLayout(self.lines)

    def clear(self) -> None:
        """No lines."""
        empty(self.lines)

    def add(self, widget: QWidget) -> None:
        """One more line."""
        self.lines.addWidget(widget)

    def add_text(self, text: str, role: str = "body", tone: str = "ink") -> Text:
        """One more line of words, which may wrap."""
        made = Text(text, role, tone, wrap=True)
        made.setAccessibleName(text)
        self.lines.addWidget(made)
        return made
