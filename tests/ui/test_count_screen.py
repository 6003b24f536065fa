"""The closing count: everything scanned, what is missing and what should not be here named."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from frontdesk.domain.reception import Received
from frontdesk.settings import Settings
from tests.factories import HandClock
from tests.ui.handover_desk import hand_over, listen, on_desk, receive, room_of
from tests.ui.officer import CONTROL, Officer
from tests.ui.windows import make_window
from ui.events import DeskChanged
from ui.screens.count.count_page import Shown
from ui.screens.count.screen import CountScreen
from ui.sounds import Sound
from ui.theme import Scheme
from ui.widgets.text import Text


def _go(officer: Officer) -> CountScreen:
    officer.press(Qt.Key.Key_F10)
    officer.settle()
    screen = officer.window.current
    assert isinstance(screen, CountScreen)
    return screen


def _scan(officer: Officer, screen: CountScreen, code: str) -> None:
    screen.page.banner.clear()
    before = screen.page.banner.word.text()
    officer.scan(code)
    officer.until(lambda: screen.page.banner.word.text() != before)


def _words(screen: CountScreen) -> str:
    return "\n".join(text.text() for text in screen.result.findChildren(Text) if text.isVisible())


def test_that_the_count_says_how_many_should_be_here(officer: Officer) -> None:
    mine = receive(officer, 3)
    hand_over(officer, mine[:1])
    screen = _go(officer)
    assert screen.page.figure.text() == "0/2"
    assert screen.page.last.text() == "Quầy này chưa kiểm đếm lần nào."
    assert not screen.primary.isEnabled()
    assert screen.gap.text() == "Quét hồ sơ trước"


def test_that_each_scan_ticks_its_row_with_a_sound(officer: Officer) -> None:
    mine = receive(officer, 4)
    hand_over(officer, mine[3:])
    heard = listen(officer)
    screen = _go(officer)
    answers = (
        (mine[0].receipt_code, "Có mặt", Sound.ACCEPTED, "1/3"),
        (mine[0].receipt_code, "Đã quét rồi", Sound.DUPLICATE, "1/3"),
        (mine[3].receipt_code, "Không thuộc quầy này", Sound.WRONG_DEPARTMENT, "1/3"),
        ("H60.242-261123-0042", "Không có mã này", Sound.REFUSED, "1/3"),
        (mine[2].receipt_code, "Có mặt", Sound.ACCEPTED, "2/3"),
    )
    for code, word, sound, figure in answers:
        _scan(officer, screen, code)
        assert (screen.page.banner.word.text(), heard[-1], screen.page.figure.text()) == (word, sound, figure)
    states = {
        screen.page.model.columns[0].say(row): screen.page.model.columns[1].say(row) for row in screen.page.model.rows
    }
    assert states == {
        "NGUYỄN THỊ A": "có mặt",
        "NGUYỄN THỊ B": "chưa thấy",
        "NGUYỄN THỊ C": "có mặt",
        "NGUYỄN THỊ D": "để nhầm ở quầy này",
        "Mã “H60.242-261123-0042”": "không rõ là gì",
    }
    assert screen.page.of.text() == "còn 1 chưa thấy · 2 để nhầm"


def test_that_a_scan_asks_the_desk_for_nothing_but_whose_code_it_is(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frontdesk.services.counts import CountService

    mine = receive(officer, 2)
    screen = _go(officer)
    asked: list[object] = []

    def expected(service: CountService) -> None:
        asked.append(service)

    monkeypatch.setattr(CountService, "expected", expected)
    _scan(officer, screen, mine[0].receipt_code)
    officer.settle()
    assert screen.page.figure.text() == "1/2"
    assert asked == []


def test_that_the_filters_follow_the_scans(officer: Officer) -> None:
    mine = receive(officer, 3)
    screen = _go(officer)
    screen.page.filter.choose(Shown.MISSING)
    _scan(officer, screen, mine[1].receipt_code)
    assert [row.key for row in screen.page.model.rows] == [str(mine[0].submission_id), str(mine[2].submission_id)]
    screen.page.filter.choose(Shown.PRESENT)
    assert [row.key for row in screen.page.model.rows] == [str(mine[1].submission_id)]
    _scan(officer, screen, mine[0].receipt_code)
    assert [row.key for row in screen.page.model.rows] == [str(mine[0].submission_id), str(mine[1].submission_id)]
    screen.page.filter.choose(Shown.STRAYS)
    assert screen.page.model.rows == ()
    assert screen.page.nothing.text()


def test_that_the_count_names_what_is_missing_and_what_should_not_be_here(officer: Officer) -> None:
    mine = receive(officer, 3)
    hand_over(officer, mine[2:])
    screen = _go(officer)
    for code in (mine[0].receipt_code, mine[2].receipt_code):
        _scan(officer, screen, code)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.shows_result)
    officer.bot.waitUntil(screen.result.sentence.isVisible)
    assert screen.result.verdict.text() == "Thiếu 1, để nhầm 1"
    assert "phải có 2 hồ sơ, đếm được 1." in screen.result.sentence.text()
    said = _words(screen)
    assert mine[1].receipt_code in said
    assert "NGUYỄN THỊ B" in said
    assert "0912 345 678" in said  # whom to call
    assert "phải ở Phòng Kinh tế" in said
    taken = on_desk(officer, lambda desk: desk.counts.last())
    assert taken is not None
    assert (taken.missing, taken.unexpected) == ((mine[1].receipt_code,), (mine[2].receipt_code,))


def test_that_a_count_that_agrees_says_so_and_is_shown_next_time(officer: Officer) -> None:
    mine = receive(officer, 2)
    screen = _go(officer)
    for each in mine:
        _scan(officer, screen, each.receipt_code)
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.shows_result)
    assert screen.result.verdict.text() == "Khớp 2/2"
    officer.press(Qt.Key.Key_Escape)
    officer.settle()
    assert screen.page.figure.text() == "0/2"
    assert screen.page.last.text() == "Lần trước 10:43 23/11/2026: khớp 2/2."


def test_that_delete_takes_a_scan_back_and_a_fresh_start_can_be_undone(officer: Officer) -> None:
    mine = receive(officer, 2)
    screen = _go(officer)
    for each in mine:
        _scan(officer, screen, each.receipt_code)
    screen.page.table.setFocus()
    officer.press(Qt.Key.Key_Delete)
    assert screen.page.figure.text() == "1/2"
    screen.drop.click()
    assert screen.page.figure.text() == "0/2"
    screen.answering.act.click()
    officer.until(lambda: screen.page.figure.text() == "1/2")


def _another_window(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Officer:
    made = Officer(qapp, qtbot, make_window(qapp, settings, Scheme.LIGHT, HandClock()))
    made.sit_down()
    made.window._room.sounds.on = False
    return made


def test_that_a_count_begun_survives_a_restart(
    qapp: QApplication, qtbot: QtBot, settings: Settings, officer: Officer
) -> None:
    mine = receive(officer, 3)
    screen = _go(officer)
    for code in (mine[0].receipt_code, mine[2].receipt_code, "H60.242-261123-0042"):
        _scan(officer, screen, code)
    officer.window.close()
    again = _another_window(qapp, qtbot, settings)
    screen = _go(again)
    again.until(lambda: screen.page.figure.text() == "2/3")
    assert screen.page.of.text() == "còn 1 chưa thấy · 1 để nhầm"
    assert "3 lần quét" in screen.answering.text
    again.window.close()


def test_that_what_leaves_while_counting_is_expected_no_more(officer: Officer) -> None:
    mine = receive(officer, 3)
    screen = _go(officer)
    for each in mine[:2]:
        _scan(officer, screen, each.receipt_code)
    hand_over(officer, mine[:1])
    room_of(officer).events.announce(DeskChanged(submissions=True))
    officer.until(lambda: screen.page.figure.text() == "1/2")
    assert [row.key for row in screen.sheet.strays] == [str(mine[0].submission_id)]


def test_that_an_empty_counter_can_be_recorded(officer: Officer) -> None:
    screen = _go(officer)
    assert screen.page.of.text() == "Không có hồ sơ nào phải ở quầy lúc này."
    officer.press(Qt.Key.Key_Return, CONTROL)
    officer.until(lambda: screen.shows_result)
    assert screen.result.verdict.text() == "Khớp 0/0"


def test_that_enter_opens_the_submission_the_officer_is_at(officer: Officer) -> None:
    receive(officer, 1)
    screen = _go(officer)
    screen.page.table.setFocus()
    officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Return)
    officer.until(lambda: officer.window.lookup.shown is not None)


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)], ids=str)
def test_that_everything_is_reached_by_tab_and_named(officer: Officer, size: tuple[int, int]) -> None:
    from tests.ui.test_layout import _controls, _cut_off

    mine: tuple[Received, ...] = receive(officer, 3)
    officer.window.resize(*size)
    screen = _go(officer)
    _scan(officer, screen, mine[0].receipt_code)
    choices = screen.page.filter.findChildren(QAbstractButton)  # Tab comes to the chosen one, arrows to the others
    wanted = {
        id(each): each
        for each in _controls(officer)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and (each not in choices or each.isChecked())
    }
    reached = set()
    for _ in range(3 * len(wanted)):
        officer.window.focusNextChild()
        reached.add(id(officer.focus))
    assert [each.accessibleName() for key, each in wanted.items() if key not in reached] == []
    assert all(each.accessibleName() for each in wanted.values())
    assert _cut_off(officer) == []
    if folder := os.environ.get("FRONTDESK_SCREENSHOTS"):
        screen.window().grab().save(str(Path(folder) / f"count-{size[0]}.png"))
