"""A real browser before a real server: Debian's Chromium, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from frontdesk.customer.view import View
from frontdesk.tablet.pairing import Pairing
from frontdesk.tablet.server import TabletServer
from tests.tablet.stand import Stand

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser; skips where none is installed (`.ci/set-up` installs it)."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium")
    as_root = ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, *as_root])
        yield browser
        browser.close()


class Tablet:
    """A page on the tablet, its counter, and what the page asked for and complained of."""

    def __init__(self, page: Page, stand: Stand, pairing: Pairing, server: TabletServer) -> None:
        self.page = page
        self.stand = stand
        self.pairing = pairing
        self.server = server
        self.complaints: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def pair(self) -> None:
        """Type the officer's code."""
        self.page.goto(self.server.address)
        self.page.fill("#code", self.pairing.new_code())
        self.page.click("#pairing button")
        self.page.wait_for_selector("#pairing", state="detached")

    def show(self, view: View, kind: str) -> None:
        """Put `view` on the board and wait until the page has it."""
        self.stand.put(view)
        self.page.wait_for_selector(f"main.page.{kind}")
        self.page.wait_for_function(
            "text => document.querySelector('.choices').textContent.includes(text)", arg=view.shell.switch_size.label
        )

    def wait_for_touches(self, number: int) -> None:
        """Until that many came."""
        for _ in range(200):
            if len(self.stand.touches) + len(self.stand.scans) >= number:
                return
            self.page.wait_for_timeout(25)
        raise AssertionError(f"{self.stand.touches} {self.stand.scans}")
