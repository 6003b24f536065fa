"""What one person works at: rail, top bar, rooms. Gone, with all it shows, when somebody else sits down."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.domain.people import Role
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import role_name
from ui.find_box import FindBox
from ui.messages import Line, Tone, line_for
from ui.operations.room import Room
from ui.rooms import DEPARTMENT, HANDOVER, LOOKUP, RECEPTION, RESULTS, ROOMS, first_room_of, rooms_of
from ui.screens.frame import KeyNote, Screen
from ui.theme import GRID, Theme
from ui.theme_switch import ThemeSwitch
from ui.widgets.clock import WallClock
from ui.widgets.ground import GROUND
from ui.widgets.rail import Rail
from ui.widgets.text import Text

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage
    from frontdesk.domain.people import Person
    from ui.screens.handover.screen import HandoverScreen
    from ui.screens.lookup.screen import LookupScreen
    from ui.screens.reception.screen import ReceptionScreen

_FOLD_BELOW = 1100  # px of window width
_CLOCK_FROM = 800
NOWHERE = "nowhere"  # the name of the screen of somebody whose role has no room


class Workplace(QWidget):
    """May be furnished before it is known for whom; `seat` says so."""

    lock_asked = Signal()
    relief_asked = Signal()
    myself_asked = Signal()
    customer_asked = Signal()
    sharing_asked = Signal()

    def __init__(self, room: Room, theme: Theme, words: Words) -> None:
        super().__init__()
        self.setObjectName(GROUND)
        self._ = words.gettext
        self._room = replace(room, printing=set())  # papers on their way are told to those who asked for them
        self._words = words
        self.person: Person | None = None
        self._screens: dict[str, Screen] = {}
        self._rooms = {entry.name: entry for entry in ROOMS}
        self._build(theme)
        self._connect()

    def _build(self, theme: Theme) -> None:
        _ = self._
        self.rail = Rail(_("Một cửa"), _("Các phần việc"))
        self.rail.add_foot("customer", _("Công dân"), "F12", self.customer_asked.emit)
        self.rail.add_foot("keys", _("Phím tắt"), "Ctrl+/", self.show_keys)
        ThemeSwitch(self.rail, theme, self._words)
        self.stack = QStackedWidget()
        work = QWidget()
        work.setObjectName("body")
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar())
        column.addWidget(self.stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(work, 1)

    def _top_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(56)
        self._title = Text("", "title")
        self.find_box = FindBox(self._room.tasks, self._words)
        self.find_box.setMaximumWidth(440)
        self._clock = WallClock(self._words, self._room.clock)
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(bar)
        line.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        line.setSpacing(2 * GRID)
        line.addWidget(self._title, 1)
        line.addWidget(self.find_box, 2)
        line.addWidget(self._clock, 1)
        return bar

    def _connect(self) -> None:
        self.rail.asked.connect(self.go_to)
        self.rail.who_asked.connect(self.myself_asked)
        self.find_box.picked.connect(self.open_submission)
        self.find_box.found.connect(self._show_page)
        self.find_box.manifest_asked.connect(self.open_manifest)
        self.find_box.said.connect(self.say)

    def furnish(self) -> None:
        """Have the room ready that most people begin in."""
        if self.person is None:
            self.screen_of(RECEPTION)

    def seat(self, person: "Person", counter: str) -> None:
        """`person` works here: their rooms, their name, what they left on the disk."""
        _ = self._
        self.person = person
        self._room = replace(self._room, person=person)
        theirs = rooms_of(person)
        for entry in theirs:
            self.rail.add_room(entry.name, _(entry.label), entry.key)
        keys = [_("Khóa: Ctrl+L"), *([_("Giao quầy: Ctrl+R")] if person.may({Role.OFFICER}) else [])]
        roles = [role_name(role, self._words) for role in person.roles]
        self.rail.show_who(_("Quầy {counter}").format(counter=counter), person.name, roles, keys)
        self.rail.fit(self.height())
        self.find_box.setVisible(LOOKUP in {entry.name for entry in theirs})
        self._bind_keys()
        self.go_to(first_room_of(person) or NOWHERE)
        if RECEPTION in {entry.name for entry in theirs}:
            self.reception.begin()

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self._on_find,
            "Ctrl+/": self.show_keys,
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+R": self.relief_asked.emit,
            "F12": self.customer_asked.emit,
            "Ctrl+F12": self.sharing_asked.emit,
        }
        assert self.person is not None
        keys |= {entry.key: partial(self.go_to, entry.name) for entry in rooms_of(self.person)}
        for sequence, run in keys.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(run)

    @property
    def words(self) -> Words:
        """The officer's language."""
        return self._words

    @property
    def reception(self) -> "ReceptionScreen":
        """The reception."""
        return cast("ReceptionScreen", self.screen_of(RECEPTION))

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
        return cast(Screen, self.stack.currentWidget())

    def screen_of(self, name: str) -> Screen:
        """A room, furnished when it is first asked for."""
        made = self._screens.get(name)
        if made is None:
            made = self._screens[name] = self._make(name)
            self._connect_screen(name, made)
            self.stack.addWidget(made)
        return made

    def _make(self, name: str) -> Screen:
        if name != NOWHERE:
            return self._rooms[name].furnish(self._room, self._words)
        from ui.screens.nowhere import NowhereScreen

        assert self.person is not None
        return NowhereScreen(self.person, self._words)

    def go_to(self, name: str) -> bool:
        """Show a room. False where it is not theirs, which is said."""
        entry = self._rooms.get(name)
        if entry is not None and self.person is not None and not self.person.may(entry.roles):
            roles = ", ".join(role_name(role, self._words) for role in sorted(entry.roles))
            text = self._("Phần việc “{room}” dành cho: {roles}.").format(room=self._(entry.label), roles=roles)
            self.say(Line(text, Tone.WARN))
            return False
        screen = self.screen_of(name)
        self.stack.setCurrentWidget(screen)
        self._title.say(screen.title)
        self.rail.choose(name)
        screen.take_focus()
        return True

    def say(self, line: Line) -> None:
        """Answer in one line, in the room that is shown."""
        self.current.say(line)

    def save_now(self) -> None:
        """Save everything that is being typed."""
        for screen in self._screens.values():
            screen.save_now()

    def go_back(self) -> None:
        """Esc."""
        if self.find_box.hasFocus() or not self.current.go_back():
            self.current.take_focus()

    def show_keys(self) -> None:
        """Every key on one sheet."""
        from ui.shortcut_sheet import ShortcutSheet

        assert self.person is not None
        _, theirs = self._, rooms_of(self.person)
        rooms = KeyNote(" · ".join(entry.key for entry in theirs), " · ".join(_(entry.label) for entry in theirs))
        everywhere = [
            *([rooms] if theirs else []),
            KeyNote("Ctrl+K", _("Tìm hồ sơ")),
            KeyNote("F12", _("Màn hình công dân")),
            KeyNote("Ctrl+F12", _("Trang tra cứu")),
            KeyNote("Ctrl+L", _("Khóa quầy")),
            *([KeyNote("Ctrl+R", _("Giao quầy cho đồng nghiệp"))] if self.person.may({Role.OFFICER}) else []),
            KeyNote("Esc", _("Trở lại, không mất gì")),
            KeyNote("Ctrl+/", _("Bảng này")),
        ]
        groups = ((_("Ở mọi nơi"), everywhere), (self.current.title, tuple(self.current.key_notes)))
        ShortcutSheet(groups, self._words, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(folded=event.size().width() < _FOLD_BELOW)
        self.rail.fit(event.size().height())
        self._clock.setVisible(event.size().width() >= _CLOCK_FROM)

    def _on_find(self) -> None:
        self.find_box.setFocus()
        self.find_box.selectAll()

    def look_for(self, number: str) -> None:
        """Search for a number in the look-up."""
        if self.go_to(LOOKUP):
            self.lookup.look_for(number)

    def open_manifest(self, code: str) -> None:
        """Show a batch, at the counter or at the department."""
        assert self.person is not None
        if not self.person.may(self._rooms[HANDOVER].roles) and self.person.may(self._rooms[DEPARTMENT].roles):
            self.go_to(DEPARTMENT)
            self.current.take_code(code)
        elif self.go_to(HANDOVER):
            self.handover.open_manifest(code)

    def open_submission(self, submission_id: str) -> None:
        """Show the page of one submission."""
        if self.go_to(LOOKUP):
            self.lookup.open_page(submission_id)

    def open_act(self, submission_id: str, verb: str) -> None:
        """Show the page of one submission with an act open on it."""
        from frontdesk.domain.states import Verb

        if self.go_to(LOOKUP):
            self.lookup.open_act(submission_id, Verb(verb))

    def _connect_screen(self, name: str, screen: Screen) -> None:
        screen.page_asked.connect(self.open_submission)
        screen.act_asked.connect(self.open_act)
        if name == LOOKUP:
            lookup = cast("LookupScreen", screen)
            lookup.return_asked.connect(lambda _id: self._take_along(RESULTS))
            lookup.handover_asked.connect(lambda _id: self._take_along(HANDOVER))

    def _take_along(self, room: str) -> None:
        """Go to another room with the submission on screen."""
        page = self.lookup.shown
        if page is not None and self.go_to(room):
            self.current.take_over(page)

    def _show_page(self, page: "SubmissionPage") -> None:
        if self.go_to(LOOKUP):
            self.lookup.show_page(page)

    def refuse(self, error: DeskError) -> None:
        """Say what stands against it."""
        self.say(line_for(error, self._words))
