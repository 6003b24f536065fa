"""Giám sát: what happened, where things stand, and what is behind each number."""

from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.domain.figures import Behind, Figures
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.events import DeskChanged
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.frame import MARGIN, KeyNote, Screen, scrolling
from ui.screens.supervision.list_page import ListPage
from ui.screens.supervision.log_page import LogPage
from ui.screens.supervision.proof_page import ProofPage
from ui.screens.supervision.today_page import TodayPage
from ui.screens.supervision.votes_page import VotesPage
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.charts.chart import Chart
from ui.widgets.choice import Choice
from ui.widgets.text import Text

TODAY, VOTES = range(2)
_SETTLE_MS = 400  # several acts in a row are one look
_MINUTE_MS = 60_000  # what is late changes by the clock alone


@runtime_checkable
class Begun(Protocol):
    """A tab that asks the desk for nothing before it is first shown."""

    def begin(self) -> None:
        """It is shown for the first time."""


@runtime_checkable
class _Focused(Protocol):
    def take_focus(self) -> None:
        """Put the focus where the work begins."""


class SupervisionScreen(Screen):
    """Tabs; the list behind a number stands in the place of its tab, and Esc goes back to the number."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Giám sát"))
        self._room = room
        self._words = words
        self._looked: Latest[Figures] = Latest(room.tasks, self)
        self._came_from: QWidget | None = None
        self._begun: set[int] = set()
        self.today, self.votes = TodayPage(room, words), VotesPage(room, words)
        self.log, self.proof = LogPage(room, words), ProofPage(room, words)
        self.list = ListPage(room, words)
        self._tabs: tuple[QWidget, ...] = (
            self.today,
            self.votes,
            self.log,
            self.proof,
            # A tab more: its page here, made with (room, words), and its name below.
        )
        names = (_("Hôm nay"), _("Phiếu đánh giá"), _("Nhật ký"), _("Đối chiếu"))
        answers = tuple((at, f"{name}  Alt+{at + 1}") for at, name in enumerate(names))
        self.tabs: Choice[int] = Choice(_("Giám sát"), answers)
        self._pages, self._stack = QStackedWidget(), QStackedWidget()
        for at, (page, name) in enumerate(zip(self._tabs, names, strict=True)):
            self._pages.addWidget(scrolling(page) if page is self.today else page)
            self.bind(f"Alt+{at + 1}", f"Alt+{at + 1}", name, partial(self._go, at))
        self._stack.addWidget(self._tabbed())
        self._stack.addWidget(self.list)
        self.back = Act(_("Trở lại"), self.go_back, keys="Esc")
        self.view = Act(_("Xem hồ sơ"), self._on_view, keys="Enter")
        for act in (self.back, self.view):
            self.acts.addWidget(act)
        self.hint = Text("", tone="muted", elide=True)
        self.acts.addWidget(self.hint, 1)
        self.acts.addStretch(0)
        self.put(self._stack)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._look)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._look_if_seen)
        self._connect(room)
        self._on_told("")
        self._show_acts()

    @property
    def shows_list(self) -> bool:
        """True while the list behind a number is on screen."""
        return self._stack.currentWidget() is self.list

    @property
    def _page(self) -> QWidget:
        """The tab that is chosen."""
        return self._tabs[self.tabs.value]

    def take_focus(self) -> None:
        if self.shows_list:
            self.list.table.setFocus()
        elif self._page is not self.today:
            _take_focus(self._page)
        elif self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        else:
            self.today.take_focus()

    def take_code(self, code: str) -> bool:
        return not self.shows_list and self._page is self.proof and self.proof.take_code(code)

    def save_now(self) -> None:
        self.proof.stop()  # nothing may wait for a check: it is asked for again

    def go_back(self) -> bool:
        if not self.shows_list:
            return False
        self._stack.setCurrentIndex(0)
        self.answering.clear()
        self._show_acts()
        self.take_focus()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        if not self.shows_list:
            self._look()

    def _tabbed(self) -> QWidget:
        work = QWidget()
        layout = QVBoxLayout(work)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QWidget()
        line = QVBoxLayout(head)
        line.setContentsMargins(MARGIN, 2 * GRID, MARGIN, 0)
        line.addWidget(self.tabs)
        layout.addWidget(head)
        layout.addWidget(self._pages, 1)
        return work

    def _connect(self, room: Room) -> None:
        self.tabs.changed.connect(self._on_tab)
        for chart in self.findChildren(Chart):
            chart.told.connect(self._on_told)
        self.today.opened.connect(self._on_opened)
        self.today.period_changed.connect(self._look)
        self.list.opened.connect(self.page_asked)
        self.list.failed.connect(self._on_refused)
        self.log.opened.connect(self.page_asked)
        self.log.failed.connect(self._on_refused)
        for keys, said in (
            (self._("mũi tên"), self._("Từ số này sang số khác trong biểu đồ")),
            ("Enter", self._("Mở danh sách của con số")),
        ):
            self.key_notes.append(KeyNote(keys, said))
        room.events.changed.connect(self._on_changed)

    def _go(self, tab: int) -> None:
        if self.shows_list:
            self.go_back()
        self.tabs.choose(tab)

    def _on_tab(self) -> None:
        at, page = self.tabs.value, self._page
        self._pages.setCurrentIndex(at)
        self.answering.clear()
        self._show_acts()
        if at not in self._begun and isinstance(page, Begun):
            self._begun.add(at)
            page.begin()
        else:
            self._look()
        self.take_focus()

    def _on_opened(self, what: object) -> None:
        if not isinstance(what, Behind):
            self.tabs.choose(VOTES)
            return
        self._came_from = QApplication.focusWidget()
        self.list.show_behind(what)
        self._stack.setCurrentWidget(self.list)
        self.answering.clear()
        self._show_acts()
        self.take_focus()

    def _on_view(self) -> None:
        at = self.list.table.at
        if self.shows_list and at >= 0:
            self.page_asked.emit(self.list.model.row(at).submission_id)

    def _on_changed(self, what: DeskChanged) -> None:
        if what.submissions and self.isVisible() and not self._settling.isActive():
            self._settling.start()

    def _look_if_seen(self) -> None:
        if self.isVisible():
            self._look()
        else:
            self._minute.stop()

    def _look(self) -> None:
        if self.shows_list:
            return  # who reads a list is not moved; the numbers are read again on the way back
        if self._page is self.votes:
            self.votes.look_again()
        if self._page is not self.today:
            return
        period = self.today.period.period
        self._looked.ask(lambda desk: desk.figures.dashboard(period), self.today.show_figures, self._on_refused)

    def _on_told(self, said: str) -> None:
        """What the number is that the keys or the mouse are at, in full: charts cut off long names."""
        usual = self._("Tab và mũi tên đến từng con số · Enter mở danh sách của con số")
        self.hint.say(said or usual, "ink" if said else "muted")

    def _show_acts(self) -> None:
        for act in (self.back, self.view):
            act.setVisible(self.shows_list)
        self.hint.setVisible(not self.shows_list and self._page is self.today)

    def _on_refused(self, error: DeskError) -> None:
        self.say(line_for(error, self._words))


def _take_focus(page: QWidget) -> None:
    if isinstance(page, _Focused):
        page.take_focus()
    else:
        page.setFocus()
