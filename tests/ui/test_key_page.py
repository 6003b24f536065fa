"""A key file under a passphrase: asked for before the desk opens, and only then."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from frontdesk.i18n import words
from frontdesk.sealed_key_file import waits_for_passphrase
from frontdesk.services.key_files import protect
from frontdesk.settings import Settings
from tests.factories import HandClock
from tests.ui.officer import Officer
from tests.ui.windows import make_window
from ui.key_page import KeyPage, Passphrase, begin_when_unlocked
from ui.main_window import MainWindow
from ui.theme import Scheme

PASSPHRASE = "một câu dài dễ nhớ"


@pytest.fixture
def sealed(settings: Settings) -> Settings:
    """A home whose key file is under the passphrase, which nobody has typed yet."""
    protect(settings, lambda _path: PASSPHRASE)
    return replace(settings, ask_passphrase=Passphrase())


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, sealed: Settings) -> Iterator[MainWindow]:
    """The window as the client brings it up: it begins once the key file is open."""
    made = make_window(qapp, sealed, Scheme.LIGHT, HandClock())
    qtbot.addWidget(made)
    made.show()
    begin_when_unlocked(made, sealed, words(), made.begin)
    yield made
    made.close()


def page_of(window: MainWindow, bot: QtBot) -> KeyPage:
    bot.waitUntil(lambda: window.findChild(KeyPage) is not None, timeout=20_000)
    page = window.findChild(KeyPage)
    assert isinstance(page, KeyPage)
    return page


def test_that_the_desk_opens_once_the_passphrase_is_right(window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    page, officer = page_of(window, qtbot), Officer(qapp, qtbot, window)
    assert window.reception.form.submission_id == ""
    assert page.field.echoMode() is QLineEdit.EchoMode.Password
    page.field.setText("câu khác hẳn rồi")
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    officer.until(lambda: "không đúng" in page.answering.text())
    assert page.field.isEnabled()
    assert page.field.selectedText() == "câu khác hẳn rồi"  # the next key replaces it
    assert window.reception.form.submission_id == ""
    page.field.setText(PASSPHRASE)
    page.open_act.click()
    officer.until(lambda: bool(window.reception.form.submission_id))
    assert not any(each.isVisible() for each in window.findChildren(KeyPage))
    officer.settle()
    officer.take_papers()
    officer.receive()
    assert window.reception.received.code.text().startswith("C1-")


def test_that_what_is_typed_can_be_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    """An input method for Vietnamese stays off where nothing is shown."""
    page = page_of(window, qtbot)
    page.field.setText("câu")
    page.shown.click()
    assert page.field.echoMode() is QLineEdit.EchoMode.Normal
    assert page.field.displayText() == "câu"
    page.shown.click()
    assert page.field.displayText() != "câu"


def test_that_nothing_typed_is_no_try(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, qtbot)
    page.open_act.click()
    assert page.answering.text() == ""
    assert page.open_act.isEnabled()


def test_that_whoever_does_not_know_it_leaves(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, qtbot)
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)


def test_that_a_damaged_file_is_said_on_the_page(window: MainWindow, qtbot: QtBot, settings: Settings) -> None:
    page = page_of(window, qtbot)
    key_file = settings.key_file
    assert key_file is not None
    key_file.write_bytes(key_file.read_bytes()[:-1])
    page.field.setText(PASSPHRASE)
    page.open_act.click()
    qtbot.waitUntil(lambda: "recovery open" in page.answering.text(), timeout=20_000)


def test_that_the_page_fits_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, qtbot)
    for said in ("không đúng", "hỏng"):
        page.answering.say((said + " ") * 30, "bad")
    height = page.answering.heightForWidth(page.answering.width())
    assert height <= page.answering.height()


@pytest.mark.parametrize("told", ["file", "nothing", "plain", "no home"])
def test_that_nobody_is_asked_where_it_opens_without(told: str, settings: Settings, tmp_path: Path) -> None:
    if told == "file":
        protect(settings, lambda _path: PASSPHRASE)
        assert waits_for_passphrase(settings) == settings.key_file
        settings = replace(settings, passphrase_file=tmp_path / "passphrase")
    elif told == "nothing":
        settings = Settings(settings.home)  # the key file is named by the home itself
    elif told == "no home":
        settings = Settings(tmp_path / "none")
    assert waits_for_passphrase(settings) is None


def test_that_a_plain_home_begins_without_a_page(qapp: QApplication, qtbot: QtBot, settings: Settings) -> None:
    settings = replace(settings, ask_passphrase=Passphrase())
    made = make_window(qapp, settings, Scheme.LIGHT, HandClock())
    officer = Officer(qapp, qtbot, made)
    qtbot.addWidget(made)
    made.show()
    begin_when_unlocked(made, settings, words(), made.begin)
    officer.until(lambda: bool(made.reception.form.submission_id))
    officer.settle()
    assert made.findChild(KeyPage) is None
    made.close()
