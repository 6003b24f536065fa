"""Answers on the spot: the same on the wire as the long way's, and nobody kept waiting by who sends much at once."""

import re
import socket
from collections.abc import Iterator
from itertools import count
from threading import Thread

import pytest
from starlette.types import Receive, Scope, Send

from frontdesk.web.house import House
from frontdesk.web.letterhead import letterhead
from frontdesk.web.reply import Reply
from tests.web.test_house import Served, served

LETTERS = letterhead([(b"x-robots-tag", b"noindex")])
ROOMY = House(most=8, most_a_peer=8, letters=LETTERS)
LAST = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


async def long_way(scope: Scope, receive: Receive, send: Send) -> None:
    body = b"long " + scope["method"].encode()
    while (await receive()).get("more_body"):
        continue
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body})


def at_once(scope: Scope) -> Reply | None:
    if scope["path"] == "/long":
        return None
    body = f"{scope['path']}?{scope['query_string'].decode()} {scope['client'][0]}".encode()
    return Reply(404 if scope["path"] == "/none" else 200, ((b"content-type", b"text/plain"),), body)


@pytest.fixture
def place() -> Iterator[Served]:
    with served(ROOMY, long_way, at_once) as found:
        yield found


def said(place: Served, *requests: bytes) -> bytes:
    """What comes back until the house closes."""
    with place.come() as caller:
        for each in requests:
            caller.sendall(each)
        return until_closed(caller)


def until_closed(caller: socket.socket) -> bytes:
    got = b""
    while part := caller.recv(65536):
        got += part
    return got


def get(path: str, *headers: str, method: str = "GET", version: str = "1.1") -> bytes:
    lines = (f"{method} {path} HTTP/{version}", "Host: x", *headers)
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def test_that_an_answer_has_its_head_whole_and_in_order(place: Served) -> None:
    head, _, body = said(place, get("/a%20b?c=d", "Connection: close")).partition(b"\r\n\r\n")

    assert body == b"/a b?c=d 127.0.0.1"
    date = rb"\r\ndate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT"
    assert re.sub(date, b"", head) == (
        b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 18\r\n"
        b"Connection: close\r\nx-robots-tag: noindex"
    )
    assert re.search(date, head)


def test_that_a_status_has_its_phrase(place: Served) -> None:
    assert said(place, get("/none", "Connection: close")).startswith(b"HTTP/1.1 404 Not Found\r\n")


def test_that_a_head_has_the_length_and_no_body(place: Served) -> None:
    got = said(place, get("/x", "Connection: close", method="HEAD"))

    assert b"content-length: 13\r\n" in got
    assert got.endswith(b"\r\n\r\n")


def test_that_a_connection_is_kept_and_an_old_one_is_not(place: Served) -> None:
    assert said(place, get("/1"), get("/2"), LAST).count(b"HTTP/1.1 200") == 3
    assert said(place, get("/1", version="1.0")).count(b"HTTP/1.1 200") == 1


@pytest.mark.parametrize(
    "request_",
    [
        get("/x", "Content-Length: 2", method="POST") + b"ab",
        get("/x", "Content-Length: 2") + b"ab",
        get("/x", "Transfer-Encoding: chunked") + b"0\r\n\r\n",
        get("/x", "Upgrade: websocket", "Connection: upgrade"),
        get("/x", "Expect: 100-continue"),
        get("/long"),
        get("/x", method="DELETE"),
    ],
)
def test_that_the_rest_goes_the_long_way_and_the_next_is_here_again(place: Served, request_: bytes) -> None:
    got = said(place, get("/1"), request_, get("/2"), LAST)

    assert got.count(b"HTTP/1.1 200") == 4
    assert got.count(LETTERS) == 4
    assert [got.count(each) for each in (b"/1? ", b"long ", b"/2? ", b"/last? ")] == [1, 1, 1, 1]
    assert got.index(b"/1? ") < got.index(b"long ") < got.index(b"/2? ")


def test_that_many_in_one_go_are_answered_in_order(place: Served) -> None:
    paths = [f"/{number}" for number in range(2000)]
    with place.come() as caller:
        sending = Thread(target=caller.sendall, args=(b"".join(map(get, paths)) + LAST,))
        sending.start()
        got = until_closed(caller)
        sending.join(20)

    assert re.findall(rb"(/\d+)\? ", got) == [path.encode() for path in paths]


def test_that_who_sends_many_in_one_go_lets_others_come_between() -> None:
    order: list[str] = []
    numbers = count()

    def noted(scope: Scope) -> Reply:
        order.append(scope["path"])
        if next(numbers) == 0:
            other.sendall(get("/other"))
        return Reply(200, (), b"")

    with served(ROOMY, long_way, noted) as place, place.come() as crowd, place.come() as other:
        crowd.sendall(b"".join(get(f"/{number}") for number in range(200)) + LAST)
        until_closed(crowd)

    assert order.index("/other") < 100


def test_that_a_fault_of_ours_ends_the_connection_and_says_nothing_of_what_was_asked(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def faulty(scope: Scope) -> Reply:
        if scope["path"] == "/SECRET":
            raise ValueError(scope["path"])
        return Reply(200, (), b"")

    with served(ROOMY, long_way, faulty) as place:
        got = said(place, get("/1") + get("/SECRET") + get("/2"))
        assert said(place, LAST).startswith(b"HTTP/1.1 200")

    assert got.count(b"HTTP/1.1 ") == 1
    assert "unexpected ValueError" in caplog.text
    assert "SECRET" not in caplog.text


def test_that_no_stranger_writes_into_the_log(place: Served, caplog: pytest.LogCaptureFixture) -> None:
    broken = get("/x", "Transfer-Encoding: chunked")
    with place.come() as caller:  # answered before it breaks
        caller.sendall(get("/long", "Transfer-Encoding: chunked") + b"no chunk\r\n")
        until_closed(caller)
    said(place, broken, b"no chunk\r\n")
    said(place, get("/1") + broken + b"0\r\n\r\n" + b"\x00\r\n\r\n")

    assert said(place, LAST).startswith(b"HTTP/1.1 200")
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_that_what_is_no_request_is_refused(place: Served) -> None:
    assert said(place, get("/1"), b"\x00\x01 what\r\n\r\n").count(b"HTTP/1.1 400 ") == 1


def test_that_half_a_request_waits_for_the_other_half(place: Served) -> None:
    whole = get("/half")
    with place.come() as caller:
        for part in (whole[:9], whole[9:20], whole[20:] + LAST[:5], LAST[5:]):
            caller.sendall(part)
        assert until_closed(caller).count(b"HTTP/1.1 200") == 2


def test_that_who_takes_no_answers_is_not_answered_for_ever(place: Served) -> None:
    """What waits to be sent stays bounded: reading stops until it is taken."""
    with place.come() as caller:
        caller.settimeout(2)
        flood = sending(caller, get("/" + "x" * 3000))
        with pytest.raises(TimeoutError):
            list(flood)
        assert said(place, LAST).startswith(b"HTTP/1.1 200")


def sending(caller: socket.socket, request: bytes) -> Iterator[None]:
    """Send it over and over, 64 MB at most."""
    for _ in range(64 * 1024 * 1024 // len(request)):
        caller.sendall(request)
        yield
