"""A room of lists and acts: choose or scan a submission, act on it beside what it says, go back to the list."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from frontdesk.domain.manifests import find_manifest_code
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from ui.events import DeskChanged
from ui.messages import Line, Tone, line_for
from ui.operations.acts import act_on
from ui.operations.room import Room
from ui.screens.act_page import ActPage
from ui.screens.act_panel import ActPanel
from ui.screens.frame import Screen, scrolling
from ui.screens.half_written import HalfWritten
from ui.sounds import Sound
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.primary_act import PrimaryAct

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ActScreen(Screen):
    """Lists and the page of acts in one stack. Subclasses say which act belongs to what was chosen or scanned."""

    def __init__(self, title: str, room: Room, words: Words, shelf: str) -> None:
        super().__init__(title)
        _ = self._ = words.gettext
        self._room = room
        self._words = words
        self._page: SubmissionPage | None = None
        self._panel: ActPanel | None = None
        self._busy = False
        self._filling = False
        self._was_at: QWidget | None = None  # the field the officer was in when an act began
        self._begin_anew: Callable[[], object] = lambda: None
        self._half = HalfWritten(room.tasks, self, shelf, self.refused)
        self._half.brought_back.connect(self._on_brought_back)
        self._asked: Latest[SubmissionPage | None] = Latest(room.tasks, self)
        self._again: Latest[SubmissionPage] = Latest(room.tasks, self)
        self._stack = QStackedWidget()
        self.back = Act(_("Danh sách"), self.go_back, keys="Esc")
        self.primary = PrimaryAct(self.do_it)
        self.bind("Ctrl+Return", "Ctrl+Enter", _("Làm việc chính, ở góc dưới bên phải"), self.do_it)
        self.bind("Ctrl+Enter", "", "", self.do_it)
        room.events.changed.connect(self._on_changed)

    def furnish(self, acts: ActPage, panels: tuple[ActPanel, ...], *lists: QWidget) -> None:
        """Put the lists and the page of acts in place, the first list shown."""
        self.act_page = acts
        for panel in panels:
            acts.add_panel(panel)
            panel.changed.connect(self._on_typed)
        self._area = scrolling(acts)
        for each in lists:
            self._stack.addWidget(each)
        self._stack.addWidget(self._area)
        self.put(self._stack)

    @property
    def busy(self) -> bool:
        """True while an act is under way."""
        return self._busy

    @property
    def shown(self) -> "SubmissionPage | None":
        """The submission on screen, None while a list is."""
        return self._page if self._stack.currentWidget() is self._area else None

    @property
    def panel(self) -> ActPanel | None:
        """The act on screen."""
        return self._panel if self._stack.currentWidget() is self._area else None

    def show_list(self, which: QWidget) -> None:
        """Show a list; what was typed into a panel is kept."""
        self._half.leave()
        self._panel = None
        self._stack.setCurrentWidget(which)
        self.look_again()
        self.show_acts()

    def show_panel(self, page: "SubmissionPage", panel: ActPanel | None) -> None:
        """Show an act on the submission of `page`, with what was typed for it before."""
        self._half.leave()
        self._page, self._panel = page, panel
        if panel is None:
            self._put_up(None)
            self.setFocus()
        else:
            self.begin_panel(panel, page.submission_id, partial(panel.begin, page))
            panel.take_focus()

    def begin_panel(self, panel: ActPanel, subject: str, begin: Callable[[], object]) -> None:
        """Fill `panel` for `subject`, with what was typed for it before, and show it."""
        self._panel = panel
        self._filling = True
        begin()
        restored = self._half.begin(panel, subject)
        self._filling = False
        self._put_up(panel)
        self._begin_anew = begin
        if restored:
            self._say_restored()

    def show_acts(self) -> None:
        """Say which acts there are now; subclasses show their own, then this."""
        panel = self.panel
        if panel is not None:
            self.primary.offer(panel.act, panel.gap, busy=self._busy)
        elif self._stack.currentWidget() is self._area:
            self.primary.offer("")
        else:
            self.offer_on_list()

    def offer_on_list(self) -> None:
        """Name the primary act of the list on screen."""
        self.primary.offer("")

    def do_it(self) -> None:
        """The primary act: what the panel says, or what the list offers."""
        panel = self.panel
        if self._busy:
            return
        if panel is None:
            self.act_on_list()
        elif panel.gap:
            self.say(Line(panel.gap, Tone.WARN))
            panel.take_focus()
        else:
            self._do(panel)

    def act_on_list(self) -> None:
        """The primary act of the list on screen."""

    def after(self, panel: ActPanel, page: "SubmissionPage") -> None:
        """The act of `panel` is on record and `page` says how things stand now."""
        raise NotImplementedError

    def show_again(self, page: "SubmissionPage", panel: ActPanel) -> None:
        """The submission on screen changed and `panel` may still be done: show both as things stand now."""
        raise NotImplementedError

    def show_over(self, page: "SubmissionPage") -> None:
        """The submission on screen changed and its panel is over: show what there is to do now, or the list."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Ask the desk again for what the list shows."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()
        self._look_at_page()

    def save_now(self) -> None:
        self._half.save_now()

    def take_code(self, code: str) -> bool:
        if find_manifest_code(code) is not None:
            return False
        if self._busy:
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

    def _do(self, panel: ActPanel) -> None:
        page = self._page
        assert page is not None
        work, said = panel.work(), panel.done_line()
        self.hold(panel)

        def done(after: "SubmissionPage") -> None:
            self.release(panel, done=True)
            self.say(Line(said, Tone.GOOD))
            self.after(panel, after)
            self.show_acts()

        def failed(error: DeskError) -> None:
            self.release(panel, done=False)
            self.refused(error)
            self._look_at_page()  # another counter may have been quicker

        identity = page.submission_id
        act_on(self._room, self, identity, lambda desk: (work(desk), desk.lookup.get(identity))[1], done, failed)

    def hold(self, panel: ActPanel) -> None:
        """The act of `panel` is under way: what would be typed now would belong to nothing."""
        self._half.save_now()
        self._busy = True
        at = QApplication.focusWidget()
        self._was_at = at if at is not None and panel.isAncestorOf(at) else None
        self.setFocus()  # else nobody had it, and a scan would go unheard
        panel.setEnabled(False)
        self.show_acts()

    def release(self, panel: ActPanel, *, done: bool) -> None:
        """The act of `panel` was answered; where it was refused, the officer goes on in it."""
        self._busy = False
        panel.setEnabled(True)
        if done:
            self._half.done()
            self._panel = None
        elif self._was_at is not None:
            self._was_at.setFocus()
        self._was_at = None
        self.show_acts()

    def _put_up(self, panel: ActPanel | None) -> None:
        self.act_page.show_panel(panel)
        self._stack.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(0)
        self.show_acts()

    def _say_restored(self) -> None:
        again = partial(self._start_over, self._half.key)
        self.say(Line(self._("Đã khôi phục phần nhập dở."), Tone.MUTED, self._("Bỏ, nhập lại"), again))

    def _start_over(self, key: str) -> None:
        """What was brought back is not wanted."""
        panel = self.panel
        if panel is not None and self._half.key == key and not self._busy:
            self._filling = True
            self._half.forget()
            self._begin_anew()
            self._filling = False
            self.show_acts()
            panel.take_focus()

    def _on_brought_back(self) -> None:
        """The drafts of an earlier session came after the panel was open: they count where nothing was typed yet."""
        if self.panel is None or self._busy:
            return
        self._filling = True
        restored = self._half.restore()
        self._filling = False
        self.show_acts()
        if restored:
            self._say_restored()

    def _on_typed(self) -> None:
        if not self._filling:
            self._half.keep()
            self.show_acts()

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
        if page is not None and self.panel is not None and not self._busy:
            identity = page.submission_id
            self._again.ask(lambda desk: desk.lookup.get(identity), self._on_again, self.refused)

    def _on_again(self, page: "SubmissionPage") -> None:
        old, panel = self.shown, self.panel
        if old is None or panel is None or self._busy or old.submission_id != page.submission_id:
            return
        if _grounds(old) == _grounds(page):
            return
        against = next((each.against for each in page.permissions if each.verb is panel.verb), None)
        if against is not None:
            self.answering.clear()
            self.show_over(page)
            if not self.answering.text:
                self.say(Line(sentence(against, self._words), Tone.WARN))
        else:
            self.show_again(replace(page, scanned_version=old.scanned_version), panel)
            self.say(Line(self._("Hồ sơ vừa được sửa ở nơi khác; phần này theo bản mới."), Tone.WARN))


def _grounds(page: "SubmissionPage") -> tuple[object, ...]:
    """What an act on a submission rests on; a print changes nothing of it."""
    submission = page.submission
    allowed = frozenset(each.verb for each in page.permissions if each.against is None)
    asked = (submission.extension, submission.request, submission.result, submission.owed_back)
    return (replace(page.view, reprint=0), page.state, page.holder, page.due_at, allowed, asked)
