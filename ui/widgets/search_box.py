"""A field that searches as one types; Enter takes the first answer, even one still on its way."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.ground import ground_of

if TYPE_CHECKING:
    from ui.widgets.suggestion import Suggestion
    from ui.widgets.suggestions import SuggestionList

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class SearchBox(QLineEdit):
    """Emits `asked` with what to look for; the owner answers with `answer`; `chosen` carries the row's value."""

    asked = Signal(str)
    chosen = Signal(object)
    entered = Signal(str)

    def __init__(self, name: str, placeholder: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._nothing = nothing
        self._list: SuggestionList | None = None
        self._waiting = False  # Enter was pressed before the answer came
        self._settled = True  # the text is what was chosen, not a question
        self._answered = False  # the rows shown answer the text as it stands
        self._refused = False  # the question got no answer; Enter asks again
        self.list_width = 0  # px; 0: as wide as the box
        self.textEdited.connect(self._on_edited)

    @property
    def is_open(self) -> bool:
        """True while answers are shown."""
        return self._list is not None and self._list.isVisible()

    @property
    def offered(self) -> "tuple[Suggestion, ...]":
        """The rows now shown."""
        if self._list is None or not self.is_open:
            return ()
        return tuple(self._list.model.row(at) for at in range(self._list.model.rowCount()))

    def settle(self, text: str) -> None:
        """Show what was chosen; no question is open."""
        self._settled, self._waiting = True, False
        self.setText(text)
        self.setCursorPosition(0)
        self.close_list()

    def answer(self, rows: "Sequence[Suggestion]") -> None:
        """Offer `rows`, or take the first at once where Enter was already pressed."""
        if self._waiting:
            self._take_first(rows)
        elif not self._settled and self.text().strip():
            self._answered = True
            self._shown().offer(rows, self, self.list_width or self.width())

    def give_up(self) -> None:
        """There is no answer: offer nothing rather than what answered something else."""
        self._waiting = self._answered = False
        self._refused = not self._settled
        self.close_list()

    def close_list(self) -> None:
        """Take the answers away; the text stays."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._list is not None and self.is_open:
            self._list.move_by(_STEPS[key])
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_enter()
        elif key == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.close_list()

    def _on_edited(self, text: str) -> None:
        self._settled = self._waiting = self._answered = self._refused = False
        if text.strip():
            self.asked.emit(text)
        else:
            self.close_list()

    def _on_enter(self) -> None:
        current = self._list.current if self._list is not None and self.is_open and self._answered else None
        if current is not None:
            self._choose(current.value)
        elif self._settled or self._answered or not self.text().strip():
            self.entered.emit(self.text())
        else:
            self._waiting = True
            if self._refused:
                self._refused = False
                self.asked.emit(self.text())

    def _take_first(self, rows: "Sequence[Suggestion]") -> None:
        self._waiting = False
        if rows:
            self._choose(rows[0].value)
        else:
            self._answered = True
            self._shown().offer(rows, self, self.list_width or self.width())
            self.entered.emit(self.text())

    def _choose(self, value: object) -> None:
        self._settled, self._waiting = True, False
        self.close_list()
        self.chosen.emit(value)

    def _shown(self) -> "SuggestionList":
        if self._list is None:
            from ui.widgets.suggestions import SuggestionList  # not needed to be seen: the window comes first

            self._list = SuggestionList(ground_of(self), self._nothing)
            self._list.picked.connect(self._choose)
        return self._list
