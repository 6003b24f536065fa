"""The gate: who may ask at all, and how much."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from frontdesk.customer.view import View
from frontdesk.tablet.gate import A_SECOND, BURST, LARGEST_BODY
from frontdesk.tablet.pairing import Pairing
from tests.customer_views import view_of
from tests.tablet.stand import HOST, ORIGIN, Stand, Time, client_of, paired_client

TOUCH = {"action": "face", "value": "5", "version": 1}


@pytest.fixture
def stand() -> Stand:
    stand = Stand()
    stand.put(view_of("rate"))
    return stand


@pytest.fixture
def tablet(stand: Stand) -> TestClient:
    return paired_client(stand, Pairing())


@pytest.mark.parametrize("peer", ["8.8.8.8", "100.64.0.1", "2001:db8::1", "unknown"])
def test_that_peers_of_other_networks_are_refused(stand: Stand, peer: str) -> None:
    answer = client_of(stand, Pairing(), peer=(peer, 1)).get("/")

    assert (answer.status_code, answer.text) == (403, "")


def test_that_a_forwarded_address_is_not_believed(stand: Stand) -> None:
    outside = client_of(stand, Pairing(), peer=("8.8.8.8", 1))

    assert outside.get("/", headers={"x-forwarded-for": "192.168.1.50", "forwarded": "for=10.0.0.1"}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8480", "192.168.1.10", "192.168.1.10:81", "", f"{HOST}."]
)
def test_that_another_name_for_this_address_is_refused(tablet: TestClient, host: str) -> None:
    assert tablet.get("/view", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/view", "/nothing", "/static/nothing.css"])
def test_that_every_answer_carries_the_rules(tablet: TestClient, path: str) -> None:
    headers = tablet.get(path).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert not [name for name in headers if name.startswith("access-control") or name == "server"]


def test_that_refusals_carry_the_rules_too(stand: Stand) -> None:
    headers = client_of(stand, Pairing(), peer=("8.8.8.8", 1)).get("/").headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": f"https://{HOST}"},
        {"origin": "http://192.168.1.10"},
        {**ORIGIN, "sec-fetch-site": "cross-site"},
        {**ORIGIN, "sec-fetch-site": "same-site"},
        {**ORIGIN, "sec-fetch-site": "none"},
    ],
)
def test_that_pages_of_other_origins_touch_nothing(stand: Stand, tablet: TestClient, headers: dict[str, str]) -> None:
    assert tablet.post("/touch", json=TOUCH, headers=headers).status_code == 403
    assert stand.touches == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_that_only_json_is_taken(stand: Stand, tablet: TestClient, kind: str) -> None:
    sent = '{"action": "face", "value": "5", "version": 1}'

    assert tablet.post("/touch", content=sent, headers={**ORIGIN, "content-type": kind}).status_code == 415
    assert stand.touches == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "MADEUP"])
def test_that_other_methods_are_refused(tablet: TestClient, method: str) -> None:
    assert tablet.request(method, "/touch", headers=ORIGIN).status_code == 405


def test_that_large_bodies_are_refused(stand: Stand, tablet: TestClient) -> None:
    json = {**ORIGIN, "content-type": "application/json"}
    big = b'{"action": "comment", "value": "' + b"a" * LARGEST_BODY + b'"}'

    def in_pieces() -> Iterator[bytes]:
        for at in range(0, len(big), 100):
            yield big[at : at + 100]

    assert tablet.post("/touch", content=big, headers=json).status_code == 413
    assert tablet.post("/touch", content=in_pieces(), headers=json).status_code == 413
    assert tablet.post("/touch", content=b"", headers={**json, "content-length": "x"}).status_code == 413
    assert stand.touches == []


def test_that_long_addresses_are_refused(tablet: TestClient) -> None:
    assert tablet.get("/view?after=" + "9" * 600).status_code == 414


def test_that_a_peer_who_asks_too_much_waits_and_others_do_not(stand: Stand) -> None:
    time = Time()
    client: Any = client_of(stand, Pairing(), clock=time)
    answers = [client.get("/nothing").status_code for _ in range(int(BURST) + 1)]
    assert answers == [404] * int(BURST) + [429]

    time.now += 1.5 / A_SECOND
    assert [client.get("/nothing").status_code for _ in range(2)] == [404, 429]


def test_that_web_sockets_are_not_answered(tablet: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), tablet.websocket_connect("/view"):
        pass


def test_that_a_bug_is_answered_and_no_word_of_it_logged(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Stand):
        def view(self) -> View | None:
            raise RuntimeError("Nguyễn Thị Minh Anh")

    client = paired_client(Broken(), Pairing())
    answer = client.get("/view")

    assert (answer.status_code, answer.text) == (500, "")
    assert answer.headers["cache-control"] == "no-store"
    assert "RuntimeError at " in caplog.text
    assert "Anh" not in caplog.text
