"""Receive, pay, rate: officer by keyboard and scanner, citizen by finger, each on their own screen."""

import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from frontdesk.customer import touches
from frontdesk.customer.steps import PAID_STAYS
from frontdesk.customer.view import EntryPage, IdlePage, MorePage, PayPage, RatePage, ReceiptPage, SayPage
from frontdesk.desk import Desk
from frontdesk.domain.vietqr import read_vietqr
from tests.two_screens.conftest import Counter
from tests.ui.lives import Lives
from tests.ui.officer import CONTROL, HOA
from ui.customer.placement import Where


def _qr(counter: Counter) -> str:
    """What a phone reads off the citizen's screen."""
    picture = counter.window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    grey = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    return str(zxingcpp.read_barcodes(grey)[0].text)


def _bank(desk: Desk) -> None:
    desk.payments.set_account("970403", "0011012345678", "UBND XA THAI BINH")


def _votes(desk: Desk) -> int:
    with desk.store.read() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM ballots").scalar() or 0)


def test_that_each_has_a_screen(counter: Counter) -> None:
    officers, citizens = counter.officer.window.screen(), counter.window.screen()
    assert officers is not citizens
    assert counter.window.isFullScreen()
    assert counter.window.size() == citizens.size()
    assert counter.window.spot is not None
    assert (counter.window.spot.where, counter.window.spot.screen) == (Where.SCREEN, citizens.name())
    assert counter.at(IdlePage)
    counter.picture("idle")


def test_that_a_citizen_checks_pays_and_rates(counter: Counter) -> None:
    officer, lives = counter.officer, Lives(counter.officer)
    reception = officer.window.reception
    lives.do(_bank)
    officer.scan(HOA)
    counter.at(EntryPage)
    counter.picture("entry-begun")
    officer.type("1.001612")
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: bool(reception.form.procedure_code))
    officer.press(Qt.Key.Key_D, CONTROL)
    reception.entry.applicant.phone.setFocus()
    officer.type("0912345678")
    officer.settle()
    counter.touch(touches.CONSENT, "sms")
    counter.touch(touches.CONFIRM)
    counter.picture("entry-confirmed")
    officer.receive()
    assert counter.at(ReceiptPage)
    page = lives.page(reception.outcome.submission_id)
    assert _qr(counter) == page.view.track_url
    assert page.submission.received.confirmed
    counter.picture("receipt")
    _pay(counter, page.submission_id)
    counter.touch(touches.DONE)
    counter.at(RatePage)
    counter.picture("rate")
    counter.touch(touches.FACE, "2")
    shown = counter.at(MorePage)
    counter.touch(touches.REASON, shown.reasons[0].value)
    counter.touch(touches.TOPIC, f"{shown.topics[0].id}=4")
    counter.picture("more")
    counter.touch(touches.SEND)
    assert counter.at(SayPage)
    assert lives.do(_votes) == 1
    counter.picture("thanks")
    counter.waits(10)
    assert counter.at(IdlePage)


def _pay(counter: Counter, submission_id: str) -> None:
    officer = counter.officer
    owed = Lives(officer).page(submission_id).submission.owed
    assert owed
    officer.press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    counter.at(PayPage)
    officer.settle()
    shown = counter.at(PayPage)
    paid = read_vietqr(_qr(counter))
    assert (paid.amount, paid.memo, paid.account.number) == (owed, shown.account[3].value, "0011012345678")
    counter.picture("pay")
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: Lives(officer).page(submission_id).submission.owed == 0)
    officer.settle()
    thanks = counter.at(PayPage)
    assert thanks.paid
    counter.picture("paid")
    counter.waits(PAID_STAYS + 1)


def test_that_touching_the_citizens_screen_leaves_the_officer_typing(counter: Counter) -> None:
    officer, box = counter.officer, counter.officer.window.reception.entry.procedure.box
    officer.type("khai")
    counter.touch(touches.LARGE, "on")
    assert QGuiApplication.focusObject() is box
    officer.type(" sinh")
    assert box.text() == "khai sinh"
