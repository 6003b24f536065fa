"""What the rooms of acts share: what was typed is never lost, and an act rests on how things stand now."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.corrections import Correction
from frontdesk.domain.takers import Handing
from frontdesk.settings import Settings
from tests.factories import HandClock, make_party
from tests.ui.lives import DEPARTMENT, Lives, Tray
from tests.ui.officer import CONTROL, HOA, Officer
from tests.ui.windows import make_window
from ui.screens.act_screen import ActScreen
from ui.screens.acts.drafts import SCREEN
from ui.screens.acts.panel import ActPanel
from ui.screens.department.screen import DepartmentScreen
from ui.screens.late.screen import LateScreen
from ui.screens.results.handing_panel import ReturnPanel
from ui.screens.results.screen import ResultsScreen
from ui.sounds import Sound
from ui.theme import Scheme

S = TypeVar("S", bound=ActScreen)
KEYS = {ResultsScreen: Qt.Key.Key_F4, LateScreen: Qt.Key.Key_F6, DepartmentScreen: Qt.Key.Key_F9}
WRITTEN = "Chờ người nhà mang giấy ủy quyền"


def _enter(officer: Officer, kind: type[S]) -> S:
    officer.press(KEYS[kind])
    officer.settle()
    screen = officer.window.current
    assert isinstance(screen, kind)
    return screen


def _at_department(officer: Officer) -> DepartmentScreen:
    screen = _enter(officer, DepartmentScreen)
    if not screen.department:
        screen.departments.chosen.emit(DEPARTMENT)
        officer.settle()
    return screen


def _scan(officer: Officer, code: str) -> None:
    officer.scan(code)
    officer.bot.wait(120)
    officer.settle()


def _panel(screen: ActScreen) -> ActPanel | None:
    return screen.panel


@pytest.fixture
def next_morning(
    qapp: QApplication, qtbot: QtBot, officer: Officer, settings: Settings
) -> Iterator[Callable[[], Officer]]:
    """Close the window as it is, and sit down at a new one."""
    opened: list[Officer] = []

    def sit() -> Officer:
        clock = officer.window._room.clock
        assert isinstance(clock, HandClock)
        officer.window.close()
        made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, clock, save_only=True))
        opened.append(made)
        made.sit_down()
        made.window._room.sounds.on = False
        return made

    yield sit
    for made in opened:
        made.window.close()


def test_that_a_half_written_return_is_there_after_the_window_was_closed(
    officer: Officer, lives: Lives, next_morning: Callable[[], Officer]
) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    screen.returning.note.setFocus()
    officer.commit(WRITTEN)
    again = next_morning()
    screen = _enter(again, ResultsScreen)
    _scan(again, page.receipt_code)
    assert screen.returning.note.text == WRITTEN
    assert "khôi phục" in screen.answering.text


def test_that_what_was_brought_back_can_be_let_go(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    screen.returning.note.setFocus()
    officer.commit(WRITTEN)
    officer.press(Qt.Key.Key_Escape)
    _scan(officer, page.receipt_code)
    assert screen.returning.note.text == WRITTEN
    screen.answering.act.click()
    assert screen.returning.note.text == ""
    officer.press(Qt.Key.Key_Escape)
    _scan(officer, page.receipt_code)
    assert screen.returning.note.text == ""


def test_that_what_was_wiped_out_does_not_come_back(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    screen.returning.note.setFocus()
    officer.commit(WRITTEN)
    officer.press(Qt.Key.Key_Escape)
    _scan(officer, page.receipt_code)
    screen.returning.note.setFocus()
    officer.press(Qt.Key.Key_A, CONTROL)
    officer.press(Qt.Key.Key_Delete)
    officer.press(Qt.Key.Key_Escape)
    _scan(officer, page.receipt_code)
    assert screen.returning.note.text == ""


def test_that_a_done_act_leaves_no_draft(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    screen.returning.note.setFocus()
    officer.commit(WRITTEN)
    officer.bot.wait(300)
    officer.settle()
    assert len(lives.do(lambda desk: desk.drafts.list(SCREEN))) == 1
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.shows_handed)
    officer.bot.wait(300)
    officer.settle()
    assert lives.do(lambda desk: desk.drafts.list(SCREEN)) == ()


def test_that_the_lines_unticked_in_a_batch_outlast_esc_and_a_restart(
    officer: Officer, lives: Lives, next_morning: Callable[[], Officer]
) -> None:
    pages = [lives.received(principal=make_party(f"NGUYỄN VĂN {each}", f"00809801230{each}")) for each in range(3)]
    manifest = lives.handed_over(*pages)
    screen = _at_department(officer)
    _scan(officer, manifest)
    screen.batch.items.ticks[1].box.setChecked(False)
    screen.batch.reason.put("không có trong túi")
    officer.press(Qt.Key.Key_Escape)
    _scan(officer, manifest)
    assert screen.batch.items.unticked == (pages[1].submission_id,)
    again = next_morning()
    screen = _at_department(again)
    _scan(again, manifest)
    assert screen.batch.items.unticked == (pages[1].submission_id,)
    assert screen.batch.reason.text == "không có trong túi"


def test_that_a_proposed_date_is_proposed_anew(officer: Officer, lives: Lives) -> None:
    page = lives.in_progress()
    lives.clock.forward(days=4)
    screen = _enter(officer, LateScreen)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.panel is screen.apology)
    proposed = screen.apology.until.typed
    officer.press(Qt.Key.Key_Escape)
    lives.clock.forward(days=7)
    _scan(officer, page.receipt_code)
    assert screen.panel is screen.apology
    assert screen.apology.until.typed != proposed


def test_that_an_open_return_ends_where_the_result_went_elsewhere(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    assert isinstance(screen.panel, ReturnPanel)
    lives.do(lambda desk: desk.results.return_result(page.submission_id, Handing()))
    officer.settle()
    assert _panel(screen) is None
    assert "đã trả kết quả" in screen.answering.text


def test_that_a_corrected_name_is_the_one_that_is_recorded(officer: Officer, lives: Lives, tray: Tray) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    _scan(officer, HOA)
    officer.press(Qt.Key.Key_F5)
    right = make_party("NGUYỄN THỊ HOÀ", page.view.principal.number)
    lives.do(lambda desk: desk.corrections.correct(page.submission_id, Correction(principal=right, reason="sai tên")))
    officer.press(Qt.Key.Key_F4)
    officer.settle()
    assert "HOÀ" in screen.returning.taker.check.text()
    assert isinstance(screen.panel, ReturnPanel)
    assert screen.panel.taker.receipt_seen
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.shows_handed)
    result = lives.page(page.submission_id).submission.result
    assert result is not None
    assert result.taker == right.name


def test_that_the_list_stays_at_its_submission_while_others_come_and_go(officer: Officer, lives: Lives) -> None:
    people = [make_party(f"NGUYỄN VĂN {each}", f"00809801230{each}") for each in range(3)]
    first, second, _third = [lives.at_counter(principal=each) for each in people]
    screen = _enter(officer, ResultsScreen)
    officer.press(Qt.Key.Key_Down)
    assert screen.list.model.row(screen.list.table.at).submission_id == second.submission_id
    lives.do(lambda desk: desk.results.return_result(first.submission_id, Handing()))
    assert screen.list.model.row(screen.list.table.at).submission_id == second.submission_id


def test_that_the_inbox_stays_at_its_submission_too(officer: Officer, lives: Lives) -> None:
    for each in range(3):
        lives.in_progress(principal=make_party(f"NGUYỄN VĂN {each}", f"00809801230{each}"))
    screen = _at_department(officer)
    officer.press(Qt.Key.Key_Down)
    first, second, _third = [row.submission_id for row in screen.inbox.model.rows]
    assert screen.inbox.table.at == 1
    lives.do(lambda desk: desk.results.record(first))
    lives.do(lambda desk: desk.results.receive(first))
    assert screen.inbox.model.row(screen.inbox.table.at).submission_id == second


def test_that_a_scan_while_an_act_is_under_way_is_answered(
    officer: Officer, lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    heard: list[Sound] = []
    monkeypatch.setattr(officer.window._room.sounds, "play", heard.append)
    screen.do_it()
    screen.take_code(page.receipt_code)
    assert "Quét lại" in screen.answering.text
    assert heard == [Sound.REFUSED]
    officer.until(lambda: screen.shows_handed)


def test_that_an_act_under_way_leaves_the_keys_somewhere(officer: Officer, lives: Lives) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    officer.press(Qt.Key.Key_Tab)
    screen.do_it()
    assert officer.focus is screen
    officer.until(lambda: screen.shows_handed)


def test_that_who_was_slower_sees_how_things_stand(
    officer: Officer, lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = lives.at_counter()
    screen = _enter(officer, ResultsScreen)
    _scan(officer, page.receipt_code)
    monkeypatch.setattr(officer.window._room.events, "announce", lambda _what: None)  # another window tells nobody
    lives.do(lambda desk: desk.results.return_result(page.submission_id, Handing()))
    assert isinstance(screen.panel, ReturnPanel)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.settle()
    assert _panel(screen) is None
    assert "đã trả kết quả" in screen.answering.text
