"""The web server in the counter PC's own program: a thread of its own, the local network only."""

import contextlib
import errno
import logging
import socket
import sys
from asyncio import Transport
from threading import Event, Thread

import uvicorn
from h11 import IDLE, SEND_BODY
from uvicorn.protocols.http.h11_impl import H11Protocol

from frontdesk.errors import DeskError, InvalidInput, RuleRefused
from frontdesk.tablet.app import make_app
from frontdesk.tablet.network import has_address, is_local
from frontdesk.tablet.pairing import Pairing
from frontdesk.tablet.surface import Surface

PORT = 8480
START_SECONDS, STOP_SECONDS = 10.0, 2.0
PATIENCE = 5  # seconds for a request to arrive whole, and for an answer to be taken
MOST_CONNECTIONS = 32
MOST_A_PEER = 8  # browsers open six: one crowded peer cannot keep the tablet out
LARGEST_HEAD = 8192  # bytes of request line and headers
_GONE = (errno.EADDRNOTAVAIL, 10049)  # 10049, 10048 and 10013: what Windows calls them
_TAKEN = (errno.EADDRINUSE, errno.EACCES, 10048, 10013)


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
        self._server: _Server | None = None
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
        self._server = _Server(self._config())
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
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform == "win32":  # not run: elsewhere REUSEADDR, which on Windows would share the port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((self._host, self._port))
            listener.listen(MOST_CONNECTIONS)
        except OSError as fault:
            listener.close()
            raise self._refusal(fault) from fault
        return listener

    def _refusal(self, fault: OSError) -> DeskError:
        if fault.errno in _GONE or isinstance(fault, socket.gaierror):
            return InvalidInput("tablet_address_gone", host=self._host)
        if fault.errno in _TAKEN:
            return RuleRefused("tablet_port_taken", port=self._port)
        return RuleRefused("tablet_not_started", reason=fault.strerror or type(fault).__name__)

    def _config(self) -> uvicorn.Config:
        app = make_app(
            self._surface,
            self._pairing,
            (f"{self._host}:{self._port}",),
            language=self._language,
            stopping=self._stopping.is_set,
        )
        return uvicorn.Config(
            app,
            http=_Impatient,
            ws="none",
            lifespan="off",
            loop="asyncio",
            proxy_headers=False,
            server_header=False,
            access_log=False,
            log_config=None,
            log_level=logging.ERROR,  # else every stranger's noise is a line
            h11_max_incomplete_event_size=LARGEST_HEAD,
            timeout_keep_alive=PATIENCE,
            timeout_graceful_shutdown=1,
        )


class _Server(uvicorn.Server):
    """Tells when it listens, and drops at the end who has not let go by himself."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._listening = Event()

    def wait_until_listening(self, timeout: float) -> bool:
        return self._listening.wait(timeout)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listening.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            if isinstance(connection, _Impatient):
                connection.drop_if_waiting()
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            with contextlib.suppress(AttributeError):
                connection.transport.abort()


class _Impatient(H11Protocol):
    """Cuts who sends or takes slowly, who is not of the local network, and who comes when the house is full."""

    _waited = 0
    _unsent = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        if self.client is None or not is_local(self.client[0]) or self._is_crowded(self.client[0]):
            self.connections.discard(self)  # it takes no room until it is gone
            self.transport.abort()
        else:
            self.loop.call_later(1, self._look)

    def _is_crowded(self, peer: str) -> bool:
        """Whether the house is full, or full of this peer."""
        peers = [each.client[0] for each in self.connections if isinstance(each, _Impatient) and each.client]
        return len(self.connections) > MOST_CONNECTIONS or peers.count(peer) > MOST_A_PEER

    def drop_if_waiting(self) -> None:
        """Close unless an answer is on its way."""
        if self._is_waiting_for_request:
            self.transport.abort()

    @property
    def _is_waiting_for_request(self) -> bool:
        return self.conn.their_state in (IDLE, SEND_BODY)

    def _look(self) -> None:
        """Once a second: how long has the peer kept us waiting?"""
        if self.transport.is_closing():
            return
        unsent = self.transport.get_write_buffer_size()
        stalled = self._is_waiting_for_request or 0 < unsent == self._unsent
        self._unsent = unsent
        self._waited = self._waited + 1 if stalled else 0
        if self._waited >= PATIENCE:
            self.transport.abort()
        else:
            self.loop.call_later(1, self._look)
