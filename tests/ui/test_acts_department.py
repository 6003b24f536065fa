"""What is done in the department's name, and the small acts of the counter: by keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from frontdesk.domain.custody import Holder, HolderKind, Parcel
from frontdesk.domain.result_events import Outcome
from frontdesk.domain.states import State, Verb
from tests.ui.officer import CONTROL
from tests.ui.submission_pages import (
    ECONOMY,
    AtPage,
    Build,
    handed_over,
    in_progress,
    missing_at_department,
    received,
    result_at_counter,
)
from ui.screens.acts.acknowledge import AcknowledgePanel
from ui.screens.acts.call import CallPanel
from ui.screens.acts.find import FindPanel
from ui.screens.acts.give_at_once import GiveAtOncePanel
from ui.screens.acts.move import MovePanel
from ui.screens.acts.receive_result import ReceiveResultPanel
from ui.screens.acts.record_result import RecordResultPanel
from ui.screens.acts.send_back import SendBackPanel

Sit = Callable[[Build], AtPage]


def test_that_the_department_signs_by_name(at_page: Sit) -> None:
    at = at_page(handed_over)
    at.choose(Verb.ACKNOWLEDGE)
    assert ECONOMY in at.panel(AcknowledgePanel).batch.text()
    at.write("Hoàng Văn Tư")
    at.do()
    assert at.page.state is State.IN_PROGRESS
    assert at.page.submission.handover is not None
    assert at.page.submission.handover.taker == "Hoàng Văn Tư"
    assert ECONOMY in at.said


def test_that_what_is_missing_is_reported_and_found_again(at_page: Sit) -> None:
    at = at_page(handed_over)
    at.choose(Verb.REPORT_MISSING)
    at.do()  # a note is welcome, not needed
    assert at.page.state is State.MISSING
    assert at.lookup.page_bar.primary.text() == "Đã tìm thấy"
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.until(lambda: at.lookup.desk.panel is not None)
    at.officer.settle()
    assert ECONOMY in at.panel(FindPanel).batch.text()
    at.do()
    assert at.page.state.value == "sent_back"
    assert at.page.submission.handover is not None
    assert at.page.submission.handover.parcel is Parcel.FOUND


def test_that_papers_come_back_with_a_reason(at_page: Sit) -> None:
    at = at_page(in_progress)
    at.choose(Verb.SEND_BACK)
    panel = at.panel(SendBackPanel)
    assert panel.gap == "Ghi lý do trả lại."
    at.write("Thiếu sơ đồ.")
    panel.by.line.setFocus()
    at.write("Hoàng Văn Tư")
    at.do()
    assert at.page.state.value == "sent_back"
    assert at.page.timeline[-1].actor == "Hoàng Văn Tư · Ma Thị Lan"
    assert "đã trả lại: Thiếu sơ đồ." in at.lookup.page.state.state.text()


def test_that_a_result_is_recorded_and_fetched_with_the_originals(at_page: Sit) -> None:
    at = at_page(in_progress)
    at.choose(Verb.RECORD_RESULT)
    panel = at.panel(RecordResultPanel)
    at.write("15/GCN")
    panel.decision.outcome.setFocus()
    panel.decision.outcome.choose(Outcome.DECLINED)
    at.do()
    assert at.page.state is State.RESULT_READY
    assert at.page.submission.result is not None
    assert (at.page.submission.result.outcome, at.page.submission.result.document) == (Outcome.DECLINED, "15/GCN")
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.until(lambda: at.lookup.desk.panel is not None)
    at.officer.settle()
    fetched = at.panel(ReceiveResultPanel)
    assert len(fetched.papers.ticked) == 1  # the original that is not an application form
    at.officer.press(Qt.Key.Key_D, CONTROL)
    at.do()
    assert at.page.state.value == "result_at_counter"
    assert len(at.page.submission.result.to_give_back) == 3


def test_that_papers_go_to_an_officer_by_name_and_come_back(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.MOVE)
    panel = at.panel(MovePanel)
    assert panel.gap == "Ghi họ tên cán bộ giữ giấy tờ."
    panel.name.setFocus()
    at.write("Lò Thị Nga")
    at.do()
    assert at.page.submission.custody == Holder(HolderKind.OFFICER, "Lò Thị Nga")
    assert "cán bộ Lò Thị Nga" in at.said
    at.choose(Verb.MOVE)
    assert panel.to.value is HolderKind.COUNTER
    assert panel.gap == ""
    at.do()
    assert at.page.submission.custody == Holder(HolderKind.COUNTER, "C1")


def test_that_the_number_is_large_and_the_call_is_kept(at_page: Sit) -> None:
    at = at_page(result_at_counter)
    at.choose(Verb.CALL)
    panel = at.panel(CallPanel)
    assert panel.phone.text() == "0912 345 678"
    assert panel.phone.property("role") == "code"
    at.officer.press(Qt.Key.Key_Right)  # nobody answered
    panel.note.setFocus()
    at.write("Không nghe máy.")
    at.do()
    call = at.page.submission.calls[-1]
    assert (call.reached, call.note) == (False, "Không nghe máy.")
    at.choose(Verb.CALL)
    assert "chưa gặp" in panel.earlier.text()
    at.do()
    assert at.page.submission.calls[-1].reached
    assert "đã báo, chờ Ông/Bà" in at.lookup.page.state.state.text()


def test_that_a_result_at_once_is_logged_without_a_receipt(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.GIVE_AT_ONCE)
    at.write("20/CT")
    at.do()
    assert at.page.state is State.RETURNED
    assert at.page.submission.result is not None
    assert at.page.submission.result.at_once
    assert at.page.prints == 1


def test_that_a_receipt_of_a_result_at_once_is_printed_on_request(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.GIVE_AT_ONCE)
    at.tab()  # to the fee that is still owed
    at.tab()
    assert at.officer.focus is at.panel(GiveAtOncePanel).receipt.box
    at.officer.press(Qt.Key.Key_Space)
    at.do()
    assert at.page.prints == 2


def test_that_a_department_that_finds_them_signs_after_all(at_page: Sit) -> None:
    at = at_page(missing_at_department)
    at.choose(Verb.ACKNOWLEDGE)
    at.do()
    assert at.page.state is State.IN_PROGRESS
