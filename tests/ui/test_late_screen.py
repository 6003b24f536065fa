"""Deadlines, apologies and supplements that never come, with the keyboard only."""

import os
from pathlib import Path

from PySide6.QtCore import Qt

from frontdesk.domain.clock import local
from frontdesk.domain.states import State
from tests.factories import make_party
from tests.ui.lives import ADOPTION, FRIDAY_AFTERNOON, Lives, Tray
from tests.ui.officer import CONTROL, Officer
from ui.screens.late.screen import LateScreen

ALT = Qt.KeyboardModifier.AltModifier


def _enter(officer: Officer) -> LateScreen:
    officer.press(Qt.Key.Key_F6)
    officer.settle()
    screen = officer.window.current
    assert isinstance(screen, LateScreen)
    return screen


def _do_it(officer: Officer, screen: LateScreen) -> None:
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    officer.until(lambda: not screen.busy)
    officer.settle()


def _cell(screen: LateScreen, row: int, column: int) -> object:
    model = screen.deadlines.model
    return model.data(model.index(row, column))


def test_that_a_quiet_office_is_told_so(officer: Officer) -> None:
    screen = _enter(officer)
    assert screen.deadlines.count.text() == "Không có hồ sơ nào quá hạn hoặc đến hạn trong ngày làm việc tới."
    assert not screen.primary.act.isVisible()


def test_that_rows_stand_by_working_time_left_nearest_first(officer: Officer, lives: Lives) -> None:
    soon = lives.received()
    lives.clock.now = FRIDAY_AFTERNOON
    screen = _enter(officer)
    assert [row.submission_id for row in screen.deadlines.model.rows] == [soon.submission_id]
    assert _cell(screen, 0, 0) == "còn 1 giờ"
    assert screen.deadlines.count.text() == "0 hồ sơ quá hạn · 1 hồ sơ sắp đến hạn"
    lives.clock.forward(days=3)
    officer.press(Qt.Key.Key_F2)
    screen = _enter(officer)
    assert str(_cell(screen, 0, 0)).startswith("quá hạn ")
    assert screen.deadlines.count.text().startswith("1 hồ sơ quá hạn")


