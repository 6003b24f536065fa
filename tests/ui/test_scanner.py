"""A scan types into nothing and presses nothing; a person's keys arrive whole and in order."""

import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.scanner import Scanner

CARD = "008195012346||NGUYỄN THỊ HÒA|07031995|Nữ|Thôn 3, Thái Bình|25052021"


class Clock:
    """Milliseconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Bench(QWidget):
    """A field, a tick, a button; what the scanner said."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.field, self.tick, self.button = QLineEdit(), QCheckBox("tick"), QPushButton("press")
        layout = QVBoxLayout(self)
        for widget in (self.field, self.tick, self.button):
            layout.addWidget(widget)
        self.pressed = 0
        self.button.clicked.connect(self._on_pressed)
        self.clock = Clock()
        self.scanner = Scanner(app, self, self.clock)
        self.scans: list[tuple[str, bool]] = []
        self.scanner.scanned.connect(lambda text, composed: self.scans.append((text, composed)))

    def _on_pressed(self) -> None:
        self.pressed += 1

    def key(self, text: str, gap: float, key: Qt.Key = Qt.Key.Key_unknown) -> None:
        self.clock.now += gap
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            assert target is not None
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def type(self, text: str, gap: float) -> None:
        for character in text:
            self.key(character, gap)

    def enter(self, gap: float) -> None:
        self.key("\r", gap, Qt.Key.Key_Return)

    def wait(self) -> None:
        self.clock.now += 500
        self.scanner.let_go()


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot) -> Bench:
    made = Bench(qapp)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_that_a_scan_is_read_and_leaks_into_no_field(bench: Bench) -> None:
    bench.field.setText("0912")
    bench.type(CARD, 4)
    bench.enter(4)
    bench.wait()
    assert bench.scans == [(CARD, False)]
    assert bench.field.text() == "0912"


def test_that_typing_arrives_whole_and_in_order(bench: Bench) -> None:
    bench.type("Đăng ký", 90)
    bench.wait()
    assert bench.field.text() == "Đăng ký"
    assert bench.scans == []


def test_that_fast_rolling_fingers_lose_nothing(bench: Bench) -> None:
    bench.type("khai", 30)
    bench.wait()
    assert bench.field.text() == "khai"


@pytest.mark.parametrize("where", ["tick", "button"])
def test_that_a_scan_presses_nothing(bench: Bench, where: str) -> None:
    getattr(bench, where).setFocus()
    bench.type(" 1 2 3 4 5 6 ", 4)
    bench.enter(4)
    bench.key("\n", 10, Qt.Key.Key_Enter)
    bench.wait()
    assert bench.pressed == 0
    assert not bench.tick.isChecked()


@pytest.mark.parametrize("scanned", ["A12", "   ", "99999999"])
def test_that_a_short_or_even_scan_presses_nothing_either(bench: Bench, scanned: str) -> None:
    bench.button.setFocus()
    bench.type(scanned, 4)
    bench.enter(4)
    bench.wait()
    assert bench.pressed == 0
    assert bench.scans == [(scanned, False)]


def test_that_a_person_can_press_a_button_with_the_space_bar(bench: Bench) -> None:
    bench.button.setFocus()
    bench.key(" ", 90, Qt.Key.Key_Space)
    bench.wait()
    assert bench.pressed == 1


def test_that_capitals_of_a_scanner_do_not_break_the_scan(bench: Bench) -> None:
    for character in "ABCDEF1234":
        shift = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(bench.field, shift)
        bench.key(character, 4)
    bench.enter(4)
    assert bench.scans == [("ABCDEF1234", False)]


def test_that_an_input_method_in_a_scan_is_reported(bench: Bench) -> None:
    bench.type("0081950123", 4)
    composed = QInputMethodEvent()
    composed.setCommitString("ư46|")
    bench.clock.now += 4
    QApplication.sendEvent(bench.field, composed)
    bench.type("07031995", 4)
    bench.enter(4)
    assert bench.scans == [("0081950123ư46|07031995", True)]
    assert bench.field.text() == ""


def test_that_composed_words_of_a_person_arrive(bench: Bench) -> None:
    composed = QInputMethodEvent()
    composed.setCommitString("nguyễn")
    QApplication.sendEvent(bench.field, composed)
    bench.wait()
    assert bench.field.text() == "nguyễn"


def test_that_what_was_typed_comes_before_a_command(bench: Bench, qtbot: QtBot) -> None:
    bench.type("abc", 90)
    assert bench.scanner.holding
    QTest.keyClick(bench.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert bench.field.text() == "abc"
    assert bench.field.selectedText() == "abc"


def test_that_keys_arrive_by_themselves_after_a_moment(bench: Bench, qtbot: QtBot) -> None:
    bench.key("x", 90)
    bench.clock.now += 60
    qtbot.waitUntil(lambda: bench.field.text() == "x", timeout=2000)


def test_that_garbage_scans_act_on_nothing(bench: Bench) -> None:
    chance = random.Random(7)
    alphabet = "0123456789|ABCxyzđưễ \t;='<>"
    for _ in range(300):
        [bench.field, bench.tick, bench.button][chance.randrange(3)].setFocus()
        text = "".join(chance.choice(alphabet) for _ in range(chance.randrange(8, 40)))
        bench.clock.now += 1000
        bench.type(text.replace("\t", ""), 3)
        bench.enter(3)
        bench.wait()
    assert bench.pressed == 0
    assert not bench.tick.isChecked()
    assert bench.field.text() == ""


def _stamped(bench: Bench, text: str, first_ms: int, gap_ms: int) -> None:
    """Keys the windowing system stamped `gap_ms` apart, handled all at once."""
    for at, character in enumerate(text):
        target = QApplication.focusWidget()
        assert target is not None
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
        event.setTimestamp(first_ms + at * gap_ms)
        QApplication.sendEvent(target, event)


def test_that_typing_that_waited_for_a_stalled_program_is_still_typing(bench: Bench) -> None:
    _stamped(bench, "k", 5_000, 120)
    bench.wait()
    bench.clock.now += 3_000
    _stamped(bench, "hai tu", 5_620, 120)
    bench.wait()
    assert bench.scans == []
    assert bench.field.text() == "khai tu"


def test_that_a_stamped_scan_is_still_a_scan(bench: Bench) -> None:
    _stamped(bench, "C1-261123-0042-K", 9_000, 4)
    bench.wait()
    assert [text for text, _composed in bench.scans] == ["C1-261123-0042-K"]
    assert bench.field.text() == ""
