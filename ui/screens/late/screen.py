"""Before a promise is broken: what is due, what the citizen still owes, and the apology in one key."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from frontdesk.domain.boards import Promise
from frontdesk.domain.people import Role
from frontdesk.domain.states import State, Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for, printed_line
from ui.operations.forms import print_form
from ui.operations.room import Printed, Room
from ui.screens.act_page import ActPage
from ui.screens.act_screen import ActScreen
from ui.screens.acts.apologise import ApologisePanel
from ui.screens.acts.close import ClosePanel
from ui.screens.acts.panel import ActPanel
from ui.screens.frame import MARGIN
from ui.screens.late.awaited_page import AwaitedPage, expired
from ui.screens.late.deadline_page import DeadlinePage
from ui.screens.summary_card import SummaryCard
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage

_FORM = "04"


class LateScreen(ActScreen):
    """Two lists, deadlines and supplements; what is drafted here is recorded only when it is asked for again."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        self.apology, self.closing = ApologisePanel(room, words), ClosePanel(room, words)
        panels = {panel.verb: panel for panel in (self.apology, self.closing)}
        super().__init__(_("Sắp trễ hạn"), room, words, panels)
        self.deadlines, self.awaited = DeadlinePage(room, words), AwaitedPage(room, words)
        self.tabs: Choice[int] = Choice(
            _("Danh sách"), ((0, _("Theo hạn trả") + "  Alt+1"), (1, _("Chờ bổ sung") + "  Alt+2"))
        )
        self.summary = SummaryCard(words)
        self._pages = QStackedWidget()
        self.lists = self._lists()
        self.furnish(ActPage(self.summary), self.lists)
        self.view = Act(_("Xem hồ sơ"), self._on_view, keys="Enter")
        for act in (self.back, self.view):
            self.acts.addWidget(act)
        self.acts.addStretch(1)
        self.acts.addWidget(self.primary)
        person = room.person
        self._counts_supplements = person is None or person.may({Role.OFFICER, Role.SUPERVISOR})
        self.tabs.setVisible(self._counts_supplements)
        self._connect()
        self.show_list(self.lists)

    def _lists(self) -> QWidget:
        lists = QWidget()
        self._pages.addWidget(self.deadlines)
        self._pages.addWidget(self.awaited)
        layout = QVBoxLayout(lists)
        layout.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.tabs)
        layout.addWidget(self._pages, 1)
        return lists

    def _connect(self) -> None:
        _ = self._
        for page in (self.deadlines, self.awaited):
            page.opened.connect(self.page_asked)
            page.moved.connect(self.show_acts)
        self.tabs.changed.connect(self._on_tab)
        self.bind("Alt+1", "Alt+1", _("Theo hạn trả"), lambda: self._go(0))
        self.bind("Alt+2", "Alt+2", _("Chờ bổ sung"), lambda: self._go(1))
        self.bind("Ctrl+Tab", "Ctrl+Tab", _("Đổi danh sách"), lambda: self._go(1 - self.tabs.value))

    def take_focus(self) -> None:
        if self.panel is not None:
            self.panel.take_focus()
        else:
            self._current.table.setFocus()

    def go_back(self) -> bool:
        if self._stack.currentWidget() is self.lists:
            return False
        if not self.busy:
            self.answering.clear()
            self.show_list(self.lists)
            self.take_focus()
        return True

    def look_again(self) -> None:
        self.deadlines.look_again()
        if self._counts_supplements:
            self.awaited.look_again()

    def show_acts(self) -> None:
        on_list = self._stack.currentWidget() is self.lists
        self.back.setVisible(not on_list)
        self.view.setVisible(on_list and self._current.chosen is not None)
        super().show_acts()

    def offer_on_list(self) -> None:
        _ = self._
        if self._current.chosen is None:
            self.primary.offer("")
        elif self._current is self.deadlines:
            self.primary.offer(_("Soạn văn bản xin lỗi"), self._against())
        else:
            self.primary.offer(_("Đóng hồ sơ"), self._against())

    def act_on_list(self) -> None:
        row = self._current.chosen
        if row is None:
            return
        against = self._against()
        if against:
            self.refuse(against)
        elif self._current is self.deadlines:
            self.open_submission(row.submission_id, lambda page: self._show(page, Verb.APOLOGISE))
        else:
            self.open_submission(row.submission_id, lambda page: self._show(page, Verb.CLOSE))

    def after(self, panel: ActPanel, page: "SubmissionPage") -> None:
        self.show_list(self.lists)
        self.take_focus()
        if panel is self.apology:
            print_form(self._room, self, page.submission_id, _FORM, self._on_printed, self.refused)

    def show_again(self, page: "SubmissionPage") -> None:
        self.summary.show_page(page)
        super().show_again(page)

    def show_over(self, page: "SubmissionPage") -> None:
        self.show_list(self.lists)
        self.take_focus()

    def on_scanned(self, page: "SubmissionPage") -> None:
        self._show(page, Verb.CLOSE if page.state is State.AWAITING_SUPPLEMENT else Verb.APOLOGISE)
        if page.scanned_version:
            self.say(self.replaced_line(page))

    @property
    def _current(self) -> DeadlinePage | AwaitedPage:
        return self.awaited if self.tabs.value else self.deadlines

    def _against(self) -> str:
        """Why the row the officer is at offers nothing."""
        _, row = self._, self._current.chosen
        assert row is not None
        if self._current is self.deadlines:
            return _("Đã hẹn lại một lần, không hẹn lại được nữa") if row.promise is Promise.RENEWED else ""
        return "" if expired(row, self._room.clock()) else _("Chỉ đóng được khi đã hết hạn bổ sung")

    def _show(self, page: "SubmissionPage", verb: Verb) -> None:
        """The act on a submission, or what stands against it."""
        against = next(each.against for each in page.permissions if each.verb is verb)
        if against is None:
            self.summary.show_page(page)
            self.show_panel(page, verb)
            return
        line = line_for(against, self._words)
        self.say(Line(line.text, Tone.WARN, self._("Xem hồ sơ"), lambda: self.page_asked.emit(page.submission_id)))

    def _go(self, tab: int) -> None:
        if self._stack.currentWidget() is self.lists and self._counts_supplements:
            self.tabs.choose(tab)

    def _on_tab(self) -> None:
        self._pages.setCurrentWidget(self._current)
        self.answering.clear()
        self.show_acts()
        self.take_focus()

    def _on_view(self) -> None:
        row = self._current.chosen
        if row is not None:
            self.page_asked.emit(row.submission_id)

    def _on_printed(self, printed: Printed) -> None:
        self.say(printed_line(printed, self._words))

    def refused(self, error: DeskError) -> None:
        super().refused(error)
        self.look_again()
