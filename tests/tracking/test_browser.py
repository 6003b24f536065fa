"""The pages as citizens have them: real Chromium, the real policy, and nothing but the page."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from frontdesk.i18n import LANGUAGES
from frontdesk.tracking.pages import Pages, Said
from tests.tracking.browser import ADDRESS, DESK, HALL, PHONE, Reader
from tests.tracking.samples import LINKS, OFFICE, SAMPLES, evil_office, tracked
from tests.tracking.test_drawing import every_page

pytestmark = [pytest.mark.slow, pytest.mark.long]
NARROWEST = (320, 568)
SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, select, textarea, summary, input, label')]
    .map(target => target.closest('label') || target)
    .map(target => [target.outerHTML.slice(0, 90), target.getBoundingClientRect(), target.htmlFor])
    .filter(([_, box, names]) => !names && (box.width < 48 || box.height < 48)).map(([name]) => name)"""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    size: tuple[int, int] = PHONE
    dark: bool = False
    large: bool = False


SHAPES = ((PHONE, False), (NARROWEST, True), (DESK, True), (HALL, False))
# Every part of a page stands on one of these.
SHAPED = (
    "received",
    "awaiting_supplement",
    "result_at_counter",
    "returned",
    "papers_here",
    "late",
    "replaced",
    "hostile",
)


def faults(citizen: Reader, pages: dict[str, str], look: Look) -> dict[str, list[str]]:
    """What is wrong with `pages`, by page."""
    wrong: dict[str, list[str]] = {}
    for name, html in pages.items():
        citizen.opens(html, look.size, dark=look.dark, large=look.large)
        found = [*citizen.violations(), *citizen.complaints]
        if found:
            wrong[name] = found
        citizen.complaints.clear()
    return wrong


def statuses(drawing: Pages, language: str) -> dict[str, str]:
    return {name: drawing.status(each, OFFICE, language, LINKS).decode() for name, each in SAMPLES.items()}


def test_that_a_status_is_accessible(citizen: Reader, drawing: Pages) -> None:
    drawn = statuses(drawing, "vi")
    assert faults(citizen, {name: drawn[name] for name in SHAPED}, Look()) == {}
    assert set(citizen.asked) == {ADDRESS}


@pytest.mark.parametrize(("language", "look"), [("vi", Look(dark=True, large=True)), ("en", Look(DESK, dark=True))])
def test_that_the_richest_pages_are_accessible_in_the_dark_too(
    citizen: Reader, drawing: Pages, language: str, look: Look
) -> None:
    drawn = statuses(drawing, language)
    pages = {name: drawn[name] for name in ("in_progress", "longest", "late_result", "withdrawn")}
    assert faults(citizen, pages, look) == {}


