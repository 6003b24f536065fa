"""A button that opens a list to choose from; the focus stays on the button, so a scan cannot choose."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ui.widgets.buttons import Act
from ui.widgets.ground import ground_of

if TYPE_CHECKING:
    from ui.widgets.suggestion import Suggestion
    from ui.widgets.suggestions import SuggestionList

_WIDTH = 420  # px


class Chooser(Act):
    """Emits `asked` when opened; the owner answers with `offer`; `chosen` carries the row's value."""

    asked = Signal()
    chosen = Signal(object)

    def __init__(self, nothing: str) -> None:
        super().__init__("", self._on_toggled, look="link")
        self._nothing = nothing
        self._list: SuggestionList | None = None

    @property
    def is_open(self) -> bool:
        """True while the list is shown."""
        return self._list is not None and self._list.isVisible()

    def offer(self, rows: "Sequence[Suggestion]") -> None:
        """Show `rows`."""
        if self._list is None:
            from ui.widgets.suggestions import SuggestionList  # not needed to be seen: the window comes first

            self._list = SuggestionList(ground_of(self), self._nothing)
            self._list.picked.connect(self._choose)
        self.setFocus()
        self._list.offer(rows, self, _WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._list is None or not self.is_open:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.current is not None:
            self._choose(self._list.current.value)
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._list is not None:
            self._list.hide()

    def _on_toggled(self) -> None:
        if self._list is not None and self.is_open:
            self._list.hide()
        else:
            self.asked.emit()

    def _choose(self, value: object) -> None:
        if self._list is not None:
            self._list.hide()
        self.chosen.emit(value)
