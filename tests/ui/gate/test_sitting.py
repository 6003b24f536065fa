"""Lock, unlock, somebody else, relief: nothing typed is lost, and nothing of one person is shown to another."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from frontdesk import desk as desks
from frontdesk.customer.view import IdlePage, RatePage
from frontdesk.domain.people import Person
from frontdesk.settings import Settings
from tests.factories import PASSWORD, HandClock, seated
from tests.ui.gate.conftest import Come
from tests.ui.gate.crew import ADMIN, AN, BINH, CHI, MINH, WRONG, Visitor
from tests.ui.lives import Lives
from tests.ui.officer import CONTROL, HOA
from ui.gate.guises import Guise
from ui.screens.reception.form import SCREEN

ROOT = Path(__file__).resolve().parents[3]


def _drafts(settings: Settings, person: Person, screen: str = SCREEN) -> list[str]:
    """What is kept for `person` on the disk, read by another process's desk."""
    desk = seated(desks.open_desk(settings), person)
    try:
        return [draft.content for draft in desk.drafts.list(screen)]
    finally:
        desk.close()


@pytest.fixture
def an(visitor: Visitor) -> Visitor:
    """An, at the reception, with a citizen's card scanned and half a procedure typed."""
    visitor.sign_in(AN)
    visitor.until(lambda: bool(visitor.window.reception.form.submission_id))
    visitor.scan(HOA)
    visitor.until(lambda: visitor.window.reception.form.principal is not None)
    visitor.settle()
    return visitor


def test_that_a_locked_counter_shows_nothing_and_nobody_sits_there(an: Visitor) -> None:
    window = an.window
    seats: list[Person | None] = []
    an.lock()
    window._room.tasks.look(window, lambda desk: desk.seat.taken_by, seats.append)
    an.settle()
    assert seats == [None]
    assert not window.workplace.isVisible()
    assert window.gate.form.guise is Guise.LOCKED
    assert window.gate.form.login == AN.login
    assert window.gate.form.password.field.hasFocus()


def test_that_what_is_being_typed_is_on_the_disk_before_the_seat_is_left(an: Visitor, settings: Settings) -> None:
    an.window.reception.entry.applicant.phone.setFocus()
    an.commit("0912 345 678")
    an.press(Qt.Key.Key_L, CONTROL)
    an.until(lambda: an.window.is_covered)
    an.until_left()
    assert any("0912 345 678" in content for content in _drafts(settings, AN))


def test_that_unlocking_puts_everything_back_as_it_was(an: Visitor) -> None:
    window = an.window
    window.reception.entry.procedure.box.setFocus()
    an.type("hộ")
    place, focus, form = window.workplace, an.focus, window.reception.form
    text = window.reception.entry.procedure.box.text()
    window.find_box.setText("nguyễn")
    an.lock()
    an.try_password(PASSWORD)
    assert not window.is_covered
    assert window.workplace is place
    assert an.focus is focus
    assert window.reception.form == form
    assert window.reception.entry.procedure.box.text() == text
    assert window.find_box.text() == "nguyễn"


def test_that_another_person_finds_a_fresh_window(an: Visitor) -> None:
    window = an.window
    window.find_box.setText("NGUYỄN THỊ HÒA")
    an.press(Qt.Key.Key_F5)
    window.lookup.list.field.setText("HÒA")
    an.settle()
    an.lock()
    an.sign_in(BINH)
    an.until(lambda: bool(window.reception.form.submission_id))
    assert "HÒA" not in an.words_in_window
    assert window.reception.form.is_blank
    assert window.current is window.reception
    assert not window.reception.entry_bar.drafts.isVisible()
    an.lock()
    an.sign_in(AN)
    an.until(lambda: window.reception.form.principal is not None)
    assert window.reception.form.principal is not None
    assert window.reception.form.principal.name == "NGUYỄN THỊ HÒA"


def test_that_nothing_on_its_way_reaches_the_next_person(an: Visitor) -> None:
    """An answer that comes while the counter is locked opens no list over the gate, nor later over somebody's work."""
    window = an.window
    window.find_box.setFocus()
    an.type("h")
    an.press(Qt.Key.Key_L, CONTROL)
    an.until(lambda: window.is_covered)
    an.until_left()
    assert not window.find_box.is_open or not window.find_box._list.isVisible()  # type: ignore[union-attr]
    an.sign_in(BINH)
    assert window.find_box.text() == ""


def test_that_nobody_pastes_what_another_copied(an: Visitor) -> None:
    an.window.find_box.setText("NGUYỄN THỊ HÒA")
    an.window.find_box.selectAll()
    an.window.find_box.copy()
    assert QApplication.clipboard().text() == "NGUYỄN THỊ HÒA"
    an.lock()
    an.sign_in(BINH)
    assert QApplication.clipboard().text() == ""


