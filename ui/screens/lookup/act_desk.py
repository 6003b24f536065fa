"""The panel that is open: begun, kept as a draft, done, and its forms printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from frontdesk.messages import sentence
from ui.messages import Line, Tone, line_for
from ui.operations.acts import act_on
from ui.operations.room import Room
from ui.screens.lookup.act_drafts import ActDrafts, KeptAct, draft_key
from ui.screens.lookup.acts.panel import VerbPanel
from ui.screens.lookup.acts.registry import make_panel

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage


class ActDesk(QObject):
    """At most one panel is open; it is furnished once and begun anew for each submission."""

    opened = Signal(object)  # VerbPanel
    closed = Signal()
    changed = Signal()  # what is missing, or whether the act is under way
    done = Signal(object, object)  # VerbPanel, Submission
    said = Signal(object)  # Line
    turned_down = Signal()  # the act was refused: another counter may have been quicker

    def __init__(self, room: Room, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._screen = parent
        self._room = room
        self._words = words
        self._panels: dict[Verb, VerbPanel] = {}
        self._untouched: dict[str, object] = {}  # the content as the panel was begun
        self.panel: VerbPanel | None = None
        self.busy = False
        self.drafts = ActDrafts(room.tasks, self)
        self.drafts.failed.connect(lambda error: self.said.emit(line_for(error, words)))

    @property
    def gap(self) -> str:
        """What the open panel still lacks."""
        return self.panel.gap if self.panel is not None else ""

    def open(self, page: "SubmissionPage", verb: Verb) -> None:
        """Open the panel of `verb` beside `page`, with what was typed there before."""
        self.leave()
        panel = self.panel_of(verb)
        panel.begin(page)
        self.panel = panel
        self._untouched = panel.content()
        self.opened.emit(panel)
        self.changed.emit()
        key = draft_key(verb, page.submission_id)
        self.drafts.find(key, lambda kept: self._on_kept(key, kept), self._on_refused)

    def panel_of(self, verb: Verb) -> VerbPanel:
        """The panel of `verb`."""
        made = self._panels.get(verb)
        if made is None:
            made = self._panels[verb] = make_panel(verb, self._room, self._words)
            made.changed.connect(self._on_changed)
            made.judged.connect(self.changed)
            made.begun.connect(self._on_begun)
            made.left.connect(self.leave)
            made.said.connect(self.said)
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
            return
        self.drafts.save_now()
        self.busy = True
        self._screen.setFocus()  # else nobody had it, and a scan would go unheard
        panel.setEnabled(False)
        self.changed.emit()
        act_on(
            self._room,
            self,
            panel.submission_id,
            panel.work(),
            lambda after: self._on_done(panel, after),
            self._on_act_refused,
        )

    def _on_changed(self) -> None:
        panel = self.panel
        if panel is None:
            return
        content = panel.content()
        key = draft_key(panel.verb, panel.submission_id)
        self.drafts.keep(key, content if content != self._untouched else {})
        self.changed.emit()

    def _on_begun(self) -> None:
        if self.panel is not None:
            self._untouched = self.panel.content()
            self.changed.emit()

    def _on_kept(self, key: str, kept: KeptAct | None) -> None:
        panel = self.panel
        if kept is None or panel is None or key != draft_key(panel.verb, panel.submission_id):
            return
        if panel.content() != self._untouched:
            return  # typed on already: that counts for more
        try:
            panel.restore(kept.content)
        except (ValueError, TypeError, KeyError):  # kept by another version
            panel.begin(panel.shown)
            return
        self.changed.emit()
        _ = self._words.gettext
        text = _("Đã khôi phục phần nhập lúc {time}.").format(time=f"{local(kept.saved_at):%H:%M}")
        self.said.emit(Line(text, Tone.MUTED, _("Bỏ, nhập lại"), self._start_over))

    def _start_over(self) -> None:
        panel = self.panel
        if panel is not None and not self.busy:
            self.drafts.discard(draft_key(panel.verb, panel.submission_id))
            panel.begin(panel.shown)
            self._untouched = panel.content()
            panel.take_focus()
            self.changed.emit()

    def _on_done(self, panel: VerbPanel, after: object) -> None:
        assert isinstance(after, Submission)
        self._free(panel)
        self.drafts.discard(draft_key(panel.verb, panel.submission_id))
        self.panel = None
        self.closed.emit()
        self.changed.emit()
        self.done.emit(panel, after)

    def _on_act_refused(self, error: DeskError) -> None:
        if self.panel is not None:
            self._free(self.panel)
            self.panel.take_focus()
        self.changed.emit()
        self._on_refused(error)
        self.turned_down.emit()

    def _free(self, panel: VerbPanel) -> None:
        self.busy = False
        panel.setEnabled(True)

    def _on_refused(self, error: DeskError) -> None:
        self.said.emit(line_for(error, self._words))
