"""Refuse, withdraw, close, give back: by keyboard alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from frontdesk.desk import Desk
from frontdesk.domain.custody import HolderKind
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.states import State, Verb
from tests.factories import HandClock
from tests.ui.officer import CONTROL
from tests.ui.submission_pages import AtPage, Build, in_progress, received
from ui.rooms import RESULTS
from ui.screens.acts.close import ClosePanel
from ui.screens.acts.refuse import RefusePanel
from ui.screens.acts.withdraw import WithdrawPanel
from ui.screens.results.screen import ResultsScreen

Sit = Callable[[Build], AtPage]


def refused(desk: Desk, clock: HandClock) -> str:
    submission_id = received(desk, clock)
    desk.endings.refuse(submission_id, "Không thuộc thẩm quyền")
    return submission_id


def never_supplemented(desk: Desk, clock: HandClock) -> str:
    submission_id = received(desk, clock)
    desk.supplements.request(submission_id, [WantedPaper("Sơ đồ địa điểm")])
    clock.forward(days=16)
    return submission_id


def test_that_a_refusal_needs_its_reason_and_prints_form_03(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REFUSE)
    panel = at.panel(RefusePanel)
    assert at.lookup.page_bar.ready.text() == "Ghi lý do từ chối."
    assert not at.lookup.page_bar.primary.isEnabled()
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    assert at.said == "Ghi lý do từ chối."
    at.write("Không thuộc thẩm quyền.")
    assert at.lookup.page_bar.ready.text() == ""
    assert panel.given_back.on
    at.do()
    assert at.page.state is State.REFUSED
    assert at.page.submission.custody.kind is HolderKind.CITIZEN
    assert at.page.submission.printed("03") == 1
    assert at.said.startswith("Đã lập phiếu từ chối số 01/C1-TCHS.")


def test_that_papers_of_a_refusal_may_stay_for_now(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REFUSE)
    at.write("Không thuộc thẩm quyền.")
    at.tab(2)
    at.officer.press(Qt.Key.Key_Space)
    at.do()
    assert at.page.submission.papers_at_counter
    assert at.lookup.page_bar.primary.text() == "Trả lại giấy tờ"
    assert "giấy tờ còn phải trả lại" in at.lookup.page.state.state.text()


def test_that_a_withdrawal_keeps_the_fee_that_went_back(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.WITHDRAW)
    panel = at.panel(WithdrawPanel)
    assert panel.gap == "Ghi lý do Ông/Bà đề nghị dừng."
    at.write("Không còn nhu cầu.")
    panel.fee.setFocus()
    at.write("một trăm")
    assert panel.gap == "Lệ phí ghi bằng số đồng, ví dụ 100.000."
    panel.fee.selectAll()
    at.write("100.000")
    at.do()
    ending = at.page.submission.ending
    assert ending is not None
    assert ending.fee_returned == 100_000
    assert at.page.submission.printed("05") == 1
    assert "01/C1-DHS" in at.said


def test_that_papers_at_a_department_come_back_after_the_withdrawal(at_page: Sit) -> None:
    at = at_page(in_progress)
    at.choose(Verb.WITHDRAW)
    panel = at.panel(WithdrawPanel)
    assert panel.given_back.isHidden()
    assert "Phòng Kinh tế" in panel.away.text()
    at.write("Không còn nhu cầu.")
    at.do()
    assert at.page.state is State.WITHDRAWN
    assert at.page.submission.custody.kind is HolderKind.DEPARTMENT
    assert at.page.may(Verb.SEND_BACK)


def test_that_a_submission_is_closed_after_fifteen_days_with_a_reason(at_page: Sit) -> None:
    at = at_page(never_supplemented)
    at.choose(Verb.CLOSE)
    assert at.panel(ClosePanel).gap == "Ghi lý do đóng hồ sơ."
    at.tab()
    at.officer.press(Qt.Key.Key_Return)
    at.officer.press(Qt.Key.Key_Return)
    at.do()
    assert at.page.state is State.CLOSED
    assert at.page.submission.ending is not None
    assert at.page.submission.ending.reason.startswith("Quá 15 ngày")


def test_that_it_is_not_closed_before_and_the_day_is_said(at_page: Sit) -> None:
    def too_early(desk: Desk, clock: HandClock) -> str:
        submission_id = never_supplemented(desk, clock)
        clock.forward(days=-1)
        return submission_id

    at = at_page(too_early)
    at.officer.press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert "08/12/2026" in at.said
    assert at.lookup.desk.panel is None


def test_that_papers_go_back_in_the_room_for_that(at_page: Sit) -> None:
    at = at_page(refused)
    at.officer.press(Qt.Key.Key_Return, CONTROL)  # the natural act
    results = at.officer.window.screen_of(RESULTS)
    assert isinstance(results, ResultsScreen)
    at.officer.until(lambda: results.panel is results.giving_back)
    assert results.giving_back.submission_id == at.submission_id
    assert at.officer.window.current is results
