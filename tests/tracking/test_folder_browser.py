"""A folder in a real browser: on a host at its root and below another path, and on a stick."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.tokens import token_in, track_url
from frontdesk.i18n import words
from frontdesk.tracking.drawing import Drawing
from frontdesk.tracking.folder import publish
from tests.tracking.browser import RULES
from tests.tracking.folders import NOW, Ledger, make_office, pages_of, token_of
from tests.tracking.static_host import serving

pytestmark = [pytest.mark.slow, pytest.mark.long]
PLACES = ("stick", "root", "below")
UNKNOWN = token_of(999)


@dataclass
class Visitor:
    """A browser before one published folder, and what went wrong on its pages."""

    page: Page
    site: Path
    addresses: dict[str, str]
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, place: str, path: str = "") -> None:
        """Go to an address of the folder at `place`."""
        self.page.goto(f"{self.addresses[place]}/{path}")

    def scan(self, text: str) -> None:
        """Scan into the front page's field, as scanners do: text and Enter."""
        expect(self.page.locator("#address")).to_be_focused()
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Enter")

    def expect_page(self, number: int, language: str = "vi") -> None:
        """Before the page of a receipt."""
        expect(self.page.locator("main")).to_contain_text(f"C1-261123-{number:04}-K")
        expect(self.page.locator("html")).to_have_attribute("lang", language)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str]]]:
    root = tmp_path_factory.mktemp("host")
    site = root / "một cửa" / "site"
    site.parent.mkdir()
    publish(Ledger(5), Drawing(), site, NOW)
    with ExitStack() as stack:
        at_root = stack.enter_context(serving(site, site / "404.html"))
        around = stack.enter_context(serving(root, site / "404.html"))
        below = f"{around}/m%E1%BB%99t%20c%E1%BB%ADa/site"
        yield site, {"stick": site.as_uri(), "root": at_root, "below": below}


@pytest.fixture
def visitor(browser: Browser, places: tuple[Path, dict[str, str]]) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    visitor = Visitor(page, *places)
    page.on("console", lambda message: visitor.complaints.append(message.text))
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    page.on("request", lambda request: visitor.asked.append(request.url))
    yield visitor
    context.close()


@pytest.mark.parametrize("place", PLACES)
def test_that_what_a_scanner_types_opens_its_page(visitor: Visitor, place: str) -> None:
    token = token_of(3)
    address = track_url("https://tracuu.example", token)
    for text in (address, token, f"  {token.lower()} ", f"http://127.0.0.1/x/t/{token}?a=1#b"):
        visitor.open(place, "index.html")
        visitor.scan(text)
        visitor.expect_page(3)
        visitor.page.go_back()
        expect(visitor.page.locator("#address")).to_have_value("")

    assert visitor.complaints == []
    assert token.lower() not in "".join(visitor.asked).lower()


@pytest.mark.parametrize("place", PLACES)
def test_that_languages_lead_to_each_other_and_back_to_the_front(visitor: Visitor, place: str) -> None:
    visitor.open(place, "index.html")
    visitor.page.click("a[hreflang]")
    visitor.scan(token_of(2))
    visitor.expect_page(2, "en")
    visitor.page.click("a[hreflang]")
    visitor.expect_page(2)
    visitor.page.click("a[href*='index']")

    expect(visitor.page.locator("#address")).to_be_focused()
    assert visitor.complaints == []


@pytest.mark.parametrize("place", PLACES)
def test_that_the_promised_day_is_a_file_beside_the_page(visitor: Visitor, place: str) -> None:
    visitor.open(place, "index.html")
    visitor.scan(token_of(2))
    visitor.expect_page(2)
    with visitor.page.expect_download() as download:
        visitor.page.click("a[href$='.ics']")

    assert Path(download.value.path()).read_bytes() == pages_of(visitor.site, 2)[".ics"].read_bytes()


UNREADABLE = ("C1-261123-0042-K", "<img src=x onerror=alert(1)>", "\ud83d", "https://tracuu.example/t/")


@pytest.mark.parametrize("place", PLACES)
def test_that_an_unknown_code_is_told_in_words_and_the_next_one_opens(visitor: Visitor, place: str) -> None:
    visitor.open(place, "index.html")
    answers = dict.fromkeys(UNREADABLE, "Đây chưa phải mã QR trên giấy hẹn")
    answers |= {UNKNOWN: "Chưa có trang cho giấy hẹn này", f"https://x/t/{UNKNOWN}": "Chưa có trang cho giấy hẹn này"}
    for text, answer in answers.items():
        visitor.page.evaluate("text => { document.getElementById('address').value = text }", text)
        visitor.page.keyboard.press("Enter")
        expect(visitor.page.locator("[role=alert]")).to_contain_text(answer)
        expect(visitor.page.locator(".alert:visible")).to_contain_text(answer)

    visitor.scan(token_of(1))  # what was typed is marked, so the scanner writes over it
    visitor.expect_page(1)


@pytest.mark.parametrize("place", ["root", "below"])
@pytest.mark.parametrize(("path", "language"), [("t/{}", "vi"), ("T/{}/", "vi"), ("t/{}?lang=en", "en")])
def test_that_the_address_in_the_qr_leads_to_the_page(visitor: Visitor, place: str, path: str, language: str) -> None:
    visitor.open(place, path.format(token_of(4)))

    visitor.expect_page(4, language)
    visitor.page.wait_for_url(re.compile(r"/t/[0-9a-f]{2}/[0-9a-f]{38}(\.en)?\.html$"))
    assert visitor.page.evaluate("history.length") <= 2  # the way back does not pass the address with the token


