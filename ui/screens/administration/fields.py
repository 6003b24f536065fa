"""Labelled fields, one below the other: a form as data."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import GRID
from ui.widgets.card import column
from ui.widgets.text import Text


def labelled(label: str, field: QWidget) -> QWidget:
    """`field` under its name."""
    caption = Text(label, "caption", "muted")
    caption.setBuddy(field)
    field.setAccessibleName(label)
    group = QWidget()
    group.setLayout(column(caption, field, spacing=2))
    return group


class TextFields(QWidget):
    """A line to type into for each of `names`; tells of every change somebody makes."""

    changed = Signal()

    def __init__(self, names: Sequence[tuple[str, str]], hints: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {}
        groups = []
        for name, label in names:
            line = self.lines[name] = QLineEdit()
            line.setPlaceholderText((hints or {}).get(name, ""))
            line.textEdited.connect(lambda _text: self.changed.emit())
            groups.append(labelled(label, line))
        self.setLayout(column(*groups, spacing=GRID))

    def __getitem__(self, name: str) -> str:
        return self.lines[name].text().strip()

    @property
    def values(self) -> dict[str, str]:
        """What stands in each."""
        return {name: line.text() for name, line in self.lines.items()}

    def put(self, values: Mapping[str, str]) -> None:
        """Fill them without telling; what `values` does not name is emptied."""
        for name, line in self.lines.items():
            with QSignalBlocker(line):
                line.setText(values.get(name, ""))

    def hide_values(self, *names: str) -> None:
        """Show what is typed there as dots."""
        for name in names:
            self.lines[name].setEchoMode(QLineEdit.EchoMode.Password)

    def lock(self, *names: str, on: bool) -> None:
        """What is known already, and does not change."""
        for name in names:
            self.lines[name].setReadOnly(on)
