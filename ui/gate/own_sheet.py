"""Who sits here: leave, hand over, change one's own password. A small sheet from the foot of the rail."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from frontdesk.domain.people import Role
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import role_name
from ui.gate.answer_line import AnswerLine
from ui.gate.password_field import PasswordField
from ui.messages import Line, Tone, line_for
from ui.operations.room import Room
from ui.operations.sign_ins import change_password
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import Card, row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.people import Person

_WIDE = 440  # px


class OwnSheet(QDialog):
    """Esc closes it; a password typed halfway is forgotten. `said`: what was done, for the room behind."""

    lock_asked = Signal()
    relief_asked = Signal()
    said = Signal(object)  # Line

    def __init__(self, room: Room, person: "Person", words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        _ = self._ = words.gettext
        self._room = room
        self._words = words
        self._busy = False
        self.setWindowTitle(person.name)
        self.setModal(True)
        roles = ", ".join(role_name(role, words) for role in person.roles)
        self.lock = Act(_("Khóa quầy"), self._on_lock, keys="Ctrl+L")
        self.relief = Act(_("Giao quầy"), self._on_relief, keys="Ctrl+R")
        self.old = PasswordField(_("Mật khẩu đang dùng"), words)
        self.new = PasswordField(_("Mật khẩu mới: ít nhất 8 ký tự, một câu dài dễ nhớ là tốt nhất"), words)
        self.again = PasswordField(_("Nhập lại mật khẩu mới"), words)
        self.answering = AnswerLine()
        self.change = Act(_("Đổi mật khẩu"), self.do, look="primary", keys="Enter")
        self.close_act = Act(_("Đóng"), self.reject, keys="Esc")
        head = row(IconLabel("person", "accent", 24), Text(person.name, "title", wrap=True), spacing=12)
        head.setStretch(1, 1)
        card = Card(_("Đổi mật khẩu của mình"))
        for part in (self.old, self.new, self.again, self.answering):
            card.body.addWidget(part)
        self.relief.setVisible(person.may({Role.OFFICER}))
        leave = row(self.lock, self.relief)
        leave.addStretch(1)
        acts = row(self.close_act)
        acts.addStretch(1)
        acts.addWidget(self.change)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(12)
        layout.addLayout(head)
        about = " · ".join(
            each for each in (f"{roles[:1].upper()}{roles[1:]}", person.department, person.login) if each
        )
        layout.addWidget(Text(about, tone="muted", wrap=True))
        layout.addLayout(leave)
        layout.addWidget(card)
        layout.addLayout(acts)
        self.setMinimumWidth(_WIDE)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.do)
        for field in (self.old, self.new, self.again):
            field.typed.connect(self.answering.clear)
        self.finished.connect(self.deleteLater)
        self.old.setFocus()

    def do(self) -> None:
        """Change it, or say what is missing."""
        if self._busy:
            return
        _ = self._
        gaps = (
            (not self.old.text, _("Nhập mật khẩu đang dùng."), self.old),
            (not self.new.text, _("Nhập mật khẩu mới."), self.new),
            (self.new.text != self.again.text, _("Hai lần nhập mật khẩu không giống nhau. Nhập lại."), self.again),
        )
        for missing, words, field in gaps:
            if missing:
                self.answering.say(Line(words, Tone.WARN))
                field.setFocus()
                return
        self._busy = True
        self.change.setEnabled(False)
        change_password(self._room, self, self.old.text, self.new.text, self._on_changed, self._on_refused)

    def _on_changed(self, _nothing: object) -> None:
        self.said.emit(Line(self._("Đã đổi mật khẩu. Lần đăng nhập sau dùng mật khẩu mới."), Tone.GOOD))
        self.accept()

    def _on_refused(self, error: DeskError) -> None:
        self._busy = False
        self.change.setEnabled(True)
        self.answering.say(line_for(error, self._words))
        wrong = (self.old,) if error.code == "sign_in_wrong" else (self.new, self.again)
        for field in wrong:
            field.clear()
        wrong[0].setFocus()

    def _on_lock(self) -> None:
        self.reject()
        self.lock_asked.emit()

    def _on_relief(self) -> None:
        self.reject()
        self.relief_asked.emit()
