"""Quản trị: plain lists and forms; what moves dates or changes the catalogue is seen before it is recorded."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.begun import Begun, Content
from ui.operations.room import Room
from ui.screens.administration.calendar_section import CalendarSection
from ui.screens.administration.calls_section import CallsSection
from ui.screens.administration.catalogue_section import CatalogueSection
from ui.screens.administration.counters_section import CountersSection
from ui.screens.administration.departments_section import DepartmentsSection
from ui.screens.administration.forms_section import FormsSection
from ui.screens.administration.labels_section import LabelsSection
from ui.screens.administration.office_section import OfficeSection
from ui.screens.administration.people_section import PeopleSection
from ui.screens.administration.retention_section import RetentionSection
from ui.screens.administration.section import Section
from ui.screens.administration.section_list import SectionList, key_of
from ui.screens.frame import MARGIN, Screen, scrolling
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.primary_act import PrimaryAct

SCREEN = "administration"
_LIST = 248  # px
_SECTIONS = (
    OfficeSection,
    CountersSection,
    DepartmentsSection,
    PeopleSection,
    CalendarSection,
    CallsSection,
    CatalogueSection,
    FormsSection,
    RetentionSection,
    LabelsSection,
)


class AdministrationScreen(Screen):
    """The list of parts at the left, the part beside it; what is begun in each is a draft from the first key."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Quản trị"))
        self._room = room
        self._words = words
        self._begun = Begun(room.tasks, self, SCREEN, self._on_refused)
        self.sections: tuple[Section, ...] = tuple(made(room, words) for made in _SECTIONS)
        self.list = SectionList(_("Các mục quản trị"), [_(each.label) for each in self.sections])
        self._pages = QStackedWidget()
        self._areas = [scrolling(each) for each in self.sections]
        for area in self._areas:
            self._pages.addWidget(area)
        side = scrolling(self.list)
        side.setFixedWidth(_LIST)
        work = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, work)
        self._line.setContentsMargins(MARGIN, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(side)
        self._line.addWidget(self._pages, 1)
        self._side = side
        self.primary = PrimaryAct(self.do_it)
        for each in self.sections:
            for act in each.further:
                self.acts.addWidget(act)
                act.setVisible(False)
        self.acts.addStretch(1)
        self.acts.addWidget(self.primary)
        self.put(work)
        self._connect()
        self._begun.bring_back(self._on_found)
        self.show_acts()

    def _connect(self) -> None:
        _ = self._
        self.list.moved.connect(self._on_moved)
        for each in self.sections:
            each.changed.connect(self.show_acts)
            each.said.connect(self.say)
            each.refused.connect(self._on_refused)
            each.typed.connect(partial(self._keep, each))
            for act in each.further:
                act.clicked.connect(self.show_acts)
        for at, each in enumerate(self.sections):
            self.bind(key_of(at), key_of(at), _(each.label), partial(self.list.go, at))
        for keys in ("Alt+N", "Alt+T", "Alt+S", "Alt+C", "Alt+L", "Alt+D", "Alt+B"):
            self.bind(keys, "", "", partial(self._press, keys))
        self.bind("Ctrl+Return", "Ctrl+Enter", _("Làm việc chính, ở góc dưới bên phải"), self.do_it)
        self.bind("Ctrl+Enter", "", "", self.do_it)

    @property
    def section(self) -> Section:
        """The part that is shown."""
        return self.sections[self.list.at]

    @property
    def busy(self) -> bool:
        """Whether the part that is shown is at work."""
        return self.section.busy

    def go(self, name: str) -> None:
        """To the part of that name."""
        self.list.go([each.name for each in self.sections].index(name))

    def do_it(self) -> None:
        """The primary act of the part that is shown."""
        words, gap = self.section.offer()
        if words and not gap and not self.section.busy:
            self.answering.clear()
            self.section.do_it()

    def take_focus(self) -> None:
        self.section.take_focus()

    def save_now(self) -> None:
        self._begun.save_now()

    def show_acts(self) -> None:
        """Offer what can be done now."""
        for each in self.sections:
            for act in each.further:
                act.setVisible(each is self.section)
        self.section.show_acts()
        words, gap = self.section.offer()
        self.primary.offer(words, gap, busy=self.section.busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.section.look_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(max(_LIST, self.list.sizeHint().width() + 2 * GRID))

    def _press(self, keys: str) -> None:
        """The act of the part that is shown has that key."""
        for act in (*self.section.findChildren(Act), *self.section.further):
            if act.accessibleDescription() == keys and act.isVisible() and act.isEnabled():
                act.click()
                return

    def _keep(self, section: Section) -> None:
        content: Content = section.content()
        self._begun.keep(f"{SCREEN}:{section.name}", content)

    def _on_found(self, drafts: Mapping[str, Content]) -> None:
        for each in self.sections:
            content = drafts.get(f"{SCREEN}:{each.name}")
            if content:
                each.bring_back(content)
        self.show_acts()

    def _on_moved(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self.answering.clear()
        self.section.look_again()
        self.show_acts()

    def _on_refused(self, error: DeskError) -> None:
        self.say(line_for(error, self._words))
