"""What the keyboard may be doing to a password is said beside it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.i18n import words
from tests.ui.conftest import _bury_earlier_windows
from ui.gate.password_field import PasswordField


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> PasswordField:
    """An empty one, on screen."""
    _bury_earlier_windows(qapp)  # their scanners would hold its keys
    made = PasswordField("Mật khẩu", words("vi"))
    qtbot.addWidget(made)
    made.show()
    return made


def _key(field: PasswordField, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
    QApplication.sendEvent(field.field, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


@pytest.mark.parametrize(
    ("text", "shifted", "said"),
    [("A", False, True), ("a", True, True), ("a", False, False), ("A", True, False), ("1", False, False)],
)
def test_that_caps_lock_is_noticed(field: PasswordField, text: str, shifted: bool, said: bool) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier if shifted else Qt.KeyboardModifier.NoModifier
    _key(field, Qt.Key(ord(text.upper())), text, shift)
    assert (field.hint.text() == "Caps Lock đang bật.") is said
    assert field.text == text


def test_that_the_key_itself_is_heard(field: PasswordField) -> None:
    _key(field, Qt.Key.Key_CapsLock, "", Qt.KeyboardModifier.NoModifier)
    assert field.hint.text() == "Caps Lock đang bật."
    _key(field, Qt.Key.Key_CapsLock, "", Qt.KeyboardModifier.NoModifier)
    assert field.hint.text() == ""


def test_that_an_input_method_is_noticed(field: PasswordField) -> None:
    composed = QInputMethodEvent()
    composed.setCommitString("mật")
    QApplication.sendEvent(field.field, composed)
    assert "Bộ gõ tiếng Việt" in field.hint.text()
    assert field.text == "mật"
    _key(field, Qt.Key.Key_A, "a", Qt.KeyboardModifier.NoModifier)
    assert field.hint.text() == ""
    _key(field, Qt.Key.Key_E, "ê", Qt.KeyboardModifier.NoModifier)  # one that types like a keyboard
    assert "Bộ gõ tiếng Việt" in field.hint.text()


def test_that_it_is_unseen_until_asked_for_and_hidden_again(field: PasswordField) -> None:
    assert field.field.echoMode() is QLineEdit.EchoMode.Password
    field.show_box.click()
    assert field.field.echoMode() is QLineEdit.EchoMode.Normal
    field.clear()
    assert field.field.echoMode() is QLineEdit.EchoMode.Password
    assert field.text == ""


def test_that_a_hint_moves_nothing(field: PasswordField) -> None:
    before = field.sizeHint(), field.field.geometry()
    _key(field, Qt.Key.Key_CapsLock, "", Qt.KeyboardModifier.NoModifier)
    assert (field.sizeHint(), field.field.geometry()) == before
