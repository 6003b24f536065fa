"""A counter without a desk: a board, the touches that came, and a client on the local network."""

import json
from itertools import count
from threading import Event
from typing import Any

from starlette.testclient import TestClient

from frontdesk.customer.board import Board
from frontdesk.customer.touches import Touch
from frontdesk.customer.view import View
from frontdesk.tablet.app import make_app
from frontdesk.tablet.pairing import Pairing

HOST = "192.168.1.10:8480"
TABLET = ("192.168.1.50", 50000)
ORIGIN = {"origin": f"http://{HOST}"}


class Stand:
    """A surface that shows what is put on its board and keeps what is touched."""

    def __init__(self) -> None:
        self.board = Board()
        self.touches: list[Touch] = []
        self.scans: list[str] = []
        self.waited_at = Event()  # somebody waits for the next view

    def put(self, view: View) -> None:
        """Show `view`."""
        self.board.put(view)

    def view(self) -> View | None:
        """What stands now."""
        return self.board.view()

    def wait(self, after: int, timeout: float) -> View | None:
        """As the board."""
        self.waited_at.set()
        return self.board.wait(after, timeout)

    def touch(self, touch: Touch) -> None:
        """Keep it."""
        self.touches.append(touch)

    def scanned(self, text: str) -> None:
        """Keep it."""
        self.scans.append(text)


class Time:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def send(client: TestClient, path: str, body: object) -> int:
    """POST `body` as the page does, and the status of the answer. ASCII, so that halves of characters go too."""
    sent = json.dumps(body).encode()
    return client.post(path, content=sent, headers={**ORIGIN, "content-type": "application/json"}).status_code


def hurried() -> Any:
    """A clock on which every look takes a second: a poll with nothing new ends after a few."""
    seconds = count(1000)
    return lambda: float(next(seconds))


def client_of(
    stand: Stand, pairing: Pairing, *, peer: tuple[str, int] = TABLET, clock: Any = None, language: str = "vi"
) -> TestClient:
    """A browser at `peer`; cookies are kept."""
    app = make_app(stand, pairing, (HOST,), clock=clock or hurried(), language=language)
    return TestClient(app, base_url=f"http://{HOST}", client=peer, follow_redirects=False)


def paired_client(stand: Stand, pairing: Pairing, *, clock: Any = None) -> TestClient:
    """The paired tablet."""
    client = client_of(stand, pairing, clock=clock)
    assert client.post("/pair", json={"code": pairing.new_code()}, headers=ORIGIN).status_code == 204
    return client
