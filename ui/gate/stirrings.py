"""Hears that somebody is at the officer's windows: keys where the focus is, the mouse over the window."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_HEARD = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Stirrings(QObject):
    """Watches the widget with the focus and its window, of `house` and its sheets alone: a citizen's touch is none.

    `lock_asked`: Ctrl+L in a sheet, which the window's own keys do not reach.
    """

    stirred = Signal()
    lock_asked = Signal()

    def __init__(self, app: QApplication, house: QWidget) -> None:
        super().__init__(house)
        self._house = house
        self._watched: list[QObject] = []
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget() or house)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _HEARD:
            self.stirred.emit()
            if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._asks_to_lock(event):
                self.lock_asked.emit()
                return True
        return False

    def _asks_to_lock(self, event: QKeyEvent) -> bool:
        in_sheet = QApplication.activeWindow() is not self._house.window()
        return in_sheet and event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for each in self._watched:
            if shiboken6.isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        if new is None or not self._is_ours(new):
            return
        window = new.window().windowHandle()
        self._watched = [new] if window is None else [new, window]
        for each in self._watched:
            each.installEventFilter(self)

    def _is_ours(self, widget: QWidget) -> bool:
        at: QWidget | None = widget
        while at is not None and at is not self._house:
            at = at.parentWidget()
        return at is self._house
