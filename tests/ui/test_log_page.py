"""The daily log on screen: every column in order, a page at a time, and its way into a file."""

import csv
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.daily_log import DaysOf, LogFilter, LogOrder
from frontdesk.domain.exports import ExportFormat
from frontdesk.domain.states import State
from frontdesk.settings import Settings
from tests.exports.busy_office import busy_desk
from tests.exports.many_rows import fill
from tests.factories import HandClock, make_settings
from tests.ui.conftest import _bury_earlier_windows
from tests.ui.officer import Officer
from tests.ui.windows import make_window
from ui.screens.supervision.log_page import LogPage
from ui.theme import Scheme
from ui.widgets.buttons import Act


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that was busy for three days."""
    folder = tmp_path_factory.mktemp("busy")
    desk = busy_desk(folder)
    fill(desk, 500)
    desk.close()
    return folder


@pytest.fixture
def settings(office: Path) -> Settings:
    """Its home; these tests receive nothing."""
    return make_settings(office)


@pytest.fixture
def officer(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Officer]:
    """Lan at her window, on Thursday 3/12/2026."""
    _bury_earlier_windows(qapp)
    clock = HandClock()
    clock.forward(days=10)
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, clock))
    made.sit_down()
    made.window._room.sounds.on = False
    yield made
    made.window.close()


@pytest.fixture
def page(officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LogPage]:
    """The page over the whole year, read."""
    monkeypatch.setattr("ui.screens.supervision.log_export._folder", lambda: tmp_path)
    made = LogPage(officer.window._room, officer.window._words)
    officer.bot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    for field, day in ((made.filter.first, "01/01/2026"), (made.filter.last, "31/12/2026")):
        field.setText(day)
    made.filter._on_day()  # the day fields were left
    made.begin()
    read(officer, made)
    yield made
    made.close()


def read(officer: Officer, page: LogPage) -> None:
    """Wait until what was asked is on screen."""
    officer.settle()
    officer.until(lambda: page.said.text() != "Đang đọc…")


def sort(officer: Officer, page: LogPage, order: LogOrder) -> None:
    """Press a column's heading."""
    at = next(place for place, each in enumerate(page._columns) if each.order is order)
    head = page.table.horizontalHeader()
    QTest.mouseClick(
        head.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(head.sectionViewportPosition(at) + 12, head.height() // 2),
    )
    read(officer, page)


def test_that_the_log_comes_a_page_at_a_time_and_the_newest_first(officer: Officer, page: LogPage) -> None:
    assert page.model.rowCount() == 200
    assert page.said.text() == "Hiện 200 dòng đầu; cuộn xuống để xem tiếp."
    received = [row.received_at for row in page.model.rows]
    assert received == sorted(received, reverse=True)
    page.table.scrollToBottom()
    officer.until(lambda: page.model.rowCount() == 400)
    page.table.scrollToBottom()
    officer.until(lambda: page.model.whole)
    assert page.said.text() == "518 hồ sơ"
    assert len({row.number for row in page.model.rows}) == 518


def test_that_a_heading_orders_the_whole_log(officer: Officer, page: LogPage) -> None:
    sort(officer, page, LogOrder.DUE)
    due = [row.promised_at for row in page.model.rows if row.promised_at]
    assert due == sorted(due)
    sort(officer, page, LogOrder.DUE)
    due = [row.promised_at for row in page.model.rows if row.promised_at]
    assert due == sorted(due, reverse=True)


def test_that_filters_narrow_the_log_and_its_sums(officer: Officer, page: LogPage) -> None:
    assert page.totals.text().startswith("Tổng 518 · đang giải quyết 9")
    page.filter.state.setCurrentIndex(page.filter.state.findData(State.REFUSED.value))
    read(officer, page)
    assert page.said.text() == "3 hồ sơ"
    assert page.totals.text().startswith("Tổng 3 · đang giải quyết 0 · đã trả 0 · từ chối 3")
    assert page.filter.asked.state is State.REFUSED
    page.filter.days_of.choose(DaysOf.ENDED)
    read(officer, page)
    assert page.model.rowCount() == 3
    assert page.filter.department.count() > 1


def test_that_nobody_is_named_on_screen(page: LogPage) -> None:
    shown = {column.say(row) for row in page.model.rows for column in page.model.columns}
    assert not any("NGUYỄN" in text or "345678" in text for text in shown)


def _export(page: LogPage) -> None:
    page.more.click()
    assert page.export.isVisible()
    page.export.go.click()


def test_that_an_export_is_made_in_place_and_listed(officer: Officer, page: LogPage, tmp_path: Path) -> None:
    page.export.form.choose(ExportFormat.CSV)
    target = tmp_path / "nhat-ky-2026-01-01_2026-12-31.csv"
    assert page.export.target.text() == str(target)
    _export(page)
    officer.until(lambda: not page.export.is_running)
    read(officer, page)
    assert page.export.answer.text == f"Đã ghi 518 hồ sơ vào {target}"
    assert len(list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))) >= 519
    newest = page.export.model.rows[0]
    assert [column.say(newest) for column in page.export.model.columns][1:] == [
        "Ma Thị Lan",
        "01/01/2026 – 31/12/2026",
        "CSV",
        "518",
        "đã che",
    ]


