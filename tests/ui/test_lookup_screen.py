"""Finding submissions again."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.officer import CONTROL, HOA, Officer


@pytest.fixture
def received(officer: Officer) -> Officer:
    """An officer who has received one submission."""
    officer.take_papers()
    officer.receive()
    return officer


def test_that_the_box_on_top_finds_by_unaccented_name(received: Officer) -> None:
    received.press(Qt.Key.Key_K, CONTROL)
    received.type("hoa nguyen")
    received.press(Qt.Key.Key_Return)
    received.until(lambda: received.window.lookup.shown is not None)
    assert received.window.current is received.window.lookup
    assert received.window.lookup.page.code.text() == received.window.reception.received.code.text()


def test_that_a_scanned_receipt_opens_its_submission(received: Officer) -> None:
    code = received.window.reception.received.code.text()
    received.scan(code)
    received.until(lambda: received.window.lookup.shown is not None)
    assert received.window.lookup.page.code.text() == code


def test_that_an_unknown_code_is_told_so(officer: Officer) -> None:
    officer.press(Qt.Key.Key_K, CONTROL)
    officer.type("zzz")
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: bool(officer.window.current.answering.text))
    assert "zzz" in officer.window.current.answering.text


def test_that_the_list_narrows_as_one_types(received: Officer) -> None:
    listing = received.window.lookup.list
    received.press(Qt.Key.Key_F5)
    received.until(lambda: listing.model.rowCount() == 1)
    received.type("khong ai")
    received.until(lambda: listing.model.rowCount() == 0)
    assert "Không có hồ sơ" in listing.count.text()


def test_that_a_card_scanned_at_the_look_up_finds_its_owner(received: Officer) -> None:
    received.press(Qt.Key.Key_F5)
    received.until(lambda: received.window.lookup.list.model.rowCount() == 1)
    received.scan(HOA)
    received.until(lambda: received.window.lookup.list.field.text() == "008195012346")
    received.settle()
    assert received.window.lookup.list.model.rowCount() == 1


def test_that_a_reprint_is_on_record_and_esc_returns_to_the_list(received: Officer) -> None:
    lookup = received.window.lookup
    received.window.reception.outcome_bar.page.click()
    received.until(lambda: lookup.shown is not None)
    received.press(Qt.Key.Key_P, CONTROL)
    received.until(lambda: lookup.shown is not None and lookup.shown.prints == 2)
    received.settle()
    received.press(Qt.Key.Key_Escape)
    assert lookup.shown is None
    assert received.focus is lookup.list.table
