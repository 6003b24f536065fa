"""A password: unseen unless it is asked for, with a line below that says what the keyboard may be doing to it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from frontdesk.i18n import Words
from ui.gate.caps_lock import CapsLock
from ui.theme import GRID
from ui.widgets.card import column, row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

LONGEST = 256  # characters; more is no password here
_HINT = 22  # px: its room is there before the hint


class _Line(QLineEdit):
    """Tells of keys before it takes them."""

    pressed = Signal(object)  # QKeyEvent
    composed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.emit(event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the list of people has them
            return
        super().keyPressEvent(event)
        if len(event.text()) == 1 and event.text().isalpha() and not event.text().isascii():
            self.composed.emit()  # an input method that types like a keyboard

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.preeditString() or any(not each.isascii() for each in event.commitString()):
            self.composed.emit()
        super().inputMethodEvent(event)


class PasswordField(QWidget):
    """The field, its label, the box that shows what is typed. `entered`: Enter."""

    entered = Signal()
    typed = Signal()

    def __init__(self, label: str, words: Words, *, shows: bool = True) -> None:
        super().__init__()
        _ = words.gettext
        self._caps_words = _("Caps Lock đang bật.")
        self._composed_words = _("Bộ gõ tiếng Việt đang ghép chữ; tắt nếu mật khẩu không dấu.")
        self._caps = CapsLock()
        self.field = _Line()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(LONGEST)
        self.label = Text(label, "caption", "muted", elide=True)
        self.label.setBuddy(self.field)
        self.field.setAccessibleName(label)
        self.show_box = QCheckBox(_("Hiện"))
        self.show_box.setAccessibleName(_("Hiện mật khẩu"))
        self.show_box.setProperty("words", "true")
        self.show_box.toggled.connect(self._on_shown)
        self._icon = IconLabel("", "warn")
        self.hint = Text("", "caption", "warn", elide=True)
        self.hint.setFixedHeight(_HINT)
        line = row(self.field, spacing=GRID)
        if shows:
            line.addWidget(self.show_box)
        below = row(self._icon, self.hint, spacing=4)
        below.setStretch(1, 1)
        layout = column(self.label, spacing=2)
        layout.addLayout(line)
        layout.addLayout(below)
        self.setLayout(layout)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self.entered)
        self.field.textEdited.connect(lambda _text: self.typed.emit())
        self.field.pressed.connect(self._on_pressed)
        self.field.composed.connect(lambda: self._say(self._composed_words))

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def rename(self, label: str) -> None:
        """Whose password it is."""
        self.label.say(label)
        self.field.setAccessibleName(label)

    def clear(self) -> None:
        """Forget it, and hide what is typed next."""
        self.field.clear()
        self.show_box.setChecked(False)
        self._say(self._caps_words if self._caps.on else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self.show_box.setEnabled(self.isEnabled())

    def _on_shown(self, on: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        hints = self.field.inputMethodHints()
        self.field.setInputMethodHints(
            hints | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )

    def _on_pressed(self, event: QKeyEvent) -> None:
        self._caps.hear(event)
        self._say(self._caps_words if self._caps.on else "")

    def _say(self, text: str) -> None:
        if self.hint.text() != text:
            self._icon.show_icon("warn" if text else "", "warn")
            self.hint.say(text)
