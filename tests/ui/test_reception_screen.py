"""The main job on the real window and a real desk, by keyboard and scanner only."""

import threading
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from frontdesk.domain.identity import Party
from frontdesk.errors import DeskError, InvalidInput
from frontdesk.settings import Settings
from tests.factories import HandClock, make_application, make_party, open_desk
from tests.ui.officer import AN, CONTROL, HOA, Officer
from ui.screens.reception import person_entry


def test_that_the_main_job_takes_six_keys_from_scan_to_receipt(officer: Officer) -> None:
    reception = officer.window.reception
    officer.scan(HOA)
    officer.until(lambda: reception.form.principal is not None)
    officer.type("kin")
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: bool(reception.form.procedure_code))
    officer.press(Qt.Key.Key_D, CONTROL)
    officer.settle()
    officer.receive()
    assert officer.keys <= 6
    assert reception.received.code.text().startswith("C1-261123-0001-")
    assert reception.received.due.text()[-1].isdigit()


def test_that_the_receipt_is_shown_as_it_prints_and_its_print_is_on_record(officer: Officer) -> None:
    officer.take_papers()
    officer.receive()
    reception = officer.window.reception
    assert reception.received.picture.is_shown
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: not reception.shows_outcome)
    officer.press(Qt.Key.Key_F5)
    officer.until(lambda: officer.window.lookup.list.model.rowCount() == 1)
    officer.window.lookup.open_page(officer.window.lookup.list.model.row(0).submission_id)
    officer.until(lambda: officer.window.lookup.shown is not None)
    page = officer.window.lookup.shown
    assert page is not None
    assert page.prints == 1


def test_that_enter_right_after_typing_takes_the_answer_still_on_its_way(officer: Officer) -> None:
    box = officer.window.reception.entry.procedure.box
    for character in "1.001612":
        box.insert(character)
    box.textEdited.emit(box.text())
    box._on_enter()
    officer.until(lambda: officer.window.reception.form.procedure_code == "1.001612")


def test_that_the_promised_date_stands_with_its_counting(officer: Officer) -> None:
    officer.take_papers()
    promise = officer.window.reception.entry.promise
    assert promise.date.text() == "17:00  Thứ Sáu 27/11/2026"
    assert "Ngày Văn hóa" in promise.why.text()
    assert promise.hand_over.text() == "Bàn giao Phòng Kinh tế trước 17:00 hôm nay"


def test_that_a_scan_while_typing_leaks_into_no_field(officer: Officer) -> None:
    reception = officer.window.reception
    reception.entry.applicant.phone.setFocus()
    officer.type("0912")
    officer.scan(HOA)
    officer.until(lambda: reception.form.principal is not None)
    assert reception.entry.applicant.phone.text() == "0912"
    assert reception.entry.procedure.box.text() == ""
    assert officer.focus is reception.entry.procedure.box


def test_that_a_garbled_scan_is_refused_with_what_to_do(officer: Officer) -> None:
    officer.scan(HOA[:60])
    officer.until(lambda: bool(officer.window.reception.answering.text))
    assert officer.window.reception.answering.text.endswith("quét lại.")
    assert officer.window.reception.form.is_blank


def test_that_a_scan_an_input_method_changed_is_refused_with_what_to_do(officer: Officer) -> None:
    officer.scan(HOA, composed="NGUYỄN")
    officer.until(lambda: bool(officer.window.reception.answering.text))
    assert officer.window.reception.answering.text.startswith("Bộ gõ tiếng Việt")
    assert officer.window.reception.form.is_blank
    assert officer.window.reception.entry.procedure.box.text() == ""


def test_that_a_missing_paper_is_said_and_stops_nobody(officer: Officer) -> None:
    reception = officer.window.reception
    officer.take_papers()
    reception.entry.papers.rows[2].tick.toggle()
    officer.settle()
    assert reception.entry_bar.ready.text() == "Còn thiếu 1 giấy tờ: thời hạn chỉ tính từ khi nộp đủ."
    assert reception.entry.promise.why.text().startswith("Nếu nộp đủ")
    officer.receive()
    assert "Chưa hẹn ngày" in reception.received.due.text()


