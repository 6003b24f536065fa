"""A disk that keeps only what it promised: what each file could look like after the power went.

Bytes are promised by a sync of their file. Of later writes each 512-byte sector may be there or not; a later cut or
stretch may have happened or not. A name (made, removed, renamed) is promised by a sync of its folder; the name of a new
file also by a sync of the file itself, as every journaling file system does, unless `strict`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random

from tests.faults.traces import Change, Cut, FolderMade, Made, Removed, Renamed, Synced, Written

SECTOR = 512


@dataclass(eq=False, slots=True)
class _File:
    promised: bytearray = field(default_factory=bytearray)
    later: list[Written | Cut] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.later:
            _apply(self.promised, change)
        self.later.clear()

    def survivor(self, random: Random) -> bytes:
        content = bytearray(self.promised)
        keep = random.choice((0.0, 0.1, 0.5, 0.9, 1.0))  # some cuts lose all, some hardly anything
        for change in self.later:
            for piece in _pieces(change):
                if random.random() < keep:
                    _apply(content, piece)
        return bytes(content)


@dataclass(frozen=True, slots=True)
class _Name:
    """A pending change of a folder: `path` now names `file`, or nothing."""

    path: str
    file: _File | None
    instead_of: str = ""


class HarshDisk:
    """Takes the changes of a trace in order; at any moment tells what could survive."""

    def __init__(self, files: dict[str, bytes], strict: bool = False) -> None:
        self._strict = strict
        self._promised: dict[str, _File] = {path: _File(bytearray(data)) for path, data in files.items()}
        self._names = dict(self._promised)
        self._later: list[_Name] = []

    def take(self, change: Change) -> None:
        """One more change."""
        match change:
            case Made(path, emptied):
                self._make(path, emptied)
            case Written(path) | Cut(path) if path in self._names:
                self._names[path].later.append(change)
            case Synced(path):
                self._sync(path)
            case Removed(path):
                self._names.pop(path, None)
                self._later.append(_Name(path, None))
            case Renamed(path, to):
                self._names[to] = self._names.pop(path)
                self._later.append(_Name(to, self._names[to], instead_of=path))
            case FolderMade() | Written() | Cut():
                pass  # the folders' own names are the caller's; a file from before, deleted while open

    def _make(self, path: str, emptied: bool) -> None:
        if path not in self._names:
            self._names[path] = _File()
            self._later.append(_Name(path, self._names[path]))
        elif emptied:
            self._names[path].later.append(Cut(path, 0))

    def _sync(self, path: str) -> None:
        file = self._names.get(path)
        if file is not None:
            file.sync()
        safe = {name for name in self._later if self._is_safe(name, path, file)}
        paths = {name.path for name in safe}
        for name in self._later:
            if name.path in paths:  # with a name, what that name was before
                _rename(self._promised, name)
        self._later = [name for name in self._later if name.path not in paths]

    def _is_safe(self, name: _Name, synced: str, file: _File | None) -> bool:
        of_new_file = file is not None and name.file is file and not name.instead_of and not self._strict
        return of_new_file or _folder(name) == synced

    def after_power_cut(self, random: Random) -> dict[str, bytes]:
        """The files as they could be found, drawn at random among all that the promises allow."""
        names = dict(self._promised)
        for name in self._surviving(random):
            _rename(names, name)
        return {path: file.survivor(random) for path, file in names.items()}

    def _surviving(self, random: Random) -> Iterator[_Name]:
        """Names change in order, within a folder: its journal sees to that."""
        for folder in sorted({_folder(name) for name in self._later}):
            here = [name for name in self._later if _folder(name) == folder]
            yield from here[: random.choice((0, len(here), random.randint(0, len(here))))]


def _folder(name: _Name) -> str:
    return str(PurePosixPath(name.path).parent)


def _rename(names: dict[str, _File], name: _Name) -> None:
    names.pop(name.instead_of, None)
    if name.file is None:
        names.pop(name.path, None)
    else:
        names[name.path] = name.file


def _pieces(change: Written | Cut) -> Iterator[Written | Cut]:
    """A write in the sectors it touches; a cut is one piece."""
    if isinstance(change, Cut):
        yield change
        return
    at, end = change.offset, change.offset + len(change.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        yield Written(change.path, at, change.data[at - change.offset : until - change.offset])
        at = until


def _apply(content: bytearray, change: Written | Cut) -> None:
    if isinstance(change, Cut):
        del content[change.size :]
        content.extend(bytes(change.size - len(content)))
        return
    content.extend(bytes(max(0, change.offset - len(content))))
    content[change.offset : change.offset + len(change.data)] = change.data
