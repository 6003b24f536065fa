"""The page's process: what it is told, what it knows, and when it ends."""

import os
import signal
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from frontdesk.tracking.answers import strict_headers
from tests.tracking.served import PROJECTION_KEY, Child, child, get, headers_of
from tests.tracking.stand import INVITATION, TOKEN, StandPages

DESK_ROOMS = ("frontdesk.desk", "frontdesk.services", "frontdesk.storage", "frontdesk.secrets", "sqlalchemy", "keyring")


def port_of(started: Child) -> int:
    told = started.told()
    assert told["listening"][0] == "127.0.0.1"
    return int(told["listening"][1])


def test_that_it_serves_until_the_desk_hangs_up() -> None:
    with child() as started:
        port = port_of(started)
        assert get(port, f"/t/{TOKEN}")[0] == 200

        began = time.monotonic()
        code, _logged = started.hang_up()
        assert (code, time.monotonic() - began < 20) == (0, True)
    with pytest.raises(ConnectionRefusedError):
        get(port, "/health")


def test_that_it_ends_while_somebody_is_being_answered() -> None:
    with child() as started, socket.create_connection(("127.0.0.1", port_of(started))) as slow:
        slow.sendall(b"POST /find HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n")

        assert started.hang_up()[0] == 0


def test_that_it_knows_no_desk() -> None:
    with child() as started:
        port_of(started)
        modules = started.hang_up()[1].decode().splitlines()[-1].split()

    assert "frontdesk.tracking.app" in modules
    assert [name for name in modules if name.startswith(DESK_ROOMS)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_that_no_key_stands_where_other_programs_can_read_it() -> None:
    with child() as started:
        port_of(started)
        place = Path("/proc") / str(started.process.pid)
        shown = (place / "environ").read_bytes() + (place / "cmdline").read_bytes()

    assert PROJECTION_KEY.encode() not in shown


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_that_the_terminal_cannot_end_it_before_the_desk_does() -> None:
    with child() as started:
        port = port_of(started)
        os.kill(started.process.pid, signal.SIGINT)

        assert get(port, "/robots.txt")[0] == 200
        assert started.hang_up()[0] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="priorities of POSIX")
def test_that_counters_of_the_same_machine_go_first() -> None:
    with child() as started:
        port_of(started)
        ours = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, started.process.pid) == min(19, ours + 5)


@pytest.mark.parametrize(("most", "expected"), [(2, {200, 429}), (0, {200})])
def test_that_the_desk_says_how_much_may_be_asked(most: int, expected: set[int]) -> None:
    with child(most_a_second=most) as started:
        port = port_of(started)
        assert {get(port, "/robots.txt")[0] for _ in range(150)} == expected


def test_that_a_vote_goes_to_the_desk_and_its_answer_comes_back() -> None:
    with child() as started, ThreadPoolExecutor() as citizens:
        port = port_of(started)
        opened = citizens.submit(get, port, f"/r/{INVITATION}")
        asked = started.told()
        started.tell(id=asked["id"], answer=True)
        assert (opened.result(20)[0], asked) == (200, {"id": 1, "ask": "is_open", "invitation": INVITATION})

        voted = citizens.submit(get, port, f"/r/{INVITATION}", "POST", "score=5&topic.attitude=4&comment=T%E1%BB%91t")
        asked = started.told()
        started.tell(id=asked["id"], answer="")
        assert "rated" in voted.result(20)[1]
    assert asked == {
        "id": 2,
        "ask": "vote",
        "invitation": INVITATION,
        "score": 5,
        "topics": {"attitude": 4},
        "reasons": [],
        "comment": "Tốt",
    }


def test_that_a_port_in_use_is_said_and_it_ends() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with child(port=port) as started:
            assert started.told() == {"refused": "track_port_taken", "params": {"port": port}}
            assert started.process.wait(20) == 1


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"host": "192.168.253.253"}, "track_address_gone"),
        ({"host": "no.such.name.invalid"}, "track_address_gone"),
        ({"port": 99999}, "track_not_started"),
        ({"forwarded_allow_ips": "*"}, "track_proxy_wrong"),
    ],
)
def test_that_what_cannot_be_served_is_refused(told: dict[str, Any], code: str) -> None:
    with child(**told) as started:
        assert started.told()["refused"] == code
        assert started.process.wait(20) == 1


@pytest.mark.parametrize("said", [b"nonsense\n", b"[]\n", b'{"id": 1', b"x" * 20000])
def test_that_it_ends_when_the_desk_talks_nonsense(said: bytes) -> None:
    with child() as started:
        port_of(started)
        started.say(said)
        assert started.hang_up()[0] == 0


def test_that_a_log_nobody_reads_holds_nobody_up() -> None:
    with child(most_a_second=0) as page:
        connection = HTTPConnection("127.0.0.1", port_of(page), timeout=20)
        for _ in range(1500):  # a pipe takes 64 KiB, a line has 70 bytes
            connection.request("HEAD", "/robots.txt")
            assert connection.getresponse().read() == b""
        connection.close()
        page.hang_up()


def test_that_the_log_names_pages_and_no_secret() -> None:
    with child(forwarded_allow_ips="127.0.0.1") as started:
        port = port_of(started)
        get(port, f"/t/{TOKEN}?lang=en&further=query")
        get(port, "/find", "POST", "code=C1-261130-0042-M&key=6JPX-CKPT")
        logged = started.hang_up()[1].decode()

    assert "INFO frontdesk.tracking.access GET /t/… 200 " in logged
    assert "POST /find 303 " in logged
    for secret in (TOKEN, "further", "0042", "6JPX", "127.0.0.1"):
        assert secret not in logged


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (f"GET /t/{TOKEN} HTTP/1.1\r\nHost: x\r\n\r\n", 200),
        (f"HEAD /t/{TOKEN} HTTP/1.1\r\nHost: x\r\n\r\n", 200),
        ("GET /t/x HTTP/1.0\r\n\r\n", 404),
        ("BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        ("what is this\r\n\r\n", 400),
    ],
)
def test_that_every_answer_carries_the_strict_headers_once(sent: str, status: int) -> None:
    with child() as started:
        first, *lines = headers_of(port_of(started), sent.encode())

    assert first.startswith(f"HTTP/1.1 {status} ")
    names = [line.partition(":")[0] for line in lines]
    for name, value in strict_headers(StandPages.policy):
        assert names.count(name.decode()) == 1
        assert f"{name.decode()}: {value.decode()}" in [
            line.lower()[: len(name) + 1] + line[len(name) + 1 :] for line in lines
        ]
    assert "server" not in names