def test_that_ctrl_l_locks_from_the_page_of_relief(an: Visitor) -> None:
    an.press(Qt.Key.Key_R, CONTROL)
    an.until(lambda: an.window.is_covered)
    an.press(Qt.Key.Key_L, CONTROL)
    an.until(lambda: an.window.gate.form.guise is Guise.LOCKED)
    an.until_left()
    an.sign_in(BINH)
    assert "HÒA" not in an.words_in_window


def test_that_a_wrong_password_leaves_it_locked(an: Visitor) -> None:
    an.lock()
    an.try_password(WRONG)
    assert an.window.is_covered
    assert an.window.gate.form.answering.text.startswith("Tên hoặc mật khẩu không đúng.")


def test_that_timers_ask_nothing_while_it_is_locked(an: Visitor) -> None:
    window = an.window
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F10, Qt.Key.Key_F2):
        an.press(key)
        an.settle()
    an.lock()
    screens = list(window.workplace._screens.values())
    for screen in screens:
        screen.answering.clear()
    running = [timer for timer in window.workplace.findChildren(QTimer) if timer.isActive()]
    assert running
    for timer in running:
        timer.timeout.emit()
    an.settle()
    assert [screen.answering.text for screen in screens] == [""] * len(screens)
    assert "Chưa đăng nhập" not in an.words_in_window


def test_that_sheets_are_shut_and_ctrl_l_works_in_them(an: Visitor) -> None:
    an.until(lambda: an.window.customer is not None)
    an.press(Qt.Key.Key_F12)
    an.until(lambda: QApplication.activeModalWidget() is not None)
    an.press(Qt.Key.Key_L, CONTROL)
    an.until(lambda: an.window.is_covered)
    an.until_left()
    assert [sheet for sheet in an.window.findChildren(QDialog) if sheet.isVisible()] == []


def test_that_it_warns_and_locks_after_five_minutes(an: Visitor, clock: HandClock) -> None:
    line = an.window.reception.answering
    before = line.text
    clock.forward(minutes=4, seconds=31)
    an.until(lambda: "tự khóa sau 30 giây" in line.text)
    assert not an.window.is_covered
    QTest.mouseMove(an.window.windowHandle(), QPoint(400, 300))
    an.until(lambda: line.text == before)
    clock.forward(minutes=4)
    an.press(Qt.Key.Key_Shift)
    clock.forward(minutes=4)
    an.scan("không phải mã nào")
    clock.forward(minutes=4)
    an.window.sitting.watch.look()
    assert not an.window.is_covered
    clock.forward(minutes=1)
    an.until(lambda: an.window.is_covered)
    an.until_left()


def test_that_it_locks_twelve_hours_after_signing_in(an: Visitor, clock: HandClock) -> None:
    for _time in range(12 * 15 - 1):
        clock.forward(minutes=4)
        an.window.sitting.watch.stir()
    assert not an.window.is_covered
    clock.forward(minutes=3, seconds=45)
    an.until(lambda: "12 giờ" in an.window.answering.text)
    clock.forward(seconds=10)
    an.window.sitting.watch.stir()
    clock.forward(seconds=6)
    an.until(lambda: an.window.is_covered)
    an.until_left()
    an.try_password(PASSWORD)
    clock.forward(minutes=4)
    an.window.sitting.watch.look()
    assert not an.window.is_covered


def test_that_the_citizen_sees_an_idle_page_while_it_is_locked(an: Visitor) -> None:
    an.until(lambda: an.window.customer is not None)
    customer = an.window.customer
    assert customer is not None
    an.press(Qt.Key.Key_Shift)
    an.scan(HOA)
    an.until(lambda: not isinstance(customer.desk.view.page, IdlePage))
    an.lock()
    assert isinstance(customer.desk.view.page, IdlePage)
    an.try_password(PASSWORD)
    assert isinstance(customer.desk.view.page, IdlePage)


def test_that_a_citizen_who_rates_is_not_cut_short(an: Visitor) -> None:
    an.until(lambda: an.window.customer is not None)
    customer = an.window.customer
    assert customer is not None
    an.settle()
    from frontdesk.customer import steps

    customer.desk._become(steps.invited(customer.desk.state, "t0ken"))
    an.lock()
    assert isinstance(customer.desk.view.page, RatePage)


def test_that_a_colleague_takes_over_drafts_and_papers(an: Visitor, settings: Settings) -> None:
    window = an.window
    Lives(an).received()
    an.press(Qt.Key.Key_R, CONTROL)
    form = window.gate.form
    an.until(lambda: window.is_covered)
    assert form.guise is Guise.RELIEF
    assert [row.login for row in form.people.rows] == [BINH.login]
    an.try_password(PASSWORD)
    an.until(lambda: not window.is_covered)
    assert window.sitting.seated == BINH
    an.until(lambda: window.reception.form.principal is not None)
    an.until(lambda: window.reception.answering.text == "Đã nhận quầy: 1 bản nháp, giấy tờ của 1 hồ sơ.")
    assert window.rail.who.accessibleName() == BINH.name
    assert _drafts(settings, AN) == []
    assert len(_drafts(settings, BINH)) == 1


