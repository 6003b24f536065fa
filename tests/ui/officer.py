"""An officer for tests: keys go where the focus is, as from a real keyboard; a scanner types within milliseconds."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.scanner import monotonic_ms

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
HOA = "008195012346||NGUYỄN THỊ HÒA|07031995|Nữ|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021"
AN = "008098012345|012345678|NGUYỄN VĂN AN|15081998|Nam|Thôn 3, Thái Bình, Yên Sơn, Tuyên Quang|25052021"
PATIENCE = 20_000  # ms; two slow cores shared by others


@dataclass
class Officer:
    """Counts the keys a person presses; a scan is no key."""

    app: QApplication
    bot: QtBot
    window: MainWindow
    keys: int = field(default=0)

    def sit_down(self) -> None:
        """Open the window and wait for the desk."""
        self.bot.addWidget(self.window)
        self.window.show()
        self.bot.waitExposed(self.window)
        self.window.activateWindow()
        self.window.begin()
        self.until(lambda: bool(self.window.reception.form.submission_id))
        self.settle()

    def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.bot.waitUntil(so, timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until no work is under way."""
        self.until(lambda: self.window.tasks_idle)

    @property
    def focus(self) -> QWidget:
        """Where keys go."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def scan(self, text: str, composed: str = "") -> None:
        """The scanner types `text` and Enter; the part `composed` comes through an input method."""
        before, _, after = text.partition(composed) if composed else (text, "", "")
        # Stamped as a windowing system does: a slow machine delays keys, not their time. Composed text has no stamp.
        pressed = 0 if composed else int(monotonic_ms())
        self._keys(before, pressed)
        if composed:
            self._commit(composed)
        self._keys(after, pressed)
        self._send(Qt.Key.Key_Return, "\r", pressed)

    def type(self, text: str) -> None:
        """A person types `text`, slower than any scanner."""
        for character in text:
            self.keys += 1
            self._send(Qt.Key.Key_unknown, character)
            QTest.qWait(70)

    def commit(self, text: str) -> None:
        """An input method hands over composed characters."""
        self.keys += len(text)
        self._commit(text)
        QTest.qWait(70)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """A person presses one key, or one key with Ctrl."""
        self.keys += 1
        text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " "}.get(key, "")
        if modifiers == PLAIN and text:
            self._send(key, text)
        else:
            QTest.keyClick(self.focus, key, modifiers)
        QTest.qWait(70)

    def _keys(self, text: str, pressed: int) -> None:
        for character in text:
            self._send(Qt.Key.Key_unknown, character, pressed)

    def _commit(self, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    def _send(self, key: Qt.Key, text: str, pressed: int = 0) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, PLAIN, text)
            event.setTimestamp(pressed)
            QApplication.sendEvent(self.focus, event)

    def take_papers(self, letters: str = "1.001612", card: str = HOA) -> None:
        """Everything up to the last key: card, procedure, all papers."""
        reception = self.window.reception
        self.scan(card)
        self.until(lambda: reception.form.principal is not None)
        self.type(letters)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: bool(reception.form.procedure_code))
        self.press(Qt.Key.Key_D, CONTROL)
        self.settle()

    def receive(self) -> None:
        """Ctrl+Enter, and wait for the paper."""
        self.press(Qt.Key.Key_Return, CONTROL)
        self.until(lambda: self.window.reception.shows_outcome)
        self.until(lambda: not self.window.reception.outcome.busy)
        self.settle()
