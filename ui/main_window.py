"""Navigation only: the rail, the top bar, the rooms; and where a scan goes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.collector import Collector
from ui.find_box import FindBox
from ui.messages import Line, line_for
from ui.operations.room import Room
from ui.rooms import HANDOVER, LOOKUP, RECEPTION, RESULTS, ROOMS
from ui.screens.frame import KeyNote, Screen
from ui.screens.reception.screen import ReceptionScreen
from ui.theme import GRID, Theme, load_list_fonts
from ui.theme_switch import ThemeSwitch
from ui.widgets.clock import WallClock
from ui.widgets.rail import Rail
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage
    from ui.closing_log import ClosingLog
    from ui.customer.side import CustomerSide
    from ui.safekeeping.keeper import Keeper
    from ui.screens.handover.screen import HandoverScreen
    from ui.screens.lookup.screen import LookupScreen
    from ui.sharing.sharing import Sharing

_FOLD_BELOW = 1100  # px of window width
_CLOCK_FROM = 800


class MainWindow(QMainWindow):
    """One window, a few rooms."""

    def __init__(self, room: Room, theme: Theme, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._room = room
        self._collector: Collector | None = None
        self.customer: CustomerSide | None = None
        self.sharing: Sharing | None = None
        self.closing_log: ClosingLog | None = None
        self._theme = theme
        self._words = words
        self.setWindowTitle(_("Một cửa"))
        self.setMinimumSize(560, 400)
        self.resize(QSize(1366, 768).boundedTo(self.screen().availableSize()))
        self.reception = ReceptionScreen(room, words)
        self._screens: dict[str, Screen] = {RECEPTION: self.reception}
        self._rooms = {entry.name: entry for entry in ROOMS}
        self._build(words)
        self._connect()
        self._bind_keys()
        self.go_to(RECEPTION)

    def _build(self, words: Words) -> None:
        _ = self._
        self.rail = Rail(_("Một cửa"), _("Các phần việc"))
        for entry in ROOMS:
            self.rail.add_room(entry.name, _(entry.label), entry.key)
        self.rail.add_foot("customer", _("Công dân"), "F12", self.show_customer)
        self.rail.add_foot("keys", _("Phím tắt"), "Ctrl+/", self.show_keys)
        ThemeSwitch(self.rail, self._theme, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.reception)
        work = QWidget()
        work.setObjectName("body")
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar(words))
        column.addWidget(self._stack, 1)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(work, 1)
        self.setCentralWidget(body)

    def _top_bar(self, words: Words) -> QWidget:
        bar = QWidget()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(56)
        self._title = Text("", "title")
        self.find_box = FindBox(self._room.tasks, words)
        self.find_box.setMaximumWidth(440)
        self._clock = WallClock(words, self._room.clock)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(bar)
        line.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(self._title, 1)
        line.addWidget(self.find_box, 2)
        line.addWidget(self._clock, 1)
        return bar

    def begin(self) -> None:
        """Ask the desk for what the window shows; it opens now."""
        self._collector = Collector(self)
        self._room.tasks.open()
        load_list_fonts()
        self._listen()
        self._room.tasks.look(
            self,
            lambda desk: (desk.office.counter, desk.office.officer),
            lambda who: self.rail.show_who(self._("Quầy {counter}").format(counter=who[0]), who[1]),
            self._on_refused,
        )
        self.reception.begin()
        self.current.take_focus()
        # The first citizen does not wait for the holidays to be imported.
        self._room.tasks.look(
            self, lambda desk: desk.office.warm(), lambda _nothing: self._meet_citizens(), self._on_refused
        )
        self._room.tasks.look(self, lambda _desk: self._room.papers.tidy(self._room.clock()))

    def screen_of(self, name: str) -> Screen:
        """A room, furnished when it is first asked for."""
        made = self._screens.get(name)
        if made is None:
            made = self._screens[name] = self._rooms[name].furnish(self._room, self._words)
            self._connect_screen(name, made)
            self._stack.addWidget(made)
        return made

    @property
    def lookup(self) -> "LookupScreen":
        """The look-up."""
        return cast("LookupScreen", self.screen_of(LOOKUP))

    @property
    def handover(self) -> "HandoverScreen":
        """The handover."""
        return cast("HandoverScreen", self.screen_of(HANDOVER))

    @property
    def current(self) -> Screen:
        """The room that is shown."""
        return next(screen for screen in self._screens.values() if screen is self._stack.currentWidget())

    @property
    def papers(self) -> Path:
        """Where papers become files while there is no printer."""
        return self._room.folder

    @property
    def tasks_idle(self) -> bool:
        """True while no work is under way."""
        return self._room.tasks.idle

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
        from ui.qt_words import QtWords
        from ui.scan_routes import ScanRoutes

        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if type(self._words) is Words:  # the source language; Qt speaks English by itself
            app.installTranslator(QtWords(self._words, self))
        ScanRoutes(app, self, self._room, self._words, self)
        app.focusChanged.connect(self._on_focus_changed)

    def _meet_citizens(self) -> None:
        """Furnish the citizen's side: after the officer can work, which it would only slow down."""
        from ui.closing_log import ClosingLog
        from ui.customer.side import CustomerSide
        from ui.safekeeping.keeper import Keeper
        from ui.sharing.sharing import Sharing

        self.keeper = Keeper(self._room, self, self._words)
        self.keeper.said.connect(self._say)
        self.keeper.begin()
        self.customer = CustomerSide(self._room, self._theme, self, self._words)
        self.sharing = Sharing(self._room, self, self._words)
        self.closing_log = ClosingLog(self._room, self, self._words)
        for side in (self.customer, self.sharing, self.closing_log):
            side.said.connect(self._say)
            side.begin()
        self.sharing.phones_rate.connect(self.customer.desk.let_phones_rate)

    def show_customer(self) -> None:
        """Where the citizen's screen is."""
        if self.customer is not None:
            from ui.customer.sheet import CustomerSheet

            sheet = CustomerSheet(self.customer, self._words, self)
            sheet.sharing_asked.connect(self.show_sharing)
            sheet.open()

    def show_sharing(self) -> None:
        """Whether the citizens' page is shared."""
        if self.sharing is not None:
            from ui.sharing.sheet import SharingSheet

            sheet = self.findChild(SharingSheet) or SharingSheet(self.sharing, self._words, self)
            sheet.show()
            sheet.activateWindow()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What had the focus was shut or went away: without one, a scan is heard by nobody."""
        if new is None and self.isActiveWindow():
            QTimer.singleShot(0, self, self._catch_focus)

    def _catch_focus(self) -> None:
        if QApplication.focusWidget() is None and self.isActiveWindow():
            self.current.setFocus()

    def show_keys(self) -> None:
        """Every key on one sheet."""
        from ui.shortcut_sheet import ShortcutSheet

        _ = self._
        everywhere = (
            KeyNote(" · ".join(entry.key for entry in ROOMS), " · ".join(_(entry.label) for entry in ROOMS)),
            KeyNote("Ctrl+K", _("Tìm hồ sơ")),
            KeyNote("F12", _("Màn hình công dân")),
            KeyNote("Ctrl+F12", _("Trang tra cứu")),
            KeyNote("Esc", _("Trở lại, không mất gì")),
            KeyNote("Ctrl+/", _("Bảng này")),
        )
        groups = ((_("Ở mọi nơi"), everywhere), (self.current.title, tuple(self.current.key_notes)))
        ShortcutSheet(groups, self._words, self).open()

    def _connect(self) -> None:
        self.rail.asked.connect(self.go_to)
        self._connect_screen(RECEPTION, self.reception)
        self.find_box.picked.connect(self._open_submission)
        self.find_box.found.connect(self._show_page)
        self.find_box.manifest_asked.connect(self._open_manifest)
        self.find_box.said.connect(self._say)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {"Ctrl+K": self._on_find, "Ctrl+/": self.show_keys}
        keys |= {"F12": self.show_customer, "Ctrl+F12": self.show_sharing}
        keys |= {entry.key: partial(self.go_to, entry.name) for entry in ROOMS}
        for sequence, run in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(run)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(folded=event.size().width() < _FOLD_BELOW)
        self._clock.setVisible(event.size().width() >= _CLOCK_FROM)

    def closeEvent(self, event: QCloseEvent) -> None:
        for screen in self._screens.values():
            screen.save_now()
        if self.keeper is not None and self.keeper.comes_first(self):
            event.ignore()
            return
        self.hide()
        for side in (self.customer, self.sharing, self.closing_log):
            if side is not None:
                side.close()
        self._room.tasks.close()
        self._room.sounds.close()
        if self._collector is not None:
            self._collector.end()
        super().closeEvent(event)

    def _say(self, line: Line) -> None:
        self.current.say(line)

    def _on_find(self) -> None:
        self.find_box.setFocus()
        self.find_box.selectAll()

    def _on_back(self) -> None:
        if self.find_box.hasFocus() or not self.current.go_back():
            self.current.take_focus()

    def look_for(self, number: str) -> None:
        """Search for a number in the look-up."""
        self.go_to(LOOKUP)
        self.lookup.look_for(number)

    def open_code(self, code: str) -> None:
        """Open whatever a code stands for."""
        self.find_box.open_code(code)

    def _open_manifest(self, code: str) -> None:
        self.go_to(HANDOVER)
        self.handover.open_manifest(code)

    def _open_submission(self, submission_id: str) -> None:
        self.go_to(LOOKUP)
        self.lookup.open_page(submission_id)

    def _connect_screen(self, name: str, screen: Screen) -> None:
        screen.page_asked.connect(self._open_submission)
        screen.act_asked.connect(self._open_act)
        if name == LOOKUP:
            lookup = cast("LookupScreen", screen)
            lookup.return_asked.connect(lambda _id: self._take_along(RESULTS))
            lookup.handover_asked.connect(lambda _id: self._take_along(HANDOVER))

    def _open_act(self, submission_id: str, verb: str) -> None:
        from frontdesk.domain.states import Verb

        self.go_to(LOOKUP)
        self.lookup.open_act(submission_id, Verb(verb))

    def _take_along(self, room: str) -> None:
        """Go to another room with the submission on screen."""
        page = self.lookup.shown
        if page is None:
            return
        self.go_to(room)
        self.current.take_over(page)

    def _show_page(self, page: "SubmissionPage") -> None:
        self.go_to(LOOKUP)
        self.lookup.show_page(page)

    def _on_refused(self, error: DeskError) -> None:
        self.current.say(line_for(error, self._words))
