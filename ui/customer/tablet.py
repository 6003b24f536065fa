"""The tablet that stands in for a second screen: its server, started and stopped off the GUI thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.customer.touches import Touch
from frontdesk.customer.view import View
from frontdesk.errors import DeskError
from frontdesk.tablet.pairing import Pairing
from ui.customer.desk import CustomerDesk
from ui.operations.room import Room

if TYPE_CHECKING:
    from frontdesk.tablet.server import TabletServer


class BoardSurface:
    """The citizen's screen as the web server's threads reach it."""

    def __init__(self, desk: CustomerDesk) -> None:
        self._desk = desk

    def view(self) -> View | None:
        """What stands now."""
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


class Tablet(QObject):
    """One tablet at most. `changed`: what the officer sees of it; `paired`: the hash to remember, "" for none."""

    changed = Signal()
    paired = Signal(str)
    failed = Signal(object)  # DeskError

    def __init__(self, room: Room, desk: CustomerDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._room = room
        self._desk = desk
        self._server: TabletServer | None = None
        self._host = ""
        self.pairing = Pairing(kept=self.paired.emit)
        self.paired.connect(self._on_paired)

    @property
    def address(self) -> str:
        """What the tablet's browser opens; empty while it is not served."""
        return self._server.address if self._server is not None and self._server.is_running else ""

    def serve(self, host: str) -> None:
        """Serve at `host` from now on; at the first local address of this machine where it is empty."""
        self._host = host
        self._room.tasks.look(self, lambda _desk: self._start(host), self._on_started, self._on_failed)

    def stop(self) -> None:
        """Serve no longer."""
        server, self._server = self._server, None
        self._desk.attend("tablet", on=False)
        if server is not None:
            self._room.tasks.look(self, lambda _desk: server.stop(), lambda _none: self.changed.emit(), None)

    def close(self) -> None:
        """The program ends."""
        if self._server is not None:
            self._server.stop()

    def new_code(self) -> str:
        """Six digits for the tablet. Raises RuleRefused."""
        return self.pairing.new_code()

    def _start(self, host: str) -> "TabletServer":
        from frontdesk.errors import RuleRefused
        from frontdesk.tablet.network import local_addresses
        from frontdesk.tablet.server import TabletServer

        found = host or next(iter(local_addresses()), "")
        if not found:
            raise RuleRefused("tablet_no_network")
        server = TabletServer(BoardSurface(self._desk), self.pairing, found)
        server.start()
        return server

    def _on_started(self, server: "TabletServer") -> None:
        if self._server is not None:
            self._server.stop()
        self._server = server
        self._desk.attend("tablet", on=self.pairing.is_paired)
        self.changed.emit()

    def _on_failed(self, error: DeskError) -> None:
        self.failed.emit(error)
        self.changed.emit()

    def _on_paired(self, kept: str) -> None:
        self._desk.attend("tablet", on=bool(kept) and bool(self.address))
        self.changed.emit()
