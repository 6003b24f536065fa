"""The house as it runs: who is let in, who is cut, and who gets the place of whom."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Thread

import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from frontdesk.web.house import LARGEST_HEAD, House
from frontdesk.web.reply import AtOnce
from frontdesk.web.serving import Server, listen

HELLO = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
USUAL = House(most=8, most_a_peer=4, makes_room=True)


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"hello"})


@dataclass(frozen=True, slots=True)
class Served:
    port: int

    def come(self, peer: str = "127.0.0.1") -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20, source_address=(peer, 0))

    def ask(self, peer: str = "127.0.0.1") -> bytes:
        with self.come(peer) as caller:
            return answer(caller)


def answer(caller: socket.socket) -> bytes:
    """One request's, b"" where the house cut it."""
    try:
        caller.sendall(HELLO)
        received = b""
        while not received.endswith(b"hello"):
            part = caller.recv(4096)
            if not part:
                return b""
            received += part
    except (ConnectionResetError, BrokenPipeError):
        return b""
    return received.partition(b"\r\n")[0]


@contextmanager
def served(house: House, app: ASGIApp = hello, at_once: AtOnce | None = None) -> Iterator[Served]:
    listener = listen("127.0.0.1", 0, 64)
    server = Server(app, house, at_once=at_once)
    thread = Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        assert server.wait_until_listening(20)
        yield Served(listener.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(20)


def was_cut(caller: socket.socket) -> bool:
    try:
        return caller.recv(1) == b""
    except ConnectionResetError:
        return True


OK = b"HTTP/1.1 200 OK"


def test_that_who_goes_on_asking_is_never_cut() -> None:
    house = House(most=8, most_a_peer=4, patience=1)
    with served(house) as place, place.come() as busy:
        ends = time.monotonic() + 3.5 * house.patience
        while time.monotonic() < ends:
            assert answer(busy) == OK
            time.sleep(0.05)


def test_that_who_says_nothing_is_cut() -> None:
    with served(House(most=8, most_a_peer=4, patience=1)) as place, place.come() as silent:
        assert was_cut(silent)


def test_that_who_sends_a_byte_at_a_time_is_cut() -> None:
    with served(House(most=8, most_a_peer=4, patience=1)) as place, place.come() as slow:
        slow.settimeout(0.1)
        assert any(_is_cut_after(slow, byte) for byte in HELLO[:-4] * 50)


@pytest.mark.parametrize("pieces", [1, 2])
def test_that_who_does_not_take_an_answer_is_cut(pieces: int) -> None:
    """In one piece the answer is said at once and the connection about to close; of two, the second waits."""

    async def much(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/":
            await hello(scope, receive, send)
            return
        piece = bytes(32 << 20)  # more than two sockets hold
        length = b"%d" % (pieces * len(piece))
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
        for number in range(1, pieces + 1):
            await send({"type": "http.response.body", "body": piece, "more_body": number < pieces})

    with served(House(most=1, most_a_peer=1, patience=1), much) as place, place.come() as lazy:
        lazy.sendall(b"GET /much HTTP/1.1\r\nHost: x\r\n\r\n")
        assert lazy.recv(4) == b"HTTP"
        ends = time.monotonic() + 30
        while place.ask() != OK:  # there is room for one
            assert time.monotonic() < ends, "it keeps its place"
            time.sleep(0.1)


def _is_cut_after(caller: socket.socket, byte: int) -> bool:
    try:
        caller.sendall(bytes([byte]))
        return caller.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_that_a_head_without_end_is_cut() -> None:
    with served(USUAL) as place, place.come() as peer:
        with pytest.raises(ConnectionError):  # noqa: PT012  # how much it takes first is the system's affair
            for _ in range(1000):
                peer.sendall(b"X: " + b"a" * LARGEST_HEAD + b"\r\n")
        assert place.ask() == OK


def test_that_one_peer_late_takes_the_place_of_its_longest_waiting() -> None:
    with served(USUAL) as place, ExitStack() as open_ones:
        idle = [open_ones.enter_context(place.come()) for _ in range(USUAL.most_a_peer)]

        assert place.ask() == OK
        assert was_cut(idle[0])
        assert [answer(each) for each in idle[1:]] == [OK] * (USUAL.most_a_peer - 1)


def test_that_a_house_full_of_silence_still_answers_everybody() -> None:
    with served(USUAL) as place, ExitStack() as open_ones:
        for number in range(200):
            open_ones.enter_context(place.come(f"127.0.1.{number}"))
        assert [place.ask(f"127.0.2.{number}") for number in range(1, 9)] == [OK] * 8


def test_that_a_proxy_is_not_counted_as_one_peer() -> None:
    house = House(most=64, most_a_peer=1, brings_others=lambda peer: peer == "127.0.0.1")
    with served(house) as place, ExitStack() as open_ones:
        many = [open_ones.enter_context(place.come()) for _ in range(8)]
        assert [answer(each) for each in many] == [OK] * 8


def test_that_strangers_are_turned_away() -> None:
    with served(House(most=8, most_a_peer=8, lets_in=lambda peer: peer == "127.0.0.2")) as place:
        assert place.ask("127.0.0.1") == b""
        assert place.ask("127.0.0.2") == OK


def test_that_no_answer_waits_for_the_network_to_acknowledge_its_head() -> None:
    """Head and body are two writes; with Nagle's algorithm the second waited 40 ms on every kept connection."""
    seen: list[int] = []

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        sockets = [each.transport.get_extra_info("socket") for each in server.server_state.connections]
        seen.extend(each.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) for each in sockets)
        await hello(scope, receive, send)

    listener = listen("127.0.0.1", 0, 64)
    server = Server(look, USUAL)
    thread = Thread(target=server.run, args=([listener],))
    thread.start()
    assert server.wait_until_listening(20)
    assert Served(listener.getsockname()[1]).ask() == OK
    server.should_exit = True
    thread.join(20)
    assert len(seen) == 1
    assert seen[0] != 0


async def deaf(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers without reading what is sent."""
    await hello(scope, receive, send)


@pytest.mark.parametrize("gap", [0.0, 0.3])
def test_that_a_body_that_breaks_off_into_nonsense_is_no_line_in_the_log(
    gap: float, caplog: pytest.LogCaptureFixture
) -> None:
    with served(USUAL, deaf) as place:
        with place.come() as caller:
            caller.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            time.sleep(gap)
            caller.sendall(b"no chunk\r\n")
            while not was_cut(caller):
                continue
        assert place.ask() == OK

    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
