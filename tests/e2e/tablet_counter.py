"""A counter with a tablet: the officer's real window, its web server, and Chromium on a thread of its own.

Playwright and Qt each want to wait in their own way: while Chromium works, the officer's window goes on.
"""

import os
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.tablet.browser import chromium
from tests.ui.officer import Officer
from ui.customer.choices import Showing
from ui.customer.side import CustomerSide

T = TypeVar("T")
HOST = "127.0.0.1"
SETTLED = "() => !document.querySelector('.pressed')"
SIZE = {"width": 1280, "height": 800}


def free_port() -> int:
    """One that nobody listens at now."""
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class BrowserThread:
    """Chromium; `do` hands it work and comes back at once."""

    def __init__(self) -> None:
        self._work: SimpleQueue[tuple[Callable[[Browser], Any], Future[Any]] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="chromium", daemon=True)
        self._thread.start()

    def do(self, work: Callable[[Browser], T]) -> "Future[T]":
        """`work` on the browser's thread."""
        answer: Future[T] = Future()
        self._work.put((work, answer))
        return answer

    def close(self) -> None:
        """Leave the browser."""
        self._work.put(None)
        self._thread.join(30)

    def _run(self) -> None:
        with chromium() as browser:
            while (job := self._work.get()) is not None:
                work, answer = job
                try:
                    answer.set_result(work(browser))
                except BaseException as fault:
                    answer.set_exception(fault)


class TabletPage:
    """One tablet before a citizen. Everything asked of it is done while the officer's window lives on."""

    def __init__(self, thread: BrowserThread, officer: Officer, **options: Any) -> None:
        self._thread = thread
        self.officer = officer
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.context: BrowserContext
        self.page: Page
        self._wait(thread.do(lambda browser: self._open(browser, options)))

    def _open(self, browser: Browser, options: dict[str, Any]) -> None:
        self.context = browser.new_context(**{"viewport": SIZE, "has_touch": True, **options})
        page = self.page = self.context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))

    def _wait(self, answer: "Future[T]") -> T:
        self.officer.until(answer.done)
        return answer.result()

    def do(self, work: Callable[[Page], T]) -> T:
        """`work` on the page."""
        return self._wait(self._thread.do(lambda _browser: work(self.page)))

    def opens(self, address: str) -> None:
        """In the browser's address bar."""
        self.do(lambda page: page.goto(address))

    def pairs(self, side: CustomerSide) -> None:
        """The officer makes a code, somebody types it at the tablet."""
        code = side.tablet.new_code()
        self.opens(side.tablet.address)
        self.do(lambda page: page.fill("#code", code))
        self.do(lambda page: page.click("#pairing button"))
        self.do(lambda page: page.wait_for_selector("#pairing", state="detached"))

    def sees(self, kind: str, text: str = "") -> None:
        """That page stands there, now or soon, with that in it."""
        self.do(lambda page: expect(page.locator(f"main.page.{kind}")).to_contain_text(text))

    def sees_nothing(self) -> None:
        """Nothing of a citizen stands there, now or soon."""
        self.do(lambda page: expect(page.locator("#screen")).to_be_empty())

    def touches(self, action: str, value: str = "") -> None:
        """With a finger."""
        self.do(lambda page: page.tap(f'[data-action="{action}"][data-value="{value}"]'))
        self.do(lambda page: page.wait_for_function(SETTLED))  # the counter answered with another view
        self.officer.settle()

    def writes(self, text: str) -> None:
        """A comment, on the tablet's own keyboard."""
        self.do(lambda page: page.locator("#comment").focus())
        self.do(lambda page: page.keyboard.insert_text(text))

    def html(self) -> str:
        """All there is in the page."""
        return self.do(lambda page: page.content())

    def sees_lost(self) -> None:
        """The page says that the counter is away, now or soon."""
        self.do(lambda page: expect(page.locator("#lost")).to_be_visible())

    def leaves(self) -> None:
        """The browser forgets it."""
        self._thread.do(lambda _browser: self.context.close()).result(30)  # the officer's window may be gone by now

    def look(self, name: str, language: str) -> None:
        """A picture for those who want to see it."""
        if os.environ.get("FRONTDESK_SCREENSHOTS"):
            self.picture(f"{name}-{language}")

    def picture(self, name: str) -> Image.Image:
        """What is on the screen; kept where somebody wants to look."""
        taken = self.do(lambda page: page.screenshot())
        if folder := os.environ.get("FRONTDESK_SCREENSHOTS"):
            (Path(folder) / f"tablet-{name}.png").write_bytes(taken)
        return Image.open(BytesIO(taken))

    def code(self, name: str) -> str:
        """What a phone reads off the screen."""
        return str(zxingcpp.read_barcodes(self.picture(name))[0].text)

    def strangers(self) -> list[str]:
        """Addresses asked for that are not the counter's."""
        return [each for each in self.asked if not each.startswith(f"http://{HOST}:")]


def side_of(officer: Officer) -> CustomerSide:
    """The citizen's side of an officer's window, once it is there."""
    officer.until(lambda: officer.window.customer is not None)
    assert officer.window.customer is not None
    officer.settle()
    return officer.window.customer


def wait(side: CustomerSide, seconds: float) -> None:
    """Nobody touches anything for so long."""
    now = side.desk._seconds() + seconds
    side.desk._seconds = lambda: now
    side.desk._on_time()


def serve(officer: Officer, port: int) -> CustomerSide:
    """The officer chooses the tablet."""
    side = side_of(officer)
    chosen = replace(side.choices, showing=Showing.NEVER, tablet=True, host=HOST, port=port)
    side.choose(chosen)
    officer.until(lambda: bool(side.tablet.address))
    officer.settle()
    return side


@contextmanager
def browser_thread() -> Iterator[BrowserThread]:
    """Chromium for as long as it is needed."""
    thread = BrowserThread()
    yield thread
    thread.close()
