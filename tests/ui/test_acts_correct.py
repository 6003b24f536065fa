"""Put a received submission right: what changes is said before, the new receipt after."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from frontdesk.domain.states import State, Verb
from tests.ui.officer import AN, CONTROL
from tests.ui.submission_pages import AtPage, Build, in_progress, incomplete, received
from ui.screens.acts.correct import CorrectPanel

Sit = Callable[[Build], AtPage]


def judged(at: AtPage, words: str) -> CorrectPanel:
    """Wait until the panel says that."""
    panel = at.panel(CorrectPanel)
    at.officer.until(lambda: words in panel.effect.text())
    assert isinstance(panel, CorrectPanel)
    return panel


def test_that_a_name_is_put_right_and_the_new_receipt_comes_out(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    assert panel.gap == "Chưa sửa gì."
    assert not at.lookup.page_bar.primary.isEnabled()
    panel.principal.name.selectAll()
    at.write("NGUYỄN THỊ HOA")
    judged(at, "Sẽ sửa: người đề nghị. Ngày hẹn trả giữ nguyên. Giấy hẹn cũ hết hiệu lực, in bản 2.")
    assert at.lookup.page_bar.primary.isEnabled()
    panel.reason.setFocus()
    at.write("Nhập sai khi tiếp nhận.")
    judged(at, "in bản 2")
    at.do()
    assert at.page.view.principal.name == "NGUYỄN THỊ HOA"
    assert at.page.view.principal.phone == "+84912345678"
    assert at.page.submission.version == 2
    assert at.page.prints == 1
    assert at.said.startswith("Đã sửa hồ sơ. Giấy hẹn bản 2 thay giấy cũ")
    assert at.page.timeline[-2].sentence.endswith("(Nhập sai khi tiếp nhận.)")


def test_that_a_wrong_number_is_refused_before_it_is_done(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    panel.principal.number.setFocus()
    panel.principal.number.selectAll()
    at.write("123")
    judged(at, "12")
    assert panel.effect.property("tone") == "bad"
    assert panel.gap == panel.effect.text()
    assert not at.lookup.page_bar.primary.isEnabled()


def test_that_another_procedure_moves_the_date_which_is_said(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    panel.filing.box.setFocus()
    panel.filing.box.selectAll()
    at.officer.type("2.000720")
    at.officer.press(Qt.Key.Key_Return)
    at.officer.until(lambda: panel.filing.entry.procedure_code == "2.000720")
    judged(at, "thủ tục")
    names = [tick.words.text() for tick in panel.filing.papers.ticks]
    at.do()
    assert at.page.view.procedure_code == "2.000720"
    assert [paper.name for paper in at.page.view.papers] == names


def test_that_a_paper_that_is_not_there_stops_the_clock(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    panel.filing.papers.take_focus()
    at.officer.press(Qt.Key.Key_Space)
    judged(at, "Thời hạn dừng đến khi nộp đủ.")
    at.do()
    assert at.page.state is State.AWAITING_SUPPLEMENT
    assert at.page.due_at is None


def test_that_a_paper_that_was_there_after_all_starts_the_clock(at_page: Sit) -> None:
    at = at_page(incomplete)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    panel.filing.papers.take_focus()
    at.officer.press(Qt.Key.Key_Space)
    judged(at, "Hẹn trả đổi thành 17:00 Thứ Sáu 27/11/2026.")
    at.do()
    assert at.page.state is State.RECEIVED


def test_that_a_delegate_is_scanned_in_and_taken_out(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    panel.has_delegate.setFocus()
    at.officer.press(Qt.Key.Key_Space)
    assert panel.delegate.isVisible()
    at.officer.scan(AN)
    judged(at, "Sẽ sửa: người nộp thay.")
    at.do()
    assert at.page.view.delegate is not None
    assert at.page.view.delegate.name == "NGUYỄN VĂN AN"
    at.choose(Verb.CORRECT)
    panel.has_delegate.setFocus()
    at.officer.press(Qt.Key.Key_Space)
    judged(at, "Sẽ sửa: người nộp thay.")
    at.do()
    assert at.page.view.delegate is None


def test_that_a_scanned_card_replaces_the_person_and_keeps_the_phone(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    judged(at, "Sửa chỗ sai")
    at.officer.scan(AN)
    judged(at, "Sẽ sửa: người đề nghị.")
    at.do()
    principal = at.page.view.principal
    assert (principal.name, principal.phone) == ("NGUYỄN VĂN AN", "+84912345678")


def test_that_papers_away_are_not_corrected_but_people_are(at_page: Sit) -> None:
    at = at_page(in_progress)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    assert not panel.filing.here.isEnabled()
    assert "Phòng Kinh tế" in panel.away.text()
    panel.principal.phone.setFocus()
    panel.principal.phone.selectAll()
    at.write("0987654321")
    judged(at, "Sẽ sửa: người đề nghị.")
    at.do()
    assert at.page.view.principal.phone == "+84987654321"
    assert at.page.state is State.IN_PROGRESS


def test_that_note_sets_and_place_of_return_are_put_right(at_page: Sit) -> None:
    at = at_page(received)
    at.choose(Verb.CORRECT)
    panel = judged(at, "Sửa chỗ sai")
    panel.filing.sets.setFocus()
    at.officer.press(Qt.Key.Key_Up)
    panel.filing.return_to.setFocus()
    at.officer.press(Qt.Key.Key_Down)
    panel.note.setFocus()
    at.write("Gọi trước khi trả")
    judged(at, "Sẽ sửa: ghi chú, số bộ, nơi nhận kết quả.")
    at.officer.press(Qt.Key.Key_Return, CONTROL)
    at.officer.until(lambda: at.lookup.desk.panel is None)
    at.officer.settle()
    received_act = at.page.submission.received
    assert (received_act.sets, received_act.return_to) == (2, "Qua dịch vụ bưu chính công ích")
    assert received_act.personal is not None
    assert received_act.personal.note == "Gọi trước khi trả"
