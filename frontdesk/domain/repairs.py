"""What was found of a damaged home, and what came of repairing it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from frontdesk.domain.loss_events import EventsLost


class Harm(StrEnum):
    """How badly a home is damaged."""

    NONE = "none"
    BEHIND = "behind"  # whole, and older than what is known to have been recorded
    VIEWS = "views"  # the journal is whole, lists made from it are not
    JOURNAL = "journal"  # acts, or the file's own order, are damaged


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did. `salvaged` events came from the damaged file, `mirrored` and `backed_up` from elsewhere.

    The damaged file was `kept`; None where nothing had to be done. `device` is a new one where something was lost.
    """

    harm: Harm
    events: int
    salvaged: int = 0
    mirrored: int = 0
    backed_up: int = 0
    lost: tuple[EventsLost, ...] = ()
    device: str = ""
    kept: Path | None = None
    missing_tables: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.lost
