"""A home where nobody can sign in: whoever starts it first becomes its administrator."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.gate.answer_line import AnswerLine
from ui.gate.password_field import PasswordField
from ui.messages import Line, Tone, line_for
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import column, row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.people import Role


class FirstForm(QWidget):
    """`asked` carries name, password, and the further roles."""

    asked = Signal(str, str, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._busy = False
        self.title = Text(_("Lập quản trị đầu tiên"), "title", wrap=True)
        told = _("Máy này chưa có ai đăng nhập được. Người lập đầu tiên là quản trị, sau đó thêm người khác.")
        self.told = Text(told, tone="muted", wrap=True)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Họ tên"))
        self.name.setMaxLength(120)
        self.password = PasswordField(_("Mật khẩu mới: ít nhất 8 ký tự, một câu dài dễ nhớ là tốt nhất"), words)
        self.again = PasswordField(_("Nhập lại mật khẩu"), words)
        self.receives = QCheckBox(_("Người này cũng tiếp nhận hồ sơ ở quầy"))
        self.receives.setAccessibleName(self.receives.text())
        self.receives.setProperty("words", "true")
        self.receives.setChecked(True)
        self.answering = AnswerLine()
        self.act = Act(_("Lập và đăng nhập"), self.do, keys="Enter", look="primary")
        self._lay_out()
        self.name.returnPressed.connect(self.password.setFocus)
        self.password.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.do)
        for field in (self.password, self.again):
            field.typed.connect(self.answering.clear)
        self.name.textEdited.connect(lambda _text: self.answering.clear())

    def _lay_out(self) -> None:
        head = row(IconLabel("person", "accent", 24), self.title, spacing=12)
        head.setStretch(1, 1)
        label = Text(self._("Họ tên"), "caption", "muted")
        label.setBuddy(self.name)
        acts = row()
        acts.addStretch(1)
        acts.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.told)
        layout.addSpacing(4)
        layout.addLayout(column(label, self.name, spacing=2))
        for part in (self.password, self.again, self.receives, self.answering):
            layout.addWidget(part)
        layout.addLayout(acts)

    def open(self, name: str) -> None:
        """Begin with `name`, who the counter was set up for."""
        if not self.name.text():
            self.name.setText(name)

    def take_focus(self) -> None:
        """Where typing begins."""
        (self.password if self.name.text() else self.name).setFocus()

    def do(self) -> None:
        """Ask, or say what is missing."""
        if self._busy:
            return
        _ = self._
        gaps = (
            (not self.name.text().strip(), _("Nhập họ tên."), self.name),
            (not self.password.text, _("Nhập mật khẩu."), self.password),
            (self.password.text != self.again.text, _("Hai lần nhập mật khẩu không giống nhau. Nhập lại."), self.again),
        )
        for missing, words, field in gaps:
            if missing:
                self.say(Line(words, Tone.WARN))
                field.setFocus()
                return
        self._busy = True
        self.act.setEnabled(False)
        self.answering.clear()
        self.asked.emit(self.name.text().strip(), self.password.text, self._roles)

    def refuse(self, error: DeskError) -> None:
        """It was asked in vain."""
        self._busy = False
        self.act.setEnabled(True)
        self.say(line_for(error, self._words))
        if error.code.startswith("password_"):
            self.password.clear()
            self.again.clear()
            self.password.setFocus()
        else:
            self.name.setFocus()

    def say(self, line: Line) -> None:
        """Answer in one line."""
        self.answering.say(line)

    @property
    def _roles(self) -> "tuple[Role, ...]":
        from frontdesk.domain.people import Role

        return (Role.OFFICER,) if self.receives.isChecked() else ()
