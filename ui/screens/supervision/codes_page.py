"""Mã của tỉnh: official codes come in, scanned in pairs or from a list."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.operations.official_codes import (
    PairRow,
    ScannedCode,
    import_list,
    preview_list,
    read_code,
    record_pairs,
)
from ui.operations.room import Room
from ui.operations.scans import Scans
from ui.screens.frame import Page, scrolling, stack
from ui.screens.supervision.code_cards import ListCard, PairCard
from ui.widgets.card import column

if TYPE_CHECKING:
    from frontdesk.domain.code_list import CodeImport


class CodesPage(QWidget):
    """A scan fills rows and records nothing; the acts do."""

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._room = room
        self._words = words
        self._path: Path | None = None
        self.pairs = PairCard(words)
        self.list = ListCard(words)
        self._scans: Scans[ScannedCode] = Scans(room.tasks, self, read_code, self._on_scanned, self._on_unread)
        page = Page()
        page.columns.addLayout(stack(self.pairs), 1)
        page.columns.addLayout(stack(self.list), 1)
        self.setLayout(column(scrolling(page), spacing=0))
        self.pairs.entered.connect(self.take_code)
        self.pairs.record_act.clicked.connect(self._record)
        self.list.choose_act.clicked.connect(self._choose)
        self.list.record_act.clicked.connect(self._import)

    def begin(self) -> None:
        """The page is shown."""
        self.take_focus()

    def take_focus(self) -> None:
        """To the code."""
        self.pairs.field.setFocus()

    def take_code(self, code: str) -> bool:
        """One more scan, or a code that was typed."""
        self._scans.take(code)
        return True

    def take_file(self, path: Path) -> None:
        """Look at a list."""
        self._path = path
        preview_list(self._room, self, path, self._on_looked, self._on_list_refused)

    def _on_scanned(self, _text: str, found: ScannedCode) -> None:
        if found.hit is not None:
            self.pairs.take_hit(found.hit)
        else:
            self.pairs.take_official(found.official)

    def _on_unread(self, _text: str, error: DeskError) -> None:
        self.pairs.refuse(line_for(error, self._words).text)

    def _record(self) -> None:
        rows = self.pairs.rows
        if rows and self.pairs.record_act.isEnabled():
            self.pairs.record_act.setEnabled(False)
            record_pairs(self._room, self, rows, self._on_recorded, self._on_refused)

    def _on_recorded(self, left: tuple[PairRow, ...]) -> None:
        self.pairs.show_left(left)

    def _on_refused(self, error: DeskError) -> None:
        self.pairs.record_act.setEnabled(True)
        self.pairs.line.say(line_for(error, self._words))

    def _choose(self) -> None:
        _ = self._words.gettext
        dialog = QFileDialog(self.window(), _("Chọn tệp mã hồ sơ"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Bảng tính") + " (*.xlsx *.csv)", _("Mọi tệp") + " (*)"])
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def _import(self) -> None:
        if self._path is not None:
            self.list.record_act.setEnabled(False)
            import_list(self._room, self, self._path, self._on_imported, self._on_list_refused)

    def _on_looked(self, looked: "CodeImport") -> None:
        self.list.show_import(looked, recorded=False)

    def _on_imported(self, done: "CodeImport") -> None:
        self.list.show_import(done, recorded=True)
        n = done.recorded
        said = self._words.ngettext("Đã ghi {n} mã.", "Đã ghi {n} mã.", n).format(n=n)
        self.list.line.say(Line(said, Tone.GOOD))

    def _on_list_refused(self, error: DeskError) -> None:
        self.list.line.say(line_for(error, self._words))
