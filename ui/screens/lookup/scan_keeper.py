"""Attaches what is dropped, chosen or scanned; offers what the scanner wrote; says how it went."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from frontdesk.domain.attachments import Attachment
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.operations.attachments import attach, detach, look_into_folder, put_away
from ui.operations.room import Room

if TYPE_CHECKING:
    from frontdesk.files.watched_folder import WatchedFolder

_LOOK_MS = 2_000


class ScanKeeper(QObject):
    """One submission's scans at a time. The folder is looked at only while a submission is on screen."""

    said = Signal(object)  # Line
    waiting_changed = Signal(object)  # the paths that wait, oldest first
    detached = Signal()

    def __init__(self, room: Room, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._room = room
        self._words = words
        self._window = parent
        self._submission = ""
        self._dialog: QFileDialog | None = None
        self._watched: WatchedFolder | None = None
        self._looking = False
        self._complained = ""
        self.waiting: tuple[Path, ...] = ()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, submission_id: str) -> None:
        """Scans belong to this submission now; empty for none."""
        self._submission = submission_id
        if submission_id and not self._timer.isActive():
            self._timer.start()
            self.look()
        elif not submission_id:
            self._timer.stop()

    def choose(self, paper: str) -> None:
        """Ask which files, then attach them; nothing while no submission is on screen."""
        if not self._submission:
            return
        _ = self._words.gettext
        dialog = QFileDialog(self._window, _("Chọn bản quét"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Bản quét") + " (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)", _("Mọi tệp") + " (*)"])
        mine = self._submission
        dialog.filesSelected.connect(lambda names: self._attach(mine, paper, [Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def attach(self, paper: str, paths: Sequence[Path]) -> None:
        """Attach files to the submission on screen."""
        self._attach(self._submission, paper, paths)

    def detach(self, scan: Attachment, reason: str) -> None:
        """Take a wrong scan off the submission on screen."""
        sha256, done = scan.sha256, self.detached.emit
        detach(self._room, self, self._submission, sha256, reason, lambda _done: done(), self._on_refused)

    def take(self, path: Path, paper: str) -> None:
        """Attach a file of the scanner's folder and move it out of the way."""
        self._drop(path)
        self._attach(self._submission, paper, [path], from_scanner=path)

    def pass_over(self, path: Path) -> None:
        """Not for this submission; the file stays where it is."""
        self._drop(path)

    def look(self) -> None:
        """See what the scanner has finished."""
        if self._looking:
            return
        self._looking = True
        look_into_folder(self._room, self, self._watched, self._on_looked, self._on_not_looked)

    def _attach(self, submission_id: str, paper: str, paths: Sequence[Path], from_scanner: Path | None = None) -> None:
        if not submission_id or not paths:
            return
        self.said.emit(Line(self._words.gettext("Đang kiểm tra và gắn bản quét…"), Tone.MUTED))

        def attached(kept: tuple[Attachment, ...]) -> None:
            self._on_attached(paper, kept)
            if from_scanner is not None and self._watched is not None:
                put_away(self._room, self, self._watched, from_scanner, self._on_refused)

        attach(self._room, self, submission_id, paper, tuple(paths), attached, self._on_refused)

    def _on_attached(self, paper: str, kept: tuple[Attachment, ...]) -> None:
        _ = self._words.gettext
        name = kept[0].file_name if len(kept) == 1 else _("{n} bản quét").format(n=len(kept))
        text = _("Đã gắn {name} vào {paper}.") if paper else _("Đã gắn {name} vào hồ sơ.")
        self.said.emit(Line(text.format(name=name, paper=paper), Tone.GOOD))

    def _drop(self, path: Path) -> None:
        self._offer(tuple(each for each in self.waiting if each != path))

    def _offer(self, waiting: tuple[Path, ...]) -> None:
        if waiting != self.waiting:
            self.waiting = waiting
            self.waiting_changed.emit(waiting)

    def _on_looked(self, found: "tuple[WatchedFolder | None, tuple[Path, ...]]") -> None:
        self._looking = False
        self._complained = ""
        self._watched, new = found
        if self._watched is None:
            self._timer.stop()  # none is watched; asked again with the next submission
        self._offer((*self.waiting, *(path for path in new if path not in self.waiting)))

    def _on_not_looked(self, error: DeskError) -> None:
        self._looking = False
        if error.code != self._complained:  # once, not every two seconds
            self._complained = error.code
            self._on_refused(error)

    def _on_refused(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