def test_that_one_key_drafts_and_the_same_key_records_and_prints(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.in_progress()
    lives.clock.now = FRIDAY_AFTERNOON
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert screen.panel is screen.apology
    assert lives.page(page.submission_id).submission.apology is None
    assert screen.apology.until.day.text() == "02/12/2026"
    assert screen.apology.until.said.text() == "Thứ Tư"
    assert screen.primary.said.text() == "Ghi lý do."
    assert "Phòng Kinh tế" in screen.apology.signer.text()
    officer.commit("Chờ ý kiến của cơ quan phối hợp")
    _do_it(officer, screen)
    apology = lives.page(page.submission_id).submission.apology
    assert apology is not None
    assert apology.reason == "Chờ ý kiến của cơ quan phối hợp"
    assert f"{local(apology.until):%d/%m %H:%M}" == "02/12 17:00"
    assert tray.sheets == [f"{page.receipt_code}-04"]
    assert screen.shown is None


def test_that_a_day_typed_by_hand_is_the_new_date_and_a_wrong_one_is_refused(
    officer: Officer, lives: Lives, tray: Tray
) -> None:
    page = lives.in_progress()
    lives.clock.now = FRIDAY_AFTERNOON
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    officer.commit("Chờ ý kiến")
    screen.apology.until.day.setFocus()
    screen.apology.until.day.selectAll()
    officer.type("6/12")
    assert screen.apology.until.said.text() == "Chủ Nhật"
    _do_it(officer, screen)
    assert "là ngày nghỉ" in screen.answering.text
    assert screen.apology.reason.text == "Chờ ý kiến"
    screen.apology.until.day.selectAll()
    officer.type("32/12")
    assert screen.primary.said.text() == "Ghi ngày hẹn mới, ví dụ 17:00 và 03/12/2026."
    screen.apology.until.day.selectAll()
    officer.type("7/12")
    _do_it(officer, screen)
    due_at = lives.page(page.submission_id).due_at
    assert due_at is not None
    assert f"{local(due_at):%d/%m/%Y}" == "07/12/2026"


def test_that_a_second_apology_is_not_offered(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.in_progress()
    lives.clock.now = FRIDAY_AFTERNOON
    until = FRIDAY_AFTERNOON.replace(day=30)
    lives.do(lambda desk: desk.apologies.apologise(page.submission_id, until, "Chờ ý kiến"))
    screen = _enter(officer)
    assert _cell(screen, 0, 6) == "Đã hẹn lại"
    assert screen.primary.said.text() == "Đã hẹn lại một lần, không hẹn lại được nữa"
    assert not screen.primary.act.isEnabled()
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert screen.shown is None
    assert screen.answering.text == "Đã hẹn lại một lần, không hẹn lại được nữa"
    officer.scan(page.receipt_code)
    officer.until(lambda: "luật chỉ cho hẹn lại một lần" in screen.answering.text)
    assert tray.sheets == []


def test_that_a_departments_wish_for_time_is_marked_and_fills_the_draft(
    officer: Officer, lives: Lives, tray: Tray
) -> None:
    page = lives.in_progress()
    lives.clock.now = FRIDAY_AFTERNOON
    until = FRIDAY_AFTERNOON.replace(month=12, day=4)
    lives.do(lambda desk: desk.apologies.ask_extension(page.submission_id, until, "Chờ đo đạc lại", "Lý Văn Sìn"))
    screen = _enter(officer)
    assert _cell(screen, 0, 6) == "Đề nghị gia hạn"
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert screen.apology.until.typed == ("04/12/2026", "16:00")
    assert screen.apology.reason.text == "Chờ đo đạc lại"
    assert screen.apology.asked.text().startswith("Phòng Kinh tế đề nghị gia hạn đến 16:00")
    _do_it(officer, screen)
    assert tray.sheets == [f"{page.receipt_code}-04"]


def test_that_a_result_in_time_needs_no_apology(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    screen = _enter(officer)
    officer.scan(page.receipt_code)
    officer.until(lambda: bool(screen.answering.text))
    assert "đúng hạn nên không phải xin lỗi" in screen.answering.text
    assert screen.shown is None


def test_that_the_list_is_filtered_by_department_and_officer(officer: Officer, lives: Lives) -> None:
    lives.received()
    lives.received(principal=make_party("NGUYỄN VĂN AN", "008098012345"), procedure=ADOPTION)
    lives.clock.forward(days=60)
    screen = _enter(officer)
    assert screen.deadlines.model.rowCount() == 2
    screen.deadlines.department.setFocus()
    officer.type("P")
    officer.settle()
    chosen = screen.deadlines.department.currentData()
    assert chosen
    assert {row.department for row in screen.deadlines.model.rows} <= {chosen}
    assert screen.deadlines.model.rowCount() < 2
    officer.press(Qt.Key.Key_Home)
    officer.settle()
    assert screen.deadlines.model.rowCount() == 2
    officer.press(Qt.Key.Key_Tab)
    assert officer.focus is screen.deadlines.officer
    officer.press(Qt.Key.Key_Down)
    officer.settle()
    assert screen.deadlines.officer.currentData() == "Ma Thị Lan"
    assert screen.deadlines.model.rowCount() == 2


def test_that_enter_opens_the_submissions_page(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    lives.clock.now = FRIDAY_AFTERNOON
    _enter(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.window.current is officer.window.lookup)
    officer.until(lambda: officer.window.lookup.shown is not None)
    assert officer.window.lookup.page.code.text() == page.receipt_code


def test_that_a_supplement_is_waited_for_and_closed_by_hand_only(officer: Officer, lives: Lives) -> None:
    page = lives.awaited()
    screen = _enter(officer)
    officer.press(Qt.Key.Key_2, ALT)
    officer.settle()
    model = screen.awaited.model
    assert model.data(model.index(0, 0)) == "còn 16 ngày"
    assert screen.primary.said.text() == "Chỉ đóng được khi đã hết hạn bổ sung"
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert screen.shown is None
    lives.clock.forward(days=16)
    screen.look_again()
    officer.settle()
    assert model.data(model.index(0, 0)) == "đã hết hạn bổ sung"
    assert "1 đã hết hạn bổ sung" in screen.awaited.count.text()
    assert lives.page(page.submission_id).state is State.AWAITING_SUPPLEMENT
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert screen.panel is screen.closing
    assert "Biên bản họp thành viên hộ gia đình" in screen.closing.wanted.text()
    assert lives.page(page.submission_id).state is State.AWAITING_SUPPLEMENT
    officer.commit("đã gọi hai lần")
    _do_it(officer, screen)
    assert lives.page(page.submission_id).state is State.CLOSED
    assert page.receipt_code in screen.answering.text
    assert screen.awaited.model.rowCount() == 0


def test_that_ctrl_tab_goes_from_one_list_to_the_other(officer: Officer) -> None:
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Tab, CONTROL)
    assert screen.tabs.value == 1
    assert screen.awaited.isVisible()
    officer.press(Qt.Key.Key_1, ALT)
    assert screen.deadlines.isVisible()


def test_that_esc_keeps_the_draft(officer: Officer, lives: Lives) -> None:
    lives.in_progress()
    lives.clock.now = FRIDAY_AFTERNOON
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    officer.commit("Chờ ý kiến")
    if "FRONTDESK_SCREENSHOTS" in os.environ:
        officer.window.grab().save(str(Path(os.environ["FRONTDESK_SCREENSHOTS"]) / "late.png"))
    officer.press(Qt.Key.Key_Escape)
    assert screen.shown is None
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert screen.apology.reason.text == "Chờ ý kiến"


def test_that_one_way_back_is_offered(officer: Officer, lives: Lives) -> None:
    lives.in_progress()
    lives.clock.now = FRIDAY_AFTERNOON
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert screen.back.isVisible()
    assert not screen.apology.close_act.isVisible()
