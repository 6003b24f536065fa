"""The citizen's side of a real counter: what the officer does is shown, what the citizen touches is heard."""

import pytest
from PySide6.QtCore import Qt

from frontdesk.customer import touches
from frontdesk.customer.view import (
    AskPage,
    EntryPage,
    FoundPage,
    IdlePage,
    MorePage,
    RatePage,
    ReceiptPage,
    SayPage,
)
from frontdesk.domain.states import Verb
from frontdesk.domain.supplement_events import SubmissionRefused
from tests.ui.counter_citizen import Citizen, pending
from tests.ui.lives import Lives
from tests.ui.officer import CONTROL, HOA, Officer


@pytest.fixture
def citizen(officer: Officer) -> Citizen:
    """A citizen at the officer's counter."""
    return Citizen(officer)


def _confirmed(officer: Officer) -> bool:
    return officer.window.reception.form.confirmed


def test_that_the_idle_screen_knows_the_office_and_the_clock(citizen: Citizen) -> None:
    page, shell = citizen.at(IdlePage), citizen.desk.view.shell
    assert shell.office == "Trung tâm Phục vụ hành chính công xã Thái Bình"
    assert (page.time, page.day) == ("10:43", "Thứ Hai 23/11/2026")
    assert page.open_now.value == "đến 11:30"


def test_that_a_scanned_card_is_shown_masked(citizen: Citizen) -> None:
    citizen.officer.scan(HOA)
    assert citizen.at(EntryPage)
    text = repr(citizen.desk.view)
    assert "NGUYỄN THỊ HÒA" in text
    assert "008195012346" not in text
    assert "2346" in text
    assert "Thôn 3" not in text


def test_that_what_is_entered_appears_as_it_is_entered(citizen: Citizen) -> None:
    citizen.officer.take_papers()
    page = citizen.at(EntryPage)
    assert page.due.value == "17:00 Thứ Sáu 27/11/2026"
    assert page.due.note
    assert page.fee.value
    assert {paper.word for paper in page.papers} == {"đã có", "nếu có"}
    assert page.confirm is not None


def test_that_a_citizen_says_that_something_is_wrong(citizen: Citizen) -> None:
    citizen.officer.scan(HOA)
    citizen.at(EntryPage)
    citizen.touch(touches.OBJECT, "name")
    assert citizen.officer.window.reception.answering.text == "Ông/Bà báo có chỗ sai: họ và tên."
    assert citizen.officer.window.reception.form.confirmed is False


def test_that_a_confirmation_and_consents_are_recorded_with_the_reception(citizen: Citizen) -> None:
    officer = citizen.officer
    officer.take_papers()
    reception = officer.window.reception
    reception.entry.applicant.phone.setFocus()
    officer.type("0912345678")
    officer.settle()
    citizen.touch(touches.CONSENT, "zalo")
    citizen.touch(touches.CONFIRM)
    assert "xác nhận" in reception.answering.text
    officer.receive()
    page = Lives(officer).page(reception.outcome.submission_id)
    assert page.submission.received.confirmed
    assert [consent.kind.value for consent in page.submission.consents] == ["zalo"]


def test_that_a_change_after_the_confirmation_takes_it_back(citizen: Citizen) -> None:
    officer = citizen.officer
    officer.take_papers()
    citizen.touch(touches.CONFIRM)
    assert _confirmed(officer)
    officer.window.reception.entry.applicant.phone.setFocus()
    officer.type("0912")
    officer.settle()
    assert not _confirmed(officer)
    page = citizen.at(EntryPage)
    assert page.answer == ""


def test_that_the_receipt_is_shown_and_leaves_before_the_next_citizen(citizen: Citizen) -> None:
    officer = citizen.officer
    officer.take_papers()
    officer.receive()
    page = citizen.at(ReceiptPage)
    shown = Lives(officer).page(officer.window.reception.outcome.submission_id)
    assert page.qr == shown.view.track_url
    assert page.code.value == shown.receipt_code
    officer.press(Qt.Key.Key_N, CONTROL)
    assert not isinstance(citizen.desk.view.page, ReceiptPage)


def test_that_a_citizen_rates_after_the_receipt(citizen: Citizen) -> None:
    citizen.officer.take_papers()
    citizen.officer.receive()
    citizen.touch(touches.DONE)
    citizen.at(RatePage)
    citizen.touch(touches.FACE, "2")
    page = citizen.at(MorePage)
    citizen.touch(touches.TOPIC, f"{page.topics[0].id}=1")
    citizen.touch(touches.REASON, page.reasons[0].value)
    citizen.touch(touches.COMMENT, "Chờ lâu quá")
    citizen.touch(touches.SEND)
    assert citizen.at(SayPage).title == "Cảm ơn Ông/Bà"
    assert pending(citizen) == 1
    citizen.waits(10)
    assert citizen.at(IdlePage)


