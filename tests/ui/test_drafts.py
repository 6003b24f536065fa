"""Nothing typed is lost."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.errors import StorageRefused
from frontdesk.services.drafts import DraftService
from frontdesk.settings import Settings
from tests.factories import HandClock, open_desk
from tests.ui.officer import CONTROL, HOA, Officer
from tests.ui.windows import make_window
from ui import printing, tasks
from ui.printing import Handed
from ui.screens.reception.form import SCREEN, ReceptionForm, from_text, to_text
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


class _Stalled:
    """A printer that gives no paper until the test is over."""

    def __init__(self) -> None:
        self.begun, self.gate = threading.Event(), threading.Event()

    def __call__(self, *_sheet: object, **_options: object) -> Handed:
        self.begun.set()
        self.gate.wait(20)
        raise StorageRefused("receipt_not_printed", printer="P")


def test_that_a_reception_without_its_paper_is_said_at_the_next_start(
    officer: Officer, qapp: QApplication, qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stalled = _Stalled()
    with monkeypatch.context() as patched:
        patched.setattr(printing, "hand_out", stalled)
        patched.setattr(tasks, "_PRINT_PATIENCE", 0.1)
        officer.take_papers()
        officer.press(Qt.Key.Key_Return, CONTROL)
        officer.until(stalled.begun.is_set)
        code = officer.window.reception.received.code.text()
        officer.window.close()
        stalled.gate.set()
    again = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    again.sit_down()
    reception = again.window.reception
    assert reception.answering.text == f"Hồ sơ {code} đã nhận nhưng chưa in giấy. Mở ra rồi bấm In giấy hẹn."
    assert reception.form.is_blank
    assert reception.entry_bar.drafts.text() != "Bản nháp (1)"
    reception.answering.act.click()
    again.until(lambda: again.window.lookup.shown is not None)
    again.press(Qt.Key.Key_P, CONTROL)
    again.until(lambda: again.window.lookup.shown is not None and again.window.lookup.shown.prints == 1)
    again.settle()
    again.window.close()
    assert _drafts(settings) == 0


def _drafts(settings: Settings) -> int:
    desk = open_desk(settings)
    try:
        return len(desk.drafts.list(SCREEN))
    finally:
        desk.close()


def test_that_a_printed_receipt_takes_its_draft_away(officer: Officer, settings: Settings) -> None:
    officer.take_papers()
    officer.receive()
    officer.window.close()
    assert _drafts(settings) == 0


def test_that_a_draft_that_cannot_be_forgotten_spoils_neither_reception_nor_print(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: DraftService, _submission_id: str) -> None:
        raise StorageRefused("disk_full")

    officer.take_papers()
    officer.settle()
    monkeypatch.setattr(DraftService, "discard", refuse)
    officer.receive()
    reception = officer.window.reception
    assert reception.received.code.text().startswith("C1-261123-0001-")
    assert "lưu thành tệp" in reception.received.printing.text()
    assert "ghi nhận" not in reception.answering.text
