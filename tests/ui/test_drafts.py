"""Nothing typed is lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.settings import Settings
from tests.factories import HandClock
from tests.ui.officer import CONTROL, HOA, Officer
from ui.app import make_window
from ui.screens.reception.form import ReceptionForm, from_text, to_text
from ui.theme import Scheme


def _crash(officer: Officer) -> None:
    """Let everything typed be saved by its own timer, then go without a good-bye."""
    QApplication.processEvents()
    officer.bot.wait(500)
    officer.settle()
    officer.window.hide()
    officer.window._room.tasks.close()


def test_that_a_form_is_restored_after_a_crash(
    officer: Officer, qapp: QApplication, qtbot: QtBot, settings: Settings
) -> None:
    officer.take_papers()
    before = officer.window.reception.form
    _crash(officer)
    again = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    again.sit_down()
    reception = again.window.reception
    again.until(lambda: not reception.form.is_blank)
    assert reception.form == before
    assert reception.answering.text == "Đã khôi phục bản nháp lúc 10:43."
    assert reception.entry.procedure.box.text() == "Đăng ký thành lập hộ kinh doanh"
    again.receive()
    assert reception.received.code.text().startswith("C1-261123-0001-")
    again.window.close()


def test_that_a_restored_draft_can_be_dismissed(
    officer: Officer, qapp: QApplication, qtbot: QtBot, settings: Settings
) -> None:
    officer.take_papers()
    _crash(officer)
    again = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    again.sit_down()
    again.until(lambda: not again.window.reception.form.is_blank)
    again.window.reception.answering.act.click()
    assert again.window.reception.form.is_blank
    again.settle()
    again.window.close()


def test_that_a_received_form_leaves_no_draft(
    officer: Officer, qapp: QApplication, qtbot: QtBot, settings: Settings
) -> None:
    officer.take_papers()
    officer.receive()
    _crash(officer)
    again = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    again.sit_down()
    assert again.window.reception.form.is_blank
    assert again.window.reception.answering.text == ""
    again.window.close()


def test_that_a_form_put_aside_can_be_taken_up_again(officer: Officer) -> None:
    reception = officer.window.reception
    officer.take_papers()
    before = reception.form
    officer.press(Qt.Key.Key_S, CONTROL)
    officer.settle()
    assert reception.form.is_blank
    assert reception.entry_bar.drafts.text() == "Bản nháp (1)"
    reception.entry_bar.drafts.setFocus()
    officer.press(Qt.Key.Key_Return)
    assert reception.entry_bar.drafts.is_open
    officer.press(Qt.Key.Key_Return)
    officer.settle()
    assert reception.form == before
    assert not reception.entry_bar.drafts.isVisible()


def test_that_a_form_survives_its_journey_through_text(officer: Officer) -> None:
    officer.scan(HOA)
    officer.until(lambda: officer.window.reception.form.principal is not None)
    form = officer.window.reception.form
    assert from_text(to_text(form)) == form


def test_that_a_draft_that_cannot_be_read_is_left_alone() -> None:
    assert from_text("not json") is None
    assert from_text("[1]") is None
    assert from_text('{"papers": 3}') is None
    assert from_text("{}") == ReceptionForm()
