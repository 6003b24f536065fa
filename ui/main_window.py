"""The window of one home: the gate, and behind it the workplace of whoever sits at the desk."""

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from frontdesk.domain.clock import Clock
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.collector import Collector
from ui.gate.lock_warning import LockWarning
from ui.gate.page import GatePage
from ui.gate.sheets import shut_sheets
from ui.gate.sitting import Sitting
from ui.gate.watch import Watch
from ui.messages import Line
from ui.operations.room import Room
from ui.outward import Outward
from ui.theme import Theme, load_list_fonts

if TYPE_CHECKING:
    from frontdesk.domain.people import Person
    from ui.closing_log import ClosingLog
    from ui.customer.side import CustomerSide
    from ui.find_box import FindBox
    from ui.gate.answer_line import AnswerLine
    from ui.operations.sign_ins import GateKnown
    from ui.safekeeping.keeper import Keeper
    from ui.screens.frame import Screen
    from ui.screens.handover.screen import HandoverScreen
    from ui.screens.lookup.screen import LookupScreen
    from ui.screens.reception.screen import ReceptionScreen
    from ui.sharing.sharing import Sharing
    from ui.widgets.message_line import MessageLine
    from ui.widgets.rail import Rail
    from ui.workplace import Workplace

_FURNISH_MS = 200  # after the gate is on screen: while somebody types


