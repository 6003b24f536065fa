"""A real browser before the pages, under the headers they are served with; nothing else can be reached."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

ADDRESS = "http://tracking.test/t/PAGE"
PHONE, DESK, HALL = (360, 740), (1280, 800), (1920, 1080)
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}},  # the latter 7:1
}
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('body *:not(input)')]
    .filter(box => box.scrollWidth > Math.max(box.clientWidth, 1) + 1 && getComputedStyle(box).display != 'inline')
    .map(box => box.outerHTML.slice(0, 80))"""


class Reader:
    """Somebody with a browser: what it asked for, and what it complained of."""

    def __init__(self, page: Page, policy: str) -> None:
        self.page = page
        self.policy = policy
        self.html = ""
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.posted: list[str] = []
        page.route("**/*", self._answer)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def opens(self, html: str, size: tuple[int, int] = PHONE, *, dark: bool = False, large: bool = False) -> None:
        """Show `html`."""
        self.html = html
        self.page.emulate_media(color_scheme="dark" if dark else "light")
        self.page.goto(ADDRESS)
        self.looks(size, large=large)

    def looks(self, size: tuple[int, int], *, large: bool = False) -> None:
        """Turn to a screen of `size`."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.evaluate("large => { document.getElementById('large').checked = large }", large)

    def violations(self) -> list[str]:
        """What axe finds, text at 7:1 and targets of 24 px included."""
        found = Axe().run(self.page, options=RULES)
        return [found.generate_report()] if found.violations_count else []

    def overflows(self) -> list[str]:
        """What is wider than its place."""
        wide: list[str] = self.page.evaluate(SIDEWAYS)
        return wide

    def _answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        self.posted.append(route.request.post_data or "")
        headers = {"Content-Security-Policy": self.policy, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=self.html, headers=headers)


@contextmanager
def reader(browser: Browser, policy: str, *, scripts: bool = True) -> Iterator[Reader]:
    """A reader without a past."""
    context = browser.new_context(has_touch=True, java_script_enabled=scripts)
    yield Reader(context.new_page(), policy)
    context.close()
