"""Which file: typed, dropped into the line, or chosen."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from frontdesk.i18n import Words
from ui.screens.administration.fields import labelled
from ui.widgets.buttons import Act
from ui.widgets.card import column, row


class FileField(QWidget):
    """A path, and the act that looks for one."""

    changed = Signal()

    def __init__(self, label: str, pattern: str, words: Words) -> None:
        super().__init__()
        self._words = words
        self._pattern = pattern
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.choose = Act(words.gettext("Chọn tệp…"), self._on_choose)
        beside = row(self.choose)
        beside.addStretch(1)
        layout = column(labelled(label, self.line), spacing=4)
        layout.addLayout(beside)
        self.setLayout(layout)

    @property
    def path(self) -> Path | None:
        """The file; None where none is told."""
        text = self.line.text().strip().strip('"')  # as Windows copies paths
        return Path(text) if text else None

    def put(self, text: str) -> None:
        """Show a path without telling."""
        self.line.setText(text)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self.window(), self._words.gettext("Chọn tệp…"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self._pattern, self._words.gettext("Mọi tệp") + " (*)"])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, names: list[str]) -> None:
        self.line.setText(names[0])
        self.changed.emit()
