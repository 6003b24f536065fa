"""The first start makes the administrator."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.people import Role
from tests.factories import LAN, HandClock, make_settings
from tests.ui.conftest import _bury_earlier_windows
from tests.ui.gate.crew import Visitor, make_office
from ui.app import make_window
from ui.gate.first_form import FirstForm
from ui.theme import Scheme

GOOD = "mưa trên nương ngô tháng sáu"


@pytest.fixture
def first(qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: HandClock) -> Iterator[Visitor]:
    """Somebody at a home where nobody can sign in."""
    _bury_earlier_windows(qapp)
    make_office(tmp_path, ()).close()
    visitor = Visitor(qapp, qtbot, make_window(qapp, make_settings(tmp_path), Scheme.LIGHT, clock, save_only=True))
    visitor.arrive()
    yield visitor
    visitor.window.close()


def _form(visitor: Visitor) -> FirstForm:
    assert visitor.window.gate.shows_first
    return visitor.window.gate.first


def _fill(visitor: Visitor, password: str, again: str) -> None:
    form = _form(visitor)
    form.password.setFocus()
    visitor.commit(password)
    visitor.press(Qt.Key.Key_Return)
    visitor.until(form.again.field.hasFocus)
    visitor.commit(again)
    visitor.until(lambda: form.again.text == again)
    visitor.press(Qt.Key.Key_Return)
    visitor.until(lambda: bool(form.answering.text) or not visitor.window.is_covered)
    visitor.settle()


def test_that_the_first_becomes_administrator_and_is_signed_in(first: Visitor) -> None:
    assert _form(first).name.text() == LAN.name  # who the counter was set up for
    _fill(first, GOOD, GOOD)
    first.until(lambda: not first.window.is_covered)
    seated = first.window.sitting.seated
    assert seated is not None
    assert (seated.name, seated.roles) == (LAN.name, (Role.OFFICER, Role.ADMINISTRATOR))
    assert first.window.current is first.window.reception


def test_that_an_administrator_may_be_that_alone(first: Visitor) -> None:
    _form(first).receives.setChecked(False)
    _fill(first, GOOD, GOOD)
    first.until(lambda: not first.window.is_covered)
    seated = first.window.sitting.seated
    assert seated is not None
    assert seated.roles == (Role.ADMINISTRATOR,)


def test_that_who_made_it_can_lock_and_come_back(first: Visitor) -> None:
    _fill(first, GOOD, GOOD)
    first.until(lambda: not first.window.is_covered)
    first.settle()
    first.lock()
    assert [row.name for row in first.window.gate.form.people.rows] == [LAN.name]
    first.try_password(GOOD)
    assert not first.window.is_covered


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        (GOOD, "khác", "Hai lần nhập mật khẩu không giống nhau. Nhập lại."),
        ("ngắn", "ngắn", "Mật khẩu cần ít nhất 8 ký tự."),
        ("password1", "password1", "Mật khẩu này quá quen thuộc"),
    ],
)
def test_that_a_poor_password_is_refused_in_place(first: Visitor, password: str, again: str, said: str) -> None:
    _fill(first, password, again)
    form = _form(first)
    assert form.answering.text.startswith(said)
    assert first.window.is_covered
    assert form.name.text() == LAN.name
