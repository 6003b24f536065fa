"""The folder a scanner writes to: which files in it are finished, and where they go once taken."""

import os
import stat
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from frontdesk.disk import make_folder, move_new
from frontdesk.domain.attachments import shown_name
from frontdesk.domain.clock import Clock
from frontdesk.errors import StorageRefused

TAKEN = "da-nhan"  # the subfolder for what was taken; nothing is ever deleted
SETTLED = timedelta(seconds=1)
_UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".crdownload")
_HIDDEN = (".", "~")
_HIDDEN_ON_WINDOWS = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0x2)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a file was found, and since when it is so."""

    size: int
    changed: int  # nanoseconds
    since: datetime
    given: bool = False


class WatchedFolder:
    """Looks into one folder whenever it is asked to; it starts nothing of its own."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._clock = clock
        self._looks: dict[Path, _Look] = {}

    def look(self) -> tuple[Path, ...]:
        """Files that are finished and were not given before, the oldest first.

        Finished: its size and time are the same in two looks at least a second apart, it is not empty, and it can be
        opened (Windows refuses while the scanner holds it; not run here). Raises StorageRefused
        `watched_folder_missing`; what was seen before is remembered all the same.
        """
        now = self._clock()
        found = self._found()
        self._looks = {path: self._again(path, status, now) for path, status in found.items()}
        ready = [path for path, look in self._looks.items() if self._settled(path, look, now)]
        for path in ready:
            look = self._looks[path]
            self._looks[path] = _Look(look.size, look.changed, look.since, given=True)
        return tuple(sorted(ready, key=lambda path: (self._looks[path].changed, path.name)))

    def give_again(self, path: Path) -> None:
        """What was given could not be used yet: it is looked at anew."""
        self._looks.pop(path, None)

    def take(self, path: Path) -> Path:
        """Move a file that was given into the subfolder `da-nhan`, beside its namesakes; where it is then.

        Raises StorageRefused `watched_folder_unwritable`.
        """
        try:
            make_folder(self.folder / TAKEN)
            return _move_beside(path, self.folder / TAKEN)
        except OSError as error:
            reason = os.strerror(error.errno or 0)
            name = shown_name(path.name)
            raise StorageRefused("watched_folder_unwritable", name=name, reason=reason) from error

    def _found(self) -> dict[Path, os.stat_result]:
        found = {}
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    status = _status(entry)
                    if status is not None:
                        found[Path(entry.path)] = status
        except OSError as error:
            raise StorageRefused("watched_folder_missing", path=str(self.folder)) from error
        return found

    def _again(self, path: Path, status: os.stat_result, now: datetime) -> _Look:
        before = self._looks.get(path)
        if before is None or (before.size, before.changed) != (status.st_size, status.st_mtime_ns):
            return _Look(status.st_size, status.st_mtime_ns, now)
        if now < before.since:  # the clock was set back
            return _Look(before.size, before.changed, now, before.given)
        return before

    def _settled(self, path: Path, look: _Look, now: datetime) -> bool:
        return not look.given and look.size > 0 and now - look.since >= SETTLED and _opens(path)


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What there is to know of a file that may be a scan; None for folders, links, pipes, hidden and half names."""
    if entry.name.startswith(_HIDDEN) or entry.name.lower().endswith(_UNFINISHED):
        return None
    try:
        status = Path(entry.path).lstat()  # an entry's own may be out of date on Windows
    except OSError:
        return None  # gone meanwhile
    hidden = getattr(status, "st_file_attributes", 0) & _HIDDEN_ON_WINDOWS
    return status if stat.S_ISREG(status.st_mode) and not hidden else None


def _opens(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def _move_beside(path: Path, folder: Path) -> Path:
    """`scan.pdf`, or `scan (2).pdf` where there is one: names repeat, scanners begin at 1 again."""
    for number in count(1):
        target = folder / (path.name if number == 1 else f"{path.stem} ({number}){path.suffix}")
        try:
            move_new(path, target)
        except FileExistsError:
            continue
        return target
    raise AssertionError  # counting has no end
