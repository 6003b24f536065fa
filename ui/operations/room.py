"""What every operation needs, and what comes of a paper that was printed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.domain.clock import Clock, system_clock
from frontdesk.errors import DeskError
from ui.events import DeskEvents
from ui.papers import Papers
from ui.sounds import Sounds
from ui.tasks import Tasks

if TYPE_CHECKING:
    from frontdesk.domain.people import Person
    from ui.printing import Handed

Failed = Callable[[DeskError], object]


@dataclass(frozen=True, slots=True)
class Room:
    """What an operation needs: where work runs, who is told, where files are kept, what time it is."""

    tasks: Tasks
    events: DeskEvents
    papers: Papers
    clock: Clock = system_clock
    save_only: bool = False  # papers become files even where there is a printer
    printing: set[str] = field(default_factory=set)  # papers on their way (`paper_key`); GUI thread only
    sounds: Sounds = field(default_factory=Sounds)
    person: "Person | None" = None  # whose room it is; None in one furnished before anybody came

    @property
    def folder(self) -> Path:
        """Where papers become files; on a worker."""
        return self.papers.folder


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that came out; `unrecorded` says why its print is not on record."""

    handed: "Handed"
    unrecorded: DeskError | None = None


def paper_key(subject: str, form: str) -> str:
    """What one paper is called while it is on its way: a submission or batch, and the number of the form."""
    return f"{form}:{subject}"
