"""Backups when they are due, the mirror, and a look for damage while nobody works."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from frontdesk.domain.backups import BackupSkipped
from frontdesk.domain.verification import Flaw
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for
from ui.operations.room import Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_MINUTE_MS = 60_000
_LOOK_MS = 1_000
_PATIENCE = 3.0  # s for a copy that was given up


class Keeper(QObject):
    """`said`: a line for the officer, each trouble once; `moved`: how far a copy is, in thousandths; `ended`: no copy
    runs any more, with what stopped it or None.
    """

    said = Signal(object)  # Line
    moved = Signal(int)
    ended = Signal(object)  # DeskError | None
    _mirror_told = Signal(object)

    def __init__(self, room: Room, officer: QWidget, words: Words) -> None:
        super().__init__(officer)
        self._room = room
        self._words = words
        self._desk: Desk | None = None
        self._copy: threading.Thread | None = None
        self._skip = threading.Event()
        self._told: set[str] = set()
        self._seen = _seen()
        self._closing = False
        self.is_wanted_at_closing = False  # whether a folder for backups was chosen
        self._mirror_told.connect(self._on_mirror)
        self.ended.connect(self._on_ended)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._each_minute)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_on)

    def begin(self) -> None:
        """Look at what can be seen at once, then keep the mirror and watch."""
        self._room.tasks.look(self, lambda desk: desk.watch.look_at_start(), self._on_flaw, self._say)
        self._room.tasks.look(self, self._take, self._on_taken, self._say)

    def close(self) -> None:
        """Give up a copy under way; what is left of it is cleared away."""
        self._minute.stop()
        self._look.stop()
        self._skip.set()
        if self._copy is not None:
            self._copy.join(_PATIENCE)

    def back_up(self, *, closing: bool) -> bool:
        """Make the backup that is due, on a thread of its own; False where one runs already or nothing is open."""
        if self._copy is not None or self._desk is None:
            return False
        self._skip.clear()
        self._copy = threading.Thread(target=self._run, args=(self._desk, closing), name="backup", daemon=True)
        self._copy.start()
        return True

    def comes_first(self, window: QWidget) -> bool:
        """Whether `window` has to wait for the last copy of the day: it is closed again once that is made or given up.

        Where the machine shuts down, nothing waits.
        """
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if self._closing or not self.is_wanted_at_closing or app.isSavingSession():
            return False
        self._closing = True  # closing once more closes
        from ui.safekeeping.closing import ClosingSheet

        sheet = ClosingSheet(self, self._words, window)  # hears from now on: where nothing is new it ends at once
        if self._copy is None and not self.back_up(closing=True):
            sheet.deleteLater()
            return False
        sheet.finished.connect(window.close)
        sheet.open()
        return True

    def skip(self) -> None:
        """Give the copy up as soon as may be."""
        self._skip.set()

    def _take(self, desk: "Desk") -> "tuple[Desk, bool]":
        desk.mirror.begin(self._mirror_told.emit)
        return desk, desk.backups.is_chosen()

    def _on_taken(self, taken: "tuple[Desk, bool]") -> None:
        self._desk, self.is_wanted_at_closing = taken
        self._minute.start()
        self._look.start()

    def _each_minute(self) -> None:
        self._room.tasks.look(self, lambda desk: desk.backups.is_chosen(), self._on_chosen, self._say)
        before, self._seen = self._seen, _seen()
        if self._seen == before and self._room.tasks.idle:
            self.back_up(closing=False)

    def _on_chosen(self, chosen: bool) -> None:
        self.is_wanted_at_closing = chosen

    def _look_on(self) -> None:
        if self._room.tasks.idle and self._copy is None:
            self._room.tasks.look(self, lambda desk: desk.watch.look_on(), self._on_flaw, self._say)

    def _run(self, desk: "Desk", closing: bool) -> None:
        told = -1

        def report(done: int, of: int) -> None:
            nonlocal told
            if self._skip.is_set():
                raise BackupSkipped
            share = 1_000 * done // max(of, 1)
            if share != told:
                told = share
                self.moved.emit(share)

        problem: DeskError | None = None
        try:
            desk.backups.make_due(report, closing=closing)
        except BackupSkipped:
            pass
        except DeskError as refused:
            problem = refused
        self._copy = None
        self.ended.emit(problem)

    def _on_ended(self, problem: object) -> None:
        if isinstance(problem, DeskError):
            self._say(problem)
        else:
            self._told = {code for code in self._told if not code.startswith("backup_")}

    def _on_mirror(self, problem: object) -> None:
        if isinstance(problem, DeskError):
            self._say(problem)
        else:
            self._told = {code for code in self._told if not code.startswith("mirror_")}

    def _on_flaw(self, flaw: Flaw | None) -> None:
        if flaw is not None and "damage" not in self._told:
            self._told.add("damage")
            _ = self._words.gettext
            told = _("Dữ liệu trên máy bị hỏng. Ngừng tiếp nhận, báo quản trị: frontdesk repair.")
            self.said.emit(Line(told, Tone.BAD))

    def _say(self, problem: DeskError) -> None:
        """Once, until it went well again: it is tried again by itself."""
        if problem.code not in self._told:
            self._told.add(problem.code)
            self.said.emit(line_for(problem, self._words))


def _seen() -> tuple[object, ...]:
    """What moves when somebody works: the pointer, the focus, what is typed. Asked once a minute, it costs nothing."""
    focus = QApplication.focusWidget()
    return QCursor.pos().toTuple(), id(focus), focus.text() if isinstance(focus, QLineEdit) else ""
