"""The panel that is open: begun, kept as a draft, done. Every room that acts on submissions has one such desk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.states import Verb
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from ui.messages import Line, Tone
from ui.operations.acts import act_on
from ui.operations.room import Room
from ui.screens.acts.drafts import ActDrafts, KeptAct, draft_key
from ui.screens.acts.panel import ActPanel

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage

Make = Callable[[Verb], ActPanel]


class ActDesk(QObject):
    """At most one panel is open; `make` furnishes each once, and it is begun anew for each submission."""

    opened = Signal(object)  # ActPanel
    closed = Signal()
    changed = Signal()  # what is missing, or whether the act is under way
    done = Signal(object, object)  # ActPanel, and the SubmissionPage as it stands now (None: an act on a batch)
    left = Signal()  # the officer asks to close the panel
    said = Signal(object)  # Line
    refused = Signal(object)  # DeskError: what was asked for could not be done
    turned_down = Signal()  # the act was refused: another counter may have been quicker

    def __init__(self, room: Room, parent: QWidget, words: Words, make: Make) -> None:
        super().__init__(parent)
        self._screen = parent
        self._was_at: QWidget | None = None  # the field the officer was in when the act began
        self._room = room
        self._words = words
        self._make = make
        self._panels: dict[Verb, ActPanel] = {}
        self._heard: list[ActPanel] = []
        self._untouched: dict[str, object] = {}  # the content as the panel was begun
        self._fill: Callable[[], None] = lambda: None  # begins the open panel
        self.panel: ActPanel | None = None
        self.busy = False
        self.drafts = ActDrafts(room.tasks, self)
        self.drafts.failed.connect(self.refused)

    @property
    def gap(self) -> str:
        """What the open panel still lacks."""
        return self.panel.gap if self.panel is not None else ""

    def open(self, page: "SubmissionPage", verb: Verb) -> None:
        """Open the panel of `verb` beside `page`, with what was typed there before."""
        panel = self.panel_of(verb)
        self.begin(panel, lambda: panel.begin(page))

    def begin(self, panel: ActPanel, fill: Callable[[], None]) -> None:
        """Open `panel`, its fields filled by `fill`, with what was typed there before."""
        if self.busy:
            return
        self.leave()
        self._hear(panel)
        self._fill = fill
        fill()
        self.panel = panel
        self._untouched = panel.content()
        self.opened.emit(panel)
        self.changed.emit()
        key = _key(panel)
        self.drafts.find(key, lambda kept: self._on_kept(key, kept), self.refused.emit)

    def panel_of(self, verb: Verb) -> ActPanel:
        """The panel of `verb`."""
        made = self._panels.get(verb)
        if made is None:
            made = self._panels[verb] = self._make(verb)
        return made

    def leave(self) -> bool:
        """Close the panel; what was typed stays as a draft. False where none is open, or its act is under way."""
        if self.panel is None or self.busy:
            return False
        self.drafts.save_now()
        self.panel = None
        self.closed.emit()
        self.changed.emit()
        return True

    def follow(self, page: "SubmissionPage") -> None:
        """The submission changed: the open panel goes on beside the new page, or closes where its act is over."""
        panel = self.panel
        if panel is None or self.busy:
            return
        against = next((each.against for each in page.permissions if each.verb is panel.verb), None)
        if page.submission_id != panel.submission_id:
            self.leave()
        elif against is not None:
            self.leave()
            self.said.emit(Line(sentence(against, self._words), Tone.WARN))
        else:
            panel.page = page
            self._fill = lambda: panel.begin(page)

    def renew(self, page: "SubmissionPage") -> None:
        """The submission was changed: the open panel begins again beside `page`, with what is typed in it now."""
        panel = self.panel
        if panel is None or self.busy:
            return
        typed = panel.content()
        touched = typed != self._untouched
        self._fill = lambda: panel.begin(page)
        self.panel = None  # what the panel fills in is not typed
        self._fill()
        self.panel = panel
        self._untouched = panel.content()
        if touched:
            panel.restore(typed)
        self.changed.emit()

    def tick_all(self) -> None:
        """Ctrl+D: everything is there, where the open panel ticks papers."""
        if self.panel is not None and not self.busy:
            self.panel.tick_all()

    def do(self) -> None:
        """Do the act, or say what is missing."""
        panel = self.panel
        if panel is None or self.busy:
            return
        if panel.gap:
            self.said.emit(Line(panel.gap, Tone.WARN))
            panel.take_focus()
            return
        self.drafts.save_now()
        self.busy = True
        at = QApplication.focusWidget()
        self._was_at = at if at is not None and panel.isAncestorOf(at) else None
        self._screen.setFocus()  # else nobody had it, and a scan would go unheard
        panel.setEnabled(False)
        self.changed.emit()
        work, submission_id = panel.work(), panel.submission_id

        def act(desk: "Desk") -> "SubmissionPage | None":
            work(desk)
            return desk.lookup.get(submission_id) if submission_id else None

        act_on(self._room, self, submission_id, act, lambda after: self._on_done(panel, after), self._on_act_refused)

    def _hear(self, panel: ActPanel) -> None:
        if panel in self._heard:
            return
        self._heard.append(panel)
        panel.changed.connect(self._on_changed)
        panel.judged.connect(self.changed)
        panel.begun.connect(self._on_begun)
        panel.left.connect(self.left)
        panel.said.connect(self.said)

    def _on_changed(self) -> None:
        panel = self.panel
        if panel is None:
            return
        content = panel.content()
        key = _key(panel)
        self.drafts.keep(key, content if content != self._untouched else {})
        self.changed.emit()

    def _on_begun(self) -> None:
        if self.panel is not None:
            self._untouched = self.panel.content()
            self.changed.emit()

    def _on_kept(self, key: str, kept: KeptAct | None) -> None:
        panel = self.panel
        if kept is None or panel is None or key != _key(panel):
            return
        if panel.content() != self._untouched:
            return  # typed on already: that counts for more
        try:
            panel.restore(kept.content)
        except (ValueError, TypeError, KeyError):  # kept by another version
            self._fill()
            return
        self.changed.emit()
        _ = self._words.gettext
        text = _("Đã khôi phục phần nhập lúc {time}.").format(time=f"{local(kept.saved_at):%H:%M}")
        self.said.emit(Line(text, Tone.MUTED, _("Bỏ, nhập lại"), self._start_over))

    def _start_over(self) -> None:
        panel = self.panel
        if panel is not None and not self.busy:
            self.drafts.discard(_key(panel))
            self._fill()
            self._untouched = panel.content()
            panel.take_focus()
            self.changed.emit()

    def _on_done(self, panel: ActPanel, after: "SubmissionPage | None") -> None:
        self._free(panel)
        self.drafts.discard(_key(panel))
        self.panel = None
        self.closed.emit()
        self.changed.emit()
        self.done.emit(panel, after)

    def _on_act_refused(self, error: DeskError) -> None:
        if self.panel is not None:
            self._free(self.panel)
            if self._was_at is not None:
                self._was_at.setFocus()
            else:
                self.panel.take_focus()
        self.changed.emit()
        self.refused.emit(error)
        self.turned_down.emit()

    def _free(self, panel: ActPanel) -> None:
        self.busy = False
        panel.setEnabled(True)


def _key(panel: ActPanel) -> str:
    return draft_key(panel.verb, panel.subject)
