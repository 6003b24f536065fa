"""One part of the room: a list or a form, its primary act, and what is begun in it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import Line, Tone
from ui.operations.begun import Content
from ui.operations.room import Room
from ui.screens.administration.work import LongWork
from ui.screens.frame import Page
from ui.tasks import Latest
from ui.widgets.buttons import Act

if TYPE_CHECKING:
    from frontdesk.desk import Desk

T = TypeVar("T")


class Section(Page):
    """Subclasses fill it and say what its primary act is. Refusals stay where the work is."""

    changed = Signal()  # what may be done may be another thing now
    typed = Signal()  # something was begun or given up: keep it
    said = Signal(object)  # Line
    refused = Signal(object)  # DeskError

    name = ""
    label = ""

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._ = words.gettext
        self._room = room
        self._words = words
        self.busy = False
        self.far = ""  # how far long work is
        self.work: LongWork | None = None
        self.further: tuple[Act, ...] = ()  # beside the primary act

    def offer(self) -> tuple[str, str]:
        """The primary act's words, and what is missing for it; no words: there is none."""
        return "", ""

    def do_it(self) -> None:
        """The primary act."""

    def look_again(self) -> None:
        """Ask the desk again."""

    def take_focus(self) -> None:
        """Put the focus where the work begins."""
        self.setFocus()

    def content(self) -> Content:
        """What is begun; empty where nothing is."""
        return {}

    def bring_back(self, content: Mapping[str, object]) -> None:
        """What was begun before."""

    def show_acts(self) -> None:
        """Show those of the further acts that can be done now."""

    def ask(self, latest: Latest[T], work: "Callable[[Desk], T]", done: Callable[[T], object]) -> None:
        """Look something up."""
        latest.ask(work, done, self.refused.emit)

    def act(self, work: "Callable[[Desk], T]", done: Callable[[T], object], *, look: bool = False) -> None:
        """Do something that may take a while; one thing at a time."""
        if self.busy:
            return
        self.busy = True
        self.changed.emit()

        def answered(result: T) -> None:
            self._over()
            done(result)
            self.changed.emit()

        run = self._room.tasks.look if look else self._room.tasks.act
        run(self, work, answered, self._on_refused)

    def begin_long(self, said: str) -> LongWork:
        """The means of long work; `said` names {done} and {total}."""
        self.work = LongWork(self)

        def moved(done: int, total: int) -> None:
            self.far = said.format(done=done, total=total)
            self.changed.emit()

        self.work.moved.connect(moved)
        return self.work

    def stop(self) -> None:
        """Stop the long work that is under way."""
        if self.work is not None:
            self.work.stop()

    def say(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Answer in one line."""
        self.said.emit(Line(text, tone))

    def _over(self) -> None:
        self.busy, self.far, self.work = False, "", None

    def _on_refused(self, error: DeskError) -> None:
        self._over()
        self.changed.emit()
        self.refused.emit(error)