def test_that_names_are_exported_only_with_a_reason(officer: Officer, page: LogPage, tmp_path: Path) -> None:
    card = page.export
    card.form.choose(ExportFormat.CSV)
    page.more.click()
    card.personal.setChecked(True)
    assert card.reason.isVisible()
    assert not card.go.isEnabled()
    assert card.gap == "Ghi lý do"
    card.reason.setPlainText("Thanh tra huyện yêu cầu")
    assert card.go.isEnabled()
    card.go.click()
    officer.until(lambda: not card.is_running)
    read(officer, page)
    (target,) = tmp_path.glob("*.csv")
    assert "NGUYỄN THỊ HÒA" in target.read_text(encoding="utf-8-sig")
    assert card.model.rows[0].reason == "Thanh tra huyện yêu cầu"
    assert not card.personal.isChecked()


def test_that_an_export_can_be_stopped(
    officer: Officer, page: LogPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = page.export
    hear = card._hear

    def slowly(done: int, total: int) -> bool:
        QTest.qSleep(20)
        return hear(done, total)

    monkeypatch.setattr(card, "_hear", slowly)
    _export(page)
    officer.until(lambda: card.bar.value() > 0)
    assert card.stop.isVisible()
    assert not card.go.isEnabled()
    card.stop.click()
    officer.until(lambda: not card.is_running)
    assert card.answer.text == "Đã dừng theo yêu cầu; không có tệp nào được tạo."
    assert list(tmp_path.iterdir()) == []


def test_that_a_refused_export_says_why(officer: Officer, page: LogPage) -> None:
    page.filter.late.setChecked(True)
    read(officer, page)
    page.export.form.choose(ExportFormat.PDF)
    _export(page)
    officer.until(lambda: not page.export.is_running)
    assert page.export.answer.text.startswith("Bản PDF là Sổ theo dõi hồ sơ (mẫu 07)")


@pytest.mark.parametrize("width", [900, 1166, 1700])
def test_that_no_act_is_cut_off(officer: Officer, page: LogPage, width: int) -> None:
    page.more.click()
    page.resize(width, 720)
    officer.bot.wait(100)
    acts: list[Act] = [act for act in page.findChildren(Act) if act.isVisible()]
    assert [act.text() for act in acts if act.width() < act.sizeHint().width()] == []
    assert page.table.columnWidth(1) > 100
    picture = os.environ.get("FRONTDESK_SCREENSHOTS")
    if picture:
        page.grab().save(str(Path(picture) / f"log-{width}.png"))


def test_that_it_begins_with_today(officer: Officer) -> None:
    made = LogPage(officer.window._room, officer.window._words)
    officer.bot.addWidget(made)
    assert made.filter.asked == LogFilter(date(2026, 12, 3), date(2026, 12, 3))
