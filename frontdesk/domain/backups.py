"""What a backup holds, as it was read back; when one is made; and whether it can be restored."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from frontdesk.domain.backup_rotation import Keep
from frontdesk.domain.verification import Verification


class BackupSkipped(Exception):
    """Raised by a `progress` to give a backup up; nothing is left of it."""


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


@dataclass(frozen=True, slots=True)
class Drill:
    """A restore that was tried, and taken away again. Moments are aware UTC; `made_at` is None for an undated backup.

    `behind`: how many events the home has recorded since. `fits`: the home still has every event the backup ends with.
    """

    file: str
    drilled_at: datetime
    made_at: datetime | None
    submissions: int
    events: int
    scans: int
    heads: tuple[tuple[str, int, str], ...]
    behind: int
    fits: bool
    sound: bool

    @property
    def ok(self) -> bool:
        """Whether the office could go on from it."""
        return self.fits and self.sound


@dataclass(frozen=True, slots=True)
class BackupState:
    """When backups are made, and how that goes. `folder` is None where none was chosen; `hours`: one that old is due.

    `problem` is the code of what stopped the last one, empty where nothing did. `pending`: acts since the last one.
    """

    folder: Path | None
    keep: Keep
    hours: int
    last: Path | None = None
    made_at: datetime | None = None
    pending: bool = True
    problem: str = ""
    drill: Drill | None = None
