"""Who works at the office of these tests, and somebody who comes to its window."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from frontdesk import desk
from frontdesk.desk import Desk
from frontdesk.domain.people import Person, Role
from frontdesk.domain.people_events import PasswordSet
from frontdesk.services.setup import create_office
from tests.factories import LAN, PASSWORD, PASSWORD_SET, HandClock, make_profile, make_settings
from tests.ui.officer import Officer

AN = Person("an", "Giàng Thị An", (Role.OFFICER,))
BINH = Person("binh", "Lò Văn Bình", (Role.OFFICER,))
MINH = Person("minh", "Hoàng Thị Minh", (Role.DEPARTMENT,), "Phòng Kinh tế")
CHI = Person("chi", "Nông Thị Chi", (Role.SUPERVISOR,))
ADMIN = Person("admin", "Vừ A Quản", (Role.ADMINISTRATOR,))
CREW = (AN, BINH, MINH, CHI, ADMIN)
WRONG = "không phải mật khẩu này"


def make_office(folder: Path, people: tuple[Person, ...] = CREW) -> Desk:
    """A desk on a new home with those people, all with the one password of tests; nobody sits at it."""
    settings, clock = make_settings(folder), HandClock()
    named = tuple((each, PasswordSet(each.login, PASSWORD_SET.personal)) for each in people)
    return desk.desk_on(create_office(settings, make_profile(), "C1", LAN.name, clock, named), settings, clock)


@dataclass
class Visitor(Officer):
    """Comes to the gate with nothing but a keyboard."""

    def arrive(self) -> None:
        """Open the window and wait until the gate knows who works here."""
        self.bot.addWidget(self.window)
        self.window.show()
        self.bot.waitExposed(self.window)
        self.window.activateWindow()
        self.window.begin()
        self.window._room.sounds.on = False
        self.until(lambda: bool(self.window.gate.form.people.rows) or self.window.gate.shows_first)
        self.settle()

    def choose(self, person: Person) -> None:
        """Choose somebody with the arrows."""
        form = self.window.gate.form
        logins = [row.login for row in form.people.rows]
        wanted = logins.index(person.login)
        at = logins.index(form.login) if form.login else -1
        for _step in range(abs(wanted - at)):
            self.press(Qt.Key.Key_Down if wanted > at else Qt.Key.Key_Up)
        assert form.login == person.login

    def try_password(self, password: str) -> None:
        """Type a password and press Enter, as far as the answer."""
        form, asked = self.window.gate.form, []
        form.asked.connect(lambda *_what: asked.append(True))
        form.password.setFocus()
        self.commit(password)
        self.until(lambda: form.password.text == password)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: bool(asked) and not form.busy)
        self.settle()

    def sign_in(self, person: Person) -> None:
        """Choose oneself, and prove it."""
        self.choose(person)
        self.try_password(PASSWORD)
        self.until(lambda: not self.window.is_covered)
        assert self.window.sitting.seated == person
        self.settle()

    def lock(self) -> None:
        """Ctrl+L, and wait until nobody sits there."""
        self.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.until(lambda: self.window.is_covered)
        self.until_left()

    def until_left(self) -> None:
        """Wait until the seat is free."""
        self.until(lambda: not self.window.sitting.is_leaving)
        self.settle()

    @property
    def words_in_window(self) -> str:
        """Everything any widget of the window says or holds, seen or not."""
        said = [self.window.windowTitle()]
        for widget in self.window.findChildren(QWidget):
            said += [widget.accessibleName(), widget.toolTip()]
            if isinstance(widget, QLabel | QLineEdit):
                said.append(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                said.append(widget.toPlainText())
        said += [action.text() for action in self.window.findChildren(QAction)]
        return "\n".join(said)
