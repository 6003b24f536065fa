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
from ui.screens.acts.registry import against

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.lookup import SubmissionPage

Make = Callable[[Verb], ActPanel]

# A citizen was served: a result given, or a refusal.
_OCCASIONS = frozenset({Verb.RETURN, Verb.GIVE_AT_ONCE, Verb.REFUSE})


class ActDesk(QObject):
    """At most one panel is open; `make` furnishes each once, and it is begun anew for each submission."""

    opened = Signal(object)  # ActPanel
    closed = Signal()
    changed = Signal()  # what is missing, or whether the act is under way
    done = Signal(object, object)  # ActPanel, and the SubmissionPage as it stands now (None: an act on a batch)
    went_on = Signal(object)  # SubmissionPage: a part of the act is done, the panel stays
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
        self.waiting: tuple[Verb, ...] = ()  # acts that the open panel was turned to from, the last one last
        self.busy = False
        self.drafts = ActDrafts(room.tasks, self)
        self.drafts.failed.connect(self.refused)

    @property
    def gap(self) -> str:
        """What the open panel still lacks."""
        return self.panel.gap if self.panel is not None else ""

    def open(self, page: "SubmissionPage", verb: Verb) -> None:
        """Open the panel of `verb` beside `page`, with what was typed there before."""
        self._open(page, verb, ())

    def _open(self, page: "SubmissionPage", verb: Verb, waiting: tuple[Verb, ...]) -> None:
        if not self.busy:
            self.waiting = waiting
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

    def turn(self, verb: Verb) -> None:
        """Another act on the same submission first: the open panel waits, and comes back when that is done or left."""
        before = self.panel
        if before is None or before.page is None or before.verb is verb or self.busy:
            return
        refused = against(before.page, verb)
        if refused is not None:
            self.said.emit(Line(sentence(refused, self._words), Tone.WARN))
            return
        self._open(before.page, verb, (*self.waiting, before.verb))

    def step_back(self) -> bool:
        """Esc: a step inside the panel, back to the one that waits, or the panel closes. False where none is open."""
        panel = self.panel
        if panel is None or self.busy or panel.step_back():
            return panel is not None
        return (panel.page is not None and self._open_waiting(panel.page)) or self.leave()

    def _open_waiting(self, page: "SubmissionPage") -> bool:
        """Open what waited last; False where nothing does, or it may not be done any more."""
        *before, verb = self.waiting or (None,)
        if verb is None or against(page, verb) is not None:
            return False
        self._open(page, verb, tuple(each for each in before if each is not None))
        return True

    def follow(self, page: "SubmissionPage") -> None:
        """The submission changed: the open panel goes on beside the new page, or closes where its act is over."""
        panel = self.panel
        if panel is None or self.busy:
            return
        refused = against(page, panel.verb)
        if page.submission_id != panel.submission_id:
            self.leave()
        elif refused is not None:
            self.leave()
            self.said.emit(Line(sentence(refused, self._words), Tone.WARN))
        elif panel.is_stale(page):
            self.renew(page)
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
        work, submission_id, goes_on = panel.work(), panel.submission_id, panel.goes_on

        def act(desk: "Desk") -> "SubmissionPage | None":
            work(desk)
            return desk.lookup.get(submission_id) if submission_id else None

        def done(after: "SubmissionPage | None") -> None:
            if goes_on and after is not None:
                self._on_part_done(panel, after)
            else:
                self._on_done(panel, after)

        occasion = panel.verb in _OCCASIONS
        act_on(self._room, self, submission_id, act, done, self._on_act_refused, occasion=occasion)

    def _hear(self, panel: ActPanel) -> None:
        if panel in self._heard:
            return
        self._heard.append(panel)
        panel.changed.connect(self._on_changed)
        panel.judged.connect(self.changed)
        panel.begun.connect(self._on_begun)
        panel.turned.connect(self.turn)
        panel.do_asked.connect(self.do)
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

    def _on_part_done(self, panel: ActPanel, after: "SubmissionPage") -> None:
        self._free(panel)
        self.drafts.discard(_key(panel))
        self._fill = lambda: panel.begin(after)
        self.panel = None  # what the panel fills in is not typed
        panel.go_on(after)
        self.panel = panel
        self._untouched = panel.content()
        self.changed.emit()
        self.went_on.emit(after)
        self.said.emit(Line(panel.done_text(after.submission), Tone.GOOD))
        panel.take_focus()

    def _on_done(self, panel: ActPanel, after: "SubmissionPage | None") -> None:
        self._free(panel)
        self.drafts.discard(_key(panel))
        if after is not None:
            panel.finish(after)
        self.panel = None
        self.closed.emit()
        self.changed.emit()
        self.done.emit(panel, after)
        if after is not None and self.panel is None:
            self._open_waiting(after)

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
