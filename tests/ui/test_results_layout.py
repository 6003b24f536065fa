"""Results, deadlines and departments: nothing cut off, everything named and within reach of Tab."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.lives import DUNG, FRIDAY_AFTERNOON, Lives
from tests.ui.officer import AN, CONTROL, Officer
from tests.ui.test_layout import _controls, _cut_off

SIZES = [(1366, 768), (960, 540), (1920, 1080)]


def _check(officer: Officer) -> None:
    officer.settle()
    officer.bot.wait(50)
    assert _cut_off(officer) == []
    assert [type(each).__name__ for each in _controls(officer) if not each.accessibleName()] == []
    wanted = {id(each): each for each in _controls(officer) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    start, reached = officer.focus, set[int]()
    for _ in range(2 * len(wanted)):
        officer.window.focusNextChild()
        reached.add(id(officer.focus))
    assert [each.accessibleName() for key, each in wanted.items() if key not in reached] == []
    start.setFocus()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_results_are_whole(officer: Officer, lives: Lives, size: tuple[int, int]) -> None:
    officer.window.resize(*size)
    lives.at_counter(delegate=DUNG)
    officer.press(Qt.Key.Key_F4)
    _check(officer)
    officer.press(Qt.Key.Key_Return, CONTROL)
    _check(officer)
    officer.scan(AN)
    officer.bot.wait(120)
    _check(officer)
    officer.press(Qt.Key.Key_G, CONTROL)
    _check(officer)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_deadlines_are_whole(officer: Officer, lives: Lives, size: tuple[int, int]) -> None:
    officer.window.resize(*size)
    lives.in_progress()
    lives.awaited()
    lives.clock.now = FRIDAY_AFTERNOON
    officer.press(Qt.Key.Key_F6)
    _check(officer)
    officer.press(Qt.Key.Key_Return, CONTROL)
    _check(officer)
    officer.press(Qt.Key.Key_Escape)
    officer.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    _check(officer)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_a_departments_room_is_whole(officer: Officer, lives: Lives, size: tuple[int, int]) -> None:
    officer.window.resize(*size)
    page = lives.received()
    manifest = lives.handed_over(page)
    officer.press(Qt.Key.Key_F9)
    _check(officer)
    for _ in range(2):
        officer.press(Qt.Key.Key_Down)
    officer.press(Qt.Key.Key_Return)
    _check(officer)
    officer.scan(manifest)
    officer.bot.wait(120)
    _check(officer)
    officer.scan(page.receipt_code)
    officer.bot.wait(120)
    officer.press(Qt.Key.Key_Escape)
    officer.press(Qt.Key.Key_Return)
    _check(officer)
