"""Before anybody signs in: the gate alone, by keyboard; a wrong password costs that password and time."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.factories import HandClock
from tests.ui.gate.conftest import Come
from tests.ui.gate.crew import ADMIN, AN, BINH, CHI, CREW, MINH, WRONG, Visitor
from tests.ui.officer import CONTROL, HOA
from ui.gate.guises import Guise
from ui.rooms import ROOMS

FUNCTION_KEYS = [getattr(Qt.Key, f"Key_{entry.key}") for entry in ROOMS] + [Qt.Key.Key_F12]


def test_that_nobody_sees_anything_but_the_gate(visitor: Visitor) -> None:
    window = visitor.window
    assert window.is_covered
    assert window.gate.isVisible()
    assert not window.workplace.isVisible()
    assert [row.name for row in window.gate.form.people.rows] == sorted(each.name for each in CREW)
    assert window.gate.form.guise is Guise.SIGN_IN


def test_that_no_key_reaches_behind_the_gate(visitor: Visitor) -> None:
    window = visitor.window
    window.workplace.furnish()
    for key in FUNCTION_KEYS:
        visitor.press(key)
    for key in (Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_R, Qt.Key.Key_Slash, Qt.Key.Key_Return):
        visitor.press(key, CONTROL)
    visitor.press(Qt.Key.Key_F12, CONTROL)
    assert window.is_covered
    assert not window.workplace.isVisible()
    assert window.gate.isAncestorOf(visitor.focus)
    assert QApplication.activeModalWidget() is None


def test_that_a_scan_at_the_gate_presses_nothing_and_fills_nothing(visitor: Visitor) -> None:
    form = visitor.window.gate.form
    visitor.choose(AN)
    form.password.setFocus()
    visitor.scan(HOA)
    visitor.settle()
    assert (form.name.text(), form.password.text, form.login) == ("", "", AN.login)
    assert form.answering.text == "Chưa ai trực quầy nên chưa quét được."
    assert "HÒA" not in visitor.words_in_window


def test_that_a_name_and_a_password_open_the_rooms(visitor: Visitor) -> None:
    visitor.type("binh")
    assert [row.login for row in visitor.window.gate.form.people.rows] == [BINH.login]
    visitor.press(Qt.Key.Key_Return)
    visitor.sign_in(BINH)
    assert visitor.window.current is visitor.window.reception
    assert visitor.window.reception.isVisible()
    assert visitor.window.rail.who.accessibleName() == BINH.name


def test_that_the_machine_remembers_who_came_last(come: Come) -> None:
    visitor = come()
    visitor.sign_in(BINH)
    visitor.window.close()
    again = come()
    form = again.window.gate.form
    assert form.login == BINH.login
    assert form.password.field.hasFocus()


def test_that_who_is_not_there_is_said(visitor: Visitor) -> None:
    form = visitor.window.gate.form
    visitor.type("xyz")
    assert form.nothing.text() == "Không có ai tên như vậy."
    visitor.press(Qt.Key.Key_Escape)
    assert len(form.people.rows) == len(CREW)


def test_that_what_is_missing_is_said(visitor: Visitor) -> None:
    form = visitor.window.gate.form
    form.do()
    assert form.answering.text == "Chọn tên mình trước."
    visitor.choose(AN)
    form.do()
    assert form.answering.text == "Nhập mật khẩu."


def test_that_a_wrong_password_costs_the_password_alone(visitor: Visitor) -> None:
    form = visitor.window.gate.form
    visitor.type("an")
    visitor.choose(AN)
    visitor.try_password(WRONG)
    assert form.answering.text.startswith("Tên hoặc mật khẩu không đúng.")
    assert (form.name.text(), form.login, form.password.text) == ("an", AN.login, "")
    assert form.password.field.hasFocus()
    visitor.commit("x")
    assert form.answering.text == ""


def test_that_six_wrong_passwords_make_a_name_rest_and_nobody_else(visitor: Visitor, clock: HandClock) -> None:
    form = visitor.window.gate.form
    visitor.choose(BINH)
    for _time in range(6):
        visitor.try_password(WRONG)
    assert "Thử lại sau 1 giây" in form.answering.text
    assert not form.act.isEnabled()
    clock.forward(seconds=1)
    visitor.until(form.act.isEnabled)
    assert form.answering.text == ""
    visitor.try_password(WRONG)
    visitor.try_password(WRONG)
    assert "Thử lại sau 2 giây" in form.answering.text
    clock.forward(seconds=1)
    visitor.until(lambda: "Thử lại sau 1 giây" in form.answering.text)
    visitor.choose(AN)
    assert form.answering.text == ""
    visitor.sign_in(AN)


def test_that_enter_asks_nothing_while_a_name_rests(visitor: Visitor, clock: HandClock) -> None:
    form = visitor.window.gate.form
    visitor.choose(BINH)
    for _time in range(6):
        visitor.try_password(WRONG)
    visitor.commit("gõ trong lúc chờ")
    visitor.press(Qt.Key.Key_Return)
    assert form.password.text == "gõ trong lúc chờ"
    clock.forward(seconds=1)
    visitor.until(form.act.isEnabled)


def test_that_timers_ask_nothing_before_anybody_comes(visitor: Visitor) -> None:
    window = visitor.window
    window.workplace.furnish()
    for timer in window.workplace.findChildren(QTimer):
        timer.timeout.emit()
    visitor.settle()
    assert window.workplace.reception.answering.text == ""
    assert window.gate.form.answering.text == ""


@pytest.mark.parametrize(
    ("person", "rooms", "first"),
    [
        (AN, ["reception", "handover", "results", "lookup", "late", "count"], "reception"),
        (MINH, ["lookup", "late", "department"], "department"),
        (CHI, ["lookup", "late", "supervision"], "supervision"),
        (ADMIN, ["administration"], "administration"),
    ],
    ids=lambda given: getattr(given, "login", None),
)
def test_that_everybody_has_the_rooms_of_their_roles(
    visitor: Visitor, person: object, rooms: list[str], first: str
) -> None:
    visitor.sign_in(person)  # type: ignore[arg-type]
    window = visitor.window
    shown = [entry.name for entry in ROOMS if entry.name in window.rail.names]
    assert shown == rooms
    assert [name for name in rooms if window.rail.button(name).isChecked()] == ([first] if first else [])
    for key in FUNCTION_KEYS[:-1]:
        visitor.press(key)
        assert window.current.isVisible()
    wanted = {entry.name for entry in ROOMS} - set(rooms)
    assert not wanted & set(window.workplace._screens) - {"reception"}
    assert window.find_box.isVisible() == ("lookup" in rooms)


def test_that_somebody_with_no_room_is_told_so(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine whose program is older than somebody's role."""
    monkeypatch.setattr("ui.rooms.ROOMS", tuple(entry for entry in ROOMS if entry.name != "administration"))
    visitor.sign_in(ADMIN)
    said = visitor.words_in_window
    assert "Vai trò quản trị chưa có phần việc ở cửa sổ này" in said
    visitor.scan(HOA)
    assert "dành cho:" in visitor.window.answering.text
