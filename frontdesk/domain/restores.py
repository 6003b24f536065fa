"""What came of restoring a home."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from frontdesk.domain.verification import Verification


@dataclass(frozen=True, slots=True)
class Merged:
    """What a mirror added: how many acts, and up to when (aware UTC) it reaches.

    `closed`: the program had ended and everything it recorded until then is in the mirror. Else whatever was
    recorded in the last moments before the loss, or while the mirror was away, may be missing.
    """

    events: int
    until: datetime | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """A home made from a backup. It is `device`, a new one; `after` is the device whose acts it knows up to
    `after_seq`. `made_at` (ISO) and `program` are when and by which version the backup was made, empty without one.
    """

    home: Path
    device: str
    after: str
    after_seq: int
    submissions: int
    journal: Verification
    made_at: str
    program: str
    merged: Merged | None = None

    @property
    def ok(self) -> bool:
        """Whether every event stands in its chain and every scan is there and whole."""
        return self.journal.ok
