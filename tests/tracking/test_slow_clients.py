"""Peers that do not behave, at the page's own process: whoever asks properly goes on being answered."""

import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from frontdesk.tracking.child import MOST_A_PEER, MOST_CONNECTIONS
from tests.tracking.served import child, get
from tests.tracking.stand import TOKEN
from tests.tracking.test_child import port_of

pytestmark = pytest.mark.long

CROWD, NEIGHBOUR, OTHERS = "127.0.0.3", "127.0.0.3", ("127.0.0.4", "127.0.0.5")
BEGUN = (
    b"",
    b"G",
    b"GET /t/",
    b"GET / HTTP/1.1\r\nHost: x\r\nX-a: b\r\n",
    b"POST /find HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 40\r\n\r\nco",
    b"POST /find HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 40\r\n\r\nco",
    b"POST /find HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 40\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00",
)
FIVE_MB = 5 * 2**20


def begin(port: int, peer: str, number: int) -> socket.socket:
    """A request that is never finished."""
    caller = socket.create_connection(("127.0.0.1", port), timeout=20, source_address=(peer, 0))
    caller.sendall(BEGUN[number % len(BEGUN)])
    return caller


def flood(port: int, length: str) -> bytes:
    """Five megabytes as a form, said to be so or in chunks; the first line of the answer, if it can still be read."""
    head = f"POST /find HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n{length}\r\n\r\n"
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=20) as caller:
        try:
            caller.sendall(head.encode())
            for _ in range(FIVE_MB // 65536):
                caller.sendall(chunk)
        except ConnectionError:
            pass
        try:
            return caller.recv(4096).partition(b"\r\n")[0]
        except ConnectionError:
            return b""


@pytest.mark.slow
def test_that_two_hundred_who_never_finish_hold_nobody_up() -> None:
    with child() as started, ExitStack() as crowd:
        port = port_of(started)
        for number in range(200):
            crowd.enter_context(begin(port, CROWD, number))
            if number % 10 == 0:
                assert [get(port, f"/t/{TOKEN}", peer=peer)[0] for peer in (NEIGHBOUR, *OTHERS)] == [200] * 3
        assert [get(port, "/robots.txt", peer=peer)[0] for peer in (NEIGHBOUR, *OTHERS)] == [200] * 3


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sockets are no files there")
def test_that_a_crowd_beyond_the_files_it_may_open_holds_nobody_up() -> None:
    with child("128") as started:
        port = port_of(started)
        with ExitStack() as crowd:
            for number in range(160):
                crowd.enter_context(begin(port, f"127.2.1.{number + 1}", number))
            for _ in range(20):
                assert get(port, f"/t/{TOKEN}", peer=OTHERS[0])[0] == 200
        _code, logged = started.hang_up()
    assert b"out of system resource" not in logged


@pytest.mark.slow
def test_that_a_full_house_of_many_addresses_holds_nobody_up() -> None:
    with child() as started, ExitStack() as crowd:
        port = port_of(started)
        for number in range(MOST_CONNECTIONS + MOST_A_PEER):
            crowd.enter_context(begin(port, f"127.1.{number // 100}.{number % 100 + 1}", number))
        for _ in range(20):
            assert get(port, f"/t/{TOKEN}", peer=OTHERS[0])[0] == 200


@pytest.mark.slow
@pytest.mark.parametrize("length", [f"Content-Length: {FIVE_MB}", "Transfer-Encoding: chunked"])
def test_that_five_megabytes_are_refused_and_others_are_answered(length: str) -> None:
    with child() as started, ThreadPoolExecutor(4) as senders:
        port = port_of(started)
        floods = [senders.submit(flood, port, length) for _ in range(8)]
        assert [get(port, f"/t/{TOKEN}", peer=OTHERS[0])[0] for _ in range(20)] == [200] * 20
        assert {each.result(60) for each in floods} <= {b"HTTP/1.1 413 Request Entity Too Large", b""}


def test_that_half_requests_leave_nothing_behind() -> None:
    with child() as started:
        port = port_of(started)
        for number in range(50):
            begin(port, CROWD, number).close()
        assert get(port, f"/t/{TOKEN}")[0] == 200
        code, logged = started.hang_up()
    assert code == 0
    assert b"rror" not in b"\n".join(logged.splitlines()[:-1])
