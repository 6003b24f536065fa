"""A department's PC, with keyboard and scanner only."""

import os
from pathlib import Path

from PySide6.QtCore import Qt

from frontdesk.domain.clock import local
from frontdesk.domain.result_events import Outcome
from frontdesk.domain.states import State
from tests.factories import make_party
from tests.ui.lives import ADOPTION, DEPARTMENT, Lives
from tests.ui.officer import CONTROL, Officer
from ui.screens.department.screen import DepartmentScreen

ALT = Qt.KeyboardModifier.AltModifier
SIN = "Lý Văn Sìn"
AN = make_party("NGUYỄN VĂN AN", "008098012345")


def _screen(officer: Officer) -> DepartmentScreen:
    screen = officer.window.current
    assert isinstance(screen, DepartmentScreen)
    return screen


def _enter(officer: Officer, department: str = DEPARTMENT) -> DepartmentScreen:
    """Go there, and choose the department by keyboard where it is asked for."""
    officer.press(Qt.Key.Key_F9)
    officer.settle()
    screen = _screen(officer)
    if not screen.department:
        names = [each.name for each in screen.departments.model.rows]
        for _ in range(names.index(department)):
            officer.press(Qt.Key.Key_Down)
        officer.press(Qt.Key.Key_Return)
        officer.settle()
    return screen


def _scan(officer: Officer, code: str) -> None:
    officer.scan(code)
    officer.bot.wait(120)
    officer.settle()


def _do_it(officer: Officer) -> None:
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: not _screen(officer).busy)
    officer.settle()


def test_that_the_department_is_asked_for_once_and_remembered(officer: Officer, lives: Lives) -> None:
    officer.press(Qt.Key.Key_F9)
    officer.settle()
    assert _screen(officer).primary.act.text() == "Chọn cơ quan này"
    screen = _enter(officer)
    assert screen.department == DEPARTMENT
    kept = lives.do(lambda desk: desk.drafts.list("remembered"))
    assert [each.content for each in kept] == [DEPARTMENT]
    again = DepartmentScreen(officer.window._room, officer.window._words)
    officer.bot.addWidget(again)
    officer.until(lambda: again.department == DEPARTMENT)


