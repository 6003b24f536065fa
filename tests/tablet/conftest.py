"""A browser before a counter's page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from frontdesk.tablet.pairing import Pairing
from frontdesk.tablet.server import TabletServer
from tests.tablet.browser import Tablet, chromium
from tests.tablet.stand import Stand


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Tablet]:
    """A tablet at 1280x800 that is not paired yet."""
    stand, pairing = Stand(), Pairing()
    server = TabletServer(stand, pairing, "127.0.0.1", 0)
    server.start()
    context = browser.new_context(viewport={"width": 1280, "height": 800}, has_touch=True)
    yield Tablet(context.new_page(), stand, pairing, server)
    context.close()
    server.stop()


@pytest.fixture
def paired(tablet: Tablet) -> Tablet:
    tablet.pair()
    return tablet
