"""The server as it runs: a thread, a socket, and peers that do not behave."""

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection

import pytest

from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.tablet.pairing import Pairing
from frontdesk.tablet.server import HOUSE, TabletServer
from frontdesk.web.house import LARGEST_HEAD
from tests.customer_views import view_of
from tests.tablet.stand import Stand


@pytest.fixture
def stand() -> Stand:
    stand = Stand()
    stand.put(view_of("rate", version=3))
    return stand


@pytest.fixture
def pairing() -> Pairing:
    return Pairing()


@pytest.fixture
def server(stand: Stand, pairing: Pairing) -> Iterator[TabletServer]:
    server = TabletServer(stand, pairing, "127.0.0.1", 0)
    server.start()
    yield server
    server.stop()


def port_of(server: TabletServer) -> int:
    return int(server.address.rstrip("/").rpartition(":")[2])


def connect(server: TabletServer, peer: str = "127.0.0.1") -> socket.socket:
    return socket.create_connection(("127.0.0.1", port_of(server)), timeout=30, source_address=(peer, 0))


def ask(server: TabletServer, path: str, cookie: str = "") -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port_of(server), timeout=30)) as connection:
        connection.request("GET", path, headers={"Cookie": f"tablet={cookie}"})
        answer = connection.getresponse()
        return answer.status, answer.read()


def read_all(peer: socket.socket) -> bytes:
    """Whatever comes until the server closes."""
    received = b""
    try:
        while part := peer.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


def test_that_it_serves_from_start_to_stop(server: TabletServer, pairing: Pairing) -> None:
    secret = pairing.pair(pairing.new_code())
    status, shown = ask(server, "/view", secret)
    assert (status, json.loads(shown)["page"]) == (200, "rate")

    server.stop()
    assert not server.is_running
    with pytest.raises(ConnectionRefusedError):
        ask(server, "/")


def test_that_it_starts_again_at_the_same_address(server: TabletServer) -> None:
    address = server.address
    server.stop()
    server.start()
    server.start()  # once more does nothing

    assert server.address == address
    assert ask(server, "/")[0] == 200


def test_that_a_waiting_page_does_not_hold_up_the_stop(
    server: TabletServer, stand: Stand, pairing: Pairing, caplog: pytest.LogCaptureFixture
) -> None:
    secret = pairing.pair(pairing.new_code())
    run = json.loads(ask(server, "/view", secret)[1])["run"]
    with connect(server) as waiting:
        head = f"Host: 127.0.0.1:{port_of(server)}\r\nCookie: tablet={secret}"
        waiting.sendall(f"GET /view?after=3&run={run} HTTP/1.1\r\n{head}\r\n\r\n".encode())
        assert stand.waited_at.wait(30)
        server.stop()

        assert not server.is_running
        assert b" 204 " in read_all(waiting)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []  # nothing had to be cut off


def test_that_a_port_in_use_is_refused_with_a_sentence(stand: Stand, server: TabletServer) -> None:
    with pytest.raises(RuleRefused, match="tablet_port_taken"):
        TabletServer(stand, Pairing(), "127.0.0.1", port_of(server)).start()


@pytest.mark.parametrize("host", ["0.0.0.0", "8.8.8.8", "::", "counter.example", ""])
def test_that_it_listens_on_local_addresses_alone(stand: Stand, host: str) -> None:
    with pytest.raises(InvalidInput, match="tablet_address_public"):
        TabletServer(stand, Pairing(), host).start()


def test_that_an_address_this_machine_lacks_is_refused(stand: Stand) -> None:
    with pytest.raises(InvalidInput, match="tablet_address_gone"):
        TabletServer(stand, Pairing(), "192.168.253.253").start()


@pytest.mark.parametrize(
    "begun", [b"", b"GET / HTTP/1.1\r\n", b"POST /touch HTTP/1.1\r\nHost: x\r\nContent-Length: 90\r\n\r\n{"]
)
def test_that_who_never_finishes_is_cut_off(
    stand: Stand, pairing: Pairing, begun: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontdesk.tablet.server.HOUSE", replace(HOUSE, patience=1))
    server = TabletServer(stand, pairing, "127.0.0.1", 0)
    server.start()
    with connect(server) as slow:
        slow.sendall(begun)

        assert b" 200 " not in read_all(slow)
    server.stop()


def test_that_a_head_without_end_is_cut_off(server: TabletServer) -> None:
    with connect(server) as peer:
        peer.sendall(b"GET / HTTP/1.1\r\nX: " + b"a" * (2 * LARGEST_HEAD))

        assert b" 200 " not in read_all(peer)


def test_that_a_crowd_is_turned_away_and_leaves_room_again(server: TabletServer) -> None:
    crowd = [connect(server, f"127.0.0.{1 + number // HOUSE.most_a_peer}") for number in range(HOUSE.most)]
    try:
        with connect(server, "127.0.0.9") as late:
            assert read_all(late) == b""
    finally:
        for peer in crowd:
            peer.close()
    assert ask(server, "/")[0] == 200


@pytest.mark.parametrize("sent", [b"\x00" * 100, b"\x16\x03\x01\x02\x00", b"GET http://evil.example/ HTTP/1.1\r\n\r\n"])
def test_that_what_is_no_request_is_not_served(server: TabletServer, sent: bytes) -> None:
    with connect(server) as peer:
        peer.sendall(sent + b"\r\n\r\n")

        assert b" 200 " not in read_all(peer)
    assert ask(server, "/")[0] == 200


def test_that_one_crowded_peer_leaves_room_for_the_tablet(server: TabletServer) -> None:
    crowd = [connect(server) for _ in range(HOUSE.most_a_peer)]
    try:
        with connect(server) as late:
            assert read_all(late) == b""
        with connect(server, "127.0.0.2") as tablet:
            tablet.sendall(f"GET / HTTP/1.0\r\nHost: 127.0.0.1:{port_of(server)}\r\n\r\n".encode())
            assert b" 200 " in read_all(tablet)
    finally:
        for peer in crowd:
            peer.close()


def test_that_those_turned_away_take_no_room(server: TabletServer) -> None:
    crowd = [connect(server) for _ in range(2 * HOUSE.most)]
    try:
        with connect(server, "127.0.0.2") as tablet:
            tablet.sendall(f"GET / HTTP/1.0\r\nHost: 127.0.0.1:{port_of(server)}\r\n\r\n".encode())
            assert b" 200 " in read_all(tablet)
    finally:
        for peer in crowd:
            peer.close()


def test_that_noise_on_the_line_fills_no_log(server: TabletServer, caplog: pytest.LogCaptureFixture) -> None:
    with connect(server) as peer:
        peer.sendall(b"\x16\x03\x01\x02\x00\r\n\r\n")
        read_all(peer)

    assert caplog.records == []


def test_that_it_knows_whether_its_address_is_there(server: TabletServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert server.is_reachable

    monkeypatch.setattr("frontdesk.tablet.server.has_address", lambda _host: False)
    assert server.is_running
    assert not server.is_reachable
