"""The day's log, which the program writes by itself: at closing time, when it is closed, at the next start."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, line_for
from ui.operations.room import Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.exports import ScheduledRun

_LOOK_MS = 120_000  # two minutes after closing time is soon enough


class ClosingLog(QObject):
    """`said`: a line for whoever is there. A trouble is told once, until it is over, and tried again all the time."""

    said = Signal(object)  # Line

    def __init__(self, room: Room, parent: QObject, words: Words) -> None:
        super().__init__(parent)
        self._room = room
        self._words = words
        self._told = ""  # the trouble that was told
        self._running = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Make up for what was missed, and look from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Write what is due; nothing while that is under way."""
        if not self._running:
            self._running = True
            self._room.tasks.print(self, _run, self._on_run, self._on_refused)

    def close(self) -> None:
        """The program ends: what is written now comes before the desk is closed."""
        self._timer.stop()
        self._room.tasks.act(self, _run_last)

    def _on_run(self, done: "ScheduledRun") -> None:
        self._running = False
        if done.trouble is None:
            self._told = ""
        else:
            self._tell(done.trouble)

    def _on_refused(self, error: DeskError) -> None:
        self._running = False
        self._tell(error)

    def _tell(self, error: DeskError) -> None:
        if error.code != self._told:
            self._told = error.code
            told: Line = line_for(error, self._words)
            self.said.emit(told)


def _run(desk: "Desk") -> "ScheduledRun":
    return desk.export_schedule.run()


def _run_last(desk: "Desk") -> "ScheduledRun":
    return desk.export_schedule.run(closing=True)