class MainWindow(QMainWindow):
    """Covers, uncovers, lets the next one in."""

    def __init__(self, room: Room, theme: Theme, words: Words, idle_clock: Clock) -> None:
        super().__init__()
        self._room = room
        self._theme = theme
        self._words = words
        self._collector: Collector | None = None
        self._workplace: Workplace | None = None
        self.keeper: Keeper | None = None
        self.closing_log: ClosingLog | None = None
        self._focus: QWidget | None = None  # where the focus was when the gate came before it
        self._warning = LockWarning()
        self.outward = Outward(room, theme, words, self)
        self.outward.said.connect(self._on_said)
        self.setWindowTitle(words.gettext("Một cửa"))
        self.setMinimumSize(560, 400)
        self.resize(QSize(1366, 768).boundedTo(self.screen().availableSize()))
        self.gate = GatePage(words, room.clock)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.gate)
        self.setCentralWidget(self._pages)
        self.sitting = Sitting(room, self.gate, self, words, Watch(idle_clock))
        self.sitting.setParent(self)
        self.gate.take_focus()

    def begin(self, login: str = "", password_file: Path | None = None) -> None:
        """Ask the desk who works here; it opens now. With `login`, that one signs in by the password in the file."""
        self._collector = Collector(self)
        self._room.tasks.open()
        load_list_fonts()
        self._listen()
        self.sitting.begin(login, password_file)
        self.gate.take_focus()
        QTimer.singleShot(_FURNISH_MS, self, self._furnish)
        # The first citizen does not wait for the holidays to be imported.
        self._room.tasks.look(
            self, lambda desk: desk.office.warm(), lambda _nothing: self._look_around(), self._on_refused
        )

    def _look_around(self) -> None:
        """Begin what goes on whoever sits here: the citizens' side, and keeping the desk safe."""
        from ui.closing_log import ClosingLog
        from ui.safekeeping.keeper import Keeper

        self.outward.begin()
        self.keeper = Keeper(self._room, self, self._words)
        self.closing_log = ClosingLog(self._room, self, self._words)
        for side in (self.keeper, self.closing_log):
            side.said.connect(self._on_said)
            side.begin()
        self._room.tasks.look(self, lambda _desk: self._room.papers.tidy(self._room.clock()))

    def _furnish(self) -> None:
        """Have the rooms ready before the password is typed."""
        if self._workplace is None:
            QTimer.singleShot(0, self.workplace, self.workplace.furnish)  # a key may come between the two

    @property
    def workplace(self) -> "Workplace":
        """What somebody works at, furnished when it is first asked for."""
        if self._workplace is None:
            from ui.workplace import Workplace

            made = self._workplace = Workplace(self._room, self._theme, self._words)
            made.lock_asked.connect(self.sitting.lock)
            made.relief_asked.connect(self.sitting.relieve)
            made.myself_asked.connect(self.show_myself)
            made.customer_asked.connect(self.outward.show_customer)
            made.sharing_asked.connect(self.outward.show_sharing)
            self._pages.addWidget(made)
        return self._workplace

    @property
    def is_covered(self) -> bool:
        """Whether the gate stands before everything."""
        return self.sitting.covered

    @property
    def current(self) -> "Screen":
        """The room that is shown, or that the gate stands before."""
        return self.workplace.current

    @property
    def reception(self) -> "ReceptionScreen":
        """The reception."""
        return self.workplace.reception

    @property
    def lookup(self) -> "LookupScreen":
        """The look-up."""
        return self.workplace.lookup

    @property
    def handover(self) -> "HandoverScreen":
        """The handover."""
        return self.workplace.handover

    @property
    def rail(self) -> "Rail":
        """The rail."""
        return self.workplace.rail

    @property
    def find_box(self) -> "FindBox":
        """The box on top."""
        return self.workplace.find_box

    @property
    def answering(self) -> "MessageLine | AnswerLine":
        """The line that answers now."""
        return self.gate.answering if self.is_covered else self.current.answering

    @property
    def customer(self) -> "CustomerSide | None":
        """The citizen's side, once it is there."""
        return self.outward.customer

    @property
    def sharing(self) -> "Sharing | None":
        """The shared page, once it is there."""
        return self.outward.sharing

    @property
    def papers(self) -> Path:
        """Where papers become files while there is no printer."""
        return self._room.folder

    @property
    def tasks_idle(self) -> bool:
        """True while no work is under way."""
        return self._room.tasks.idle

    def screen_of(self, name: str) -> "Screen":
        """A room, furnished when it is first asked for."""
        return self.workplace.screen_of(name)

    def go_to(self, name: str) -> None:
        """Show a room."""
        self.workplace.go_to(name)

    def look_for(self, number: str) -> None:
        """Search for a number in the look-up."""
        self.workplace.look_for(number)

    def open_code(self, code: str) -> None:
        """Open whatever a code stands for."""
        self.find_box.open_code(code)

    def open_act(self, submission_id: str, verb: str) -> None:
        """Show the page of one submission with an act open on it."""
        self.workplace.open_act(submission_id, verb)

    def show_keys(self) -> None:
        """Every key on one sheet."""
        self.workplace.show_keys()

    def say(self, line: Line) -> None:
        """Answer in one line, where lines are answered now."""
        if self.is_covered:
            self.gate.say(line)
        else:
            self.current.say(line)

    def _on_said(self, line: Line) -> None:
        """Something about this machine: for whoever sits here, also where the gate stands before their work."""
        if self._workplace is not None and self._workplace.person is not None:
            self.current.say(line)
        else:
            self.gate.say(line)

    def save_now(self) -> None:
        """Save everything that is being typed."""
        if self._workplace is not None and self._workplace.person is not None:
            self._workplace.save_now()

    def cover(self) -> None:
        """Show the gate alone; nothing behind it can be seen or reached."""
        workplace = self._workplace
        if workplace is not None and self._pages.currentWidget() is workplace:
            self._focus = workplace.focusWidget()
        shut_sheets(self)
        self._pages.setCurrentWidget(self.gate)
        self.outward.put_away()

    def uncover(self) -> None:
        """Show what was covered, as it was."""
        workplace, focus = self.workplace, self._focus
        self._pages.setCurrentWidget(workplace)
        self._focus = None
        if focus is not None and shiboken6.isValid(focus) and workplace.isAncestorOf(focus) and focus.isVisible():
            focus.setFocus()
        else:
            workplace.current.take_focus()

    def welcome(self, person: "Person", known: "GateKnown") -> None:
        """`person` sits here now: what they left, or their own work from the disk."""
        if self._workplace is not None and self._workplace.person == person:
            self.uncover()
            return
        if self._workplace is None or self._workplace.person is not None:
            self._clear()
        self._seat(person, known)

    def succeed(self, person: "Person", known: "GateKnown") -> None:
        """`person` took over from whoever sat here: everything anew from the disk."""
        self._clear()
        self._seat(person, known)

    def _seat(self, person: "Person", known: "GateKnown") -> None:
        self._pages.setCurrentWidget(self.workplace)
        self.workplace.seat(person, known.counter)

    def _clear(self) -> None:
        """Nothing of who sat here stays in the window: no field, no list, no answer on its way."""
        self._warning.forget()
        before, self._workplace, self._focus = self._workplace, None, None
        if before is not None:
            QApplication.clipboard().clear()  # what somebody copied out of a citizen's file
            self._pages.removeWidget(before)
            before.hide()
            shiboken6.delete(before)

    def warn(self, line: Line) -> None:
        """Say that the desk is about to lock."""
        if not self.is_covered:
            self._warning.say(self.current.answering, line)

    def unwarn(self) -> None:
        """It is not: what was said before stands there again."""
        self._warning.take_back()

    def _listen(self) -> None:
        """Hear the scanner and speak Vietnamese in Qt's own menus from now on; not needed to be seen."""
        from ui.gate.stirrings import Stirrings
        from ui.qt_words import QtWords
        from ui.scan_routes import ScanRoutes

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if type(self._words) is Words:  # the source language; Qt speaks English by itself
            app.installTranslator(QtWords(self._words, self))
        stirrings = Stirrings(app, self)
        stirrings.stirred.connect(self.sitting.watch.stir)
        stirrings.lock_asked.connect(self.sitting.lock)
        routes = ScanRoutes(app, self, self._room, self._words, self)
        routes.heard.connect(self.sitting.watch.stir)
        app.focusChanged.connect(self._on_focus_changed)

    def show_myself(self) -> None:
        """Who sits here, and their password."""
        person = self.sitting.seated
        if person is not None:
            from ui.gate.own_sheet import OwnSheet

            sheet = OwnSheet(self._room, person, self._words, self)
            sheet.lock_asked.connect(self.sitting.lock)
            sheet.relief_asked.connect(self.sitting.relieve)
            sheet.said.connect(self.say)
            sheet.finished.connect(self.activateWindow)  # not every windowing system gives the focus back
            sheet.open()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What had the focus was shut or went away: without one, a scan is heard by nobody."""
        if new is None and self.isActiveWindow():
            QTimer.singleShot(0, self, self._catch_focus)

    def _catch_focus(self) -> None:
        if QApplication.focusWidget() is not None or not self.isActiveWindow():
            return
        if self.is_covered:
            self.gate.take_focus()
        else:
            self.current.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_L and control:
            self.sitting.lock()  # from the page of relief, where the workplace hears no keys
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.is_covered:
            self.gate.go_back()
        else:
            self.workplace.go_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.save_now()
        if self.keeper is not None and self.keeper.comes_first(self):
            event.ignore()
            return
        self.sitting.watch.end()
        self.hide()
        self.outward.close()
        for side in (self.keeper, self.closing_log):
            if side is not None:
                side.close()
        self._room.tasks.close()
        self._room.sounds.close()
        if self._collector is not None:
            self._collector.end()
        super().closeEvent(event)

    def _on_refused(self, _error: DeskError) -> None:
        """The gate has said it: nothing opens a second time what did not open once."""
