"""Where is my file? One box, then the page of one submission with every act on it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from frontdesk.domain.attachments import Attachment
from frontdesk.domain.people import Role
from frontdesk.domain.states import Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from ui.events import DeskChanged
from ui.messages import Line, Tone, line_for
from ui.operations.lookup import Seen
from ui.operations.room import Room
from ui.screens.acts.desk import ActDesk
from ui.screens.acts.panel import ActPanel
from ui.screens.acts.registry import MONEY, OFFERS, against, make_panel
from ui.screens.frame import KeyNote, Screen, scrolling
from ui.screens.lookup.list_page import ListPage
from ui.screens.lookup.page_bar import PageBar, natural_act
from ui.screens.lookup.page_finder import PageFinder
from ui.screens.lookup.page_printer import RECEIPT, PagePrinter
from ui.screens.lookup.scan_keeper import ScanKeeper
from ui.screens.lookup.scan_view import ScanView
from ui.screens.lookup.submission_page import SubmissionPage

if TYPE_CHECKING:
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage as Page

_LIST, _PAGE, _SCAN = range(3)


class LookupScreen(Screen):
    """A list, a page, a scan; Esc goes back one of them, each stays as it was."""

    return_asked = Signal(str)  # submission id: its result or papers go to the citizen, in the room for that
    handover_asked = Signal(str)  # submission id: it is to be handed over

    def __init__(self, room: Room, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Tra cứu"))
        self._room = room
        self._words = words
        self._page: Page | None = None
        self.list = ListPage(room.tasks, words)
        self.page = SubmissionPage(words)
        self.scan = ScanView(room, words)
        person = room.person
        self._prints = person is None or person.may({Role.OFFICER, Role.SUPERVISOR})
        self.page_bar = PageBar(words, prints=self._prints)
        self.finder = PageFinder(room, self)
        self.desk = ActDesk(room, self, words, partial(make_panel, room, words))
        self.printer = PagePrinter(room, self, words)
        self.scans = ScanKeeper(room, self, words)
        self._stack = QStackedWidget()
        for part in (self.list, scrolling(self.page), self.scan):
            self._stack.addWidget(part)
        self.acts.addWidget(self.page_bar)
        self.put(self._stack)
        self._connect()
        self._bind_keys()
        self._show_bar()

    def _connect(self) -> None:
        page, desk, scans, finder = self.page, self.desk, self.scans, self.finder
        finder.found.connect(self._on_seen)
        finder.left_counted.connect(page.show_left)
        finder.refused.connect(self._on_refused)
        finder.minute_passed.connect(self._look_again)
        self.list.opened.connect(self.open_page)
        self._room.events.changed.connect(self._on_changed)
        self.page_bar.back_asked.connect(self.go_back)
        self.page_bar.primary_asked.connect(self.do_primary)
        page.acts.chosen.connect(self.choose_act)
        page.forms.print_asked.connect(self.print_form)
        page.notice.print_asked.connect(self.print_again)
        page.papers.attach_asked.connect(scans.choose)
        page.papers.dropped.connect(scans.attach)
        page.papers.opened.connect(self.open_scan)
        page.papers.new.taken.connect(scans.take)
        page.papers.new.passed.connect(scans.pass_over)
        scans.waiting_changed.connect(page.papers.new.offer)
        scans.detached.connect(self._on_detached)
        self.scan.detach_asked.connect(scans.detach)
        desk.opened.connect(self._on_panel)
        desk.closed.connect(self._on_panel_closed)
        desk.left.connect(desk.step_back)
        desk.changed.connect(self._show_bar)
        desk.done.connect(self._on_done)
        desk.turned_down.connect(self._look_again)
        desk.refused.connect(self._on_refused)
        self.printer.changed.connect(self._show_bar)
        for speaker in (desk.said, scans.said, self.printer.said):
            speaker.connect(self.say)

    def _bind_keys(self) -> None:
        _ = self._
        self.bind("Ctrl+Return", "Ctrl+Enter", _("Việc chính, ghi ở góc dưới bên phải"), self.do_primary)
        self.bind("Ctrl+Enter", "", "", self.do_primary)
        self.bind("Ctrl+P", "Ctrl+P", _("In lại giấy hẹn"), self.print_again)
        self.bind("Ctrl+Shift+P", "Ctrl+Shift+P", _("In phiếu kiểm soát (mẫu 06)"), partial(self.print_form, "06"))
        self.bind("Ctrl+D", "Ctrl+D", _("Đủ tất cả giấy tờ"), self.desk.tick_all)
        self.bind("Ctrl+O", "Ctrl+O", _("Gắn tệp quét"), partial(self.scans.choose, ""))
        for verb, offer in OFFERS.items():
            self.bind(offer.key, "", "", partial(self.choose_act, verb))
        self.key_notes.append(KeyNote("Alt + …", _("Việc có thể làm, theo chữ ghi bên cạnh")))

    @property
    def shown(self) -> "Page | None":
        """The submission on screen, None while the list is."""
        return self._page if self._stack.currentIndex() != _LIST else None

    def take_focus(self) -> None:
        at = self._stack.currentIndex()
        if at == _LIST:
            self.list.field.setFocus()
            self.list.field.selectAll()
        elif at == _SCAN:
            self.scan.view.setFocus()
        elif self.desk.panel is not None:
            self.desk.panel.take_focus()
        else:
            self.page_bar.take_focus()

    def take_card(self, read: "CardRead") -> bool:
        panel = self.desk.panel
        return panel is not None and panel.take_card(read)

    def go_back(self) -> bool:
        at = self._stack.currentIndex()
        if at == _LIST:
            return False
        if at == _SCAN:
            if not self.scan.go_back():
                self._go_to(_PAGE)
            return True
        if self.desk.step_back():
            return True
        self._go_to(_LIST)
        self.answering.clear()
        return True

    def save_now(self) -> None:
        self.desk.drafts.save_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.look_again()
        self.finder.watch(on=True)
        self.scans.follow(self._page.submission_id if self.shown is not None and self._page else "")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.finder.watch(on=False)
        self.scans.follow("")
        self.save_now()

    def look_for(self, text: str) -> None:
        """Search the list for `text`."""
        self.desk.leave()
        self.answering.clear()
        self._go_to(_LIST)
        self.list.look_for(text)

    def open_page(self, submission_id: str) -> None:
        """Show the page of one submission."""
        self.finder.find(submission_id)

    def open_act(self, submission_id: str, verb: Verb) -> None:
        """Show the page of one submission with the panel of `verb` open, or say why it may not be done."""
        self.finder.find(submission_id, lambda: self.choose_act(verb))

    def show_page(self, page: "Page") -> None:
        """Show a page already looked up; what was said of another no longer counts."""
        self.answering.clear()
        self._show(page)
        self.finder.take(page)

    def choose_act(self, verb: Verb) -> None:
        """Open the panel of `verb`, go to the room it belongs to, or say why it may not be done."""
        page = self.shown
        if page is None or self.desk.busy or self._stack.currentIndex() != _PAGE:
            return
        refused = against(page, verb)
        if refused is not None:
            self.say(Line(sentence(refused, self._words), Tone.WARN))
        elif verb in (Verb.RETURN, Verb.GIVE_BACK):
            self.return_asked.emit(page.submission_id)
        elif verb is Verb.HAND_OVER:
            self.handover_asked.emit(page.submission_id)
        elif self.desk.panel is not None and verb in MONEY:
            self.desk.turn(verb)
        else:
            self.answering.clear()
            self.desk.open(page, verb)

    def do_primary(self) -> None:
        """The act bottom right."""
        page = self.shown
        if page is None or self._stack.currentIndex() != _PAGE:
            return
        if self.desk.panel is not None:
            self.desk.do()
            return
        verb = natural_act(page)
        if verb is None and self._prints:
            self.print_again()
        elif verb is not None:
            self.choose_act(verb)

    def print_again(self) -> None:
        """Issue and print the receipt of the page on screen; the reprint is on record."""
        self.print_form(RECEIPT)

    def print_form(self, form: str) -> None:
        """Issue and print a form of the page on screen."""
        if self.shown is not None:
            self.printer.print(self.shown.submission_id, form)

    def open_scan(self, scan: Attachment) -> None:
        """Look at a scan."""
        self._go_to(_SCAN)
        self.scan.open(scan)

    def _on_seen(self, seen: Seen) -> None:
        self._show(seen.page)
        self.page.show_left(seen.left)

    def _show(self, page: "Page") -> None:
        before = self.shown
        again = before is not None and before.submission_id == page.submission_id
        if before is not None and again and not page.scanned_version:
            page = replace(page, scanned_version=before.scanned_version)  # the old receipt still lies there
        self._page = page
        self.page.show_page(page, self._room.clock())
        self.desk.follow(page)
        self.scans.follow(page.submission_id if self.isVisible() else "")
        if not again:
            self.answering.clear()  # it was about another submission
            self._go_to(_PAGE)
        self._show_bar()

    def _go_to(self, part: int) -> None:
        self._stack.setCurrentIndex(part)
        if part == _LIST:
            self.scans.follow("")
        self._show_bar()
        if part == _LIST:
            self.list.table.setFocus()
        else:
            self.take_focus()

    def _show_bar(self) -> None:
        at, page = self._stack.currentIndex(), self._page
        self.page_bar.setVisible(at != _LIST)
        if at == _SCAN:
            self.page_bar.show_scan()
        elif self.desk.panel is not None:
            self.page_bar.show_panel(self.desk.panel, busy=self.desk.busy)
        elif page is not None:
            self.page_bar.show_page(page, printing=self.printer.is_printing(page.submission_id, RECEIPT))

    def _on_panel(self, panel: ActPanel) -> None:
        self.page.show_panel(panel)
        panel.take_focus()

    def _on_panel_closed(self) -> None:
        self.page.show_panel(None)
        self._show_bar()
        self.take_focus()

    def _on_done(self, panel: ActPanel, after: "Page") -> None:
        text = panel.done_text(after.submission)
        if not panel.forms:
            self.say(Line(text, Tone.GOOD))
            return
        printing = self._("Đang in…")
        self.say(Line(f"{text} {printing}", Tone.GOOD))
        for form in panel.forms:
            self.printer.print(after.submission_id, form, text)

    def _on_detached(self) -> None:
        self._go_to(_PAGE)
        self.say(Line(self._("Đã gỡ bản quét. Gắn bản đúng nếu có."), Tone.GOOD))

    def _on_refused(self, error: DeskError) -> None:
        self._show_bar()
        self.say(line_for(error, self._words))

    def _look_again(self) -> None:
        if self.shown is not None and not self.desk.busy:
            self.open_page(self.shown.submission_id)

    def _on_changed(self, what: DeskChanged) -> None:
        if not what.submissions or not self.isVisible():
            return
        self.list.look_again()
        page = self.shown
        if page is not None and what.submission_id in ("", page.submission_id):
            self.open_page(page.submission_id)
