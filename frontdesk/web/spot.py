"""Connections answered on the spot: what takes no waiting needs no task, no queue and no second turn of the loop."""

import logging
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import h11
from starlette.types import Scope

from frontdesk.faults import place_of
from frontdesk.web.house import Impatient
from frontdesk.web.letterhead import Headers
from frontdesk.web.reply import AtOnce, Reply

_log = logging.getLogger(__name__)
_READS = (b"GET", b"HEAD")
_NOT_HERE = frozenset({b"content-length", b"transfer-encoding", b"upgrade", b"expect"})
_HEADS = 4096  # by status and length


class OnTheSpot(Impatient):
    """Asks `at_once` for the answer to whatever only reads; all else goes the long way of ASGI.

    One answer a turn of the loop: who sends many requests in one go waits for everybody else between them.
    """

    def __init__(self, *args: Any, at_once: AtOnce, **more: Any) -> None:
        super().__init__(*args, **more)
        self._at_once = at_once

    def handle_events(self) -> None:
        """Answer what came."""
        if self.conn.our_state is h11.IDLE and not self.flow.write_paused:
            try:
                event = self.conn.next_event()
            except h11.RemoteProtocolError:
                pass  # it says so again where that is answered
            else:
                if isinstance(event, h11.Request) and self._answers(event):
                    return
                self.conn.put_back(event)
        super().handle_events()

    def _answers(self, request: h11.Request) -> bool:
        """Whether it was answered here, whole."""
        headers = list(request.headers)
        if request.method not in _READS or not _NOT_HERE.isdisjoint([name for name, _ in headers]):
            return False
        try:
            reply = self._at_once(_scope(request, headers, self.client))
            if reply is None:
                return False
            self.conn.next_event()  # its end
            self._send(reply, with_body=request.method == b"GET")
        except Exception as fault:  # a bug of ours: the loop would log its message, and what was asked for with it
            _log.error("unexpected %s", place_of(fault))
            self.transport.close()
        else:
            self._go_on()
        return True

    def _send(self, reply: Reply, *, with_body: bool) -> None:
        head = _head(reply.status, reply.headers, len(reply.body))
        usual = b"".join([b"%b: %b\r\n" % header for header in self.server_state.default_headers])
        self.transport.write(self.conn.answered(head, reply.body if with_body else b"", usual))
        self.note_answer()

    def _go_on(self) -> None:
        """To the next request, or to the end where the peer wants no other."""
        if self.conn.our_state is not h11.DONE:
            self.transport.close()
            return
        self.conn.start_next_cycle()
        if self.conn.has_more:
            self.flow.pause_reading()
            self.loop.call_soon(self._next_turn)

    def _next_turn(self) -> None:
        if not self.transport.is_closing():
            self.flow.resume_reading()
            self.handle_events()


@lru_cache(_HEADS)
def _head(status: int, headers: Headers, length: int) -> h11.Response:
    """Made once: h11 checks every header, which takes a tenth of an answer."""
    every = [*headers, (b"content-length", str(length).encode())]
    return h11.Response(status_code=status, headers=every, reason=Reply(status, headers, b"").phrase)


def _scope(request: h11.Request, headers: list[tuple[bytes, bytes]], client: tuple[str, int] | None) -> Scope:
    """What ASGI calls the scope."""
    path, _, query = request.target.partition(b"?")
    return {
        "type": "http",
        "method": request.method.decode("ascii"),
        "path": unquote(path.decode("ascii")),
        "raw_path": path,
        "query_string": query,
        "headers": headers,
        "client": client,
    }
