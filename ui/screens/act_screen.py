"""A room of lists and acts: choose or scan a submission, act on it beside what it says, go back to the list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from frontdesk.domain.manifests import find_manifest_code
from frontdesk.domain.states import Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from ui.events import DeskChanged
from ui.messages import Line, Tone, line_for
from ui.operations.room import Room
from ui.screens.act_page import ActPage
from ui.screens.acts.desk import ActDesk
from ui.screens.acts.panel import ActPanel
from ui.screens.acts.registry import against
from ui.screens.frame import Screen, scrolling
from ui.sounds import Sound
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.primary_act import PrimaryAct

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ActScreen(Screen):
    """Lists and the page of acts in one stack. Subclasses say which act belongs to what was chosen or scanned."""

    def __init__(self, title: str, room: Room, words: Words, panels: Mapping[Verb, ActPanel]) -> None:
        super().__init__(title)
        _ = self._ = words.gettext
        self._room = room
        self._words = words
        self._page: SubmissionPage | None = None
        self.desk = ActDesk(room, self, words, panels.__getitem__)
        self._asked: Latest[SubmissionPage | None] = Latest(room.tasks, self)
        self._again: Latest[SubmissionPage] = Latest(room.tasks, self)
        self._stack = QStackedWidget()
        self.back = Act(_("Danh sách"), self.go_back, keys="Esc")
        self.primary = PrimaryAct(self.do_it)
        self.bind("Ctrl+Return", "Ctrl+Enter", _("Làm việc chính, ở góc dưới bên phải"), self.do_it)
        self.bind("Ctrl+Enter", "", "", self.do_it)
        self.bind("Ctrl+D", "Ctrl+D", _("Đủ tất cả giấy tờ"), self.desk.tick_all)
        self.desk.changed.connect(self.show_acts)
        self.desk.said.connect(self.say)
        self.desk.refused.connect(self.refused)
        self.desk.done.connect(self._on_done)
        self.desk.went_on.connect(self._on_went_on)
        self.desk.turned_down.connect(self._look_at_page)
        room.events.changed.connect(self._on_changed)

    def furnish(self, acts: ActPage, *lists: QWidget) -> None:
        """Put the lists and the page of acts in place, the first list shown."""
        self.act_page = acts
        self._area = scrolling(acts)
        for each in lists:
            self._stack.addWidget(each)
        self._stack.addWidget(self._area)
        self.put(self._stack)

    @property
    def busy(self) -> bool:
        """True while an act is under way."""
        return self.desk.busy

    @property
    def shown(self) -> "SubmissionPage | None":
        """The submission on screen, None while a list is."""
        return self._page if self._stack.currentWidget() is self._area else None

    @property
    def panel(self) -> ActPanel | None:
        """The act on screen."""
        return self.desk.panel

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()
        self._look_at_page()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save_now()

    def save_now(self) -> None:
        self.desk.drafts.save_now()

    def show_list(self, which: QWidget) -> None:
        """Show a list; what was typed into a panel is kept."""
        self.desk.leave()
        self._stack.setCurrentWidget(which)
        self.look_again()
        self.show_acts()

    def show_panel(self, page: "SubmissionPage", verb: Verb | None) -> None:
        """Show an act on the submission of `page`, with what was typed for it before; None: there is none to do."""
        self._page = page
        if verb is None:
            self.desk.leave()
        else:
            self.desk.open(page, verb)
        self._show_page_of_acts()

    def show_panel_of_many(self, panel: ActPanel, fill: "Callable[[], None]") -> None:
        """Show an act that is done to no single submission."""
        self._page = None
        self.desk.begin(panel, fill)
        self._show_page_of_acts()

    def show_acts(self) -> None:
        """Say which acts there are now; subclasses show their own, then this."""
        panel = self.panel
        if panel is not None:
            self.primary.offer(panel.act, panel.gap, busy=self.busy)
        elif self._stack.currentWidget() is self._area:
            self.primary.offer("")
        else:
            self.offer_on_list()

    def offer_on_list(self) -> None:
        """Name the primary act of the list on screen."""
        self.primary.offer("")

    def do_it(self) -> None:
        """The primary act: what the panel says, or what the list offers."""
        if self.panel is not None:
            self.desk.do()
        elif not self.busy:
            self.act_on_list()

    def act_on_list(self) -> None:
        """The primary act of the list on screen."""

    def after(self, panel: ActPanel, page: "SubmissionPage") -> None:
        """The act of `panel` is on record and `page` says how things stand now."""
        raise NotImplementedError

    def after_many(self, panel: ActPanel) -> None:
        """An act on more than one submission is on record."""
        raise NotImplementedError

    def show_again(self, page: "SubmissionPage") -> None:
        """The submission on screen changed and its act may still be done: show both as things stand now."""
        self._page = page
        self.desk.renew(page)

    def show_over(self, page: "SubmissionPage") -> None:
        """The submission on screen changed and its act is over: show what there is to do now, or the list."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Ask the desk again for what the list shows."""

    def take_code(self, code: str) -> bool:
        if find_manifest_code(code) is not None:
            return False
        if self.busy:
            self.refuse(self._("Việc trước đang được ghi. Quét lại sau giây lát."))
        else:
            self._asked.ask(lambda desk: desk.lookup.open(code), lambda page: self._on_code(code, page), self.refused)
        return True

    def on_scanned(self, page: "SubmissionPage") -> None:
        """A receipt was scanned."""
        raise NotImplementedError

    def open_submission(self, submission_id: str, show: "Callable[[SubmissionPage], object]") -> None:
        """Look up one submission and `show` its page."""
        self._asked.ask(
            lambda desk: desk.lookup.get(submission_id),
            lambda page: show(page) if page is not None else None,
            self.refused,
        )

    def refuse(self, text: str, tone: Tone = Tone.WARN) -> None:
        """Answer a scan that cannot be acted on, with a sound."""
        self._room.sounds.play(Sound.REFUSED)
        self.say(Line(text, tone))

    def refused(self, error: DeskError) -> None:
        """Say what stands against it."""
        self._room.sounds.play(Sound.REFUSED)
        self.say(line_for(error, self._words))

    def replaced_line(self, page: "SubmissionPage") -> Line:
        """That the receipt just scanned no longer holds, and which one does."""
        text = self._("Giấy hẹn vừa quét là bản {old}, đã được thay bằng bản {new}. Dùng thông tin của bản {new}.")
        return Line(text.format(old=page.scanned_version, new=page.submission.version), Tone.WARN)

    def unknown(self, code: str) -> None:
        """Nothing is known by that code."""
        self.refuse(self._("Không có hồ sơ nào mang mã “{code}”.").format(code=code[:40]))

    def _show_page_of_acts(self) -> None:
        if self.panel is not None:
            self.panel.close_act.hide()  # the way back to the list stands at the bottom already
        self.act_page.show_panel(self.panel)
        self._stack.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(0)
        self.show_acts()
        if self.panel is not None:
            self.panel.take_focus()
        else:
            self.setFocus()

    def _on_done(self, panel: ActPanel, page: "SubmissionPage | None") -> None:
        if page is None:
            self.after_many(panel)
            return
        self.say(Line(panel.done_text(page.submission), Tone.GOOD))
        self.after(panel, page)
        self.show_acts()

    def _on_went_on(self, page: "SubmissionPage") -> None:
        """A part of the act is on record: that change is our own."""
        if self._page is not None and self._page.submission_id == page.submission_id:
            self._page = replace(page, scanned_version=self._page.scanned_version)

    def _on_code(self, code: str, page: "SubmissionPage | None") -> None:
        if page is None:
            self.unknown(code)
        else:
            self.on_scanned(page)

    def _on_changed(self, what: DeskChanged) -> None:
        if what.submissions and self.isVisible():
            self.look_again()
            if self._page is not None and what.submission_id in ("", self._page.submission_id):
                self._look_at_page()

    def _look_at_page(self) -> None:
        """What is shown may have been changed in another room, or corrected: an act rests on how things stand."""
        page = self.shown
        if page is not None and self.panel is not None and not self.busy:
            identity = page.submission_id
            self._again.ask(lambda desk: desk.lookup.get(identity), self._on_again, self.refused)

    def _on_again(self, page: "SubmissionPage") -> None:
        old, panel = self.shown, self.panel
        if old is None or panel is None or self.busy or old.submission_id != page.submission_id:
            return
        if _grounds(old) == _grounds(page):
            return
        refused = against(page, panel.verb)
        if refused is None:
            self.show_again(replace(page, scanned_version=old.scanned_version))
            self.say(Line(self._("Hồ sơ vừa được sửa ở nơi khác; phần này theo bản mới."), Tone.WARN))
            return
        self.answering.clear()
        self.show_over(page)
        if not self.answering.text:
            self.say(Line(sentence(refused, self._words), Tone.WARN))


def _grounds(page: "SubmissionPage") -> tuple[object, ...]:
    """What an act on a submission rests on; a print changes nothing of it."""
    submission = page.submission
    allowed = frozenset(each.verb for each in page.permissions if each.against is None)
    asked = (submission.extension, submission.request, submission.result, submission.owed_back)
    money = (submission.assessment, submission.payments)
    return (replace(page.view, reprint=0), page.state, page.holder, page.due_at, allowed, asked, money)
