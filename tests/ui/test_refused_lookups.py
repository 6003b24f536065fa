"""A database that refuses never looks like "nothing found"."""

import pytest
from PySide6.QtCore import Qt

from frontdesk.errors import StorageRefused
from frontdesk.services.catalogue import CatalogueService
from frontdesk.services.lookup import LookupService
from frontdesk.services.reception import ReceptionService
from tests.ui.officer import CONTROL, HOA, Officer

BUSY = "Dữ liệu đang bận"


def _refuse(*_question: object) -> None:
    raise StorageRefused("home_busy")


def test_that_a_list_that_cannot_be_looked_up_says_so_and_shows_no_stale_rows(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.take_papers()
    officer.receive()
    listing = officer.window.lookup.list
    officer.press(Qt.Key.Key_F5)
    officer.until(lambda: listing.model.rowCount() == 1)
    with monkeypatch.context() as patched:
        patched.setattr(LookupService, "search", _refuse)
        officer.type("x")
        officer.until(lambda: listing.count.text().startswith(BUSY))
    assert listing.model.rowCount() == 0
    listing.look_for("")
    officer.until(lambda: listing.model.rowCount() == 1)
    assert listing.count.text() == "1 hồ sơ"


def test_that_the_box_on_top_says_what_it_could_not_look_up(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LookupService, "search", _refuse)
    officer.press(Qt.Key.Key_K, CONTROL)
    officer.type("hoa")
    officer.until(lambda: officer.window.current.answering.text.startswith(BUSY))
    assert not officer.window.find_box.is_open


def test_that_a_procedure_that_could_not_be_looked_up_is_asked_again_with_enter(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception = officer.window.reception
    with monkeypatch.context() as patched:
        patched.setattr(CatalogueService, "search", _refuse)
        officer.type("1.001612")
        officer.until(lambda: reception.answering.text.startswith(BUSY))
        officer.settle()
    assert not reception.entry.procedure.box.is_open
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: reception.form.procedure_code == "1.001612")


def test_that_a_date_that_cannot_be_counted_is_said_where_it_would_stand(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise = officer.window.reception.entry.promise
    monkeypatch.setattr(ReceptionService, "promise", _refuse)
    officer.take_papers()
    assert promise.date.text() == "—"
    assert promise.why.text().startswith("Chưa tính được ngày hẹn. " + BUSY)


def test_that_duplicates_that_cannot_be_checked_are_said_and_asked_again(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception = officer.window.reception
    officer.take_papers()
    officer.receive()
    officer.press(Qt.Key.Key_Return)
    with monkeypatch.context() as patched:
        patched.setattr(ReceptionService, "find_duplicates", _refuse)
        officer.scan(HOA)
        officer.until(lambda: reception.form.principal is not None)
        officer.type("1.001612")
        officer.press(Qt.Key.Key_Return)
        officer.until(lambda: reception.answering.text.startswith("Chưa kiểm tra được hồ sơ trùng. " + BUSY))
        officer.settle()
    assert not reception.entry.duplicates.isVisible()
    officer.press(Qt.Key.Key_D, CONTROL)
    officer.until(reception.entry.duplicates.isVisible)
