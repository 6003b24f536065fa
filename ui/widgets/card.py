"""White cards on the ground, and the small layouts inside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.text import Text

_HEAD = 28  # px: every heading stands on the same line, with acts beside it or not


class Card(QFrame):
    """One subject: a heading row with acts at its right, then a body."""

    def __init__(self, heading: str, *, kind: str = "true", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.setAccessibleName(heading)
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, GRID, 0, 2 * GRID)
        self.outer.setSpacing(GRID // 2)
        self.heading = Text(heading, "strong")
        self.heading.setMinimumHeight(_HEAD)
        self.head = row(self.heading, spacing=GRID)
        self.head.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self.head.addStretch(1)
        self.outer.addLayout(self.head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self.body.setSpacing(GRID // 2)
        self.outer.addLayout(self.body)

    def add_to_head(self, *widgets: QWidget) -> None:
        """Put acts or notes at the right of the heading."""
        for widget in widgets:
            self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(widgets[-1], Act):  # its words end where the card's do, its ring stands outside
            self.head.setContentsMargins(2 * GRID, 0, GRID, 0)


def row(*widgets: QWidget, spacing: int = GRID) -> QHBoxLayout:
    """Widgets side by side."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def column(*widgets: QWidget, spacing: int = GRID) -> QVBoxLayout:
    """Widgets one below the other."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def rule() -> QFrame:
    """A hair line."""
    line = QFrame()
    line.setProperty("rule", "true")
    return line


def empty(layout: QLayout) -> None:
    """Take every widget out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