def test_that_silence_leaves_no_vote(citizen: Citizen) -> None:
    citizen.officer.take_papers()
    citizen.officer.receive()
    citizen.touch(touches.DONE)
    citizen.at(RatePage)
    citizen.waits(46)
    assert citizen.at(IdlePage)
    assert pending(citizen) == 0


def test_that_the_officer_going_on_does_not_end_a_rating(citizen: Citizen) -> None:
    officer = citizen.officer
    officer.take_papers()
    officer.receive()
    citizen.touch(touches.DONE)
    citizen.at(RatePage)
    officer.press(Qt.Key.Key_N, CONTROL)
    officer.scan(HOA)
    officer.settle()
    officer.press(Qt.Key.Key_Escape)
    assert citizen.at(RatePage)
    citizen.touch(touches.SKIP)
    assert citizen.at(EntryPage)


def test_that_nobody_is_invited_where_nobody_can_answer(citizen: Citizen) -> None:
    citizen.desk.attend("test", on=False)
    citizen.officer.take_papers()
    citizen.officer.receive()
    citizen.touch(touches.DONE)
    assert citizen.at(IdlePage)


def test_that_a_refusal_is_an_occasion(citizen: Citizen) -> None:
    officer, lives = citizen.officer, Lives(citizen.officer)
    page = lives.received()
    officer.window.open_act(page.submission_id, Verb.REFUSE.value)
    officer.until(lambda: officer.window.lookup.shown is not None)
    officer.settle()
    officer.type("Không đúng thẩm quyền")
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    events = lives.page(page.submission_id).submission.events
    assert isinstance(events[-1][1], SubmissionRefused) or any(isinstance(act, SubmissionRefused) for _e, act in events)
    assert citizen.at(RatePage)


def test_that_a_citizen_looks_up_a_receipt(citizen: Citizen) -> None:
    officer = citizen.officer
    page = Lives(officer).received()
    citizen.touch(touches.LOOK)
    assert citizen.at(AskPage)
    room = officer.window.current
    officer.scan(page.view.track_url)
    found = citizen.at(FoundPage)
    assert found.code == page.receipt_code
    assert "HÒA" not in repr(citizen.desk.view)
    assert officer.window.current is room
    citizen.waits(30)
    assert citizen.at(IdlePage)


def test_that_a_manifest_stays_with_the_officer_while_a_citizen_looks_up(citizen: Citizen) -> None:
    officer = citizen.officer
    lives = Lives(officer)
    manifest = lives.handed_over(lives.received())
    citizen.touch(touches.LOOK)
    officer.scan(manifest)
    officer.until(lambda: officer.window.current is officer.window.handover)
    assert citizen.at(AskPage)


def test_that_a_scan_nobody_asked_for_stays_with_the_officer(citizen: Citizen) -> None:
    officer = citizen.officer
    page = Lives(officer).received()
    officer.scan(page.view.track_url)
    officer.until(lambda: officer.window.lookup.shown is not None)
    assert citizen.at(IdlePage)


def test_that_a_typed_receipt_code_opens_nothing_on_the_tablet(citizen: Citizen) -> None:
    page = Lives(citizen.officer).received()
    citizen.touch(touches.LOOK)
    citizen.desk.scan_heard.emit(page.receipt_code)
    found = citizen.at(FoundPage)
    assert found.code == ""


def test_that_a_draft_brought_back_is_shown_to_nobody(citizen: Citizen) -> None:
    reception = citizen.officer.window.reception
    citizen.officer.scan(HOA)
    citizen.at(EntryPage)
    form = reception.form
    reception._begin_anew()
    citizen.officer.settle()
    assert citizen.at(IdlePage)
    assert reception._on_restored(form, None)
    citizen.officer.settle()
    assert citizen.at(IdlePage)


def test_that_a_parked_form_leaves_the_screen(citizen: Citizen) -> None:
    citizen.officer.scan(HOA)
    citizen.at(EntryPage)
    citizen.officer.press(Qt.Key.Key_S, CONTROL)
    citizen.officer.settle()
    assert citizen.at(IdlePage)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_the_screen_speaks_the_citizens_language(citizen: Citizen, language: str) -> None:
    citizen.touch(touches.LANGUAGE, language)
    citizen.officer.take_papers()
    assert citizen.desk.view.shell.language == language
    page = citizen.at(EntryPage)
    assert ("Friday" in page.due.value) == (language == "en")
