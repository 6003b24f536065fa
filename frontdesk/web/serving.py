"""A web server for one application: quiet, bounded, and gone within two seconds when it is told so."""

import contextlib
import errno
import logging
import socket
import sys
from collections.abc import Callable, Iterator
from enum import Enum, auto
from functools import partial
from threading import Event
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp

from frontdesk.web.house import House, Impatient
from frontdesk.web.reply import AtOnce
from frontdesk.web.spot import OnTheSpot

_GONE = (errno.EADDRNOTAVAIL, 10049)  # 10049, 10048 and 10013: what Windows calls them
_TAKEN = (errno.EADDRINUSE, errno.EACCES, 10048, 10013)


class Obstacle(Enum):
    """Why nobody can listen at an address."""

    GONE = auto()  # this machine does not have it
    TAKEN = auto()  # another program has the port, or only an administrator may
    OTHER = auto()


def obstacle_in(fault: OSError) -> Obstacle:
    """What `fault` of `listen` means."""
    if fault.errno in _GONE or isinstance(fault, socket.gaierror):
        return Obstacle.GONE
    return Obstacle.TAKEN if fault.errno in _TAKEN else Obstacle.OTHER


def listen(host: str, port: int, backlog: int) -> socket.socket:
    """A socket that listens at `host` (IPv4 or IPv6) and `port`; 0 takes any free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named: asyncio switches Nagle's algorithm off only where it reads that this is TCP
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":  # not run: elsewhere REUSEADDR, which on Windows would share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(backlog)
    except OSError:
        listener.close()
        raise
    return listener


class Server(uvicorn.Server):
    """Serves `app` under the rules of `house`; tells when it listens, and drops at the end who has not let go.

    `at_once`: answers what takes no waiting, in the application's place. Signals are not its business: whoever runs it
    says when it is over (`should_exit`).
    """

    def __init__(
        self,
        app: ASGIApp,
        house: House,
        on_listening: Callable[[], None] = lambda: None,
        *,
        at_once: AtOnce | None = None,
    ) -> None:
        super().__init__(_config(app, house, at_once))
        self._listening = Event()
        self._on_listening = on_listening

    def wait_until_listening(self, timeout: float) -> bool:
        """Whether it listens, at the latest after `timeout` seconds."""
        return self._listening.wait(timeout)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them as they are."""
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen."""
        await super().startup(sockets)
        self._listening.set()
        self._on_listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let answers on their way go out for a second, and nothing else."""
        for connection in list(self.server_state.connections):
            if isinstance(connection, Impatient):
                connection.drop_if_waiting()
        await super().shutdown(sockets)
        for connection in list(self.server_state.connections):
            with contextlib.suppress(AttributeError):
                connection.transport.abort()


def _config(app: ASGIApp, house: House, at_once: AtOnce | None) -> uvicorn.Config:
    connection = partial(OnTheSpot, at_once=at_once) if at_once else Impatient
    return uvicorn.Config(
        app,
        http=cast(Any, partial(connection, house=house)),
        ws="none",
        lifespan="off",
        loop="asyncio",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        log_level=logging.ERROR,  # else every stranger's noise is a line
        backlog=house.most,  # asyncio takes in so many at once before anybody asks whether there is room
        timeout_graceful_shutdown=1,
    )
