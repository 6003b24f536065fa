"""The tablet that stands in for a second screen: its server, started, watched and stopped off the GUI thread."""

from collections.abc import Callable, Sequence
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

_SILENT_SECONDS = 15.0  # a page asks every four


class BoardSurface:
    """The citizen's screen as the web server's threads reach it."""

    def __init__(self, desk: CustomerDesk, seconds: Callable[[], float] = monotonic) -> None:
        self._desk = desk
        self._seconds = seconds
        self._asked = -inf

    @property
    def is_seen(self) -> bool:
        """Whether the tablet asked for the view lately; one that is switched off or out of reach asks no more."""
        return self._seconds() - self._asked < _SILENT_SECONDS

    def view(self) -> View | None:
        """What stands now."""
        self._asked = self._seconds()
        return self._desk.board.view()

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
        self._server: TabletServer | None = None
        self._surface = BoardSurface(desk)
        self._leaving: list[TabletServer] = []  # they let go of the port first
        self._wanted: str | None = None  # the host to serve at, "" for the first address; None: not at all
        self.pairing = Pairing(kept=self.paired.emit)
        self.paired.connect(self._on_paired)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self.look_after)

    @property
    def address(self) -> str:
        """What the tablet's browser opens; empty while it is not served."""
        server = self._server
        return server.address if self._wanted is not None and server is not None and server.is_running else ""

    def serve(self, host: str) -> None:
        """Serve at `host` from now on; at the first local address of this machine where it is empty."""
        if self._wanted == host and (self._server is None or self._server.is_running):
            return
        self.stop()
        self._wanted, leaving = host, tuple(self._leaving)
        self._room.tasks.look(
            self,
            lambda _desk: self._start(host, leaving),
            lambda server: self._on_started(server, host),
            lambda error: self._on_failed(error, host),
        )

    def stop(self) -> None:
        """Serve no longer, whatever is being started too."""
        self._wanted = None
        server, self._server = self._server, None
        self._desk.attend("tablet", on=False)
        if server is not None:
            self._let_go(server)

    def _let_go(self, server: "TabletServer") -> None:
        self._leaving.append(server)
        self._room.tasks.look(self, lambda _desk: server.stop(), lambda _none: self._on_gone(server), None)

    def _on_gone(self, server: "TabletServer") -> None:
        self._leaving.remove(server)
        self.changed.emit()

    def close(self) -> None:
        """The program ends."""
        self._closed = True
        self._watch.stop()
        if self._server is not None:
            self._server.stop()

    def new_code(self) -> str:
        """Six digits for the tablet. Raises RuleRefused."""
        return self.pairing.new_code()

    def _start(self, host: str, leaving: "Sequence[TabletServer]") -> "TabletServer":
        from frontdesk.errors import RuleRefused
        from frontdesk.tablet.network import local_addresses
        from frontdesk.tablet.server import TabletServer

        found = host or next(iter(local_addresses()), "")
        if not found:
            raise RuleRefused("tablet_no_network")
        for before in leaving:
            before.stop()
        server = TabletServer(self._surface, self.pairing, found)
        server.start()
        return server

    def _on_started(self, server: "TabletServer", host: str) -> None:
        if self._wanted != host or self._server is not None:  # the officer chose otherwise meanwhile
            self._let_go(server)
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

    def _on_failed(self, error: DeskError, host: str) -> None:
        if self._wanted == host:
            self._wanted = None  # it may be asked for again
            self.failed.emit(error)
            self.changed.emit()

    def _on_paired(self, _kept: str) -> None:
        self._attend()
        self.changed.emit()

    def _attend(self) -> None:
        on = self.pairing.is_paired and bool(self.address)
        self._desk.attend("tablet", on=on, seen=lambda: self._surface.is_seen)
