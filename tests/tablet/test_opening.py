"""Where the page is served."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.tablet import network, opening
from frontdesk.tablet.opening import open_server
from frontdesk.tablet.pairing import Pairing
from tests.tablet.stand import Stand


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Two ports in a row stand for the usual ones; another program has the first."""
    with ExitStack() as stack:
        while True:
            taken = stack.enter_context(socket.socket())
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            first = taken.getsockname()[1]
            if first < 65535:
                break
        monkeypatch.setattr(opening, "PORT", first)
        monkeypatch.setattr(opening, "LAST_PORT", first + 1)
        yield [first, first + 1]


def test_that_another_program_at_the_port_moves_it_to_the_next(ports: list[int]) -> None:
    server = open_server(Stand(), Pairing(), "127.0.0.1")
    try:
        assert server.is_running
        assert server.address == f"http://127.0.0.1:{ports[1]}/"
    finally:
        server.stop()


def test_that_where_every_port_is_taken_it_says_so(ports: list[int]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", ports[1]))
        other.listen()
        with pytest.raises(RuleRefused, match="tablet_ports_taken"):
            open_server(Stand(), Pairing(), "127.0.0.1")


def test_that_a_port_that_was_chosen_is_kept_to(ports: list[int]) -> None:
    with pytest.raises(RuleRefused, match="tablet_port_taken"):
        open_server(Stand(), Pairing(), "127.0.0.1", ports[0])


def test_that_without_a_network_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "local_addresses", lambda: ())
    with pytest.raises(RuleRefused, match="tablet_no_network"):
        open_server(Stand(), Pairing())


def test_that_an_address_that_went_is_no_question_of_ports() -> None:
    with pytest.raises(InvalidInput, match="tablet_address_gone"):
        open_server(Stand(), Pairing(), "192.168.253.253")
