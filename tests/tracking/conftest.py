"""Pages, and a browser before them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from frontdesk.tracking.drawing import Drawing
from tests.tablet.browser import chromium
from tests.tracking.browser import Reader, reader


@pytest.fixture(scope="session")
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def citizen(browser: Browser, drawing: Drawing) -> Iterator[Reader]:
    with reader(browser, drawing.policy) as citizen:
        yield citizen


@pytest.fixture
def browser_without_scripts(browser: Browser, drawing: Drawing) -> Iterator[Reader]:
    with reader(browser, drawing.policy, scripts=False) as citizen:
        yield citizen
