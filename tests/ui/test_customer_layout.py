"""The citizen's pages at every size: nothing cut off, nothing overlapping, nothing outside, all of it to be touched."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.customer.view import EntryPage, RatePage, ReceiptPage
from tests.customer_views import TRACK
from tests.ui.citizen import Citizen, breaks_a_word, is_cut, leaves, overlapping, place
from tests.ui.customer_views import LANGUAGES, SAMPLES, sample
from ui.customer.keyboard import CommentKeyboard
from ui.customer.pages.entry import EntryView
from ui.customer.pages.rate import RateView
from ui.customer.scale import scale_of
from ui.customer.widgets.face import FaceButton
from ui.customer.widgets.qr import QrPicture
from ui.customer.widgets.scroll_pane import ScrollPane
from ui.customer.widgets.touchable import Touchable

pytestmark = pytest.mark.long

LANDSCAPE = [(800, 480), (1024, 600), (1280, 800), (1920, 1080)]
SIZES = [*LANDSCAPE, *((high, wide) for wide, high in LANDSCAPE)]
ORDINARY = [name for name in SAMPLES if not name.startswith("long_")]
FINGER = 48
ROOM_FOR_A_CODE = ((1024, 600), (1280, 720), (1280, 800), (1366, 768), (1920, 1080))


def pane(citizen: Citizen) -> ScrollPane:
    return next(one for one in citizen.window.findChildren(ScrollPane) if one.isVisible())


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    made: tuple[int, int] = request.param
    return made


@pytest.mark.parametrize("name", SAMPLES)
def test_that_a_page_keeps_within_its_screen(citizen: Citizen, name: str, size: tuple[int, int]) -> None:
    for language in LANGUAGES:
        for large in (False, True):
            citizen.sees(sample(name, language, large=large), size)
            assert faults(citizen) == [], (language, large)


def faults(citizen: Citizen) -> list[str]:
    """What is cut off, covered, outside, or too small to touch."""
    window, moves = citizen.window, pane(citizen)
    fixed, moving = list(leaves(window)), list(leaves(moves))
    assert len(fixed) + len(moving) >= 5
    found = [f"cut: {words.text}" for words in citizen.words() if is_cut(words)]
    found += [f"covered: {pair}" for pair in (*overlapping(fixed, window), *overlapping(moving, moves))]
    found += [f"outside: {one.accessibleName()}" for one in fixed if not window.rect().contains(place(one, window))]
    found += [f"beside: {one.accessibleName()}" for one in moving if not _is_across(place(one, moves), moves)]
    small = [one for one in citizen.touchables() if min(one.width(), one.height()) < FINGER]
    found += [f"small: {one.accessibleName()}" for one in small]
    found += [f"under something: {one.accessibleName()}" for one in citizen.touchables() if _is_under(one, moves)]
    lowest = max(place(one, moves).bottom() for one in moving)
    if lowest >= moves.height() + moves.offset and not is_hinted(moves):
        found.append("more below, and no hint")
    if is_hinted(moves) and not moves.farthest:
        found.append("a hint, and nothing below")
    if lowest >= moves.height() + moves.farthest:
        found.append("out of reach")
    return found


def _is_under(one: Touchable, moves: ScrollPane) -> bool:
    """Whether something lies over the middle of what is in sight."""
    window = moves.window()
    at = place(one, window).center()
    if moves.isAncestorOf(one) and not place(moves, window).contains(at):
        return False
    over = window.childAt(at)
    return over is not one and not (over is not None and one.isAncestorOf(over))


def is_hinted(moves: ScrollPane) -> bool:
    """Whether the pane says that there is more."""
    clear = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    return any(child.testAttribute(clear) and child.isVisible() for child in moves.findChildren(QWidget))


def _is_across(here: QRect, moves: ScrollPane) -> bool:
    return here.left() >= 0 and here.right() < moves.width() and here.top() >= 0


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_that_no_word_is_broken(citizen: Citizen, large: bool, size: tuple[int, int]) -> None:
    for name in ORDINARY:
        for language in LANGUAGES:
            citizen.sees(sample(name, language, large=large), size)
            assert [words.text for words in citizen.words() if breaks_a_word(words)] == []


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("name", ["rate", "long_rate"])
def test_that_no_face_lies_out_of_sight(citizen: Citizen, name: str, large: bool, size: tuple[int, int]) -> None:
    citizen.sees(sample(name, large=large), size)
    faces = [one for one in citizen.window.findChildren(FaceButton) if one.isVisible()]
    assert [face.value for face in faces] == ["1", "2", "3", "4", "5"]
    seen = place(pane(citizen), citizen.window)
    assert [face.value for face in faces if not seen.contains(place(face, citizen.window))] == []


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_that_a_code_for_phones_is_whole_or_not_there(citizen: Citizen, large: bool, size: tuple[int, int]) -> None:
    citizen.sees(sample("rate_by_phone", large=large), size)
    page = citizen.window.findChild(RateView)
    assert isinstance(page, RateView)
    seen = place(pane(citizen), citizen.window)
    assert not page.phone.isVisible() or seen.contains(place(page.phone, citizen.window))
    if size in ROOM_FOR_A_CODE and (size == (1920, 1080) or not large):
        assert page.phone.qr.isVisible()
    citizen.sees(sample("rate", large=large), size)
    assert not page.phone.isVisible()


def test_that_an_ordinary_page_needs_no_scrolling(citizen: Citizen) -> None:
    for name in ORDINARY:
        citizen.sees(sample(name), (1280, 800))
        assert (name, pane(citizen).farthest) == (name, 0)


def test_that_faces_and_letters_are_as_large_as_they_must_be(citizen: Citizen) -> None:
    citizen.sees(sample("rate"), (1280, 800))
    face = citizen.window.findChildren(FaceButton)[0]
    assert face.side_at(face.width()) == 150
    citizen.sees(sample("entry"))
    page = citizen.window.findChild(EntryView)
    assert isinstance(page, EntryView)
    assert page.due.value.face.pixelSize() >= 28
    assert {words.face.pixelSize() >= 20 for words in citizen.words()} == {True}


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("digits", [False, True], ids=["letters", "digits"])
def test_that_the_keyboard_has_room_for_a_finger(
    citizen: Citizen, large: bool, digits: bool, size: tuple[int, int]
) -> None:
    citizen.sees(sample("more", large=large), size)
    citizen.click(citizen.touchable("keyboard"))
    keyboard = citizen.window.keyboard
    assert keyboard.isVisible()
    if digits:
        keyboard.press("swap")
    citizen.app.processEvents()
    keys = [one for one in citizen.touchables() if keyboard.isAncestorOf(one)]
    assert len(keys) > 30
    assert [key.accessibleName() for key in keys if min(key.width(), key.height()) < FINGER] == []
    drawn = list(leaves(keyboard))
    assert overlapping(drawn, keyboard) == []
    assert [one.accessibleName() for one in drawn if not keyboard.rect().contains(place(one, keyboard))] == []
    assert [words.text for words in citizen.words() if keyboard.isAncestorOf(words) and is_cut(words)] == []


def test_that_a_long_comment_shows_its_end(citizen: Citizen) -> None:
    citizen.sees(sample("more"), (800, 480))
    citizen.click(citizen.touchable("keyboard"))
    keyboard = citizen.window.findChild(CommentKeyboard)
    assert isinstance(keyboard, CommentKeyboard)
    for _ in range(240):
        keyboard.press("a")
        keyboard.press("space")
    assert keyboard.pane.farthest > 0
    assert keyboard.pane.offset == keyboard.pane.farthest
    assert keyboard.count.text == "Còn 20 chữ"


@pytest.mark.parametrize("name", SAMPLES)
def test_that_everything_to_touch_has_a_name_and_is_a_button(citizen: Citizen, name: str) -> None:
    citizen.sees(sample(name))
    for one in citizen.touchables():
        assert one.accessibleName()
        spoken = QAccessible.queryAccessibleInterface(one)
        assert spoken is not None
        assert spoken.role() in (QAccessible.Role.Button, QAccessible.Role.CheckBox)


def test_that_the_qr_can_be_read_from_the_screen(citizen: Citizen, size: tuple[int, int]) -> None:
    citizen.sees(sample("receipt"), size)
    assert codes(citizen) == [TRACK]


@pytest.mark.parametrize("large_screen", ROOM_FOR_A_CODE)
def test_that_a_phone_reads_where_to_rate(citizen: Citizen, large_screen: tuple[int, int]) -> None:
    view = sample("rate_by_phone")
    assert isinstance(view.page, RatePage)
    citizen.sees(view, large_screen)
    assert codes(citizen) == [view.page.qr]


def codes(citizen: Citizen) -> list[str]:
    """What a phone reads off the screen."""
    import zxingcpp
    from PIL import Image

    picture = next(one for one in citizen.window.findChildren(QrPicture) if one.isVisible())
    image = picture.grab().toImage().convertToFormat(picture.grab().toImage().Format.Format_RGB888)
    pixels = Image.frombytes(
        "RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()
    )
    return [found.text for found in zxingcpp.read_barcodes(pixels)]


def test_that_typing_moves_nothing_else(citizen: Citizen) -> None:
    view = sample("entry")
    citizen.sees(view, (1280, 800))
    page = view.page
    assert isinstance(page, EntryPage)
    before = [(one.accessibleName(), place(one, citizen.window)) for one in citizen.touchables()]
    facts = page.facts
    named = (replace(facts[0], value="Nguyễn Thị Minh A"), *facts[1:])
    citizen.sees(replace(view, page=replace(page, facts=named), version=2))
    after = [place(one, citizen.window) for one in citizen.touchables()]
    assert after == [where for _name, where in before]


def test_that_sizes_follow_the_window() -> None:
    assert scale_of(1280, 800).type(22) == 22
    assert scale_of(1920, 1080).type(22) == 30
    assert scale_of(800, 480).touch(60) == FINGER
    assert scale_of(480, 800).portrait
    assert scale_of(1280, 800, large=True).type(20) == 25


def test_that_a_page_can_be_left_for_another_and_found_again(qapp: QApplication, citizen: Citizen) -> None:
    for name in ("rate", "more", "rate", "entry", "rate"):
        citizen.sees(sample(name))
    shown = [page for page in citizen.window.findChildren(RateView) if page.isVisible()]
    assert len(shown) == 1
    assert not any(page.isVisible() for page in citizen.window.findChildren(EntryView))


def test_that_what_no_qr_can_hold_is_left_out(citizen: Citizen) -> None:
    view = sample("receipt")
    page = view.page
    assert isinstance(page, ReceiptPage)
    citizen.sees(replace(view, page=replace(page, qr="x" * 500)))
    assert not any(picture.isVisible() for picture in citizen.window.findChildren(QrPicture))
    assert faults(citizen) == []


def test_that_an_office_without_words_for_faces_shows_none(citizen: Citizen) -> None:
    view = sample("rate")
    page = view.page
    assert isinstance(page, RatePage)
    citizen.sees(view)
    citizen.sees(replace(view, page=replace(page, faces=page.faces[:3])))
    assert [one.value for one in citizen.touchables() if one.action == "face"] == ["1", "2", "3"]
    citizen.sees(replace(view, page=replace(page, faces=())))
    assert [one.value for one in citizen.touchables() if one.action == "face"] == []
