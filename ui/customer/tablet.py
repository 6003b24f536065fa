"""The tablet that stands in for a second screen: its server, started, watched and stopped off the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.customer.touches import Touch
from frontdesk.customer.view import View
from frontdesk.errors import DeskError
from frontdesk.tablet.pairing import Pairing
from ui.customer.desk import CustomerDesk
from ui.operations.room import Room

if TYPE_CHECKING:
    from frontdesk.tablet.server import TabletServer

_WATCH_MS = 3000
_SILENT_SECONDS = 15.0  # a page asks every four
_FROZEN_SECONDS = 20.0  # of a GUI thread whose timers do not run: nobody takes the citizen's page away any more


class BoardSurface:
    """The citizen's screen as the web server's threads reach it."""

    def __init__(self, desk: CustomerDesk, seconds: Callable[[], float] = monotonic) -> None:
        self._desk = desk
        self._seconds = seconds
        self._asked = -inf
        self._beaten = seconds()

    @property
    def is_seen(self) -> bool:
        """Whether the tablet asked for the view lately; one that is switched off or out of reach asks no more."""
        return self._seconds() - self._asked < _SILENT_SECONDS

    def beat(self) -> None:
        """The GUI thread lives."""
        self._beaten = self._seconds()

    def view(self) -> View | None:
        """What stands now; nothing while the program hangs."""
        self._asked = now = self._seconds()
        return self._desk.board.view() if now - self._beaten < _FROZEN_SECONDS else None

    def wait(self, after: int, timeout: float) -> View | None:
        """What stands next."""
        return self._desk.board.wait(after, timeout)

    def touch(self, touch: Touch) -> None:
        """To the GUI thread, and back at once."""
        self._desk.touched.emit(touch)

    def scanned(self, text: str) -> None:
        """The same."""
        self._desk.scan_heard.emit(text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where to serve; empty and 0 for what this machine has."""

    host: str
    port: int


class Tablet(QObject):
    """One tablet at most. `changed`: what the officer sees of it; `paired`: the hash to remember, "" for none.

    One change at a time: what is asked for meanwhile is done after it. What does not open, or goes away with the
    network, is tried again by itself; the officer is told once.
    """

    changed = Signal()
    paired = Signal(str)
    failed = Signal(object)  # DeskError

    def __init__(self, room: Room, desk: CustomerDesk, parent: QObject, language: str = "vi") -> None:
        super().__init__(parent)
        self._language = language  # the officer's, for pairing
        self._room = room
        self._desk = desk
        self._surface = BoardSurface(desk)
        self._wanted: Place | None = None
        self._server: TabletServer | None = None  # the last one that was started, whether it still runs or not
        self._changing = False
        self._closed = False
        self._told = ""  # code of the refusal the officer knows of
        self.pairing = Pairing(kept=self.paired.emit)
        self.paired.connect(self._on_paired)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self.look_after)

    @property
    def address(self) -> str:
        """What the tablet's browser opens; empty while it is not served."""
        server = self._server
        return server.address if self._wanted is not None and server is not None and server.is_running else ""

    @property
    def is_followed(self) -> bool:
        """Whether the paired tablet asked just now: else nobody sees the screen there."""
        return bool(self.address) and self.pairing.is_paired and self._surface.is_seen

    def serve(self, host: str, port: int = 0) -> None:
        """Serve at `host` from now on; at the first local address of this machine where it is empty.

        `port` 0: the usual one, or the next free one.
        """
        wanted = Place(host, port)
        if wanted == self._wanted and self.address:
            return
        self._told = ""
        self._wanted = wanted
        self._surface.beat()
        self._watch.start()
        self._change()

    def stop(self) -> None:
        """Serve no longer."""
        if self._wanted is None:
            return
        self._wanted = None
        self._watch.stop()
        self._attend()
        self._change()

    def close(self) -> None:
        """The program ends."""
        self._closed = True
        self._watch.stop()
        if self._server is not None:
            self._server.stop()

    def new_code(self) -> str:
        """Six digits for the tablet. Raises RuleRefused."""
        return self.pairing.new_code()

    def look_after(self) -> None:
        """Open again what did not open or is reached no longer."""
        self._surface.beat()
        if self._server is None or not self._server.is_reachable:
            self._change()

    def _change(self) -> None:
        if self._changing:
            return
        self._changing = True
        wanted = self._wanted
        self._room.tasks.look(
            self,
            lambda _desk: self._open(wanted),
            lambda _done: self._on_opened(wanted),
            lambda error: self._on_failed(wanted, error),
        )

    def _open(self, wanted: Place | None) -> None:
        """On a worker. What was served before lets go of its port first."""
        from frontdesk.tablet.opening import open_server

        if self._server is not None:
            self._server.stop()
        if wanted is None:
            return
        self._server = server = open_server(
            self._surface, self.pairing, wanted.host, wanted.port, language=self._language
        )
        if self._closed:  # meanwhile; else `close` finds it
            server.stop()

    def _on_opened(self, wanted: Place | None) -> None:
        self._told = ""
        self._settle(wanted)

    def _on_failed(self, wanted: Place | None, error: DeskError) -> None:
        if error.code != self._told and wanted == self._wanted:
            self._told = error.code
            self.failed.emit(error)
        self._settle(wanted)

    def _settle(self, done: Place | None) -> None:
        self._changing = False
        if done != self._wanted:
            self._change()
        self._attend()
        self.changed.emit()

    def _attend(self) -> None:
        on = bool(self.address) and self.pairing.is_paired
        self._desk.attend("tablet", on=on, seen=lambda: self._surface.is_seen)

    def _on_paired(self, _kept: str) -> None:
        self._attend()
        self.changed.emit()
