"""What a backup holds, as it was read back."""

from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.verification import Verification


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was opened again with the key. `size` in bytes; `journal` is the check of the copy itself.

    A home that is damaged is copied as it is: `ok` says whether the copy, and so the home, is sound.
    """

    path: Path
    size: int
    submissions: int
    journal: Verification

    @property
    def ok(self) -> bool:
        """Whether every event stands in its chain and every scan is there and whole."""
        return self.journal.ok