def test_that_the_primary_act_says_what_is_missing_and_goes_there(officer: Officer) -> None:
    reception = officer.window.reception
    assert not reception.entry_bar.receive.isEnabled()
    assert reception.entry_bar.ready.text() == "Còn thiếu: người nộp · thủ tục"
    officer.scan(HOA)
    officer.until(lambda: reception.form.principal is not None)
    officer.press(Qt.Key.Key_K, CONTROL)
    officer.press(Qt.Key.Key_Return, CONTROL)
    assert officer.focus is reception.entry.procedure.box
    assert reception.answering.text == "Còn thiếu: thủ tục"


def test_that_a_possible_duplicate_is_shown_and_can_be_put_away(officer: Officer) -> None:
    reception = officer.window.reception
    officer.take_papers()
    officer.receive()
    code = reception.received.code.text()
    officer.press(Qt.Key.Key_Return)
    officer.take_papers()
    officer.until(reception.entry.duplicates.isVisible)
    assert code in reception.entry.duplicates.sentence.text()
    reception.entry.duplicates.go_on.click()
    assert not reception.entry.duplicates.isVisible()
    officer.receive()
    assert reception.received.code.text() != code


def test_that_in_delegate_mode_the_second_card_is_the_delegates(officer: Officer) -> None:
    reception = officer.window.reception
    officer.scan(HOA)
    officer.until(lambda: reception.form.principal is not None)
    reception.entry.applicant.by_delegate.click()
    officer.scan(AN)
    officer.until(lambda: reception.form.delegate is not None)
    assert reception.form.principal is not None
    assert reception.form.principal.name == "NGUYỄN THỊ HÒA"
    reception.entry.applicant.swap.click()
    assert reception.form.principal.name == "NGUYỄN VĂN AN"


def test_that_another_card_replaces_the_applicant_and_can_be_undone(officer: Officer) -> None:
    reception = officer.window.reception
    officer.scan(HOA)
    officer.until(lambda: reception.form.principal is not None)
    officer.scan(AN)
    officer.until(lambda: "VĂN AN" in reception.entry.applicant.principal.name.text())
    reception.answering.act.click()
    assert reception.entry.applicant.principal.name.text() == "NGUYỄN THỊ HÒA"


def test_that_a_wrong_number_typed_by_hand_is_refused_and_nothing_is_lost(officer: Officer) -> None:
    applicant = officer.window.reception.entry.applicant
    officer.press(Qt.Key.Key_E, CONTROL)
    officer.type("0081")
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: bool(officer.window.reception.answering.text))
    assert applicant.editor.isVisible()
    assert applicant.editor.number.text() == "0081"
    officer.press(Qt.Key.Key_Escape)
    assert not applicant.editor.isVisible()


def test_that_starting_over_can_be_undone(officer: Officer) -> None:
    reception = officer.window.reception
    officer.take_papers()
    before = reception.form
    officer.press(Qt.Key.Key_N, CONTROL)
    assert reception.form.is_blank
    reception.answering.act.click()
    officer.settle()
    assert reception.form == before


def test_that_a_scan_after_a_reception_begins_the_next_one(officer: Officer) -> None:
    reception = officer.window.reception
    officer.take_papers()
    officer.receive()
    officer.scan(AN)
    officer.until(lambda: not reception.shows_outcome)
    assert reception.form.principal is not None
    assert reception.form.principal.name == "NGUYỄN VĂN AN"
    assert reception.form.procedure_code == ""