@pytest.mark.parametrize("place", ["root", "below"])
@pytest.mark.parametrize(
    "path", [f"t/{UNKNOWN}", "t/nonsense", f"t/ab/{'0' * 38}.html", f"t/ab/{'0' * 38}.en.html", "t/%ff%20"]
)
def test_that_an_address_of_nothing_says_so_and_leads_to_the_front(visitor: Visitor, place: str, path: str) -> None:
    visitor.open(place, path)

    expect(visitor.page.locator("h1:visible")).to_have_text("Không tìm thấy hồ sơ")
    expect(visitor.page.locator("div[lang=en]")).to_contain_text(words("en").gettext("Không tìm thấy hồ sơ"))
    visitor.page.locator(".home a:visible").first.click()
    expect(visitor.page.locator("#address")).to_be_focused()


def test_that_without_a_known_way_to_the_front_none_is_offered(visitor: Visitor) -> None:
    visitor.open("root", "elsewhere/entirely")

    expect(visitor.page.locator("h1:visible")).to_have_text("Không tìm thấy hồ sơ")
    expect(visitor.page.locator(".home a:visible")).to_have_count(0)


@pytest.mark.parametrize("place", PLACES)
def test_that_without_script_the_pages_stand_and_the_others_say_what_to_do(
    browser: Browser, places: tuple[Path, dict[str, str]], place: str
) -> None:
    site, addresses = places
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses[place]}/{pages_of(site, 5)['.html'].relative_to(site).as_posix()}")
    expect(page.locator("main")).to_contain_text("C1-261123-0005-K")
    page.goto(f"{addresses[place]}/index.html")
    expect(page.locator(".alert:visible")).to_contain_text("tắt JavaScript")
    expect(page.locator("#ask")).to_be_hidden()
    if place != "stick":
        page.goto(f"{addresses[place]}/t/{token_of(5)}")
        expect(page.locator("h1:visible")).to_have_text("Không tìm thấy hồ sơ")
        expect(page.locator(".alert:visible").first).to_contain_text("bật JavaScript")
    context.close()


@pytest.mark.parametrize("path", ["index.html", "index.en.html", "t/nonsense", "unreadable", "page"])
def test_that_axe_finds_nothing_and_nothing_runs_off_the_side(visitor: Visitor, path: str) -> None:
    page_path = pages_of(visitor.site, 1)[".html"].relative_to(visitor.site).as_posix()
    visitor.open("root", {"page": page_path, "unreadable": "index.html"}.get(path, path))
    if path == "unreadable":
        visitor.scan("C1-261123-0042-K")
    for size in ({"width": 360, "height": 740}, {"width": 1280, "height": 800}):
        visitor.page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=scheme)
            found = Axe().run(visitor.page, options=RULES)
            assert found.violations_count == 0, found.generate_report()
            assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["index.html", "index.en.html", "404.html", "page"])
def test_that_every_file_keeps_its_own_counsel(visitor: Visitor, path: str) -> None:
    file = pages_of(visitor.site, 1)[".html"] if path == "page" else visitor.site / path
    text = unescape(file.read_text(encoding="utf-8"))
    assert '<meta name="referrer" content="no-referrer">' in text
    assert '<meta name="robots" content="noindex' in text
    policy = text.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert ("script-src" in policy) == (path != "page")
    assert "<script" not in text or path != "page"

    visitor.page.goto(file.as_uri())
    visitor.page.wait_for_load_state()
    assert visitor.complaints == []
    assert [url for url in visitor.asked if not url.startswith(("data:", file.as_uri()))] == []


def test_that_robots_are_sent_away(visitor: Visitor) -> None:
    assert (visitor.site / "robots.txt").read_text(encoding="ascii") == "User-agent: *\nDisallow: /\n"


def test_that_the_scripts_hash_is_sha_256(visitor: Visitor) -> None:
    texts = ["a" * length for length in range(201)]
    texts += ["Ủy ban nhân dân xã Thái Bình", "ế" * 37, "😀" * 16, "\x00", "ÿ" * 28, token_of(1), "x" * 100_000]
    visitor.open("stick", "index.html")

    told = visitor.page.evaluate("texts => texts.map(frontdesk.sha256)", texts)

    assert told == [hashlib.sha256(text.encode()).hexdigest() for text in texts]


PIECES = st.sampled_from(
    [
        "/t/",
        "/T/",
        "/",
        "?",
        "#",
        " ",
        "\n",
        "https://host",
        "x",
        token_of(1),
        token_of(2).lower(),
        token_of(3)[1:],
        "İ",
    ]
)
SCANS = st.one_of(
    st.lists(PIECES, max_size=6).map("".join),
    st.text(alphabet=[*ALPHABET, *ALPHABET.lower(), "/", "t"], max_size=60),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"), max_size=40),
)


def test_that_the_script_reads_scans_as_the_desk_does(visitor: Visitor) -> None:
    visitor.open("stick", "index.html")

    @settings(max_examples=30, deadline=None)
    @given(st.lists(SCANS, min_size=30, max_size=60))
    def agree(texts: list[str]) -> None:
        told = visitor.page.evaluate("texts => texts.map(frontdesk.tokenIn)", texts)
        assert told == [token_in(text) or "" for text in texts]

    agree()


def test_that_the_front_page_tells_the_last_run_and_an_unfinished_first_one(tmp_path: Path) -> None:
    publish(Ledger(3), Drawing(), tmp_path, NOW, cancelled=lambda: True)
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "chưa xong" in text

    publish(Ledger(3), Drawing(), tmp_path, NOW)
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "10:42 Thứ Hai 30/11/2026" in text
    assert make_office().phone in text

    later = Ledger(3)
    later.told = NOW.replace(hour=4)
    publish(later, Drawing(), tmp_path, later.told, cancelled=lambda: True)
    assert "10:42 Thứ Hai 30/11/2026" in (tmp_path / "index.html").read_text(encoding="utf-8")
