"""The day's money and this officer's cash, counted with the keyboard alone."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from frontdesk.domain.payments import PaymentMethod
from tests.ui.lives import Lives
from tests.ui.officer import CONTROL, Officer
from tests.ui.submission_pages import ALT
from tests.ui.test_layout import _cut_off
from ui.screens.count.screen import CountScreen


def _go(officer: Officer) -> CountScreen:
    officer.press(Qt.Key.Key_F10)
    officer.settle()
    officer.press(Qt.Key.Key_2, ALT)
    officer.settle()
    screen = officer.window.current
    assert isinstance(screen, CountScreen)
    assert screen.shows_money
    return screen


def _pay(lives: Lives, method: PaymentMethod = PaymentMethod.CASH, receipt: str = "") -> str:
    page = lives.received()
    lives.do(lambda desk: desk.payments.confirm(page.submission_id, method, 100_000, receipt))
    return page.submission_id


def _row(screen: CountScreen) -> list[str]:
    (row,) = screen.money.model.rows
    return [column.spoken(row) for column in screen.money.model.columns]


def _count(officer: Officer, screen: CountScreen, figures: str) -> None:
    officer.commit(figures)
    officer.until(lambda: screen.money.counted.amount == int(figures))


def _record(officer: Officer) -> None:
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()


def test_that_a_day_without_money_says_so_and_may_be_counted(officer: Officer) -> None:
    screen = _go(officer)
    assert screen.money.total.text() == "Chưa có khoản thu nào trong ngày."
    assert screen.money.expected.text() == "0 đ"
    _count(officer, screen, "0")
    _record(officer)
    assert screen.answering.text == "Đã ghi: đếm được 0 đ, khớp."


def test_that_each_officer_has_a_row_of_what_was_taken(officer: Officer, lives: Lives) -> None:
    _pay(lives, receipt="0000001")
    _pay(lives)
    _pay(lives, PaymentMethod.TRANSFER)
    screen = _go(officer)
    assert screen.money.total.text() == "Tiền mặt 200.000 đ · chuyển khoản 100.000 đ · 3 khoản"
    assert _row(screen) == ["Ma Thị Lan, Quầy C1", "200.000 đ", "100.000 đ", "3, 2 chưa có biên lai", "chưa đếm"]


def test_that_cash_that_agrees_is_recorded_in_one_go(officer: Officer, lives: Lives) -> None:
    _pay(lives)
    screen = _go(officer)
    assert officer.focus is screen.money.counted
    assert screen.gap.text() == "Ghi số tiền mặt đếm được"
    _count(officer, screen, "100000")
    assert screen.money.difference.text() == "Khớp"
    _record(officer)
    assert screen.answering.text == "Đã ghi: đếm được 100.000 đ, khớp."
    assert _row(screen)[-1] == "100.000 đ, khớp"
    assert screen.money.counted.text() == ""
    assert screen.money.last.text() == "Lần đếm gần nhất lúc 10:43: 100.000 đ, khớp"


def test_that_a_difference_is_said_in_words_and_needs_a_note(officer: Officer, lives: Lives) -> None:
    _pay(lives)
    screen = _go(officer)
    _count(officer, screen, "110000")
    assert screen.money.difference.text() == "Thừa 10.000 đ"
    assert not screen.primary.isEnabled()
    _record(officer)
    assert screen.answering.text == "Ghi chú vì sao lệch"
    officer.press(Qt.Key.Key_Tab)
    officer.commit("Thối thiếu cho ông Dũng")
    officer.until(screen.primary.isEnabled)
    _record(officer)
    assert screen.answering.text == "Đã ghi: đếm được 110.000 đ, thừa 10.000 đ."
    assert _row(screen)[-1] == "110.000 đ, thừa 10.000 đ"
    assert "Thối thiếu cho ông Dũng" in screen.money.last.text()


def test_that_money_given_back_is_not_expected_in_the_till(officer: Officer, lives: Lives) -> None:
    submission_id = _pay(lives)
    _pay(lives)
    lives.do(lambda desk: desk.payments.reverse(submission_id, 1, "Ghi nhầm"))
    screen = _go(officer)
    assert screen.money.expected.text() == "100.000 đ"
    assert _row(screen)[1] == "200.000 đ, trả lại 100.000 đ"


def test_that_another_day_is_looked_at_and_not_counted(officer: Officer, lives: Lives) -> None:
    _pay(lives)
    lives.clock.now += timedelta(days=2)
    screen = _go(officer)
    screen.money.day.before.setFocus()
    officer.press(Qt.Key.Key_Return)
    officer.press(Qt.Key.Key_Return)
    officer.settle()
    assert screen.money.day.field.text() == "23/11/2026"
    assert screen.money.day.said.text() == "Thứ Hai"
    assert screen.money.total.text() == "Tiền mặt 100.000 đ · 1 khoản"
    assert not screen.money.count.isVisible()
    assert not screen.primary.isVisible()
    screen.money.day.field.setFocus()
    screen.money.day.field.selectAll()
    officer.commit("25/11")
    officer.press(Qt.Key.Key_Return)
    officer.settle()
    assert screen.money.day.said.text() == "hôm nay"
    assert screen.money.count.isVisible()


@pytest.mark.parametrize(("typed", "day"), [("24/11", "24/11/2025"), ("31/12/2027", "23/11/2026"), ("x", "23/11/2026")])
def test_that_no_day_is_after_today(officer: Officer, typed: str, day: str) -> None:
    screen = _go(officer)
    field = screen.money.day.field
    field.setFocus()
    field.selectAll()
    officer.commit(typed)
    officer.press(Qt.Key.Key_Return)
    assert field.text() == day


def test_that_what_was_counted_stays_typed(officer: Officer, lives: Lives) -> None:
    _pay(lives)
    screen = _go(officer)
    _count(officer, screen, "90000")
    officer.press(Qt.Key.Key_F2)
    officer.press(Qt.Key.Key_F10)
    officer.settle()
    assert screen.shows_money
    assert screen.money.counted.text() == "90.000"


def test_that_a_scan_goes_to_the_papers(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    screen = _go(officer)
    officer.scan(page.receipt_code)
    officer.until(lambda: screen.page.figure.text() == "1/1")
    assert not screen.shows_money


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (800, 600)], ids=str)
def test_that_both_pages_are_whole_at_every_size(officer: Officer, lives: Lives, size: tuple[int, int]) -> None:
    _pay(lives)
    officer.window.resize(*size)
    screen = _go(officer)
    _count(officer, screen, "90000")
    assert _cut_off(officer) == []
    if folder := os.environ.get("FRONTDESK_SCREENSHOTS"):
        officer.window.grab().save(str(Path(folder) / f"till-{size[0]}.png"))
    officer.press(Qt.Key.Key_1, ALT)
    officer.settle()
    assert _cut_off(officer) == []
    banner = screen.page.banner
    assert banner.visibleRegion().boundingRect().height() == banner.height()
