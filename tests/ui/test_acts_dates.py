"""Apologies and wishes for more time: by keyboard alone."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt

from frontdesk.desk import Desk
from frontdesk.domain.states import Verb
from tests.factories import HandClock
from tests.ui.officer import CONTROL
from tests.ui.submission_pages import AtPage, Build, in_progress
from ui.screens.acts.apologise import ApologisePanel
from ui.screens.acts.ask_extension import AskExtensionPanel

Sit = Callable[[Build], AtPage]


def late(desk: Desk, clock: HandClock) -> str:
    submission_id = in_progress(desk, clock)
    clock.forward(days=3)
    return submission_id


def wished(desk: Desk, clock: HandClock) -> str:
    submission_id = late(desk, clock)
    desk.apologies.ask_extension(submission_id, datetime(2026, 12, 4, 3, tzinfo=UTC), "Chờ xác minh", "Hoàng Văn Tư")
    return submission_id


def test_that_the_draft_needs_only_a_reason_and_prints_form_04(at_page: Sit) -> None:
    at = at_page(late)
    at.choose(Verb.APOLOGISE)
    panel = at.panel(ApologisePanel)
    assert panel.until.typed == ("02/12/2026", "17:00")
    assert panel.until.said.text() == "Thứ Tư"
    assert "lãnh đạo Phòng Kinh tế ký" in panel.signer.text()
    assert panel.gap == "Ghi lý do."
    panel.reason.setFocus()
    at.write("Phải xác minh thêm.")
    at.do()
    apology = at.page.submission.apology
    assert apology is not None
    assert at.page.due_at == apology.until
    assert at.page.submission.printed("04") == 1
    assert "hẹn lại 17:00 Thứ Tư 02/12/2026" in at.said
    assert "Đã xin lỗi và hẹn lại một lần" in at.lookup.page.state.note.text()


def test_that_what_the_department_asked_for_stands_in_the_draft(at_page: Sit) -> None:
    at = at_page(wished)
    at.choose(Verb.APOLOGISE)
    panel = at.panel(ApologisePanel)
    assert panel.until.typed == ("04/12/2026", "10:00")
    assert panel.reason.text == "Chờ xác minh"
    at.do()
    assert at.page.submission.apology is not None


def test_that_a_second_apology_is_refused_with_the_law(at_page: Sit) -> None:
    at = at_page(wished)
    at.choose(Verb.APOLOGISE)
    at.do()
    at.officer.press(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert "luật chỉ cho hẹn lại một lần" in at.said
    assert at.lookup.desk.panel is None


def test_that_a_day_off_is_refused_and_the_panel_stays(at_page: Sit) -> None:
    at = at_page(late)
    at.choose(Verb.APOLOGISE)
    panel = at.panel(ApologisePanel)
    panel.until.day.setFocus()
    panel.until.day.selectAll()
    at.write("06/12/2026")  # a Sunday
    panel.reason.setFocus()
    at.write("Phải xác minh thêm.")
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.settle()
    assert "là ngày nghỉ" in at.said
    assert panel.isEnabled()
    assert panel.reason.text == "Phải xác minh thêm."
    assert at.lookup.desk.panel is panel


def test_that_a_wish_for_time_moves_no_date(at_page: Sit) -> None:
    at = at_page(late)
    due = at.page.due_at
    at.choose(Verb.ASK_EXTENSION)
    panel = at.panel(AskExtensionPanel)
    assert panel.gap == "Ghi ngày hẹn mới, ví dụ 17:00 và 03/12/2026."
    at.write("03/12/2026")
    panel.reason.setFocus()
    at.write("Chờ ý kiến phối hợp.")
    panel.by.line.setFocus()
    at.write("Hoàng Văn Tư")
    at.do()
    assert at.page.due_at == due
    assert at.page.submission.extension is not None
    assert at.page.timeline[-1].actor == "Hoàng Văn Tư · Ma Thị Lan"
