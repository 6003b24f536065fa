"""Forms 02 and what follows it, by keyboard alone."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from frontdesk.desk import Desk
from frontdesk.domain.events import ProcedurePublished
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.states import State, Verb
from tests.factories import HandClock
from tests.ui.officer import CONTROL, Officer
from tests.ui.submission_pages import AtPage, Build, incomplete, received
from ui.screens.acts.receive_supplement import ReceiveSupplementPanel
from ui.screens.acts.request_supplement import RequestSupplementPanel

Sit = Callable[[Build], AtPage]


def asked(desk: Desk, clock: HandClock) -> str:
    submission_id = received(desk, clock)
    first = desk.lookup.get(submission_id).submission.received.papers[0].name
    wanted = [WantedPaper(first, PaperForm.CERTIFIED, "Mờ"), WantedPaper("Sơ đồ địa điểm")]
    desk.supplements.request(submission_id, wanted)
    return submission_id


def supplemented(desk: Desk, clock: HandClock) -> str:
    submission_id = asked(desk, clock)
    clock.forward(days=2)
    desk.supplements.receive(submission_id)
    return submission_id


def test_that_missing_papers_are_asked_for_and_form_02_comes_out(at_page: Sit) -> None:
    at = at_page(incomplete)
    at.choose(Verb.REQUEST_SUPPLEMENT)
    panel = at.panel(RequestSupplementPanel)
    assert [line.name for line in panel.papers.wanted] == [panel.papers.rows[0].tick.words.text()]
    assert panel.papers.wanted[0].why == "Chưa nộp"
    assert at.lookup.page_bar.primary.text() == "Lập và in phiếu yêu cầu"
    at.do()
    assert at.page.state is State.AWAITING_SUPPLEMENT
    assert at.page.submission.supplements[0].number == "01/C1-HDHS"
    assert at.page.submission.printed("02") == 1
    assert at.said.startswith(
        "Đã lập phiếu yêu cầu số 01/C1-HDHS. Mời Ông/Bà bổ sung trước hết ngày 08/12/2026. Chưa có máy in"
    )


def test_that_form_and_reason_of_each_paper_and_free_lines_are_on_record(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.REQUEST_SUPPLEMENT)
    panel = at.panel(RequestSupplementPanel)
    assert panel.gap == "Chọn ít nhất một giấy tờ."
    assert not at.lookup.page_bar.primary.isEnabled()
    at.officer.press(Qt.Key.Key_Space)  # the first paper is wrong
    assert at.lookup.page_bar.primary.isEnabled()
    at.tab()
    at.officer.press(Qt.Key.Key_Down)  # certified instead of original
    at.tab()
    at.write("Mờ, không đọc được")
    panel.papers.others[0].why.setFocus()
    at.write("Để đối chiếu")
    assert panel.gap == "Có dòng ghi lý do mà chưa ghi giấy tờ nào."
    panel.papers.others[0].name.setFocus()
    at.write("Sơ đồ địa điểm")
    at.do()
    first = at.page.submission.received.papers[0].name
    assert at.page.submission.supplements[0].wanted == (
        WantedPaper(first, PaperForm.CERTIFIED, "Mờ, không đọc được"),
        WantedPaper("Sơ đồ địa điểm", None, "Để đối chiếu"),
    )


def test_that_a_second_request_needs_a_reason_which_may_be_a_ready_one(at_page: Sit) -> None:
    at = at_page(supplemented)
    at.choose(Verb.REQUEST_SUPPLEMENT)
    panel = at.panel(RequestSupplementPanel)
    assert "NĐ 118/2025" in panel.again.text()
    at.officer.press(Qt.Key.Key_Space)
    assert panel.gap == "Ghi lý do yêu cầu lần nữa."
    panel.reason.ready.setFocus()
    at.officer.press(Qt.Key.Key_Return)
    at.officer.press(Qt.Key.Key_Down)
    at.officer.press(Qt.Key.Key_Return)
    assert panel.reason.text.startswith("Cơ quan giải quyết xác minh")
    assert at.officer.focus is panel.reason.field
    at.write(" Đã báo người nộp.")
    at.do()
    request = at.page.submission.supplements[1]
    assert request.repeated
    assert request.reason.endswith("Đã báo người nộp.")


def test_that_a_ready_reason_replaces_another_and_follows_what_was_written(at_page: Sit) -> None:
    at = at_page(supplemented)
    at.choose(Verb.REQUEST_SUPPLEMENT)
    reason = at.panel(RequestSupplementPanel).reason
    reason._on_chosen("Giấy tờ bổ sung lần trước chưa đúng mẫu hoặc thông tin không khớp.")
    reason._on_chosen("Cơ quan giải quyết xác minh thấy cần thêm giấy tờ chưa nêu trong phiếu lần đầu.")
    assert reason.text == "Cơ quan giải quyết xác minh thấy cần thêm giấy tờ chưa nêu trong phiếu lần đầu."
    reason.put("Theo công văn 12.")
    reason._on_chosen("Khác.")
    assert reason.text == "Theo công văn 12. Khác."


def test_that_what_came_decides_on_the_date_which_is_said_before(at_page: Sit) -> None:
    at = at_page(asked)
    at.choose(Verb.RECEIVE_SUPPLEMENT)
    panel = at.panel(ReceiveSupplementPanel)
    assert panel.gap == "Chọn giấy tờ đã nhận."
    at.officer.press(Qt.Key.Key_Space)
    at.officer.until(lambda: panel.promise.text() != "")
    assert panel.promise.text() == "Còn thiếu 1 giấy tờ: thời hạn vẫn dừng, chưa hẹn ngày."
    at.officer.press(Qt.Key.Key_D, CONTROL)
    at.officer.until(lambda: panel.promise.text().startswith("Đủ giấy tờ"))
    assert panel.promise.text() == "Đủ giấy tờ: thời hạn tính lại từ đầu, hẹn trả 17:00 Thứ Sáu 27/11/2026."
    at.do()
    assert at.page.state is State.RECEIVED
    assert at.page.prints == 2
    assert at.said.startswith("Đã nhận đủ. Hẹn Ông/Bà nhận kết quả 17:00 Thứ Sáu 27/11/2026.")


def test_that_a_part_is_taken_in_and_nothing_is_printed(at_page: Sit) -> None:
    at = at_page(asked)
    at.choose(Verb.RECEIVE_SUPPLEMENT)
    at.officer.press(Qt.Key.Key_Space)
    at.do()
    assert at.page.state is State.AWAITING_SUPPLEMENT
    assert at.page.prints == 1
    assert at.said == "Đã nhận một phần; còn thiếu 1 giấy tờ, thời hạn vẫn dừng."


def test_that_a_clock_that_pauses_is_said_to_go_on(at_page: Sit) -> None:
    def pausing(desk: Desk, clock: HandClock) -> str:
        procedure = desk.catalogue.get("1.001612")
        with desk.store.write() as unit:
            changed = replace(procedure, clock_policy=ClockPolicy.PAUSE, version=procedure.version + 1)
            unit.record(("procedure", ProcedurePublished(changed)), at=clock(), actor="Ma Thị Lan")
        return asked(desk, clock)

    at = at_page(pausing)
    at.choose(Verb.RECEIVE_SUPPLEMENT)
    at.officer.press(Qt.Key.Key_D, CONTROL)
    panel = at.panel(ReceiveSupplementPanel)
    at.officer.until(lambda: panel.promise.text().startswith("Đủ giấy tờ"))
    assert "tính tiếp phần còn lại" in panel.promise.text()


def test_that_the_reception_asks_for_the_missing_papers(officer: Officer) -> None:
    officer.take_papers()
    officer.press(Qt.Key.Key_Space)  # the first paper is not there after all
    officer.until(lambda: bool(officer.window.reception.form.missing_papers))
    officer.settle()
    officer.receive()
    bar = officer.window.reception.outcome_bar
    assert bar.supplement.isVisible()
    officer.press(Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    lookup = officer.window.lookup
    officer.until(lambda: lookup.desk.panel is not None)
    officer.settle()
    at = AtPage(officer, "")
    assert len(at.panel(RequestSupplementPanel).papers.wanted) == 1
    at.do()
    assert at.page.submission.printed("02") == 1


def test_that_the_reception_refuses_with_a_reason(officer: Officer) -> None:
    officer.take_papers()
    officer.receive()
    assert officer.window.reception.outcome_bar.supplement.isHidden()
    officer.press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    at = AtPage(officer, "")
    officer.until(lambda: at.lookup.desk.panel is not None)
    officer.settle()
    at.write("Không thuộc thẩm quyền.")
    at.do()
    assert at.page.state is State.REFUSED
