"""A room of lists and acts: choose or scan a submission, act on it beside what it says, go back to the list."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.events import DeskChanged
from ui.messages import Line, Tone, line_for
from ui.operations.acts import act_on
from ui.operations.room import Room
from ui.screens.act_panel import ActPanel
from ui.screens.frame import Page, Screen, scrolling, stack
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.primary_act import PrimaryAct

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ActPage(Page):
    """Left what is known, right the act; one panel at a time."""

    def __init__(self, *left: QWidget) -> None:
        super().__init__()
        self._right = QVBoxLayout()
        self._right.setSpacing(12)
        self._right.addStretch(1)
        self.columns.addLayout(stack(*left), 5)
        self.columns.addLayout(self._right, 6)
        self._panels: list[QWidget] = []

    def add_panel(self, panel: QWidget) -> None:
        """A panel that may be shown."""
        panel.hide()
        self._panels.append(panel)
        self._right.insertWidget(self._right.count() - 1, panel)

    def show_panel(self, panel: QWidget | None) -> None:
        """Show this one alone."""
        for each in self._panels:
            each.setVisible(each is panel)


class ActScreen(Screen):
    """Lists and the page of acts in one stack. Subclasses say which act belongs to what was chosen or scanned."""

    def __init__(self, title: str, room: Room, words: Words) -> None:
        super().__init__(title)
        _ = self._ = words.gettext
        self._room = room
        self._words = words
        self._page: SubmissionPage | None = None
        self._panel: ActPanel | None = None
        self._busy = False
        self._kept: dict[tuple[str, str], dict[str, object]] = {}  # what was typed and left, by submission and panel
        self._asked: Latest[SubmissionPage | None] = Latest(room.tasks, self)
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
            panel.changed.connect(self.show_acts)
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
        self._keep()
        self._panel = None
        self._stack.setCurrentWidget(which)
        self.look_again()
        self.show_acts()

    def show_panel(self, page: "SubmissionPage", panel: ActPanel | None) -> None:
        """Show an act on the submission of `page`, with what was typed for it before."""
        self._keep()
        self._page, self._panel = page, panel
        if panel is not None:
            panel.begin(page)
            kept = self._kept.get(self._key(page, panel))
            if kept:
                panel.restore(kept)
        self.act_page.show_panel(panel)
        self._stack.setCurrentWidget(self._area)
        self._area.verticalScrollBar().setValue(0)
        self.show_acts()
        if panel is not None:
            panel.take_focus()
        else:
            self.setFocus()

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

    def look_again(self) -> None:
        """Ask the desk again for what the list shows."""

    def take_code(self, code: str) -> bool:
        if not self._busy:
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
        QApplication.beep()
        self.say(Line(text, tone))

    def refused(self, error: DeskError) -> None:
        """Say what stands against it."""
        QApplication.beep()
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
        self._busy = True
        self.show_acts()
        work, said = panel.work(), panel.done_line()

        def done(after: "SubmissionPage") -> None:
            self._busy = False
            self._kept.pop(self._key(page, panel), None)
            self._panel = None  # nothing of it is worth keeping
            self.say(Line(said, Tone.GOOD))
            self.after(panel, after)
            self.show_acts()

        def failed(error: DeskError) -> None:
            self._busy = False
            self.refused(error)
            self.show_acts()

        identity = page.submission_id
        act_on(self._room, self, identity, lambda desk: (work(desk), desk.lookup.get(identity))[1], done, failed)

    def _on_code(self, code: str, page: "SubmissionPage | None") -> None:
        if page is None:
            self.unknown(code)
        else:
            self.on_scanned(page)

    def _keep(self) -> None:
        panel, page = self.panel, self._page
        if panel is not None and page is not None and (content := panel.content()):
            self._kept[self._key(page, panel)] = content

    def _key(self, page: "SubmissionPage", panel: ActPanel) -> tuple[str, str]:
        return page.submission_id, type(panel).__name__

    def _on_changed(self, what: DeskChanged) -> None:
        if what.submissions and self.isVisible():
            self.look_again()
