"""The page as a citizen has it: it follows, it can be touched, and it shows nothing when the counter is away."""

from dataclasses import replace
from io import BytesIO

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import expect

from frontdesk.customer.touches import Touch
from frontdesk.tablet.drawing import KINDS
from tests.customer_views import PAGES, TRACK, VIETQR, view_of
from tests.tablet.browser import Tablet
from tests.ui.customer_views import SAMPLES, sample

SIZES = ((800, 480), (480, 800), (1024, 600), (1280, 800), (800, 1280), (1920, 1080), (1080, 1920))
ZOOMED = ((640, 400), (400, 640))  # what is left of 1280x800 and 800x1280 at 200 %
STRICT = {"rules": {"color-contrast-enhanced": {"enabled": True}}}  # 7:1
TARGETS = """() => [...document.querySelectorAll('#screen button, textarea')]
    .map(button => [button.outerHTML.slice(0, 90), button.getBoundingClientRect()])
    .filter(([_, box]) => box.width < 48 || box.height < 48).map(([name]) => name)"""
SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('main, .top, .acts')]
    .filter(box => box.scrollWidth > box.clientWidth).map(box => box.className)"""
OVERLAPS = """() => {
    const main = document.querySelector('main').getBoundingClientRect();
    const seen = button => {
        const box = button.getBoundingClientRect();
        const [top, bottom] = button.closest('main') ? [main.top, main.bottom] : [0, innerHeight];
        return {left: box.left, right: box.right, top: Math.max(box.top, top), bottom: Math.min(box.bottom, bottom)};
    };
    const boxes = [...document.querySelectorAll('#screen button')].map(seen).filter(box => box.bottom > box.top);
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length;
}"""
CUT_FACES = """() => { const main = document.querySelector('main').getBoundingClientRect();
    return [...document.querySelectorAll('.vote')].map(b => b.getBoundingClientRect())
        .filter(box => box.bottom > main.bottom + 1 || box.top < main.top - 1).length }"""
# In one question: each takes its way to the browser and back.
EVERY_FAULT = f"() => [{', '.join(f'({what})()' for what in (TARGETS, SIDEWAYS, OVERLAPS, CUT_FACES))}]"
# All at once, as a scanner does: through the driver every key takes its time, more of it on a busy machine.
SCAN_INTO_COMMENT = """text => {
    const field = document.getElementById('comment');
    const press = key => field.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
    for (const key of text) { press(key); field.value += key; }
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    press('Enter');
}"""

pytestmark = [pytest.mark.slow, pytest.mark.long]


def kind_of(name: str) -> str:
    return KINDS[type(view_of(name).page)]


def test_that_a_wrong_code_is_answered_and_the_right_one_pairs(tablet: Tablet) -> None:
    tablet.stand.put(view_of("idle"))
    right = tablet.pairing.new_code()
    tablet.page.goto(tablet.server.address)
    tablet.page.fill("#code", f"{(int(right) + 1) % 1_000_000:06}")
    tablet.page.click("#pairing button")
    expect(tablet.page.locator("#answer")).to_contain_text("còn 4 lần")
    tablet.page.fill("#code", right)
    tablet.page.click("#pairing button")

    expect(tablet.page.locator("main.idle")).to_contain_text("Kính chào Ông/Bà")


def test_that_the_code_in_the_officers_qr_is_filled_in(tablet: Tablet) -> None:
    tablet.page.goto(f"{tablet.server.address}#123456")

    expect(tablet.page.locator("#code")).to_have_value("123456")
    assert tablet.page.url == tablet.server.address


def test_that_the_page_follows_every_view_without_complaint_or_stranger(paired: Tablet) -> None:
    for version, name in enumerate(PAGES, 1):
        paired.show(view_of(name, ("vi", "en")[version % 2], version=version), kind_of(name))

    assert paired.complaints == []
    assert [address for address in paired.asked if not address.startswith(paired.server.address)] == []


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_every_view_fits_every_screen(paired: Tablet, language: str, large: bool) -> None:
    faults = []
    for version, name in enumerate(SAMPLES, 1):
        view = sample(name, language, version=version, large=large)
        paired.show(view, KINDS[type(view.page)])
        for width, height in (*SIZES, *ZOOMED):
            paired.page.set_viewport_size({"width": width, "height": height})
            *found, cut = paired.page.evaluate(EVERY_FAULT)
            whole = [cut] if (width, height) in SIZES else []  # zoomed, one may have to scroll
            faults += [(name, width, height, fault) for fault in (*found, *whole) if fault]
    assert faults == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(1280, 800), (480, 800)])
def test_that_axe_finds_nothing(paired: Tablet, size: tuple[int, int], language: str) -> None:
    paired.page.set_viewport_size({"width": size[0], "height": size[1]})
    reports = []
    for version, name in enumerate(PAGES, 1):
        paired.show(view_of(name, language, version=version), kind_of(name))
        found = Axe().run(paired.page, options=STRICT)
        reports += [found.generate_report()] if found.violations_count else []

    assert reports == []


def test_that_axe_finds_nothing_on_the_pairing_page(tablet: Tablet) -> None:
    tablet.page.goto(tablet.server.address)
    found = Axe().run(tablet.page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("name", "text"), [("receipt", TRACK), ("pay", VIETQR)])
def test_that_the_code_on_the_smallest_screen_can_be_read(paired: Tablet, name: str, text: str) -> None:
    paired.page.set_viewport_size({"width": 800, "height": 480})
    paired.show(view_of(name), kind_of(name))
    picture = Image.open(BytesIO(paired.page.screenshot()))

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]


def test_that_a_touched_face_arrives_with_its_version(paired: Tablet) -> None:
    paired.show(view_of("rate", version=41), "rate")
    paired.page.tap('[data-action="face"][data-value="4"]')
    paired.wait_for_touches(1)

    assert paired.stand.touches == [Touch("face", "4", 41)]


def test_that_a_double_tap_is_twice_for_the_same_view(paired: Tablet) -> None:
    paired.show(view_of("rate", version=41), "rate")
    paired.page.dblclick('[data-action="face"][data-value="5"]')
    paired.wait_for_touches(2)

    assert set(paired.stand.touches) == {Touch("face", "5", 41)}


def test_that_writing_and_scrolling_go_on_while_the_view_changes(paired: Tablet) -> None:
    paired.page.set_viewport_size({"width": 480, "height": 800})
    paired.show(view_of("more", version=1), "more")
    paired.page.locator("#comment").press_sequentially("Cảm ơn")
    scrolled = paired.page.evaluate("document.querySelector('main').scrollTop")
    changed = view_of("more", version=2)
    paired.stand.put(replace(changed, shell=replace(changed.shell, counter="Quầy C2")))
    expect(paired.page.locator(".counter")).to_have_text("Quầy C2")
    paired.page.keyboard.insert_text(" nhiều")

    expect(paired.page.locator("#comment")).to_have_value("Cảm ơn nhiều")
    assert scrolled > 0
    assert paired.page.evaluate("document.querySelector('main').scrollTop") == scrolled


def test_that_what_was_written_goes_before_it_is_sent(paired: Tablet) -> None:
    paired.show(view_of("more", version=5), "more")
    paired.page.fill("#comment", "Chờ hơi lâu")
    paired.page.tap('[data-action="send"]')
    paired.wait_for_touches(2)

    assert paired.stand.touches == [Touch("comment", "Chờ hơi lâu", 5), Touch("send", "", 5)]


def test_that_the_next_citizen_finds_no_comment(paired: Tablet) -> None:
    paired.show(view_of("more", version=5), "more")
    paired.page.fill("#comment", "Của người trước")
    paired.show(view_of("thanks", version=6), "say")
    paired.show(view_of("more", version=7), "more")

    expect(paired.page.locator("#comment")).to_have_value("")


def test_that_a_scan_presses_nothing(paired: Tablet) -> None:
    paired.show(view_of("rate", version=3), "rate")
    paired.page.focus('[data-action="face"][data-value="1"]')
    paired.page.keyboard.type("H54.15.12 261126 0042\n")
    paired.page.keyboard.press("Space")
    paired.wait_for_touches(1)
    paired.page.wait_for_timeout(100)

    assert (paired.stand.touches, paired.stand.scans) == ([], ["H54.15.12 261126 0042"])


def test_that_a_scan_stays_out_of_the_comment(paired: Tablet) -> None:
    paired.show(view_of("more", version=3), "more")
    paired.page.fill("#comment", "Tốt. ")
    paired.page.evaluate(SCAN_INTO_COMMENT, "H54.15.12-261126-0042")

    expect(paired.page.locator("#comment")).to_have_value("Tốt. ")


def test_that_the_look_up_page_takes_a_scan_without_a_touch(paired: Tablet) -> None:
    paired.show(view_of("ask", version=3), "ask")
    paired.page.keyboard.type("H54.15.12-261126-0042\n")
    paired.wait_for_touches(1)

    assert (paired.stand.touches, paired.stand.scans) == ([], ["H54.15.12-261126-0042"])


def test_that_the_page_says_so_goes_blank_and_comes_back(tablet: Tablet) -> None:
    tablet.page.clock.install()
    tablet.pair()
    tablet.show(view_of("entry", version=9), "entry")
    tablet.server.stop()
    expect(tablet.page.locator("#lost")).to_contain_text("Mất kết nối với quầy")
    expect(tablet.page.locator("main")).to_contain_text("Nguyễn Thị Minh Anh")
    tablet.page.clock.fast_forward(11_000)
    expect(tablet.page.locator("#screen")).to_be_empty()

    tablet.server.start()
    expect(tablet.page.locator("main")).to_contain_text("Nguyễn Thị Minh Anh")
    expect(tablet.page.locator("#lost")).to_be_hidden()


def test_that_a_page_nobody_looks_at_is_not_shown_before_the_counter_answers(paired: Tablet) -> None:
    paired.show(view_of("entry", version=9), "entry")
    paired.server.stop()
    paired.page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(paired.page.locator("#screen")).to_be_hidden()
    paired.page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(paired.page.locator("#screen")).to_be_hidden()

    paired.server.start()
    expect(paired.page.locator("#screen")).to_be_visible()


def test_that_unpairing_leads_back_to_the_code(paired: Tablet) -> None:
    paired.show(view_of("entry", version=9), "entry")
    paired.pairing.unpair()

    expect(paired.page.locator("#pairing")).to_be_visible()
    expect(paired.page.locator("#screen")).to_be_empty()


def test_that_a_view_that_goes_leaves_nothing(paired: Tablet) -> None:
    paired.show(view_of("entry", version=9), "entry")
    paired.stand.board.close()

    expect(paired.page.locator("#screen")).to_be_empty()
