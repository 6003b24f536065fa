"""Results on their last way: from the department to the counter, from the counter to the citizen."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.domain.states import ENDED, State, Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone, line_for, printed_line
from ui.operations.remembered import recall, remember
from ui.operations.results import print_slip
from ui.operations.room import Printed, Room
from ui.screens.act_page import ActPage
from ui.screens.act_screen import ActScreen
from ui.screens.acts.call import CallPanel
from ui.screens.acts.note_receipt import NoteReceiptPanel
from ui.screens.acts.panel import ActPanel
from ui.screens.acts.pay import PayPanel
from ui.screens.acts.receive_result import ReceiveResultPanel
from ui.screens.acts.registry import OFFERS
from ui.screens.acts.reverse_payment import ReversePaymentPanel
from ui.screens.frame import scrolling
from ui.screens.results.handed_page import HandedPage
from ui.screens.results.handing_panel import GiveBackPanel, HandingPanel, ReturnPanel
from ui.screens.results.list_page import UncollectedPage
from ui.screens.results.people_card import CallsCard, PeopleCard
from ui.screens.summary_card import SummaryCard
from ui.widgets.buttons import Act

if TYPE_CHECKING:
    from frontdesk.domain.card import CardRead
    from frontdesk.domain.lookup import SubmissionPage

_NO_SLIP = "no"


class ResultsScreen(ActScreen):
    """A list of what waits; a scan decides by where the submission stands."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = words.gettext
        self.receiving, self.calling = ReceiveResultPanel(room, words), CallPanel(room, words)
        self.returning, self.giving_back = ReturnPanel(room, words), GiveBackPanel(room, words)
        self.paying = PayPanel(room, words)
        money = (self.paying, NoteReceiptPanel(room, words), ReversePaymentPanel(room, words))
        panels = (self.receiving, self.calling, self.returning, self.giving_back, *money)
        super().__init__(_("Trả kết quả"), room, words, {panel.verb: panel for panel in panels})
        self._seen = ""  # the submission whose receipt lies on the counter
        self.list = UncollectedPage(room, words)
        self.summary, self.people, self.calls = SummaryCard(words, named=False), PeopleCard(words), CallsCard(words)
        self.handed = HandedPage(words)
        self._handed_area = scrolling(self.handed)
        self.furnish(ActPage(self.summary, self.people, self.calls), self.list, self._handed_area)
        self.call = Act(_("Báo công dân"), self._on_call, keys="Ctrl+G")
        self.hand = Act(_("Trả ngay"), self._on_hand, keys="Ctrl+T")
        self.view = Act(_("Xem hồ sơ"), self._on_view)
        self.reprint = Act(_("In phiếu ký nhận"), self.print_slip, keys="Ctrl+P")
        for act in (self.back, self.call, self.hand, self.reprint, self.view):
            self.acts.addWidget(act)
        self.acts.addStretch(1)
        self.acts.addWidget(self.primary)
        self.list.opened.connect(lambda identity: self.open_submission(identity, self._show))
        self.list.moved.connect(self.show_acts)
        self.bind("Ctrl+G", "Ctrl+G", _("Báo công dân"), self._on_call)
        self.bind("Ctrl+T", "Ctrl+T", _("Trả ngay"), self._on_hand)
        self.bind("Ctrl+P", "Ctrl+P", _("In phiếu ký nhận"), self.print_slip)
        for verb in (Verb.PAY, Verb.NOTE_RECEIPT, Verb.REVERSE_PAYMENT):
            self.bind(OFFERS[verb].key, OFFERS[verb].key, _(OFFERS[verb].words), partial(self.desk.turn, verb))
        self.desk.opened.connect(self._on_opened)
        recall(room, self, "return-slip", self._on_slip_recalled, self.refused)
        self.show_list(self.list)

    @property
    def shows_handed(self) -> bool:
        """True after a return, until the next person."""
        return self._stack.currentWidget() is self._handed_area

    def take_focus(self) -> None:
        if self.shows_handed:
            self.primary.act.setFocus()
        elif self.panel is not None:
            self.panel.take_focus()
        else:
            self.list.table.setFocus()

    def go_back(self) -> bool:
        if self._stack.currentWidget() is self.list:
            return False
        if self.panel is not None and self.panel.step_back():
            return True
        if self.desk.waiting:
            self.desk.step_back()
        elif not self.busy:
            self.answering.clear()
            self.show_list(self.list)
            self.take_focus()
        return True

    def look_again(self) -> None:
        self.list.look_again()

    def take_card(self, read: "CardRead") -> bool:
        if self.busy:
            return True
        self._on_hand()  # who was to be called is here
        return self.panel is not None and self.panel.take_card(read)

    def take_over(self, page: "SubmissionPage") -> None:
        self.open_submission(page.submission_id, self._show)  # its receipt was not seen

    def on_scanned(self, page: "SubmissionPage") -> None:
        self._show(page)
        if self.shown is not page:
            return
        if page.scanned_version:
            self.say(self.replaced_line(page))
        elif isinstance(self.panel, HandingPanel):
            self.panel.taker.receipt_seen = True
            self._seen = page.submission_id
            self.say(Line(self._("Đã quét giấy hẹn {code}.").format(code=page.receipt_code), Tone.GOOD))

    def act_on_list(self) -> None:
        if self.shows_handed:
            self.go_back()
        elif self.list.table.at >= 0:
            self.list.table.opened.emit(self.list.table.at)

    def offer_on_list(self) -> None:
        if self.shows_handed:
            self.primary.offer(self._("Người tiếp theo"))
        else:
            self.primary.offer(self._("Mở hồ sơ") if self.list.model.rowCount() else "")

    def show_acts(self) -> None:
        panel = self.panel
        self.back.setVisible(panel is not None)
        self.back.rename(self._("Trở lại") if self.desk.waiting else self._("Danh sách"))
        self.call.setVisible(panel in (self.returning, self.giving_back))
        self.hand.setVisible(panel is self.calling)
        self.reprint.setVisible(self.shows_handed)
        self.view.setVisible(panel is not None or self.shows_handed)
        super().show_acts()

    def after(self, panel: ActPanel, page: "SubmissionPage") -> None:
        if isinstance(panel, HandingPanel):
            self._hand_out(panel, page)
        elif panel is self.receiving:
            self._show_panel(page, Verb.CALL)
        elif self._page is not None and self.desk.waiting:
            self._page = replace(page, scanned_version=self._page.scanned_version)  # the desk opens what waits
        else:
            self._show(page)

    def show_again(self, page: "SubmissionPage") -> None:
        panel = self.panel
        seen = isinstance(panel, HandingPanel) and panel.taker.receipt_seen
        self._show_facts(page)
        super().show_again(page)
        if isinstance(panel, HandingPanel):
            panel.taker.receipt_seen = seen

    def show_over(self, page: "SubmissionPage") -> None:
        self._show(page)

    def print_slip(self) -> None:
        """Print what the taker signs, again where it was printed before."""
        if not self.shows_handed or self._page is None:
            return
        self.handed.slip.say(self._("Đang in phiếu ký nhận…"), "muted")
        print_slip(self._room, self, self._page.submission_id, self._on_printed, self._on_unprinted)

    def _show(self, page: "SubmissionPage") -> None:
        """The panel that belongs to where the submission stands, or why there is none."""
        self._seen = ""
        verb = next((verb for verb in (Verb.RETURN, Verb.RECEIVE_RESULT, Verb.GIVE_BACK) if page.may(verb)), None)
        if verb is not None:
            self.answering.clear()
            self._show_panel(page, verb)
            return
        asked = Verb.GIVE_BACK if page.state in ENDED - {State.RETURNED} else Verb.RETURN
        against = next(each.against for each in page.permissions if each.verb is asked)
        assert against is not None
        line = line_for(against, self._words)
        self.show_list(self.list)
        self.say(Line(line.text, Tone.WARN, self._("Xem hồ sơ"), lambda: self.page_asked.emit(page.submission_id)))

    def _show_panel(self, page: "SubmissionPage", verb: Verb) -> None:
        self._show_facts(page)
        self.show_panel(page, verb)

    def _show_facts(self, page: "SubmissionPage") -> None:
        self.summary.show_page(page)
        self.people.show_page(page)
        self.calls.show_page(page)

    def _on_opened(self, panel: ActPanel) -> None:
        """An act that another one waits for, or the one that waited, takes its place."""
        page = self.shown
        if page is None or panel.page is None or panel.submission_id != page.submission_id:
            return
        if isinstance(panel, HandingPanel):
            panel.taker.receipt_seen = self._seen == page.submission_id
        self._show_page_of_acts()

    def _hand_out(self, panel: HandingPanel, page: "SubmissionPage") -> None:
        self._page = page
        wanted = panel.slip.on
        remember(self._room, self, "return-slip", "" if wanted else _NO_SLIP)
        taker = panel.taker.taker or page.view.principal.name
        self.handed.show_page(page, taker)
        self._stack.setCurrentWidget(self._handed_area)
        self.show_acts()
        self.primary.act.setFocus()
        if wanted:
            self.print_slip()

    def _on_printed(self, printed: Printed) -> None:
        line = printed_line(printed, self._words)
        self.handed.slip.say(line.text, line.tone.value)

    def _on_unprinted(self, error: DeskError) -> None:
        self.handed.slip.say(self._("Chưa in được phiếu ký nhận. Kết quả đã trả; bấm In phiếu ký nhận."), "bad")
        self.refused(error)

    def _on_slip_recalled(self, kept: str) -> None:
        for panel in (self.returning, self.giving_back):
            panel.slip.box.setChecked(kept != _NO_SLIP)

    def _on_call(self) -> None:
        page = self.shown
        if page is not None and self.panel in (self.returning, self.giving_back) and not self.busy:
            self._show_panel(page, Verb.CALL)

    def _on_hand(self) -> None:
        page = self.shown
        if page is not None and self.panel is self.calling and not self.busy:
            self._show(page)

    def _on_view(self) -> None:
        if self._page is not None:
            self.page_asked.emit(self._page.submission_id)
