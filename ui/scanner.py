"""A scanner that types like a keyboard, anywhere in the application: its scans are read, never typed.

Every character is held back until the WedgeReader knows who sent it (50 ms at most after the last): a person's
keys then go on to where they were going, a scanner's are dropped. So a scan leaks into no field and presses no button.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.domain.wedge import Burst, BurstKind, WedgeReader

MillisecondClock = Callable[[], float]
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_SILENT = frozenset(  # a scanner presses Shift for capitals; that ends nothing
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_ENDS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Backspace: "\b"}


_LONGEST_STALL_MS = 60_000.0


def monotonic_ms() -> float:
    """Milliseconds of a clock that never goes back."""
    return time.monotonic() * 1000


@dataclass(frozen=True, slots=True)
class _Held:
    target: QObject
    event: QEvent
    counted: bool  # fed to the reader; key releases travel along uncounted


class Scanner(QObject):
    """Listens where the focus is. `scanned` carries the text and whether an input method had its hands on it."""

    scanned = Signal(str, bool)

    def __init__(self, app: QApplication, parent: QObject, clock: MillisecondClock = monotonic_ms) -> None:
        super().__init__(parent)
        self._clock = clock
        self._reader = WedgeReader()
        self._tie = float("inf")
        self._held: list[_Held] = []
        self._replaying = False
        self._watched: QObject | None = None
        self._pause = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._on_pause)
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    @property
    def holding(self) -> bool:
        """True while keys are held back."""
        return bool(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying:
            return False
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._on_release(watched, event)
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return self._on_input_method(watched, event)
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_command(event):
            self.let_go()  # what was typed before a command arrives before it
        return False

    def let_go(self) -> None:
        """Decide now about what is held."""
        self._take(self._reader.tick(float("inf")))

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        character = _character(event)
        if not character:
            if _is_command(event):
                self.let_go()
            return False
        self._feed(watched, event, character)
        return True

    def _on_release(self, watched: QObject, event: QKeyEvent) -> bool:
        if not self._held:
            return False
        self._held.append(_Held(watched, event.clone(), counted=False))
        return True

    def _on_input_method(self, watched: QObject, event: QInputMethodEvent) -> bool:
        if not event.commitString() and not event.preeditString() and not self._held:
            return False
        self._feed(watched, event, event.commitString())
        return True

    def _feed(self, watched: QObject, event: QEvent, text: str) -> None:
        self._held.append(_Held(watched, event.clone(), counted=True))
        self._take(self._reader.feed(text, self._arose(event)))

    def _arose(self, event: QEvent) -> float:
        """When the key was pressed, on our clock: after a stall, keys typed one by one arrive all at once.

        The windowing system stamps keys on a clock of its own (0 for made-up ones); the least delay seen ties the two.
        """
        now = self._clock()
        stamp = event.timestamp() if isinstance(event, QKeyEvent) else 0
        if not stamp:
            return now
        self._tie = min(self._tie, now - stamp)
        if now - (stamp + self._tie) > _LONGEST_STALL_MS:  # its clock began anew
            self._tie = now - stamp
        return stamp + self._tie

    def _on_pause(self) -> None:
        self._take(self._reader.tick(self._clock()))

    def _take(self, bursts: tuple[Burst, ...]) -> None:
        for burst in bursts:
            events = self._pop(burst.events)
            if burst.kind is BurstKind.TYPED:
                self._replay(events)
            elif burst.kind is BurstKind.SCANNED:
                QGuiApplication.inputMethod().reset()
                self.scanned.emit(burst.text, burst.composed)
        self._wait()

    def _wait(self) -> None:
        deadline = self._reader.deadline_ms
        if deadline is None:
            self._pause.stop()
            self._replay(self._pop(len(self._held)))  # releases left behind
        else:
            self._pause.start(max(1, int(deadline - self._clock()) + 1))

    def _pop(self, count: int) -> list[_Held]:
        at = 0
        while at < len(self._held) and (count > 0 or not self._held[at].counted):
            count -= self._held[at].counted
            at += 1
        popped, self._held = self._held[:at], self._held[at:]
        return popped

    def _replay(self, held: list[_Held]) -> None:
        self._replaying = True
        try:
            for item in held:
                if shiboken6.isValid(item.target):
                    QCoreApplication.sendEvent(_still(item.target), item.event)
        finally:
            self._replaying = False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new
        if new is not None:
            new.installEventFilter(self)


def _still(target: QObject) -> QObject:
    """Where a held key goes now: an Enter before it may have moved the focus on within the same window."""
    focus = QApplication.focusWidget()
    moved = isinstance(target, QWidget) and focus is not None and focus.window() is target.window()
    return focus if moved and focus is not None else target


def _is_command(event: QKeyEvent) -> bool:
    return not _character(event) and Qt.Key(event.key()) not in _SILENT


def _character(event: QKeyEvent) -> str:
    """What a key press types or ends a scan with; empty for commands and keys that move."""
    if event.modifiers() & _COMMANDS:
        return ""
    end = _ENDS.get(Qt.Key(event.key()))
    if end:
        return end
    text = event.text()
    return text if text and text.isprintable() else ""
