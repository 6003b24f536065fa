"""One citizen after the other at a real counter: what is of one never meets the next; what is the citizen's stays."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.logging import _QtMessageCapture as QtLogCapture

from frontdesk.customer import touches
from frontdesk.customer.view import EntryPage, FoundPage, IdlePage, MorePage, PayPage, RatePage, ReceiptPage, SayPage
from frontdesk.domain.states import Verb
from frontdesk.domain.vietqr import read_vietqr
from frontdesk.errors import StorageRefused
from frontdesk.services.ratings import RatingService
from tests.ui.counter_citizen import Citizen, pending
from tests.ui.lives import DUNG, Lives
from tests.ui.officer import CONTROL, HOA, Officer
from ui.rooms import RECEPTION
from ui.screens.acts.pay import PayPanel

COPIES = "2.000815"


@pytest.fixture
def citizen(officer: Officer) -> Citizen:
    """A citizen at the officer's counter."""
    return Citizen(officer)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No vote can be kept until `undo`."""

    def refuse(*_what: object) -> None:
        raise StorageRefused("disk_full")

    monkeypatch.setattr(RatingService, "vote", refuse)
    return monkeypatch


def _open_payment(citizen: Citizen) -> str:
    """The officer takes the fee of somebody else, received before."""
    officer = citizen.officer
    page = Lives(officer).received(DUNG)
    officer.window.open_act(page.submission_id, Verb.PAY.value)
    citizen.at(PayPage)
    officer.settle()
    return page.submission_id


def _rate(citizen: Citizen) -> None:
    citizen.officer.take_papers()
    citizen.officer.receive()
    citizen.touch(touches.DONE)
    citizen.at(RatePage)


def test_that_a_receipt_is_gone_after_another_paid(citizen: Citizen) -> None:
    citizen.officer.take_papers()
    citizen.officer.receive()
    citizen.at(ReceiptPage)
    _open_payment(citizen)
    citizen.officer.press(Qt.Key.Key_Escape)
    citizen.officer.settle()
    assert not isinstance(citizen.desk.view.page, ReceiptPage | PayPage)


def test_that_a_half_entered_form_is_gone_after_another_paid_and_back_with_the_next_key(citizen: Citizen) -> None:
    officer = citizen.officer
    officer.scan(HOA)
    citizen.at(EntryPage)
    _open_payment(citizen)
    officer.press(Qt.Key.Key_Escape)
    officer.window.go_to(RECEPTION)
    officer.settle()
    assert citizen.at(IdlePage)
    officer.window.reception.entry.applicant.phone.setFocus()
    officer.type("0912")
    assert "HÒA" in repr(citizen.at(EntryPage))


def test_that_a_change_to_a_form_put_away_takes_its_confirmation_back(citizen: Citizen) -> None:
    officer = citizen.officer
    officer.take_papers()
    citizen.touch(touches.CONFIRM)
    assert officer.window.reception.form.confirmed
    citizen.waits(601)
    assert citizen.at(IdlePage)
    officer.window.reception.entry.applicant.phone.setFocus()
    officer.type("0912")
    officer.settle()
    assert citizen.at(EntryPage).answer == ""
    assert not officer.window.reception.form.confirmed


def test_that_a_payment_waits_for_who_is_answering(citizen: Citizen) -> None:
    _rate(citizen)
    citizen.touch(touches.FACE, "1")
    officer, page = citizen.officer, Lives(citizen.officer).received(DUNG)
    officer.window.open_act(page.submission_id, Verb.PAY.value)
    officer.settle()
    assert citizen.at(MorePage)
    citizen.touch(touches.SEND)
    assert citizen.at(SayPage)
    citizen.waits(7)
    assert citizen.at(PayPage)


def test_that_a_vote_that_cannot_be_kept_leaves_with_its_citizen_and_is_kept_later(
    citizen: Citizen, full_disk: pytest.MonkeyPatch
) -> None:
    _rate(citizen)
    citizen.touch(touches.FACE, "1")
    citizen.touch(touches.COMMENT, "Chờ lâu quá")
    citizen.touch(touches.SEND)
    assert citizen.at(SayPage).title == "Xin lỗi Ông/Bà"
    citizen.waits(7)
    assert citizen.at(MorePage).comment == "Chờ lâu quá"
    citizen.waits(46)
    assert citizen.at(IdlePage)
    citizen.desk._on_minute()
    citizen.officer.settle()
    assert citizen.at(IdlePage)
    full_disk.undo()
    assert pending(citizen) == 0
    citizen.desk._on_minute()
    assert pending(citizen) == 1


def test_that_a_touched_face_counts_also_when_the_program_ends(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[int] = []
    monkeypatch.setattr(RatingService, "vote", lambda _self, _token, vote, _comment: kept.append(vote.score))
    _rate(citizen)
    citizen.touch(touches.FACE, "1")
    citizen.officer.window.close()
    assert kept == [1]


def test_that_the_scan_after_a_look_up_is_the_officers_again(citizen: Citizen) -> None:
    officer = citizen.officer
    page = Lives(officer).received()
    citizen.touch(touches.LOOK)
    officer.scan(page.view.track_url)
    assert citizen.at(FoundPage).code == page.receipt_code
    assert "màn hình công dân" in officer.window.current.answering.text
    officer.scan(page.view.track_url)
    officer.until(lambda: officer.window.lookup.shown is not None)


def test_that_a_tablet_nobody_hears_of_invites_nobody(citizen: Citizen) -> None:
    desk, on = citizen.desk, [True]
    desk.attend("test", on=False)
    desk.attend("tablet", on=True, seen=lambda: on[0])
    assert desk.active
    on[0] = False
    assert not desk.active


def test_that_two_quick_receptions_ask_each_citizen_once(citizen: Citizen) -> None:
    officer = citizen.officer
    _rate(citizen)
    officer.press(Qt.Key.Key_N, CONTROL)
    officer.take_papers()
    citizen.touch(touches.FACE, "4")
    citizen.touch(touches.SEND)
    citizen.waits(7)
    assert citizen.at(EntryPage)
    officer.receive()
    citizen.touch(touches.DONE)
    citizen.touch(touches.FACE, "5")
    citizen.touch(touches.SEND)
    assert citizen.at(SayPage)
    assert pending(citizen) == 2


def test_that_the_payment_opens_without_a_complaint_of_qt(citizen: Citizen, qtlog: QtLogCapture) -> None:
    _open_payment(citizen)
    assert [each.message for each in qtlog.records if "setTabOrder" in each.message] == []


def test_that_the_code_to_pay_with_follows_the_amount(citizen: Citizen) -> None:
    officer, lives = citizen.officer, Lives(citizen.officer)
    lives.do(lambda desk: desk.payments.set_account("970403", "0011012345678", "UBND XA THAI BINH"))
    page = lives.received(DUNG, procedure=COPIES)
    officer.window.open_act(page.submission_id, Verb.PAY.value)
    officer.until(lambda: officer.window.lookup.desk.panel is not None)
    officer.settle()
    panel = officer.window.lookup.desk.panel
    assert isinstance(panel, PayPanel)
    asked = []
    for pages in "35":
        panel.fee.lines.rows[0].take_focus()
        officer.type(pages)
        officer.settle()
        officer.press(Qt.Key.Key_Return)
        officer.settle()
        shown = citizen.at(PayPage)
        asked.append((shown.total.value, read_vietqr(shown.qr).amount))
    assert asked == [("5.000 đồng", 5_000), ("7.000 đồng", 7_000)]
    citizen.touch(touches.DONE)
    assert citizen.at(PayPage).qr


def test_that_a_fee_nobody_knows_yet_shows_no_code(citizen: Citizen) -> None:
    page = Lives(citizen.officer).received(DUNG, procedure=COPIES)
    citizen.officer.window.open_act(page.submission_id, Verb.PAY.value)
    citizen.officer.until(lambda: citizen.officer.window.lookup.desk.panel is not None)
    citizen.officer.settle()
    assert citizen.at(IdlePage)
