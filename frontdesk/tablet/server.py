"""The web server in the counter PC's own program: a thread of its own, the local network only."""

import socket
from threading import Event, Thread

from starlette.types import ASGIApp

from frontdesk.errors import DeskError, InvalidInput, RuleRefused
from frontdesk.tablet.app import make_app
from frontdesk.tablet.network import has_address, is_local
from frontdesk.tablet.pairing import Pairing
from frontdesk.tablet.surface import Surface
from frontdesk.web.house import House
from frontdesk.web.serving import Obstacle, Server, listen, obstacle_in

PORT = 8480
START_SECONDS, STOP_SECONDS = 10.0, 2.0
HOUSE = House(
    most=32,
    most_a_peer=8,  # browsers open six: one crowded peer cannot keep the tablet out
    lets_in=is_local,
)


class TabletServer:
    """Serves `surface` to the paired tablet at `host`:`port` from `start` to `stop`. May be started again."""

    def __init__(
        self, surface: Surface, pairing: Pairing, host: str, port: int = PORT, *, language: str = "vi"
    ) -> None:
        self._surface = surface
        self._pairing = pairing
        self._host = host
        self._port = port
        self._language = language
        self._stopping = Event()
        self._server: Server | None = None
        self._thread: Thread | None = None

    @property
    def address(self) -> str:
        """What the tablet's browser opens."""
        return f"http://{self._host}:{self._port}/"

    @property
    def is_running(self) -> bool:
        """Whether the page can be opened now."""
        thread = self._thread
        return thread is not None and thread.is_alive()

    @property
    def is_reachable(self) -> bool:
        """Whether it runs and this machine still has its address; a socket goes on listening at one that went away."""
        return self.is_running and has_address(self._host)

    def start(self) -> None:
        """Listen; does nothing where it listens already. Port 0 takes any free one.

        Raises InvalidInput `tablet_address_public`, `tablet_address_gone`; RuleRefused `tablet_port_taken`,
        `tablet_not_started`.
        """
        if self.is_running:
            return
        if not is_local(self._host):
            raise InvalidInput("tablet_address_public", host=self._host)
        listener = self._listener()
        self._port = listener.getsockname()[1]
        self._stopping.clear()
        self._server = Server(self._app(), HOUSE)
        self._thread = Thread(target=self._server.run, args=([listener],), name="tablet", daemon=True)
        self._thread.start()
        if not self._server.wait_until_listening(START_SECONDS):
            self.stop()
            raise RuleRefused("tablet_not_started", reason="uvicorn")

    def stop(self) -> None:
        """Let go of the port and of everybody who waits, within two seconds."""
        self._stopping.set()
        server, thread = self._server, self._thread  # two threads may stop it
        if server is not None:
            server.should_exit = True
        if thread is not None:
            thread.join(STOP_SECONDS)
        self._server = self._thread = None

    def _listener(self) -> socket.socket:
        try:
            return listen(self._host, self._port, HOUSE.most)
        except OSError as fault:
            raise self._refusal(fault) from fault

    def _refusal(self, fault: OSError) -> DeskError:
        match obstacle_in(fault):
            case Obstacle.GONE:
                return InvalidInput("tablet_address_gone", host=self._host)
            case Obstacle.TAKEN:
                return RuleRefused("tablet_port_taken", port=self._port)
            case Obstacle.OTHER:
                return RuleRefused("tablet_not_started", reason=fault.strerror or type(fault).__name__)

    def _app(self) -> ASGIApp:
        return make_app(
            self._surface,
            self._pairing,
            (f"{self._host}:{self._port}",),
            language=self._language,
            stopping=self._stopping.is_set,
        )
