"""Kiểm đếm: everything at the counter is scanned, and the app names what is missing and what should not be there."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from frontdesk.domain.boards import BoardRow
from frontdesk.domain.custody_events import CountTaken
from frontdesk.domain.lookup import Hit
from frontdesk.domain.manifests import find_manifest_code
from frontdesk.errors import DeskError, InvalidInput
from frontdesk.i18n import Words
from ui.events import DeskChanged
from ui.messages import Line, Tone, line_for
from ui.operations.begun import Begun, Content, strings
from ui.operations.room import Room
from ui.operations.scans import Scans
from ui.screens.count.count_page import CountPage
from ui.screens.count.money_desk import MoneyDesk
from ui.screens.count.money_page import MoneyPage
from ui.screens.count.result_page import ResultPage, verdict
from ui.screens.count.sheet import LOOKS, CountRow, CountSheet, Tick
from ui.screens.count.tabs import MONEY, PAPERS, CountTabs
from ui.screens.frame import KeyNote, Screen, scrolling
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.card import column
from ui.widgets.text import Text
from ui.wording import day_time

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.services.counts import Count

SCREEN = "count"
_KEY = "count:scanned"  # no submission's id has a colon
Looked = tuple[tuple[BoardRow, ...], CountTaken | None]
Taken = tuple["Count", CountTaken]
Found = tuple[tuple[str, Hit | None], ...]


class CountScreen(Screen):
    """The sheet, then the result; Esc goes back to a new sheet."""

    def __init__(self, room: Room, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Kiểm đếm"))
        self._room = room
        self._words = words
        self._busy = False
        self._looked: Latest[Looked] = Latest(room.tasks, self)
        self.sheet = CountSheet()
        self.page = CountPage(words, self.sheet)
        self.result = ResultPage(words, self.page_asked.emit)
        self._scans: Scans[Hit | None] = Scans(
            room.tasks, self, lambda desk, text: desk.lookup.find(text), self._on_scanned, self._on_unread
        )
        self._begun = Begun(room.tasks, self, SCREEN, self._on_failed)
        self.money = MoneyPage(words, room.clock)
        self.money_desk = MoneyDesk(room, self, self.money, words)
        self.tabs = CountTabs(words, self.page.filter, self.money.day)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        self._pages.addWidget(scrolling(self.money))
        self._stack = QStackedWidget()
        work = QWidget()
        layout = column(self.tabs, self._pages, spacing=0)
        layout.setStretch(1, 1)
        work.setLayout(layout)
        self._stack.addWidget(work)
        self._stack.addWidget(scrolling(self.result))
        self.again = Act(_("Kiểm đếm mới"), self.go_back, keys="Esc")
        self.drop = Act(_("Bỏ, đếm lại từ đầu"), self._on_drop)
        self.gap = Text("", tone="muted")
        self.primary = Act(_("Ghi nhận kiểm đếm"), self.record, keys="Ctrl+Enter", look="primary")
        for act in (self.again, self.drop):
            self.acts.addWidget(act)
        self.acts.addStretch(1)
        self.acts.addWidget(self.gap)
        self.acts.addWidget(self.primary)
        self.put(self._stack)
        self.page.entered.connect(self.take_code)
        self.page.take_back_asked.connect(self._on_take_back)
        self.page.page_asked.connect(self.page_asked)
        self.tabs.changed.connect(self._on_tab)
        self.money_desk.changed.connect(self._show_acts)
        self.money_desk.said.connect(self.say)
        self.money_desk.refused.connect(self._on_failed)
        room.events.changed.connect(self._on_changed)
        self.bind("Alt+1", "Alt+1", _("Kiểm đếm hồ sơ"), partial(self._go, PAPERS))
        self.bind("Alt+2", "Alt+2", _("Kiểm đếm tiền"), partial(self._go, MONEY))
        self.bind("Ctrl+Return", "Ctrl+Enter", _("Ghi nhận kiểm đếm"), self.record)
        self.bind("Ctrl+Enter", "", "", self.record)
        self.key_notes.append(KeyNote("Delete", _("Bỏ một lần quét")))
        self._begun.bring_back(self._on_found)
        self._show_acts()

    @property
    def shows_result(self) -> bool:
        """True while the result of a count is on screen."""
        return self._stack.currentIndex() == 1

    @property
    def shows_money(self) -> bool:
        """True while the day's money is on screen."""
        return not self.shows_result and self.tabs.at == MONEY

    def take_focus(self) -> None:
        if self.shows_result:
            self.again.setFocus()
        elif self.shows_money:
            self.money.take_focus()
        else:
            self.page.field.setFocus()

    def take_code(self, code: str) -> bool:
        if find_manifest_code(code) is not None:
            return False
        if self.shows_result:
            self.go_back()  # the first scan of the next count
        self.tabs.go(PAPERS)
        self._scans.take(code)
        return True

    def go_back(self) -> bool:
        if not self.shows_result:
            return False
        self._stack.setCurrentIndex(0)
        self.answering.clear()
        self._look_again()
        self._show_acts()
        self.take_focus()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def save_now(self) -> None:
        self._begun.save_now()
        self.money_desk.save_now()

    def record(self) -> None:
        """The count as it stands goes on record."""
        if self.shows_money:
            self.money_desk.record()
            return
        if self._busy or self.shows_result or not self._may_record:
            return
        self._busy = True
        self._show_acts()
        codes = self.sheet.codes
        self._room.tasks.act(self, lambda desk: _take(desk, codes), self._on_taken, self._on_refused)

    @property
    def _may_record(self) -> bool:
        """An empty counter may be recorded too, a count nobody began may not."""
        return bool(self.sheet.codes) or not self.sheet.expected

    def _go(self, tab: int) -> None:
        if not self.shows_result:
            self.tabs.go(tab)

    def _on_tab(self) -> None:
        self._pages.setCurrentIndex(self.tabs.at)
        self.answering.clear()
        self._look_again()
        self._show_acts()
        self.take_focus()

    def _look_again(self) -> None:
        if self.shows_money:
            self.money_desk.look_again()
        self._looked.ask(lambda desk: (desk.counts.expected(), desk.counts.last()), self._on_looked, self._on_failed)

    def _on_looked(self, looked: Looked) -> None:
        expected, last = looked
        self.sheet.expect(expected)
        self.page.show_sheet()
        self.page.last.say(self._last(last))
        self._show_acts()

    def _last(self, last: CountTaken | None) -> str:
        if last is None:
            return self._("Quầy này chưa kiểm đếm lần nào.")
        text = self._("Lần trước {when}: {verdict}.")
        numbers = (last.present, last.expected, len(last.missing), len(last.unexpected))
        return text.format(when=day_time(last.taken_at), verdict=verdict(*numbers, self._words).lower())

    def _on_scanned(self, text: str, hit: Hit | None) -> None:
        tick, row = self.sheet.take(text, hit)
        self._answer(tick, row)

    def _on_unread(self, text: str, error: DeskError) -> None:
        self._answer(Tick.UNKNOWN, CountRow(text=text), line_for(error, self._words).text)

    def _answer(self, tick: Tick, row: CountRow, why: str = "") -> None:
        self._room.sounds.play(LOOKS[tick].sound)
        self.page.answer(tick, row, why)
        self._keep()
        self._show_acts()

    def _on_take_back(self, key: str) -> None:
        self.sheet.take_back(key)
        self.page.show_sheet()
        self._keep()
        self._show_acts()

    def _on_drop(self) -> None:
        kept = self.sheet.codes
        self._forget()
        text = self._("Đã bỏ {n} lần quét.").format(n=len(kept))
        self.say(Line(text, Tone.WARN, self._("Hoàn tác"), lambda: self._bring_back(kept)))
        self.take_focus()

    def _forget(self) -> None:
        self.sheet.forget()
        self.page.banner.clear()
        self.page.show_sheet()
        self._keep()
        self._show_acts()

    def _keep(self) -> None:
        codes = list(self.sheet.codes)
        self._begun.keep(_KEY, {"codes": codes} if codes else {})

    def _on_found(self, drafts: Mapping[str, Content]) -> None:
        codes = tuple(strings(drafts.get(_KEY, {}), "codes"))
        if codes:
            self._bring_back(codes, self._("Đã khôi phục lần kiểm đếm dở: {n} lần quét."))

    def _bring_back(self, codes: tuple[str, ...], said: str = "") -> None:
        def done(found: Found) -> None:
            for code, hit in found:
                self.sheet.take(code, hit)
            self.page.show_sheet()
            self._keep()
            self._show_acts()
            if said:
                self.say(Line(said.format(n=len(found)), Tone.GOOD))

        self._room.tasks.look(self, lambda desk: tuple(_find(desk, code) for code in codes), done, self._on_failed)

    def _on_taken(self, taken: Taken) -> None:
        count, record = taken
        self._busy = False
        self._forget()
        self.result.show_count(count, record)
        self._stack.setCurrentIndex(1)
        self.say(Line(self._("Đã ghi nhận kiểm đếm."), Tone.GOOD))
        self._show_acts()
        self.take_focus()

    def _on_refused(self, error: DeskError) -> None:
        self._busy = False
        self._show_acts()
        self._on_failed(error)

    def _on_changed(self, what: DeskChanged) -> None:
        if what.submissions and self.isVisible() and not self.shows_result:
            self._look_again()

    def _show_acts(self) -> None:
        counting, money = not self.shows_result, self.shows_money
        self.again.setVisible(not counting)
        self.drop.setVisible(counting and not money and bool(self.sheet.codes))
        self.primary.setVisible(counting and (not money or self.money.is_today))
        self.primary.rename(self._("Ghi tiền đếm được") if money else self._("Ghi nhận kiểm đếm"))
        gap = self.money.gap if money else "" if self._may_record else self._("Quét hồ sơ trước")
        self.primary.setEnabled(not gap and not self._busy and not self.money_desk.busy)
        self.gap.setVisible(counting)
        self.gap.say(gap)

    def _on_failed(self, error: DeskError) -> None:
        self.say(line_for(error, self._words))


def _take(desk: "Desk", codes: tuple[str, ...]) -> Taken:
    count = desk.counts.take(codes)
    record = desk.counts.last()
    assert record is not None, "it was just taken"
    return count, record


def _find(desk: "Desk", code: str) -> tuple[str, Hit | None]:
    try:
        return code, desk.lookup.find(code)
    except InvalidInput:
        return code, None