@pytest.mark.parametrize(("language", "look"), [("vi", Look()), ("en", Look(DESK, dark=True))])
def test_that_every_other_page_is_accessible(citizen: Reader, drawing: Pages, language: str, look: Look) -> None:
    assert faults(citizen, every_page(drawing, language), look) == {}
    assert set(citizen.asked) == {ADDRESS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_nothing_is_wider_than_its_place(citizen: Reader, drawing: Pages, language: str) -> None:
    wide: dict[str, list[str]] = {}
    for name, html in (statuses(drawing, language) | every_page(drawing, language)).items():
        citizen.opens(html)
        for size, large in SHAPES:
            citizen.looks(size, large=large)
            wide[f"{name} {size} large={large}"] = citizen.overflows()
    assert {look: found for look, found in wide.items() if found} == {}
    assert (citizen.complaints, set(citizen.asked)) == ([], {ADDRESS})


def test_that_hostile_words_neither_run_nor_load(citizen: Reader, drawing: Pages) -> None:
    office = evil_office()
    for html in (
        drawing.status(SAMPLES["hostile"], office, "vi", LINKS).decode(),
        drawing.counter_status(SAMPLES["hostile"], office, "vi", LINKS).decode(),
        drawing.rate(office, "vi", LINKS, Said('"><script>alert(1)</script>', "x", "</textarea><script>alert(1)")),
    ):
        citizen.opens(html)
        assert citizen.violations() == []
        assert citizen.overflows() == []
    assert citizen.complaints == []
    assert set(citizen.asked) == {ADDRESS}


@pytest.mark.parametrize("size", [DESK, HALL])
def test_that_targets_in_the_hall_are_big_enough_for_a_finger(
    citizen: Reader, drawing: Pages, size: tuple[int, int]
) -> None:
    for name in ("counter", "counter_status"):
        citizen.opens(every_page(drawing, "vi")[name], size)
        assert citizen.page.evaluate(SMALL_TARGETS) == []
        bottom = citizen.page.locator("form").bounding_box()
        assert bottom is not None
        assert bottom["y"] + bottom["height"] < size[1]


def test_that_large_type_is_switched_by_the_keyboard(citizen: Reader, drawing: Pages) -> None:
    citizen.opens(drawing.status(tracked(), OFFICE, "vi", LINKS).decode())
    width = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    normal = citizen.page.evaluate(width)
    citizen.page.keyboard.press("Tab")
    expect(citizen.page.get_by_role("checkbox", name="Chữ to")).to_be_focused()
    citizen.page.keyboard.press("Space")
    assert normal >= 18
    assert citizen.page.evaluate(width) >= 1.3 * normal


def test_that_the_keyboard_reaches_everything_in_order(citizen: Reader, drawing: Pages) -> None:
    citizen.opens(drawing.status(tracked(), OFFICE, "vi", LINKS).decode())
    reached = []
    for _ in range(5):
        citizen.page.keyboard.press("Tab")
        reached.append(
            citizen.page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")
        )
    assert reached == ["large", "?lang=en", "due.ics", "tel:02073822456", "/"]


def test_that_a_scanner_fills_the_kiosk_and_sends(citizen: Reader, drawing: Pages) -> None:
    citizen.opens(drawing.counter(OFFICE, "vi", LINKS, Said()), DESK)
    expect(citizen.page.locator("#code")).to_be_focused()
    with citizen.page.expect_navigation():
        citizen.page.keyboard.type("https://motcua.tuyenquang.gov.vn/t/ABC\n")
    assert citizen.asked[-1].endswith("/t/counter")
    assert citizen.posted[-1] == "code=https%3A%2F%2Fmotcua.tuyenquang.gov.vn%2Ft%2FABC&key="


def test_that_an_answer_in_the_hall_goes_by_itself_and_waits_for_the_next_scan(citizen: Reader, drawing: Pages) -> None:
    citizen.opens(drawing.counter_status(tracked(), OFFICE, "vi", LINKS).decode(), DESK)
    timing = citizen.page.evaluate("document.getAnimations().map(each => each.effect.getTiming().delay)")
    assert set(timing) == {30_000}
    expect(citizen.page.locator("h1")).to_be_visible()
    expect(citizen.page.locator("#code")).to_be_focused()
    citizen.page.evaluate("document.getAnimations().forEach(each => each.finish())")
    expect(citizen.page.locator("h1")).to_be_hidden()
    expect(citizen.page.locator("#stay")).to_be_hidden()  # the next in the hall would bring the answer back with it
    expect(citizen.page.locator("#code")).to_be_focused()


def test_that_an_answer_in_the_hall_can_be_kept(citizen: Reader, drawing: Pages) -> None:
    citizen.opens(drawing.counter_status(tracked(), OFFICE, "vi", LINKS).decode(), DESK)
    citizen.page.get_by_label("Giữ nguyên").check()
    assert citizen.page.evaluate("document.getAnimations().length") == 0


def test_that_a_vote_is_sent_as_it_was_given(citizen: Reader, drawing: Pages) -> None:
    citizen.opens(drawing.rate(OFFICE, "vi", LINKS, Said()))
    citizen.page.get_by_role("button", name="Gửi").click()
    assert len(citizen.asked) == 1, "without a face nothing is sent"
    citizen.page.get_by_label("Không hài lòng", exact=True).check()
    citizen.page.get_by_text("Nếu chưa hài lòng").click()
    citizen.page.get_by_label("Chờ lâu").check()
    citizen.page.get_by_text("Từng mặt").click()
    citizen.page.get_by_label("Thái độ phục vụ").select_option("4")
    citizen.page.get_by_label("Ý kiến thêm").fill("Chờ hơi lâu")
    with citizen.page.expect_navigation():
        citizen.page.get_by_role("button", name="Gửi").click()
    sent = citizen.posted[-1].split("&")
    assert citizen.asked[-1] == ADDRESS
    assert [pair for pair in sent if not pair.endswith("=")] == [
        "score=2", "reason=waited_long", "topic.attitude=4", "comment=Ch%E1%BB%9D+h%C6%A1i+l%C3%A2u",
    ]  # fmt: skip


def test_that_nothing_needs_a_script(drawing: Pages, browser_without_scripts: Reader) -> None:
    citizen = browser_without_scripts
    citizen.opens(drawing.status(tracked(), OFFICE, "vi", LINKS).decode())
    expect(citizen.page.get_by_role("heading", level=1)).to_have_text("Đang giải quyết")
    citizen.page.get_by_label("Chữ to").check()
    box = citizen.page.get_by_role("heading", level=1).bounding_box()
    assert box is not None
    assert box["height"] > 0
