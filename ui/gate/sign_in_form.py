"""Who one is, and the password that proves it: by keyboard alone, nothing typed lost but a wrong password."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from frontdesk.domain.clock import Clock
from frontdesk.errors import DeskError, RuleRefused
from frontdesk.i18n import Words
from ui.gate.answer_line import AnswerLine
from ui.gate.guises import Guise, dress_of
from ui.gate.password_field import PasswordField
from ui.gate.people_list import ROW, PeopleList, PersonRow
from ui.gate.rests import Rests
from ui.messages import Line, Tone, line_for
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

_MOST = 5  # rows of the list
_OTHERS = 460  # px of a window for all but the list
_RESTS = "sign_in_rests"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 4, Qt.Key.Key_PageUp: -4}


class _NameField(QLineEdit):
    """Filters the list; the arrows are the list's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SignInForm(QWidget):
    """`asked` carries login and password; `back_asked`: Esc, where there is a way back."""

    asked = Signal(str, str)
    back_asked = Signal()

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._guise = Guise.SIGN_IN
        self._rows: tuple[PersonRow, ...] = ()
        self._busy = False
        self.icon = IconLabel("person", "accent", 24)
        self.title = Text("", "title", wrap=True)
        self.told = Text("", tone="muted", wrap=True)
        self.name = _NameField()
        self.name.setAccessibleName(_("Tìm tên"))
        self.name.setPlaceholderText(_("Gõ tên để tìm; phím ↑ ↓ để chọn"))
        self.people = PeopleList(_("Người làm việc ở đây"))
        self.nothing = Text("", tone="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.password = PasswordField(_("Mật khẩu"), words)
        self.answering = AnswerLine()
        self.back = Act(_("Trở lại"), self.back_asked.emit, keys="Esc")
        self.act = Act("", self.do, keys="Enter", look="primary")
        self.rests = Rests(clock, lambda: self.login, self)
        self._lay_out()
        self._connect()
        self.dress(Guise.SIGN_IN, "")

    def _lay_out(self) -> None:
        head = row(self.icon, self.title, spacing=12)
        head.setStretch(1, 1)
        inside = QVBoxLayout(self.people)
        inside.addWidget(self.nothing)
        self.people.setFixedHeight(_MOST * ROW + 10)
        acts = row(self.back, spacing=GRID)
        acts.addStretch(1)
        acts.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addSpacing(4)
        layout.addWidget(self.name)
        layout.addWidget(self.people, 1)
        layout.addWidget(self.password)
        layout.addWidget(self.answering)
        layout.addLayout(acts)

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda _text: self._filter())
        self.name.returnPressed.connect(self._on_named)
        self.people.moved.connect(self._on_moved)
        self.people.picked.connect(self.password.setFocus)
        self.password.entered.connect(self.do)
        self.password.typed.connect(self._on_typed)
        self.rests.counted.connect(self._say_rest)

    def fit(self, height: int, *, low: bool) -> None:
        """Show as many people as a window of `height` px has room for."""
        self.told.setVisible(not low)
        rows = max(1 if low else 2, min(_MOST, (height - _OTHERS) // ROW))
        self.people.setFixedHeight(rows * ROW + 10)

    @property
    def login(self) -> str:
        """Who is chosen, "" while nobody is."""
        row = self.people.chosen
        return row.login if row is not None else ""

    @property
    def guise(self) -> Guise:
        """Why somebody stands here."""
        return self._guise

    @property
    def busy(self) -> bool:
        """True while what was asked is not answered."""
        return self._busy

    def dress(self, guise: Guise, holder: str) -> None:
        """Say why somebody stands here; `holder` is the name of who sits at the desk."""
        self._guise = guise
        worn = dress_of(guise, holder, self._words)
        self.icon.show_icon(worn.icon, "accent")
        self.title.say(worn.title)
        self.told.say(worn.told)
        self.act.rename(worn.act)
        self.back.setVisible(guise is Guise.RELIEF)

    def open(self, rows: Sequence[PersonRow], login: str, nothing: str) -> None:
        """Begin anew with those people, the one of `login` chosen; `nothing` is said where there are none."""
        self._rows = tuple(rows)
        self._nothing = nothing
        self.name.clear()
        self.password.clear()
        self.answering.clear()
        self._busy = False
        self.people.offer(self._rows, login)
        self._show_nothing()
        self._say_rest()

    def renew(self, rows: Sequence[PersonRow], login: str) -> None:
        """Other people work here than before; what is typed stays, and who is chosen."""
        chosen = self.login or login
        self._rows = tuple(rows)
        self.people.offer(self._rows, chosen)
        if self.name.text():
            self._filter()
        self._show_nothing()

    def forget(self) -> None:
        """Somebody came in, or went back: nothing typed stays here."""
        self.free()
        self.name.clear()
        self.password.clear()
        self.answering.clear()

    def wait(self, text: str) -> None:
        """There are no people yet."""
        self.people.offer((), "")
        self._nothing = text
        self._show_nothing()

    def take_focus(self) -> None:
        """Where typing begins: the password where it is known whose."""
        (self.password if self.login else self.name).setFocus()

    def do(self) -> None:
        """Ask, or say what is missing."""
        if self._busy:
            return
        if not self.login:
            self.say(Line(self._("Chọn tên mình trước."), Tone.WARN))
            self.name.setFocus()
        elif not self.password.text:
            self.say(Line(self._("Nhập mật khẩu."), Tone.WARN))
            self.password.setFocus()
        elif not self.rests.left(self.login):
            self._busy = True
            self.act.setEnabled(False)
            self.answering.clear()
            self.asked.emit(self.login, self.password.text)

    def refuse(self, error: DeskError) -> None:
        """It was asked in vain: the password alone is gone."""
        self.free()
        self.password.clear()
        if error.code == _RESTS:
            self.rests.begin(self.login, int(str(error.params.get("seconds", 1))))
            self._say_rest()
        else:
            self.say(line_for(error, self._words))
        self.take_focus()

    def free(self) -> None:
        """What was asked is answered."""
        self._busy = False
        self.act.setEnabled(True)

    def say(self, line: Line) -> None:
        """Answer in one line."""
        self.answering.say(line)

    def go_back(self) -> bool:
        """Esc: back to work, or all people again."""
        if self._guise is Guise.RELIEF:
            self.back_asked.emit()
            return True
        if self.name.text():
            self.name.clear()
            self._filter()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.people.move_by(step)

    def _filter(self) -> None:
        from frontdesk.domain.text import fold

        typed, chosen = fold(self.name.text()), self.login
        fits = [each for each in self._rows if typed in fold(each.name) or fold(each.login).startswith(typed)]
        self.people.offer(fits, chosen)
        self._show_nothing()

    def _show_nothing(self) -> None:
        missing = not self.people.rows
        self.nothing.setVisible(missing)
        self.nothing.say((self._("Không có ai tên như vậy.") if self._rows else self._nothing) if missing else "")

    def _on_named(self) -> None:
        self.people.choose_first()
        if self.login:
            self.password.setFocus()

    def _on_moved(self) -> None:
        chosen = self.people.chosen
        label = self._("Mật khẩu của {name}").format(name=chosen.name) if chosen else self._("Mật khẩu")
        self.password.rename(label)
        if not self._busy:
            self._say_rest()

    def _on_typed(self) -> None:
        if not self.rests.left(self.login):
            self.answering.clear()

    def _say_rest(self) -> None:
        """How long the chosen name still rests; nothing where it does not."""
        left = self.rests.left(self.login)
        self.act.setEnabled(not left and not self._busy)
        if left:
            self.say(line_for(RuleRefused(_RESTS, seconds=left), self._words))
        else:
            self.answering.clear()