def test_that_a_scan_before_the_choice_says_to_choose(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    officer.press(Qt.Key.Key_F9)
    officer.settle()
    _scan(officer, page.receipt_code)
    assert _screen(officer).answering.text == "Chọn cơ quan của máy này trước, rồi quét lại."


def test_that_the_inbox_marks_what_is_new_and_counts_the_time_left(officer: Officer, lives: Lives) -> None:
    new = lives.received()
    lives.handed_over(new)
    screen = _enter(officer)
    model = screen.inbox.model
    assert [model.data(model.index(0, at)) for at in (0, 1, 2)] == [
        "còn 3 ngày 4 giờ",
        "● Mới, chưa ký nhận",
        new.receipt_code,
    ]
    assert screen.inbox.count.text() == "1 hồ sơ ở đây · 1 mới, chưa ký nhận"


def test_that_the_name_is_typed_once_and_signs_every_act(officer: Officer, lives: Lives) -> None:
    first, second = lives.received(), lives.received(principal=AN)
    lives.handed_over(first, second)
    screen = _enter(officer)
    _scan(officer, first.receipt_code)
    assert officer.focus is screen.who.field
    assert screen.primary.said.text() == "Ghi họ tên người của cơ quan giải quyết."
    officer.commit(SIN)
    _do_it(officer)
    after = lives.page(first.submission_id)
    assert after.state is State.IN_PROGRESS
    assert after.submission.handover is not None
    assert after.submission.handover.taker == SIN
    assert after.timeline[-1].actor == f"{SIN} · Ma Thị Lan"
    assert first.receipt_code in screen.answering.text
    _scan(officer, second.receipt_code)
    _do_it(officer)
    assert lives.page(second.submission_id).state is State.IN_PROGRESS


def test_that_a_scanned_manifest_acknowledges_all_but_the_unticked(officer: Officer, lives: Lives) -> None:
    pages = [lives.received(), lives.received(principal=AN), lives.received(principal=make_party("MA VĂN BA", "3"))]
    manifest = lives.handed_over(*pages)
    screen = _enter(officer)
    _scan(officer, manifest)
    assert screen.panel is screen.batch
    assert len(screen.batch.items.ticks) == 3
    officer.commit(SIN)
    _scan(officer, pages[0].receipt_code)
    assert screen.answering.text == f"{pages[0].receipt_code} có trong phiếu này."
    assert screen.panel is screen.batch
    at = screen.batch.keys.index(pages[1].submission_id)
    screen.batch.items.ticks[at].box.setFocus()
    officer.press(Qt.Key.Key_Space)
    _do_it(officer)
    assert [lives.page(page.submission_id).state for page in pages] == [
        State.IN_PROGRESS,
        State.MISSING,
        State.IN_PROGRESS,
    ]
    assert screen.answering.text == "Đã ký nhận 2 hồ sơ. Báo thiếu 1 hồ sơ."
    _scan(officer, manifest)
    assert screen.primary.said.text() == "Phiếu này đã được ký nhận đủ"
    _scan(officer, pages[1].receipt_code)
    assert screen.panel is not None
    _do_it(officer)
    assert lives.page(pages[1].submission_id).state is State.IN_PROGRESS


def test_that_a_manifest_for_another_department_is_refused(officer: Officer, lives: Lives) -> None:
    page = lives.received(procedure=ADOPTION)
    manifest = lives.handed_over(page)
    assert page.submission.department != DEPARTMENT
    screen = _enter(officer)
    _scan(officer, manifest)
    assert screen.panel is None
    assert screen.answering.text == f"Phiếu {manifest} gửi {page.submission.department}, không phải {DEPARTMENT}."


def test_that_a_submission_elsewhere_is_said_to_be_there(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    screen = _enter(officer)
    _scan(officer, page.receipt_code)
    assert screen.shown is None
    assert screen.answering.text == f"Hồ sơ {page.receipt_code} không ở {DEPARTMENT} mà ở quầy C1."


def test_that_it_is_sent_back_with_a_reason_only(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: screen.shown is not None)
    officer.commit(SIN)
    officer.press(Qt.Key.Key_3, ALT)
    assert screen.primary.said.text() == "Ghi lý do trả lại."
    officer.press(Qt.Key.Key_Return, CONTROL)
    assert lives.page(page.submission_id).state is State.IN_PROGRESS
    officer.commit("Thiếu chữ ký chủ hộ")
    _do_it(officer)
    after = lives.page(page.submission_id)
    assert after.state is State.SENT_BACK
    assert after.submission.handover is not None
    assert after.submission.handover.reason == "Thiếu chữ ký chủ hộ"
    assert screen.inbox.model.rowCount() == 0


def test_that_one_missing_from_the_batch_is_reported(officer: Officer, lives: Lives) -> None:
    page = lives.received()
    lives.handed_over(page)
    screen = _enter(officer)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: screen.shown is not None)
    officer.commit(SIN)
    officer.press(Qt.Key.Key_5, ALT)
    _do_it(officer)
    assert lives.page(page.submission_id).state is State.MISSING


def test_that_a_result_is_recorded_with_its_number(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    screen = _enter(officer)
    _scan(officer, page.receipt_code)
    officer.commit(SIN)
    screen.take_focus()
    officer.press(Qt.Key.Key_Backtab)
    officer.press(Qt.Key.Key_Right)
    assert screen.primary.said.text() == "Ghi số văn bản nêu lý do không đồng ý."
    officer.press(Qt.Key.Key_Tab)
    officer.type("15/TB")
    if "FRONTDESK_SCREENSHOTS" in os.environ:
        officer.window.grab().save(str(Path(os.environ["FRONTDESK_SCREENSHOTS"]) / "department.png"))
    _do_it(officer)
    after = lives.page(page.submission_id)
    assert after.state is State.RESULT_READY
    assert after.submission.result is not None
    assert (after.submission.result.outcome, after.submission.result.document) == (Outcome.DECLINED, "15/TB")
    _scan(officer, page.receipt_code)
    assert screen.panel is None
    assert "Mang giấy tờ và kết quả về quầy" in screen.answering.text


def test_that_more_time_is_asked_for_with_date_and_reason(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    screen = _enter(officer)
    _scan(officer, page.receipt_code)
    officer.commit(SIN)
    officer.press(Qt.Key.Key_4, ALT)
    assert screen.primary.said.text() == "Ghi ngày hẹn mới, ví dụ 17:00 và 03/12/2026."
    officer.type("4/12")
    assert screen.primary.said.text() == "Ghi lý do."
    officer.press(Qt.Key.Key_Tab)  # the time stands there
    officer.press(Qt.Key.Key_Tab)
    officer.commit("Chờ đo đạc lại")
    _do_it(officer)
    extension = lives.page(page.submission_id).submission.extension
    assert extension is not None
    assert (f"{local(extension.until):%d/%m/%Y %H:%M}", extension.reason) == ("04/12/2026 17:00", "Chờ đo đạc lại")


def test_that_a_refused_act_keeps_what_was_typed(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    screen = _enter(officer)
    _scan(officer, page.receipt_code)
    officer.commit(SIN)
    officer.press(Qt.Key.Key_4, ALT)
    officer.type("6/12")
    officer.press(Qt.Key.Key_Tab)  # the time stands there
    officer.press(Qt.Key.Key_Tab)
    officer.commit("Chờ đo đạc lại")
    _do_it(officer)
    assert "là ngày nghỉ" in screen.answering.text
    officer.press(Qt.Key.Key_Escape)
    assert screen.shown is None
    _scan(officer, page.receipt_code)
    officer.press(Qt.Key.Key_4, ALT)
    officer.until(lambda: screen.panel is not None and screen.panel.content()["reason"] == "Chờ đo đạc lại")


def test_that_a_batch_half_ticked_is_kept(officer: Officer, lives: Lives) -> None:
    pages = [lives.received(), lives.received(principal=AN)]
    manifest = lives.handed_over(*pages)
    screen = _enter(officer)
    _scan(officer, manifest)
    screen.batch.items.ticks[1].box.setFocus()
    officer.press(Qt.Key.Key_Space)
    missing = screen.batch.items.unticked
    assert len(missing) == 1
    officer.press(Qt.Key.Key_Escape)
    assert screen.panel is None
    _scan(officer, manifest)
    officer.until(lambda: screen.batch.items.unticked == missing)
    screen.answering.act.click()  # begin anew
    assert screen.batch.items.unticked == ()
