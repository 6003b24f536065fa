"""The page of the gate: a quiet half with the time, and the form of whoever comes."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.domain.clock import Clock
from frontdesk.i18n import Words
from ui.gate.answer_line import AnswerLine
from ui.gate.guises import Guise
from ui.gate.side import GateSide
from ui.gate.sign_in_form import SignInForm
from ui.messages import Line
from ui.screens.frame import scrolling
from ui.theme import GRID
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.gate.first_form import FirstForm
    from ui.operations.sign_ins import GateKnown

_WIDEST = 544  # px of the card
_SIDE_FROM = 900  # px of window width
_LOW = 500  # px of window height: what is not needed goes


class GatePage(QWidget):
    """Shows nothing of anybody's work. `first_asked`: name, password, further roles of the first administrator."""

    first_asked = Signal(str, str, object)

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("body")
        self.side = GateSide(words, clock)
        self.form = SignInForm(words, clock)
        self.place = Text("", "caption", "muted", wrap=True)
        self.demo = Text("", "caption", "muted", wrap=True)
        self._forms = QStackedWidget()
        self._forms.addWidget(self.form)
        self._card = QFrame()
        self._card.setProperty("card", "true")
        self._card.setMaximumWidth(_WIDEST)
        inside = self._inside = QVBoxLayout(self._card)
        inside.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        inside.addWidget(self._forms)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        line.addWidget(scrolling(self._work()), 1)
        self.form.wait(words.gettext("Đang mở dữ liệu…"))

    def _work(self) -> QWidget:
        work = QWidget()
        work.setObjectName("page")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card, 100)
        middle.addStretch(1)
        column = self._column = QVBoxLayout(work)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.place)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        column.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignBottom)
        return work

    @cached_property
    def first(self) -> "FirstForm":
        """The form of the first administrator, furnished where it is needed."""
        from ui.gate.first_form import FirstForm

        made = FirstForm(self._words)
        made.asked.connect(self.first_asked)
        return made

    @property
    def shows_first(self) -> bool:
        """Whether the first administrator is asked for."""
        return self._forms.currentWidget() is not self.form

    @property
    def answering(self) -> AnswerLine:
        """The line that answers."""
        return self.first.answering if self.shows_first else self.form.answering

    def say(self, line: Line) -> None:
        """Answer in one line."""
        self.answering.say(line)

    def show_known(self, known: "GateKnown") -> None:
        """Whose office this is, and where a trial's password stands."""
        _ = self._words.gettext
        counter = _("Quầy {counter}").format(counter=known.counter)
        self.side.show_place(known.office, counter)
        self.place.say(f"{known.office} · {counter}")
        told = _("Dữ liệu dùng thử. Mật khẩu chung ở tệp {file}.")
        self.demo.say(told.format(file=known.demo_password) if known.demo_password else "")

    def ask_first(self, name: str) -> None:
        """Nobody can sign in here yet."""
        self.first.open(name)
        self._show(self.first)

    def ask(self, guise: Guise, holder: str) -> None:
        """Ask who is here."""
        self.form.dress(guise, holder)
        self._show(self.form)

    def _show(self, form: QWidget) -> None:
        """Alone: the card is as high as this form needs."""
        before = self._forms.currentWidget()
        if before is not None and before is not form:
            self._forms.removeWidget(before)
            self._forms.addWidget(form)

    def take_focus(self) -> None:
        """Where typing begins."""
        (self.first if self.shows_first else self.form).take_focus()

    def go_back(self) -> bool:
        """Esc."""
        return not self.shows_first and self.form.go_back()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, low = event.size().width() >= _SIDE_FROM, event.size().height() < _LOW
        self.side.setVisible(wide)
        self.place.setVisible(not wide and not low)
        self.demo.setVisible(not low)
        around = GRID if low else 2 * GRID
        self._column.setContentsMargins(3 * GRID, around, 3 * GRID, around)
        self._inside.setContentsMargins(4 * GRID, around, 4 * GRID, around)
        self.form.fit(event.size().height(), low=low)
