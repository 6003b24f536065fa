"""The tablet's server in the officer's program: opened, watched and left as the officer wants, and never waited for."""

import json
import socket
import threading
from contextlib import closing
from http.client import HTTPConnection

import pytest

from frontdesk.errors import DeskError
from frontdesk.tablet import network, server
from tests.e2e.tablet_counter import HOST, free_port, serve, side_of
from tests.ui.officer import Officer
from ui.customer.side import CustomerSide
from ui.customer.tablet import Tablet


class Counter:
    """A tablet's server at a free port, and what the officer was told of it."""

    def __init__(self, officer: Officer) -> None:
        self.officer = officer
        self.side: CustomerSide = side_of(officer)
        self.tablet: Tablet = self.side.tablet
        self.port = free_port()
        self.failures: list[DeskError] = []
        self.tablet.failed.connect(self.failures.append)

    def settle(self) -> None:
        self.officer.until(lambda: not self.tablet._changing)
        self.officer.settle()

    @property
    def is_open(self) -> bool:
        with closing(socket.socket()) as probe:
            return probe.connect_ex((HOST, self.port)) == 0


@pytest.fixture
def counter(officer: Officer) -> Counter:
    return Counter(officer)


def servers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "tablet"]


def test_that_asked_twice_it_opens_once(counter: Counter) -> None:
    counter.tablet.serve(HOST, counter.port)
    counter.tablet.serve(HOST, counter.port)
    counter.settle()

    assert counter.tablet.address == f"http://{HOST}:{counter.port}/"
    assert (counter.failures, servers()) == ([], ["tablet"])


def test_that_what_was_asked_last_holds(counter: Counter) -> None:
    counter.tablet.serve(HOST, counter.port)
    counter.tablet.stop()
    counter.settle()

    assert (counter.tablet.address, counter.is_open, servers()) == ("", False, [])


def test_that_it_moves_to_another_port(counter: Counter) -> None:
    other = free_port()
    counter.tablet.serve(HOST, other)
    counter.settle()
    counter.tablet.serve(HOST, counter.port)
    counter.settle()

    assert counter.tablet.address == f"http://{HOST}:{counter.port}/"
    assert servers() == ["tablet"]


def test_that_the_gui_thread_neither_starts_nor_stops_it(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    for name in ("start", "stop"):
        real = getattr(server.TabletServer, name)

        def noted(self: server.TabletServer, real: object = real) -> None:
            threads.append(threading.current_thread().name)
            real(self)  # type: ignore[operator]

        monkeypatch.setattr(server.TabletServer, name, noted)
    counter.tablet.serve(HOST, counter.port)
    counter.settle()
    counter.tablet.serve(HOST, free_port())
    counter.settle()
    counter.tablet.stop()
    counter.settle()

    assert len(threads) == 4
    assert all(name.startswith("looks") for name in threads)


def test_that_a_window_closed_while_it_opens_leaves_nothing(counter: Counter) -> None:
    counter.tablet.serve(HOST, counter.port)
    counter.officer.window.close()

    assert (counter.is_open, servers()) == (False, [])


def test_that_a_window_is_closed_while_a_page_waits(counter: Counter) -> None:
    counter.tablet.serve(HOST, counter.port)
    counter.settle()
    secret = counter.tablet.pairing.pair(counter.tablet.pairing.new_code())
    cookie = {"Cookie": f"tablet={secret}"}
    with closing(HTTPConnection(HOST, counter.port, timeout=30)) as page:
        page.request("GET", "/view", headers=cookie)
        seen = json.loads(page.getresponse().read())
        page.request("GET", f"/view?after={seen['version']}&run={seen['run']}", headers=cookie)
        counter.officer.window.close()

        assert page.getresponse().status in (200, 204)
    assert servers() == []


def test_that_the_officer_is_told_once_and_it_opens_by_itself(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "local_addresses", lambda: ())
    counter.tablet.serve("", counter.port)
    counter.settle()
    counter.tablet.look_after()
    counter.settle()
    assert [failure.code for failure in counter.failures] == ["tablet_no_network"]

    monkeypatch.setattr(network, "local_addresses", lambda: (HOST,))
    counter.tablet.look_after()
    counter.settle()
    assert counter.tablet.address == f"http://{HOST}:{counter.port}/"


def test_that_an_address_that_goes_is_told_and_comes_back(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    counter.tablet.serve(HOST, counter.port)
    counter.settle()
    with monkeypatch.context() as network:
        network.setattr(server, "has_address", lambda _host: False)
        network.setattr(server.TabletServer, "_listener", gone)
        counter.tablet.look_after()
        counter.settle()
        assert [failure.code for failure in counter.failures] == ["tablet_address_gone"]
        assert counter.tablet.address == ""

    counter.tablet.look_after()
    counter.settle()
    assert counter.is_open


def gone(self: server.TabletServer) -> socket.socket:
    raise self._refusal(OSError(99, "gone"))


def test_that_the_officer_hears_of_another_address(
    counter: Counter, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    counter.side.said.connect(lambda line: said.append(line.text))
    serve(officer, counter.port)
    counter.tablet.pairing.pair(counter.tablet.pairing.new_code())
    assert said == []

    serve(officer, other := free_port())
    counter.officer.until(lambda: bool(said))
    assert f"http://{HOST}:{other}/" in said[0]
    assert counter.side.choices.served == f"http://{HOST}:{other}/"


def test_that_a_program_that_hangs_shows_nothing(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    surface = counter.tablet._surface
    shown = [surface.view()]
    now = surface._seconds() + 21
    monkeypatch.setattr(surface, "_seconds", lambda: now)
    shown.append(surface.view())
    counter.tablet.look_after()
    shown.append(surface.view())

    assert [view is None for view in shown] == [False, True, False]
