"""Connections: who is let in, how many, and how long anybody may keep the others waiting."""

from asyncio import AbstractEventLoop, Transport
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from h11 import DONE, IDLE, SEND_BODY, SEND_RESPONSE
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from frontdesk.web.letterhead import Conversation

LARGEST_HEAD = 8192  # bytes of request line and headers


@dataclass(frozen=True, slots=True)
class House:
    """The rules at the door. `patience`: seconds for a request to arrive whole, and for an answer to be taken.

    `brings_others`: peers that no limit of their own holds for: a proxy brings everybody. Where `makes_room`, who comes
    when it is full takes the place of whoever has kept the house waiting longest; else they are turned away.
    `letters`: headers of every answer (`letterhead`).
    """

    most: int
    most_a_peer: int
    patience: int = 5
    lets_in: Callable[[str], bool] = lambda _peer: True
    brings_others: Callable[[str], bool] = lambda _peer: False
    makes_room: bool = False
    letters: bytes = b""


class Impatient(H11Protocol):
    """HTTP/1.1 under the rules of a house. h11 is Python: nothing a stranger sends can overrun memory."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: AbstractEventLoop | None = None,
        *,
        house: House,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self.conn: Conversation = Conversation(LARGEST_HEAD, house.letters)
        self._house = house
        self._unsent = 0
        self._waits_since = self.loop.time()

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        if self.client is not None and self._house.lets_in(self.client[0]) and self._finds_room(self.client[0]):
            self.loop.call_later(1, self._look)
        else:
            self.drop()

    def on_response_complete(self) -> None:
        """Who has just been answered has kept nobody waiting: a look once a second may find only the gaps.

        As uvicorn's, without a timer for every answer: thousands would wait in the loop, and `_look` sees the same.
        """
        self.note_answer()
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.conn.our_state is DONE and self.conn.their_state is DONE:
            self.conn.start_next_cycle()
            self.handle_events()  # of who sent the next request without waiting

    def send_400_response(self, msg: str) -> None:
        """As uvicorn's where an answer can still be begun; what was being answered is left, and nothing is a line in
        the log: any stranger could write them by the thousand.
        """
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
        if self.conn.our_state in (IDLE, SEND_RESPONSE):
            super().send_400_response(msg)
        else:
            self.transport.close()

    def note_answer(self) -> None:
        """The peer's time begins anew."""
        self._waits_since = self.loop.time()
        self.server_state.total_requests += 1

    def drop(self) -> None:
        """Cut the connection; it takes no room until it is gone."""
        self.connections.discard(self)
        self.transport.abort()

    def drop_if_waiting(self) -> None:
        """Cut it unless an answer is on its way."""
        if self.is_waiting_for_request:
            self.drop()

    @property
    def is_waiting_for_request(self) -> bool:
        """Whether it is the peer's turn."""
        return self.conn.their_state in (IDLE, SEND_BODY)

    def _finds_room(self, peer: str) -> bool:
        others = [each for each in self.connections if isinstance(each, Impatient) and each is not self]
        kin = [each for each in others if each.client and each.client[0] == peer]
        if len(kin) >= self._house.most_a_peer and not self._house.brings_others(peer):
            return self._takes_place_among(kin)
        return len(others) < self._house.most or self._takes_place_among(others)

    def _takes_place_among(self, crowd: "list[Impatient]") -> bool:
        idle = [each for each in crowd if each.is_waiting_for_request] if self._house.makes_room else []
        if not idle:
            return False
        min(idle, key=lambda each: each._waits_since).drop()
        return True

    def _look(self) -> None:
        """Once a second: how long has the peer kept us waiting?"""
        now, unsent = self.loop.time(), self.transport.get_write_buffer_size()
        if self.transport.is_closing() and not unsent:  # with something unsent it would stay until that is taken
            return
        if not self.is_waiting_for_request and not 0 < unsent == self._unsent:
            self._waits_since = now
        self._unsent = unsent
        if now - self._waits_since >= self._house.patience:
            self.transport.abort()
        else:
            self.loop.call_later(1, self._look)