def test_that_a_wrong_phone_number_is_refused_before_anything_is_recorded(officer: Officer) -> None:
    reception = officer.window.reception
    officer.take_papers()
    reception.entry.applicant.phone.setFocus()
    officer.type("12")
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: bool(reception.answering.text))
    officer.settle()
    assert not reception.shows_outcome
    assert reception.entry_bar.receive.isEnabled()


def test_that_where_the_result_goes_is_kept_in_the_forms_language(officer: Officer, settings: Settings) -> None:
    officer.take_papers()
    place = officer.window.reception.entry.applicant.return_to
    officer.receive()
    desk = open_desk(settings)
    (hit,) = desk.lookup.search("")
    assert desk.lookup.get(hit.submission_id).view.return_to == "Quầy C1"
    desk.close()
    assert [place.itemData(at) for at in range(place.count())] == ["", "Qua dịch vụ bưu chính công ích", "Bản điện tử"]


class _SlowCheck:
    """Checks a typed person only once told to."""

    def __init__(self, refusal: DeskError | None = None) -> None:
        self.begun, self.gate = threading.Event(), threading.Event()
        self.refusal = refusal

    def __call__(self, *_entry: object) -> Party:
        self.begun.set()
        self.gate.wait(20)
        if self.refusal is not None:
            raise self.refusal
        return make_party("TRẦN VĂN BÌNH")


def _type_person(officer: Officer) -> None:
    officer.press(Qt.Key.Key_E, CONTROL)
    officer.type("0081")
    officer.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("refusal", [None, InvalidInput("birth_date_unreadable")])
def test_that_a_typed_person_checked_too_late_reaches_no_other_form(
    officer: Officer, monkeypatch: pytest.MonkeyPatch, refusal: DeskError | None
) -> None:
    check = _SlowCheck(refusal)
    monkeypatch.setattr(person_entry, "party_of", check)
    reception = officer.window.reception
    _type_person(officer)
    officer.until(check.begun.is_set)
    officer.press(Qt.Key.Key_N, CONTROL)
    said = reception.answering.text
    check.gate.set()
    officer.settle()
    assert reception.form.is_blank
    assert reception.answering.text == said


def test_that_a_scanned_card_wins_over_a_typed_person_checked_too_late(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = _SlowCheck()
    monkeypatch.setattr(person_entry, "party_of", check)
    reception = officer.window.reception
    _type_person(officer)
    officer.until(check.begun.is_set)
    officer.scan(HOA)
    officer.until(lambda: reception.form.principal is not None)
    check.gate.set()
    officer.settle()
    assert reception.form.principal is not None
    assert reception.form.principal.name == "NGUYỄN THỊ HÒA"


def test_that_a_person_who_cannot_be_checked_frees_no_reception_under_way(officer: Officer) -> None:
    reception = officer.window.reception
    reception._busy = True
    reception._on_entry_refused(InvalidInput("birth_date_unreadable"))
    assert reception._busy


def test_that_a_form_received_elsewhere_under_its_id_is_kept_and_can_be_received(
    officer: Officer, settings: Settings
) -> None:
    officer.take_papers()
    officer.settle()
    reception = officer.window.reception
    desk = open_desk(settings, HandClock())
    other = make_application(desk, submission_id=UUID(reception.form.submission_id), principal=make_party("MA VĂN AN"))
    taken = desk.reception.receive(other)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: taken.receipt_code in reception.answering.text)
    officer.until(lambda: reception.form.submission_id not in ("", str(taken.submission_id)))
    assert reception.form.principal is not None
    officer.settle()
    officer.receive()
    assert {hit.name for hit in desk.lookup.search("")} == {"MA VĂN AN", "NGUYỄN THỊ HÒA"}
    desk.close()


def test_that_leaving_manual_entry_can_be_undone(officer: Officer) -> None:
    reception = officer.window.reception
    officer.press(Qt.Key.Key_E, CONTROL)
    officer.type("123")
    officer.press(Qt.Key.Key_Escape)
    assert reception.form.entry is None
    reception.answering.act.click()
    assert reception.form.entry is not None
