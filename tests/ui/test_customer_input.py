"""A finger or a mouse on the citizen's screen; never a key, and never the officer's focus."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QInputDevice, QPointingDevice, QTouchEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frontdesk.customer.touches import Touch
from frontdesk.customer.view import EntryPage
from tests.ui.citizen import Citizen
from tests.ui.customer_views import sample
from ui.customer.finger import VOTES, takes
from ui.customer.widgets.scroll_pane import ScrollPane
from ui.customer.widgets.touchable import Touchable
from ui.customer.window import CustomerWindow, touch_screen_at
from ui.theme import Scheme, put_on


@pytest.fixture
def screen() -> QPointingDevice:
    """A touch screen the system does not list: one that QTest makes stays attached for every later test."""
    return QPointingDevice(
        "a touch screen",
        1,
        QInputDevice.DeviceType.TouchScreen,
        QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position,
        2,
        0,
    )


@pytest.fixture
def at_touch_screen(qapp: QApplication) -> Iterator[Citizen]:
    """Somebody before a window that fingers can touch."""
    theme = put_on(qapp, Scheme.LIGHT)
    window = CustomerWindow(theme, touch_screen=lambda: True)
    window.resize(1280, 800)
    yield Citizen(qapp, window)
    window.shut()
    window.deleteLater()


def finger(citizen: Citizen, device: QPointingDevice, *path: QPoint, also: QPoint | None = None) -> None:
    """One finger along `path`, and another that comes down at `also` and stays until the first is gone."""
    window = citizen.window
    down = QTest.touchEvent(window, device, autoCommit=False)
    down.press(0, path[0], window).commit()
    if also is not None:
        QTest.touchEvent(window, device, autoCommit=False).stationary(0).press(1, also, window).commit()
    for at in path[1:]:
        moved = QTest.touchEvent(window, device, autoCommit=False).move(0, at, window)
        (moved.stationary(1) if also is not None else moved).commit()
    up = QTest.touchEvent(window, device, autoCommit=False).release(0, path[-1], window)
    (up.release(1, also, window) if also is not None else up).commit()
    citizen.app.processEvents()


def tap(citizen: Citizen, device: QPointingDevice, target: Touchable) -> None:
    citizen.bring(target)
    finger(citizen, device, citizen.middle(target))


def test_that_a_click_says_what_was_touched(citizen: Citizen) -> None:
    citizen.sees(sample("rate", version=7))
    citizen.click(citizen.touchable("face", "4"))
    assert citizen.touches == [Touch("face", "4", 7)]


@pytest.mark.parametrize(
    ("name", "action", "value"),
    [
        ("idle", "look", ""),
        ("idle", "language", "en"),
        ("idle", "large", ""),
        ("entry", "confirm", ""),
        ("entry", "object", "name"),
        ("entry", "consent", "sms"),
        ("receipt", "done", ""),
        ("rate", "skip", ""),
        ("more", "topic", "guidance=5"),
        ("more", "reason", "wait"),
        ("more", "back", ""),
        ("more", "send", ""),
        ("thanks", "close", ""),
        ("ask", "close", ""),
        ("found", "close", ""),
    ],
)
def test_that_every_touch_says_its_own(
    at_touch_screen: Citizen, screen: QPointingDevice, name: str, action: str, value: str
) -> None:
    citizen = at_touch_screen
    citizen.sees(sample(name, version=3))
    tap(citizen, screen, citizen.touchable(action, value))
    assert citizen.touches == [Touch(action, value, 3)]


def test_that_a_second_touch_waits_for_the_next_view(citizen: Citizen) -> None:
    citizen.sees(sample("rate", version=7))
    face = citizen.touchable("face", "4")
    citizen.click(face)
    citizen.click(face)
    assert len(citizen.touches) == 1
    citizen.sees(sample("rate", version=8))
    citizen.click(face)
    assert [touch.version for touch in citizen.touches] == [7, 8]


def test_that_a_touch_nobody_answers_can_be_made_again(citizen: Citizen, qtbot: QtBot) -> None:
    citizen.sees(sample("rate", version=7))
    face = citizen.touchable("face", "4")
    citizen.click(face)
    citizen.window._waiting.setInterval(1)
    citizen.window._waiting.start()
    qtbot.waitUntil(lambda: not citizen.window._waiting.isActive())
    citizen.click(face)
    assert len(citizen.touches) == 2


def test_that_a_touch_counts_for_the_view_it_came_down_on(citizen: Citizen) -> None:
    view = sample("entry", version=7)
    citizen.sees(view)
    at = citizen.middle(citizen.touchable("confirm"))
    QTest.mousePress(citizen.window, Qt.MouseButton.LeftButton, pos=at)
    citizen.sees(replace(view, version=8))
    QTest.mouseRelease(citizen.window, Qt.MouseButton.LeftButton, pos=at)
    assert citizen.touches == [Touch("confirm", "", 7)]


def test_that_a_touch_is_none_when_its_page_went_away_under_it(citizen: Citizen) -> None:
    citizen.sees(sample("receipt", version=7))
    at = citizen.middle(citizen.touchable("done"))
    QTest.mousePress(citizen.window, Qt.MouseButton.LeftButton, pos=at)
    citizen.sees(sample("thanks", version=8))
    QTest.mouseRelease(citizen.window, Qt.MouseButton.LeftButton, pos=at)
    assert citizen.touches == []


def test_that_a_touch_is_none_when_it_came_to_mean_something_else(citizen: Citizen) -> None:
    view = sample("entry", version=7)
    page = view.page
    assert isinstance(page, EntryPage)
    citizen.sees(view)
    at = citizen.middle(citizen.touchable("object", "name"))
    QTest.mousePress(citizen.window, Qt.MouseButton.LeftButton, pos=at)
    citizen.sees(replace(view, version=8, page=replace(page, facts=page.facts[1:])))
    QTest.mouseRelease(citizen.window, Qt.MouseButton.LeftButton, pos=at)
    assert citizen.touches == []


def test_that_a_touch_that_slid_off_is_none(at_touch_screen: Citizen, screen: QPointingDevice) -> None:
    citizen = at_touch_screen
    citizen.sees(sample("rate"))
    one, other = (citizen.middle(citizen.touchable("face", value)) for value in ("1", "5"))
    finger(citizen, screen, one, other)
    finger(citizen, screen, one, other, one)
    assert citizen.touches == []


def test_that_a_touch_the_system_takes_away_is_none(at_touch_screen: Citizen, screen: QPointingDevice) -> None:
    citizen = at_touch_screen
    citizen.sees(sample("rate"))
    face = citizen.touchable("face", "1")
    QTest.touchEvent(citizen.window, screen, autoCommit=False).press(0, citizen.middle(face), citizen.window).commit()
    assert face.isDown()
    citizen.app.sendEvent(citizen.window, QTouchEvent(QEvent.Type.TouchCancel, screen))
    assert not face.isDown()
    QTest.touchEvent(citizen.window, screen, autoCommit=False).release(0, citizen.middle(face), citizen.window).commit()
    assert citizen.touches == []


def test_that_a_touch_screen_that_names_no_place_may_reach_everything(screen: QPointingDevice) -> None:
    mouse = QPointingDevice.primaryPointingDevice()
    assert mouse is not None
    assert touch_screen_at(QPoint(5000, 5000), [mouse, screen])
    assert not touch_screen_at(QPoint(0, 0), [mouse])


def test_that_of_two_fingers_the_first_counts(at_touch_screen: Citizen, screen: QPointingDevice) -> None:
    citizen = at_touch_screen
    citizen.sees(sample("rate"))
    one, other = (citizen.middle(citizen.touchable("face", value)) for value in ("2", "5"))
    finger(citizen, screen, one, also=other)
    assert [touch.value for touch in citizen.touches] == ["2"]


def test_that_a_finger_moves_a_long_page_and_touches_nothing(at_touch_screen: Citizen, screen: QPointingDevice) -> None:
    citizen = at_touch_screen
    citizen.sees(sample("long_entry"), (800, 480))
    moves = next(one for one in citizen.window.findChildren(ScrollPane) if one.isVisible())
    start = citizen.middle(citizen.touchable("object", "delegate"))
    start = QPoint(start.x(), min(start.y(), 320))
    finger(citizen, screen, start, *(start - QPoint(0, step) for step in range(20, 201, 20)))
    assert moves.offset > 100
    assert citizen.touches == []


def test_that_a_wheel_moves_a_long_page_too(citizen: Citizen) -> None:
    citizen.sees(sample("long_entry"), (800, 480))
    moves = next(one for one in citizen.window.findChildren(ScrollPane) if one.isVisible())
    at = QPointF(400, 240)
    none, down = QPoint(), QPoint(0, -120)
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(at, at, none, down, buttons, keys, Qt.ScrollPhase.NoScrollPhase, False)  # noqa: FBT003
    citizen.app.sendEvent(citizen.window, wheel)
    assert moves.offset == 120


def test_that_the_officers_mouse_cannot_vote_where_fingers_can(
    at_touch_screen: Citizen, screen: QPointingDevice
) -> None:
    citizen = at_touch_screen
    for name, action in (("rate", "face"), ("rate", "skip"), ("more", "topic"), ("more", "reason"), ("more", "send")):
        citizen.sees(sample(name))
        citizen.click(citizen.touchable(action))
    citizen.click(citizen.touchable("keyboard"))
    assert citizen.touches == []
    assert not citizen.window.keyboard.isVisible()
    tap(citizen, screen, citizen.touchable("send"))
    assert [touch.action for touch in citizen.touches] == ["send"]


def test_that_a_mouse_may_do_the_rest_where_fingers_can(at_touch_screen: Citizen) -> None:
    at_touch_screen.sees(sample("receipt"))
    at_touch_screen.click(at_touch_screen.touchable("done"))
    assert [touch.action for touch in at_touch_screen.touches] == ["done"]


@pytest.mark.parametrize("action", sorted(VOTES))
def test_that_a_vote_from_a_mouse_is_taken_only_without_a_touch_screen(action: str) -> None:
    assert takes(action, by_finger=True, touch_screen=True)
    assert takes(action, by_finger=False, touch_screen=False)
    assert not takes(action, by_finger=False, touch_screen=True)


def test_that_other_buttons_of_a_mouse_do_nothing(citizen: Citizen) -> None:
    citizen.sees(sample("rate"))
    at = citizen.middle(citizen.touchable("face", "1"))
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(citizen.window, button, pos=at)
    assert citizen.touches == []


def test_that_a_comment_is_tapped_and_comes_out(citizen: Citizen, qtbot: QtBot) -> None:
    citizen.sees(sample("more", version=4))
    citizen.click(citizen.touchable("keyboard"))
    keyboard = citizen.window.keyboard
    for value in ("c", "h", "ơ", "\u0300", "space", "l", "â", "u", "x", "delete"):
        citizen.click(citizen.touchable("key", value))
    assert keyboard.text == "Chờ lâu"
    citizen.click(citizen.touchable("key", "done"))
    assert citizen.touches[-1] == Touch("comment", "Chờ lâu", 4)
    assert not keyboard.isVisible()


def test_that_a_comment_comes_out_without_being_finished(citizen: Citizen, qtbot: QtBot) -> None:
    citizen.sees(sample("more", version=4))
    citizen.click(citizen.touchable("keyboard"))
    citizen.window.keyboard._soon.setInterval(1)
    citizen.click(citizen.touchable("key", "t"))
    qtbot.waitUntil(lambda: bool(citizen.touches))
    assert citizen.touches == [Touch("comment", "T", 4)]
    assert citizen.window.keyboard.isVisible()


def test_that_what_was_written_goes_with_its_page(citizen: Citizen) -> None:
    citizen.sees(sample("more"))
    citizen.click(citizen.touchable("keyboard"))
    citizen.click(citizen.touchable("key", "t"))
    citizen.sees(sample("idle", version=2))
    assert not citizen.window.keyboard.isVisible()
    assert citizen.window.keyboard.text == ""
    assert not citizen.window.keyboard._soon.isActive()


def test_that_keys_do_nothing_here(citizen: Citizen) -> None:
    citizen.sees(sample("rate"))
    before = citizen.window.grab().toImage()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_5):
        QTest.keyClick(citizen.window, key)
        for target in citizen.touchables():
            QTest.keyClick(target, key)
    assert citizen.touches == []
    assert citizen.window.isVisible()
    assert citizen.window.grab().toImage() == before


def test_that_nothing_here_takes_the_focus(qapp: QApplication, qtbot: QtBot) -> None:
    officer = QWidget()
    field = QLineEdit(officer)
    qtbot.addWidget(officer)
    officer.show()
    citizen = Citizen(qapp, CustomerWindow(put_on(qapp, Scheme.LIGHT), officer, lambda: False))
    field.setFocus()
    for name in ("rate", "more", "entry"):
        citizen.sees(sample(name))
        citizen.click(citizen.touchables()[-1])
        qtbot.waitUntil(lambda: QApplication.activeWindow() is officer)
        assert QApplication.focusWidget() is field
        QTest.keyClicks(field, "x")
    assert field.text() == "xxx"
    everything = [citizen.window, *citizen.window.findChildren(QWidget)]
    assert {widget.focusPolicy() for widget in everything} == {Qt.FocusPolicy.NoFocus}
    assert citizen.window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    citizen.window.shut()


def test_that_its_frame_and_alt_f4_do_not_close_it(citizen: Citizen) -> None:
    citizen.sees(sample("rate"))
    event = QCloseEvent()
    citizen.app.sendEvent(citizen.window, event)
    assert not event.isAccepted()
    assert citizen.window.isVisible()
    assert not citizen.window.close()
    citizen.window.shut()
    assert not citizen.window.isVisible()


def test_that_it_ends_with_the_officers_last_window(citizen: Citizen, qtbot: QtBot) -> None:
    citizen.sees(sample("rate"))
    citizen.app.lastWindowClosed.emit()
    assert not citizen.window.isVisible()
