"""The process that serves the citizens' page, from its first line to its last.

It is told how to serve over its standard input and ends when that ends: the desk that started it is gone then. It has
the key of the projection, nothing of the home, and a terminal's Ctrl+C leaves it to the desk to say when.
"""

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable
from threading import Thread, Timer

from frontdesk.domain.clock import system_clock
from frontdesk.errors import DeskError, InvalidInput, RuleRefused
from frontdesk.tracking.access_log import LogLine
from frontdesk.tracking.answers import strict_headers
from frontdesk.tracking.app import Terms, make_app
from frontdesk.tracking.desk_pipe import DeskPipe
from frontdesk.tracking.forwarded import Forwarded
from frontdesk.tracking.gate import Limits
from frontdesk.tracking.log_thread import LogThread
from frontdesk.tracking.pages import Pages
from frontdesk.tracking.pipe_votes import PipeVotes
from frontdesk.tracking.source import Source
from frontdesk.tracking.wire import Configuration, configuration_in, listening_line, refused_line
from frontdesk.web.descriptors import connections_within
from frontdesk.web.house import House
from frontdesk.web.letterhead import letterhead
from frontdesk.web.serving import Obstacle, Server, listen, obstacle_in

MOST_CONNECTIONS = 512
MOST_A_PEER = 128  # a hall's phones behind one address
_RINGS_AFTER = 20_000  # objects more than went
_ENDS_WITHIN = 1.8  # seconds
_LOOKS_EVERY = 0.05  # seconds; the page of before is as good for a moment
_NICE, _BELOW_NORMAL = 5, 0x4000
Opens = Callable[[Configuration], Source]


def main() -> int:
    """Serve as the desk says, until it stops."""
    from frontdesk.projection.reader import Projection
    from frontdesk.tracking.drawing import Drawing

    return run(lambda told: Projection(told.path, told.key, _LOOKS_EVERY), Drawing)


def run(opens: Opens, draws: Callable[[], Pages]) -> int:
    """The same with a projection and pages of the caller's: 0 when the desk ended it, 1 where it could not serve."""
    _ignore_terminal()
    _let_counters_go_first()
    desk = DeskPipe(*_own_pipes())
    _log_to_stderr()
    try:
        told = configuration_in(desk.next_line())
    except ValueError:
        return 1
    try:
        forwarded = Forwarded(told.forwarded_allow_ips)
        listener = _listener(told)
    except DeskError as refusal:
        desk.say_last(refused_line(refusal))
        return 1
    _keep_what_is_made()
    with listener:
        asyncio.run(_serve(told, desk, opens(told), draws(), forwarded, listener))
    return 0


async def _serve(
    told: Configuration,
    desk: DeskPipe,
    source: Source,
    pages: Pages,
    forwarded: Forwarded,
    listener: socket.socket,
) -> None:
    votes = PipeVotes(desk.say)
    terms = Terms(told.language, forwarded, Limits.of(told.most_a_second), bare=True)
    app = make_app(source, pages, votes if told.votes else None, clock=system_clock, terms=terms)
    letters = letterhead(strict_headers(pages.policy))
    most = connections_within(MOST_CONNECTIONS)
    house = House(most, min(most, MOST_A_PEER), brings_others=forwarded.trusts, makes_room=True, letters=letters)
    host, port = listener.getsockname()[:2]
    loop = asyncio.get_running_loop()

    def listening() -> None:
        desk.say(listening_line(host, port))

    def stop() -> None:
        server.should_exit = True

    def ended() -> None:
        last = Timer(_ENDS_WITHIN, os._exit, (0,))  # whatever the loop may be busy with
        last.daemon = True
        last.start()
        with contextlib.suppress(RuntimeError):  # the loop has ended before
            loop.call_soon_threadsafe(stop)

    server = Server(app, house, listening, at_once=app.at_once)
    Thread(target=desk.write_all, args=(ended,), daemon=True).start()
    Thread(
        target=desk.read_all, args=(lambda told: loop.call_soon_threadsafe(votes.hear, told), ended), daemon=True
    ).start()
    await server.serve([listener])


def _listener(told: Configuration) -> socket.socket:
    try:
        return listen(told.host, told.port, connections_within(MOST_CONNECTIONS))
    except (OSError, OverflowError) as fault:
        obstacle = obstacle_in(fault) if isinstance(fault, OSError) else Obstacle.OTHER
        if obstacle is Obstacle.GONE:
            raise InvalidInput("track_address_gone", host=told.host) from fault
        if obstacle is Obstacle.TAKEN:
            raise RuleRefused("track_port_taken", port=told.port) from fault
        raise RuleRefused("track_not_started", reason=type(fault).__name__) from fault


def _ignore_terminal() -> None:
    """Ctrl+C reaches every process of a terminal; the desk ends this one when it has done its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":  # not run
        signal.signal(signal.SIGBREAK, signal.SIG_IGN)


def _let_counters_go_first() -> None:
    """Whatever the world asks of this page, who stands at a counter of the same machine waits for none of it."""
    if sys.platform == "win32":  # not run
        import ctypes
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetPriorityClass.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        with contextlib.suppress(OSError):
            os.nice(_NICE)


def _keep_what_is_made() -> None:
    """What was made by now lives as long as the process, and what a request makes goes with it: looking through all
    of it for rings every few requests would find nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_RINGS_AFTER)


def _own_pipes() -> tuple[int, int]:
    """Standard input and output for the desk alone: whatever else is printed goes to standard error."""
    answers = os.dup(1)
    with contextlib.suppress(OSError):  # a program without a console has no standard error
        os.dup2(2, 1)
    sys.stdout = sys.stderr
    return 0, answers


def _log_to_stderr() -> None:
    handler: logging.Handler = LogThread(sys.stderr.fileno()) if sys.stderr else logging.NullHandler()
    handler.setFormatter(LogLine())
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False  # no line says them
    logging.basicConfig(level=logging.INFO, handlers=[handler])


if __name__ == "__main__":
    sys.exit(main())
