"""Nothing is cut off, nothing is out of reach, everything has a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTableView,
    QWidget,
)

from tests.ui.officer import Officer
from ui.widgets.buttons import Act
from ui.widgets.text import Text

_TURNS = 40
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTableView)


def _controls(officer: Officer) -> list[QWidget]:
    found = [child for child in officer.window.findChildren(QWidget) if isinstance(child, CONTROLS)]
    outside = [child for child in found if not isinstance(child.parent(), QAbstractSpinBox | QTableView | QComboBox)]
    return [child for child in outside if child.isVisible() and child.isEnabled()]


def _cut(label: Text) -> bool:
    metrics = QFontMetrics(label.font())
    box = label.contentsRect()
    if label.wordWrap():
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(0, 0, box.width(), 10_000, flags, label.text()).height() > label.height()
    return metrics.horizontalAdvance(label.text()) > box.width() or metrics.height() > label.height()


def _cut_off(officer: Officer) -> list[str]:
    """Words that stay cut off once the layouts have come to rest, which takes them some turns of the event loop."""
    found = _cut_now(officer)
    for _turn in range(_TURNS):
        if not found:
            break
        officer.bot.wait(25)
        found = _cut_now(officer)
    return found


def _cut_now(officer: Officer) -> list[str]:
    labels = [
        label.text()
        for label in officer.window.findChildren(Text)
        if label.isVisible() and label.text() and _cut(label)
    ]
    acts = [act for act in officer.window.findChildren(Act) if act.isVisible()]
    return labels + [act.text() for act in acts if act.width() < act.sizeHint().width()]


def test_that_no_words_are_cut_off_at_1366_by_768(officer: Officer) -> None:
    officer.window.resize(1366, 768)
    assert _cut_off(officer) == []
    officer.take_papers()
    assert _cut_off(officer) == []
    officer.receive()
    assert _cut_off(officer) == []


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (960, 540)], ids=str)
def test_that_no_words_are_cut_off_at_other_sizes(officer: Officer, size: tuple[int, int]) -> None:
    officer.window.resize(*size)
    officer.take_papers()
    assert _cut_off(officer) == []


def test_that_nothing_moves_when_a_message_comes(officer: Officer) -> None:
    from ui.messages import Line, Tone

    reception = officer.window.reception
    before = reception.entry.geometry(), reception.entry_bar.receive.geometry()
    reception.say(Line("Đã lưu.", Tone.WARN, "Hoàn tác", lambda: None))
    officer.bot.wait(50)
    assert (reception.entry.geometry(), reception.entry_bar.receive.geometry()) == before


def test_that_a_scan_moves_nothing(officer: Officer) -> None:
    from tests.ui.officer import HOA

    reception = officer.window.reception
    before = reception.entry.procedure.geometry()
    officer.scan(HOA)
    officer.until(lambda: reception.form.principal is not None)
    officer.bot.wait(50)
    assert reception.entry.procedure.geometry() == before


@pytest.mark.parametrize("filled", [False, True])
def test_that_tab_reaches_every_control(officer: Officer, filled: bool) -> None:
    if filled:
        officer.take_papers()
    wanted = {id(control): control for control in _controls(officer) if control.focusPolicy() & Qt.FocusPolicy.TabFocus}
    reached: set[int] = set()
    for _ in range(3 * len(wanted)):
        officer.window.focusNextChild()
        reached.add(id(officer.focus))
    assert [control.accessibleName() for key, control in wanted.items() if key not in reached] == []


def test_that_every_control_takes_the_focus_by_keyboard(officer: Officer) -> None:
    officer.take_papers()
    deaf = [control for control in _controls(officer) if not control.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [type(control).__name__ for control in deaf] == []


def test_that_every_control_has_a_name_for_listeners(officer: Officer) -> None:
    officer.take_papers()
    nameless = [control for control in _controls(officer) if not control.accessibleName()]
    assert [(type(control).__name__, control.objectName()) for control in nameless] == []


def test_that_the_focus_is_drawn(officer: Officer) -> None:
    officer.take_papers()
    for control in (officer.window.reception.entry_bar.park, officer.window.reception.entry.papers.rows[1].tick):
        before = control.grab().toImage()
        control.setFocus()
        officer.bot.waitUntil(control.hasFocus)
        assert control.grab().toImage() != before


def test_that_every_room_on_the_rail_exists(officer: Officer) -> None:
    rail = officer.window.rail
    for key, name in ((Qt.Key.Key_F5, "lookup"), (Qt.Key.Key_F2, "reception")):
        officer.press(key)
        assert rail.button(name).isChecked()
        assert officer.window.current.isVisible()
