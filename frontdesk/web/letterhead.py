"""Headers that go with every answer of a server, also with the server's own refusals."""

from collections.abc import Iterable
from typing import Any

import h11

Headers = tuple[tuple[bytes, bytes], ...]
_END = h11.EndOfMessage()


def letterhead(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """`headers` as they are sent, checked here once. Raises h11.LocalProtocolError for what is none."""
    checked = h11.Response(status_code=200, headers=list(headers)).headers.raw_items()
    return b"".join(b"%b: %b\r\n" % each for each in checked)


class Conversation(h11.Connection):
    """An HTTP/1.1 connection that writes `letters` under every head, and sends head and body in one piece.

    h11 checks each header of each answer anew, which for ten of them costs a third of an answer.
    """

    def __init__(self, largest_head: int, letters: bytes) -> None:
        super().__init__(h11.SERVER, largest_head)
        self._letters = letters
        self._head = b""
        self._again: Any = None

    @property
    def has_more(self) -> bool:
        """Whether something came that is not read yet."""
        return bool(self._receive_buffer)

    def put_back(self, event: Any) -> None:
        """Let the next `next_event` give `event` again."""
        self._again = event

    def next_event(self) -> Any:
        """As h11's."""
        if self._again is None:
            return super().next_event()
        event, self._again = self._again, None
        return event

    def answered(self, response: h11.Response, body: bytes, more: bytes) -> bytes:
        """The whole answer; `more`: header lines under those of `response`, whole and checked as the letters are."""
        head = super().send(response)
        said = super().send(h11.Data(data=body))
        super().send(_END)
        assert head is not None
        return b"".join((head[:-2], more, self._letters, b"\r\n", said or b""))

    def send(self, event: Any) -> Any:
        """As h11's, but a head comes with what follows it."""
        said = super().send(event)
        if isinstance(event, h11.Response):
            self._head = said[:-2] + self._letters + b"\r\n"
            return b""
        if said is None or not self._head:
            return said
        head, self._head = self._head, b""
        return head + said