def test_that_what_was_typed_last_is_handed_over_too(an: Visitor, settings: Settings) -> None:
    an.window.reception.entry.applicant.phone.setFocus()
    an.commit("0987 000 111")
    an.press(Qt.Key.Key_R, CONTROL)
    an.until(lambda: an.window.is_covered)
    an.try_password(PASSWORD)
    an.until(lambda: not an.window.is_covered)
    an.settle()
    assert any("0987 000 111" in content for content in _drafts(settings, BINH))
    assert an.window.reception.form.phone == "0987 000 111"


def test_that_esc_goes_back_to_work(an: Visitor) -> None:
    focus, place = an.focus, an.window.workplace
    an.press(Qt.Key.Key_R, CONTROL)
    an.until(lambda: an.window.is_covered)
    an.commit("nửa chừng")
    an.press(Qt.Key.Key_Escape)
    assert not an.window.is_covered
    assert an.window.workplace is place
    assert an.focus is focus
    assert an.window.gate.form.password.text == ""


def test_that_a_wrong_password_relieves_nobody(an: Visitor) -> None:
    an.press(Qt.Key.Key_R, CONTROL)
    an.until(lambda: an.window.is_covered)
    an.try_password(WRONG)
    assert an.window.gate.form.answering.text.startswith("Tên hoặc mật khẩu không đúng.")
    an.press(Qt.Key.Key_Escape)
    assert an.window.sitting.seated == AN
    assert an.window.reception.form.principal is not None


def test_that_relief_left_standing_locks(an: Visitor, clock: HandClock) -> None:
    an.press(Qt.Key.Key_R, CONTROL)
    an.until(lambda: an.window.is_covered)
    clock.forward(minutes=6)
    an.until(lambda: an.window.gate.form.guise is Guise.LOCKED)
    an.until_left()
    an.try_password(PASSWORD)
    assert an.window.sitting.seated == AN
    assert an.window.reception.form.principal is not None


@pytest.mark.parametrize("person", [MINH, CHI, ADMIN], ids=lambda each: each.login)
def test_that_who_is_no_officer_hands_nothing_over(visitor: Visitor, person: Person) -> None:
    visitor.sign_in(person)
    visitor.press(Qt.Key.Key_R, CONTROL)
    assert not visitor.window.is_covered
    assert visitor.window.answering.text.startswith("Chỉ cán bộ tiếp nhận giao quầy.")


def test_that_locking_waits_for_an_act_under_way(an: Visitor, come: Come) -> None:
    an.type("1.001612")
    an.press(Qt.Key.Key_Return)
    an.until(lambda: bool(an.window.reception.form.procedure_code))
    an.press(Qt.Key.Key_D, CONTROL)
    an.settle()
    an.press(Qt.Key.Key_Return, CONTROL)
    an.press(Qt.Key.Key_L, CONTROL)
    an.until(lambda: an.window.is_covered)
    an.until_left()
    an.try_password(PASSWORD)
    reception = an.window.reception
    assert reception.shows_outcome
    an.until(lambda: not reception.outcome.busy)
    assert "Chưa đăng nhập" not in an.words_in_window


LOCKED_WITH_A_DRAFT = """
import os, sys, time
from pathlib import Path
from dataclasses import replace
from PySide6.QtWidgets import QApplication
from frontdesk.settings import resolve
from tests.factories import make_party
from ui.app import make_application, make_window
app = make_application()
window = make_window(app, resolve(None, None, "vi"))
window.show()
window.begin("an", Path(sys.argv[1]))
def until(so):
    end = time.monotonic() + 60
    while not so():
        assert time.monotonic() < end
        app.processEvents()
        time.sleep(0.005)
until(lambda: not window.is_covered and window.reception.form.submission_id)
reception = window.reception
reception._change(replace(reception.form, principal=make_party()))
window.sitting.lock()
until(lambda: not window.sitting.is_leaving)
print("locked", flush=True)
time.sleep(60)
"""


def test_that_a_draft_outlives_the_kill_of_a_locked_window(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "FRONTDESK_HOME": str(settings.home),
        "FRONTDESK_KEY_FILE": str(settings.key_file),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", LOCKED_WITH_A_DRAFT, str(file)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline().strip() == "locked"
    finally:
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        process.wait(30)
        process.stdout.close()
    (content,) = _drafts(settings, AN)
    assert "NGUYỄN THỊ HÒA" in content
    assert _drafts(settings, BINH) == []
