"""Officer at the window, citizen at a tablet: the real window, the real server, a real browser."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.customer import touches
from frontdesk.customer.steps import PAID_STAYS
from frontdesk.desk import Desk
from frontdesk.domain.vietqr import read_vietqr
from frontdesk.settings import Settings
from tests.e2e.tablet_counter import BrowserThread, TabletPage, browser_thread, free_port, serve, side_of, wait
from tests.factories import HandClock
from tests.ui.conftest import _bury_earlier_windows, lives, office, officer, settings  # noqa: F401
from tests.ui.lives import Lives
from tests.ui.officer import CONTROL, HOA, Officer
from tests.ui.windows import make_window
from ui.customer.side import CustomerSide
from ui.theme import Scheme

ALT = Qt.KeyboardModifier.AltModifier
NFD_COMMENT = "Ca\u0301n bo\u0323\u0302 nhie\u0323\u0302t ti\u0300nh 👍 <b>ca\u0309m o\u031bn</b>"
NFC_COMMENT = "Cán bộ nhiệt tình 👍 <b>cảm ơn</b>"
HOSTILE = "<img src=x onerror=alert(1)><script src=//evil.example/x></script>"
STRICT = {"rules": {"color-contrast-enhanced": {"enabled": True}}}  # 7:1

pytestmark = [pytest.mark.slow, pytest.mark.long]


@pytest.fixture(scope="module")
def chromium() -> Iterator[BrowserThread]:
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        pytest.skip("needs Chromium")
    with browser_thread() as thread:
        yield thread


@pytest.fixture
def side(officer: Officer) -> CustomerSide:  # noqa: F811
    """Served at a port of its own."""
    return serve(officer, free_port())


@pytest.fixture
def tablet(chromium: BrowserThread, officer: Officer, side: CustomerSide) -> Iterator[TabletPage]:  # noqa: F811
    """Paired, and before the next citizen."""
    page = TabletPage(chromium, officer)
    page.pairs(side)
    page.sees("idle")
    yield page
    page.leaves()


def _bank(desk: Desk) -> None:
    desk.payments.set_account("970403", "0011012345678", "UBND XA THAI BINH")


def _ballots(desk: Desk) -> list[str]:
    with desk.store.read() as connection:
        return [str(each) for each in connection.exec_driver_sql("SELECT comment FROM ballots").scalars()]


def _no_fault(page: TabletPage) -> None:
    """Neither complaint nor stranger, and nothing a reader of the screen or of small letters would miss."""
    found = page.do(lambda each: Axe().run(each, options=STRICT))
    assert found.violations_count == 0, found.generate_report()
    assert (page.complaints, page.strangers()) == ([], [])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_a_citizen_checks_pays_and_rates(
    officer: Officer,  # noqa: F811
    lives: Lives,  # noqa: F811
    side: CustomerSide,
    tablet: TabletPage,
    language: str,
) -> None:
    reception = officer.window.reception
    lives.do(_bank)
    if language != "vi":
        tablet.touches(touches.LANGUAGE, language)
    tablet.look("idle", language)
    officer.scan(HOA)
    tablet.sees("entry", "NGUYỄN THỊ HÒA")
    tablet.look("entry-begun", language)
    officer.type("1.001612")
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: bool(reception.form.procedure_code))
    officer.press(Qt.Key.Key_D, CONTROL)
    reception.entry.applicant.phone.setFocus()
    officer.type("0912345678")
    tablet.sees("entry", "678")
    assert "0912345678" not in tablet.html()
    assert "008195012346" not in tablet.html()
    tablet.touches(touches.CONSENT, "sms")
    tablet.touches(touches.CONFIRM)
    officer.until(lambda: reception.form.confirmed)  # the officer is told
    tablet.look("entry-confirmed", language)
    _no_fault(tablet)
    officer.receive()
    page = lives.page(reception.outcome.submission_id)
    tablet.sees("receipt")
    assert tablet.code(f"receipt-{language}") == page.view.track_url
    assert page.submission.received.confirmed
    _no_fault(tablet)
    _pay(officer, lives, tablet, page.submission_id, language)
    wait(side, PAID_STAYS + 1)
    tablet.sees("receipt")
    tablet.touches(touches.DONE)
    _rate(lives, tablet, language)


def _pay(officer: Officer, lives: Lives, tablet: TabletPage, submission_id: str, language: str) -> None:  # noqa: F811
    owed = lives.page(submission_id).submission.owed
    officer.press(Qt.Key.Key_A, ALT)
    tablet.sees("pay")
    paid = read_vietqr(tablet.code(f"pay-{language}"))
    assert (paid.amount, paid.account.number) == (owed, "0011012345678")
    _no_fault(tablet)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: lives.page(submission_id).submission.owed == 0)
    tablet.do(lambda page: page.wait_for_selector(".pay .sign.good"))
    tablet.look("paid", language)
    _no_fault(tablet)


def _rate(lives: Lives, tablet: TabletPage, language: str) -> None:  # noqa: F811
    tablet.sees("rate")
    tablet.look("rate", language)
    _no_fault(tablet)
    tablet.touches(touches.FACE, "2")
    tablet.sees("more")
    tablet.do(lambda page: page.locator(".tick").first.tap())
    tablet.touches(touches.TOPIC, "attitude=4")
    tablet.writes(NFD_COMMENT)
    tablet.look("more", language)
    _no_fault(tablet)
    tablet.touches(touches.SEND)
    tablet.sees("say")
    tablet.look("thanks", language)
    _no_fault(tablet)
    tablet.officer.until(lambda: lives.do(_ballots) == [NFC_COMMENT])


def test_that_a_receipt_is_looked_up_at_the_tablet(lives: Lives, tablet: TabletPage) -> None:  # noqa: F811
    page = lives.received()
    tablet.touches(touches.LARGE, "on")
    tablet.do(lambda each: each.wait_for_selector("html.large"))
    tablet.touches(touches.LOOK)
    tablet.sees("ask")
    tablet.look("ask-large", "vi")
    tablet.do(lambda each: each.keyboard.type(page.view.track_url + "\n"))
    tablet.sees("found", page.view.receipt_code)
    tablet.look("found-large", "vi")
    assert page.view.principal.name not in tablet.html()
    _no_fault(tablet)
    tablet.touches(touches.CLOSE)
    tablet.sees("idle")


def test_that_a_hostile_name_is_only_letters(officer: Officer, tablet: TabletPage) -> None:  # noqa: F811
    officer.press(Qt.Key.Key_E, CONTROL)
    officer.window.reception.entry.applicant.editor.name.setFocus()
    officer.commit(HOSTILE)
    tablet.sees("entry", HOSTILE)
    tablet.look("hostile", "vi")

    assert tablet.do(lambda page: page.locator("#screen img, #screen script").count()) == 0
    _no_fault(tablet)


def test_that_the_second_tablet_ends_the_first_and_unpairing_both(
    chromium: BrowserThread,
    officer: Officer,  # noqa: F811
    side: CustomerSide,
    tablet: TabletPage,
) -> None:
    officer.scan(HOA)
    tablet.sees("entry", "NGUYỄN THỊ HÒA")
    second = TabletPage(chromium, officer)
    second.pairs(side)
    second.sees("entry", "NGUYỄN THỊ HÒA")
    tablet.do(lambda page: page.wait_for_selector("#pairing"))
    assert "HÒA" not in tablet.html()

    side.tablet.pairing.unpair()
    second.do(lambda page: page.wait_for_selector("#pairing"))
    assert "HÒA" not in second.html()
    second.leaves()


def test_that_the_pairing_outlives_the_program(
    qapp: QApplication,
    qtbot: QtBot,
    officer: Officer,  # noqa: F811
    settings: Settings,  # noqa: F811
    tablet: TabletPage,
) -> None:
    officer.settle()
    officer.window.close()
    tablet.sees_lost()
    _bury_earlier_windows(qapp)
    again = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    again.sit_down()
    tablet.officer = again
    try:
        side = side_of(again)
        again.until(lambda: bool(side.tablet.address))
        again.scan(HOA)
        tablet.sees("entry", "NGUYỄN THỊ HÒA")
        again.until(lambda: side.desk.active)
    finally:
        again.window.close()


def test_that_the_pairing_page_speaks_as_the_officer(
    qapp: QApplication,
    qtbot: QtBot,
    settings: Settings,  # noqa: F811
    chromium: BrowserThread,
) -> None:
    english = replace(settings, language="en")
    abroad = Officer(qapp, qtbot, make_window(qapp, english, Scheme.LIGHT, HandClock()))
    abroad.sit_down()
    page = TabletPage(chromium, abroad)
    try:
        page.opens(serve(abroad, free_port()).tablet.address)
        page.do(lambda each: expect(each.locator("html")).to_have_attribute("lang", "en"))
        page.look("pairing", "en")
        _no_fault(page)
    finally:
        page.leaves()
        abroad.window.close()
