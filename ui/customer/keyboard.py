"""The keyboard on the citizen's screen: a citizen has none, and the officer's reaches nothing here.

Letters with their marks are keys of their own; a tone is tapped after its vowel or after the word
(`frontdesk.domain.vietnamese_keys`). It lies over the page and fills the window, so that its keys are big.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.customer.view import Button
from frontdesk.domain.ratings import LONGEST_COMMENT
from frontdesk.domain.vietnamese_keys import Tone, begins_sentence, deleted, toned, typed
from frontdesk.i18n import Words as Language
from frontdesk.i18n import words as language_of
from ui.customer.key_rows import DELETE, DIGITS, DONE, KEY, LETTERS, SHIFT, SPACE, SWAP, Row, rows_of
from ui.customer.scale import BODY, FACT, SMALL, Scale
from ui.customer.widgets.block import Block, put
from ui.customer.widgets.button import BigButton
from ui.customer.widgets.key import Key, TypedWords
from ui.customer.widgets.scroll_pane import ScrollPane
from ui.customer.widgets.words import STRONG, Words
from ui.theme import CUSTOMER

_PAUSE_MS = 500  # between the last key and the comment going out
_NEARLY = 50  # characters left from which on they are counted


class CommentKeyboard(Block):
    """`written(text)` soon after the last key; `done` when the citizen has finished (after a last `written`)."""

    written = Signal(str)
    done = Signal()

    def __init__(self, parent: QWidget) -> None:
        self.label, self.count = Words(BODY, "muted", STRONG), Words(SMALL, "muted", reserved=True)
        self.hint, self.typed = Words(SMALL, "muted"), TypedWords(FACT)
        self.pane = ScrollPane(self.typed)
        self.finish = BigButton(BODY, 64, 20)
        self._keys: list[Key] = []
        self._rows: list[tuple[Row, list[Key]]] = []
        super().__init__(self.label, self.count, self.hint, self.pane, self.finish)
        self.setParent(parent)
        self._text, self._shifted, self._set = "", True, LETTERS
        self._language: Language = language_of()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(lambda: self.written.emit(self._text))

    @property
    def text(self) -> str:
        """What was written so far."""
        return self._text

    def open_for(self, label: str, hint: str, comment: str, language: str) -> None:
        """Write on at `comment`; `label` and `hint` as the page says them."""
        self._language = language_of(language)
        self.label.say(label)
        self.hint.say(hint)
        self.finish.show_button(Button(KEY, self._language.gettext("Xong"), DONE, main=True))
        self._text, self._set = comment, LETTERS
        self._shifted = begins_sentence(comment)
        self._lay_keys()
        self._tell()
        self.show()
        self.raise_()

    def close_up(self) -> None:
        """Put it away, and forget what was written."""
        self._soon.stop()
        self.hide()
        self._text = ""
        self.typed.say("")

    def press(self, value: str) -> None:
        """A key was tapped; `value` names it."""
        if value == DONE:
            self._flush()
            self.done.emit()
        elif value in (SWAP, SHIFT):
            self._switch(value)
        else:
            self._write(value)

    def _switch(self, value: str) -> None:
        if value == SWAP:
            self._set = DIGITS if self._set == LETTERS else LETTERS
            self._lay_keys()
            self.arrange()
        else:
            self._shifted = not self._shifted
            self._name_keys()

    def _write(self, value: str) -> None:
        before = self._text
        if value == DELETE:
            self._text = deleted(before)
        elif value in list(Tone):
            self._text = toned(before, Tone(value))
        else:
            self._text = typed(before, " " if value == SPACE else value.upper() if self._shifted else value)
        if self._text == before:
            return
        self._shifted = begins_sentence(self._text)
        self._name_keys()
        self._tell()
        self.arrange()
        self._soon.start()

    def _flush(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self.written.emit(self._text)

    def _tell(self) -> None:
        self.typed.say(self._text)
        left = LONGEST_COMMENT - len(self._text)
        nearly = left <= _NEARLY
        said = self._language.ngettext("Còn {n} chữ", "Còn {n} chữ", left).format(n=left)
        self.count.say(said if nearly else "", "warn" if left == 0 else "muted")

    def dress(self, scale: Scale) -> None:
        super().dress(scale)
        if self._rows:
            self._lay_keys()

    def _lay_keys(self) -> None:
        rows = rows_of(self._set, portrait=self.scale.portrait)
        values = [key for row in rows for key in row.keys]
        while len(self._keys) < len(values):
            self._keys.append(Key())
            self.take(self._keys[-1])
        for at, key in enumerate(self._keys):
            key.setHidden(at >= len(values))
        left = iter(self._keys)
        self._rows = [(row, [next(left) for _ in row.keys]) for row in rows]
        self._name_keys()

    def _name_keys(self) -> None:
        for row, keys in self._rows:
            for value, key in zip(row.keys, keys, strict=True):
                key.show_key(value, self._shifted, self._set, self._language)

    def height_at(self, _width: int) -> int:
        return self.height()

    def arrange(self) -> None:
        gap, side = self.scale.gap(12), self.scale.gap(32)
        top = self._arrange_keys()
        self._arrange_text(gap * 2, side, self.width() - 2 * side, top - gap)

    def _arrange_keys(self) -> int:
        """Place the rows from the bottom, over the whole width; the y above them."""
        high, y = self.scale.touch(84 if self.scale.portrait else 76), self.height() - self.scale.gap(4)
        for row, keys in reversed(self._rows):
            y -= high
            units = sum(row.width(value) for value in row.keys) + row.finish
            unit = self.width() / max(units, row.least)
            x = (self.width() - unit * units) / 2
            for value, key in zip(row.keys, keys, strict=True):
                step = unit * row.width(value)
                put(key, round(x), y, round(x + step) - round(x), high)
                x += step
            if row.finish:
                put(self.finish, round(x), y, round(unit * row.finish), high)
        return y

    def _arrange_text(self, top: int, side: int, wide: int, bottom: int) -> None:
        count = self.count.width_wanted()
        label = max(self.label.height_at(wide - count - 16), self.count.height_at(max(1, count)))
        put(self.label, side, top, wide - count - 16, label)
        put(self.count, side + wide - count, top, count, self.count.height_at(max(1, count)))
        hint = self.hint.height_at(wide)
        y = put(self.hint, side, top + label, wide, hint) + self.scale.gap(8)
        put(self.pane, side, y, wide, max(0, bottom - y))
        self.pane.move_by(self.pane.farthest)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(CUSTOMER.ground))
        if self._rows:
            top = self._rows[0][1][0].y() - self.scale.gap(8)
            painter.fillRect(0, top, self.width(), self.height() - top, QColor(CUSTOMER.idle))
