"""The citizens' page shared by the officer's own program: the real window, the real process, a phone that asks."""

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pytest

from frontdesk.customer import touches
from frontdesk.customer.state import Saying
from frontdesk.customer.touches import Touch
from tests.e2e.tablet_counter import HOST, free_port
from tests.ui.conftest import office, officer, settings  # noqa: F401
from tests.ui.officer import Officer
from ui.customer.choices import Choices, Showing
from ui.sharing.choices import SharingChoices
from ui.sharing.sharing import Sharing


@dataclass(frozen=True)
class Hall:
    """An officer who shares the page, and somebody with a phone."""

    officer: Officer
    sharing: Sharing
    phones: ThreadPoolExecutor

    def ask(self, path: str, **form: str) -> tuple[int, str]:
        """What the phone gets, while the window goes on."""
        asked = self.phones.submit(_ask, f"{self.sharing.address}{path}", urlencode(form).encode() or None)
        self.officer.until(asked.done)
        return asked.result()

    def comes(self, path: str) -> bool:
        """Whether it is there after a while; who asks faster for what is not there is told to wait."""
        for _time in range(60):
            if self.ask(path)[0] == 200:
                return True
            self.officer.bot.wait(500)
        return False


def _ask(address: str, form: bytes | None) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, form, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def hall(officer: Officer) -> Iterator[Hall]:  # noqa: F811
    """Shared at a port of its own, phones may rate."""
    officer.until(lambda: officer.window.sharing is not None)
    sharing = officer.window.sharing
    assert sharing is not None
    officer.settle()
    sharing.choose(SharingChoices(on=True, host=HOST, port=free_port(), rating=True))
    officer.until(lambda: bool(sharing.address))
    with ThreadPoolExecutor(1) as phones:
        yield Hall(officer, sharing, phones)


def token_of(hall: Hall) -> str:
    receipt = hall.officer.window.customer.desk.state.receipt  # type: ignore[union-attr]
    assert receipt is not None
    return receipt.track_url.rpartition("/")[2]


def test_that_a_phone_follows_what_was_just_received_and_the_page_ends_with_the_window(hall: Hall) -> None:
    hall.officer.take_papers()
    hall.officer.receive()
    token = token_of(hall)
    assert hall.comes(f"t/{token}")
    assert hall.ask("counter")[0] == 200
    port = hall.sharing.choices.port
    hall.officer.window.close()
    with closing(socket.socket()) as probe:
        assert probe.connect_ex((HOST, port)) != 0


def test_that_a_touch_after_the_phones_vote_is_thanked_for(hall: Hall) -> None:
    window = hall.officer.window
    assert window.customer is not None
    window.customer.choose(Choices(showing=Showing.ALWAYS))
    hall.officer.settle()
    hall.officer.take_papers()
    hall.officer.receive()
    citizens = window.customer.desk
    hall.officer.until(lambda: bool(citizens.state.ratings))
    invitation = citizens.state.ratings[0].token
    assert hall.ask(f"r/{invitation}")[0] == 200
    assert hall.ask(f"r/{invitation}", score="5")[0] == 200
    citizens.touch(Touch(touches.DONE, "", citizens.state.version))
    citizens.touch(Touch(touches.FACE, "1", citizens.state.version))
    citizens.touch(Touch(touches.SEND, "", citizens.state.version))
    hall.officer.until(lambda: citizens.state.saying is not None)
    assert citizens.state.saying is Saying.USED
    window.customer.choose(replace(window.customer.choices, showing=Showing.NEVER))
    hall.officer.settle()
