"""Đối chiếu: the journal's heads go on paper, and any such paper is held against the journal."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from frontdesk.domain.proof import is_claim
from frontdesk.domain.proof_events import Head
from frontdesk.errors import DeskError, InvalidInput
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for, printed_line
from ui.operations.proof import check_code, check_paper, print_proof
from ui.operations.room import Printed, Room
from ui.screens.frame import Page, scrolling
from ui.screens.supervision.proof_cards import CheckCard, HeadsCard
from ui.widgets.card import column

if TYPE_CHECKING:
    from frontdesk.domain.proof_check import ProofCheck

_STEPS = 100  # said as often as a percentage changes


class ProofPage(QWidget):
    """Print a sheet on the left; type, scan, choose or drop a paper on the right."""

    _progressed = Signal(int, int)

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._room = room
        self._words = words
        self._stop = threading.Event()
        self._step = -1
        self.heads = HeadsCard(words)
        self.check = CheckCard(words)
        page = Page()
        page.columns.addLayout(_top(self.heads), 1)
        page.columns.addLayout(_top(self.check), 1)
        self.setLayout(column(scrolling(page), spacing=0))
        self.setAcceptDrops(True)
        self.heads.print_act.clicked.connect(self._on_print)
        self.heads.save_act.clicked.connect(self._on_save)
        self.check.entered.connect(self.take_code)
        self.check.choose_act.clicked.connect(self._choose)
        self.check.stop_act.clicked.connect(self._stop.set)
        self._progressed.connect(self.check.show_progress)

    def begin(self) -> None:
        """The page is shown: where the chains stand now."""
        self._room.tasks.look(self, lambda desk: desk.proof.heads(), self._on_heads, self._on_refused_heads)

    def take_focus(self) -> None:
        """To the code."""
        self.check.field.setFocus()

    def take_code(self, code: str) -> bool:
        """Hold the journal against a code that was typed or scanned; False for a code of another kind."""
        if not is_claim(code):
            self._on_refused(InvalidInput("proof_malformed"))
            return False
        if self._begin_check():
            check_code(self._room, self, code, self._progress, self._on_checked, self._on_refused)
        return True

    def take_file(self, path: Path) -> None:
        """The same with the code on a paper."""
        if self._begin_check():
            check_paper(self._room, self, path, self._progress, self._on_checked, self._on_refused)

    def print_sheet(self, *, save_only: bool = False) -> None:
        """A proof of now goes on paper, or into a file."""
        if not self.heads.busy:
            self.heads.set_busy(busy=True)
            done = self._on_saved if save_only else self._on_printed
            print_proof(self._room, self, done, self._on_not_printed, save_only=save_only)

    def stop(self) -> None:
        """The window is closing."""
        self._stop.set()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.take_file(files[0])

    def _on_print(self) -> None:
        self.print_sheet()

    def _on_save(self) -> None:
        self.print_sheet(save_only=True)

    def _begin_check(self) -> bool:
        if self.check.busy:
            return False
        self._stop.clear()
        self._step = -1
        self.check.begin()
        return True

    def _progress(self, done: int, total: int) -> bool:
        """On a worker, which alone keeps what was said."""
        step = done * _STEPS // max(total, 1)
        if step != self._step:
            self._step = step
            self._progressed.emit(done, total)
        return not self._stop.is_set()

    def _choose(self) -> None:
        _ = self._words.gettext
        dialog = QFileDialog(self.window(), _("Chọn giấy có mã đối chiếu"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("PDF hoặc ảnh") + " (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)", _("Mọi tệp") + " (*)"])
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def _on_heads(self, heads: tuple[Head, ...]) -> None:
        self.heads.show_heads(heads)

    def _on_refused_heads(self, error: DeskError) -> None:
        self.heads.line.say(line_for(error, self._words))

    def _on_checked(self, found: "ProofCheck") -> None:
        self.check.show_answer(found)

    def _on_refused(self, error: DeskError) -> None:
        self.check.refuse(line_for(error, self._words))

    def _on_printed(self, printed: Printed) -> None:
        self.heads.set_busy(busy=False)
        self.heads.line.say(printed_line(printed, self._words))
        self.begin()

    def _on_saved(self, printed: Printed) -> None:
        self.heads.set_busy(busy=False)
        said = self._words.gettext("Đã lưu phiếu vào {file}.").format(file=printed.handed.file)
        self.heads.line.say(Line(said, Tone.GOOD))
        self.begin()

    def _on_not_printed(self, error: DeskError) -> None:
        self.heads.set_busy(busy=False)
        self.heads.line.say(line_for(error, self._words))


def _top(card: QWidget) -> QVBoxLayout:
    layout = column(card)
    layout.addStretch(1)
    return layout


def _files(dragged: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
