"""Where is my file? One box, then the page of one submission."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.events import DeskChanged
from ui.messages import Line, Tone, line_for, printed_line
from ui.operations.reception import Hearing, issue_receipt
from ui.operations.room import Printed, Room
from ui.screens.frame import Screen, scrolling
from ui.screens.lookup.list_page import ListPage
from ui.screens.lookup.submission_page import SubmissionPage
from ui.tasks import Latest
from ui.widgets.buttons import Act

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage as Page


class LookupScreen(Screen):
    """A list and a page; Esc goes from the page to the list, which stays as it was."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Tra cứu"))
        self._room = room
        self._words = words
        self._page: Page | None = None
        self._pages_asked: Latest[Page] = Latest(room.tasks, self)
        self.list = ListPage(room.tasks, words)
        self.page = SubmissionPage(words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(scrolling(self.page))
        self.back = Act(_("Danh sách"), self.go_back, keys="Esc")
        self.reprint = Act(_("In lại"), self.print_again, keys="Ctrl+P", look="primary")
        self.acts.addWidget(self.back)
        self.acts.addStretch(1)
        self.acts.addWidget(self.reprint)
        self.put(self._stack)
        self.list.opened.connect(self.open_page)
        room.events.changed.connect(self._on_changed)
        self.bind("Ctrl+P", "Ctrl+P", _("In lại giấy hẹn"), self.print_again)
        self._show_acts()

    @property
    def shown(self) -> "Page | None":
        """The submission on screen, None while the list is."""
        return self._page if self._stack.currentIndex() == 1 else None

    def take_focus(self) -> None:
        if self.shown is None:
            self.list.field.setFocus()
            self.list.field.selectAll()
        else:
            self.reprint.setFocus()

    def go_back(self) -> bool:
        if self._stack.currentIndex() == 0:
            return False
        self._stack.setCurrentIndex(0)
        self._show_acts()
        self.answering.clear()
        self.list.table.setFocus()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.look_again()

    def look_for(self, text: str) -> None:
        """Search the list for `text`."""
        self._stack.setCurrentIndex(0)
        self._show_acts()
        self.list.look_for(text)

    def open_page(self, submission_id: str) -> None:
        """Show the page of one submission."""
        self._pages_asked.ask(lambda desk: desk.lookup.get(submission_id), self.show_page, self._on_refused)

    def show_page(self, page: "Page") -> None:
        """Show a page already looked up."""
        self._page = page
        self.page.show_page(page)
        self._stack.setCurrentIndex(1)
        self._show_acts()
        self.reprint.setFocus()

    def print_again(self) -> None:
        """Issue and print the receipt of the page on screen; the reprint is on record."""
        page = self.shown
        if page is None:
            return
        hearing = Hearing(lambda _prepared: None, self._on_printed, self._on_refused)
        if issue_receipt(self._room, self, page.submission_id, hearing):
            self._show_acts()
        else:
            self.say(Line(self._("Giấy hẹn này đang được in."), Tone.MUTED))

    def _show_acts(self) -> None:
        on_page = self._stack.currentIndex() == 1
        self.back.setVisible(on_page)
        self.reprint.setVisible(on_page)
        self.reprint.setEnabled(self._page is None or self._page.submission_id not in self._room.printing)
        first = self._page is None or self._page.prints == 0
        self.reprint.rename(self._("In giấy hẹn") if first else self._("In lại giấy hẹn"))

    def _on_printed(self, printed: Printed) -> None:
        self._show_acts()
        self.say(printed_line(printed, self._words))

    def _on_refused(self, error: DeskError) -> None:
        self._show_acts()
        self.say(line_for(error, self._words))

    def _on_changed(self, what: DeskChanged) -> None:
        if not what.submissions or not self.isVisible():
            return
        self.list.look_again()
        page = self.shown
        if page is not None and what.submission_id == page.submission_id:
            self.open_page(page.submission_id)
