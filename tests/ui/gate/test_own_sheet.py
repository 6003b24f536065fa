"""One's own password, and the ways to leave, from the foot of the rail."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.factories import PASSWORD
from tests.ui.gate.crew import AN, WRONG, Visitor
from ui.gate.guises import Guise
from ui.gate.own_sheet import OwnSheet

NEW = "nắng sớm trên đèo Khau Cọ"


@pytest.fixture
def sheet(visitor: Visitor) -> OwnSheet:
    """The sheet of An."""
    visitor.sign_in(AN)
    visitor.window.rail.who.click()
    visitor.until(lambda: isinstance(QApplication.activeModalWidget(), OwnSheet))
    made = QApplication.activeModalWidget()
    assert isinstance(made, OwnSheet)
    return made


def _change(visitor: Visitor, sheet: OwnSheet, old: str, new: str, again: str) -> None:
    for field, text in ((sheet.old, old), (sheet.new, new), (sheet.again, again)):
        field.clear()
        field.setFocus()
        visitor.commit(text)
        visitor.bot.wait(70)
        assert field.text == text
    visitor.press(Qt.Key.Key_Return)
    visitor.settle()


def test_that_a_password_is_changed(visitor: Visitor, sheet: OwnSheet) -> None:
    _change(visitor, sheet, PASSWORD, NEW, NEW)
    visitor.until(lambda: visitor.window.answering.text.startswith("Đã đổi mật khẩu."))
    visitor.until(lambda: QApplication.focusWidget() is not None)
    visitor.lock()
    visitor.try_password(PASSWORD)
    assert visitor.window.is_covered
    visitor.try_password(NEW)
    assert not visitor.window.is_covered


def test_that_a_wrong_old_password_changes_nothing(visitor: Visitor, sheet: OwnSheet) -> None:
    _change(visitor, sheet, WRONG, NEW, NEW)
    visitor.until(lambda: sheet.answering.text.startswith("Tên hoặc mật khẩu không đúng."))
    assert (sheet.old.text, sheet.new.text, sheet.again.text) == ("", NEW, NEW)
    sheet.reject()


def test_that_two_new_ones_must_be_the_same(visitor: Visitor, sheet: OwnSheet) -> None:
    _change(visitor, sheet, PASSWORD, NEW, NEW + "!")
    assert sheet.answering.text == "Hai lần nhập mật khẩu không giống nhau. Nhập lại."
    sheet.reject()


def test_that_the_counter_can_be_left_from_it(visitor: Visitor, sheet: OwnSheet) -> None:
    sheet.relief.click()
    visitor.until(lambda: visitor.window.is_covered)
    assert visitor.window.gate.form.guise is Guise.RELIEF
