"""A recorded run of the real process: every change of a file, in order, and every word the child said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """A file was opened to be created (`emptied`: or cut to nothing)."""

    path: str
    emptied: bool


@dataclass(frozen=True, slots=True)
class FolderMade:
    """A folder was made."""

    path: str


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes were written at an offset."""

    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was cut or stretched to `size`."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A file's bytes, or a folder's names, were asked onto the disk, and the call returned."""

    path: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A name was removed."""

    path: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A file took another name."""

    path: str
    to: str


Change = Made | FolderMade | Written | Cut | Synced | Removed | Renamed
_LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<(\S+)>)?")
_FILE = re.compile(r"(\d+)<([^>]*)>")
_TEXT = re.compile(r'"([^"]*)"')


def changes(trace: Path) -> Iterator[Change]:
    """The changes of files in a trace. A call that failed, or never returned, changed nothing that was promised."""
    places: dict[int, int] = {}
    for line in trace.read_text(encoding="ascii").splitlines():
        match = _LINE.match(line)
        if match and int(match[3]) >= 0:
            yield from _change(match[1], match[2], int(match[3]), places)


def _change(call: str, said: str, answer: int, places: dict[int, int]) -> Iterator[Change]:
    names = [_bytes(text).decode() for text in _TEXT.findall(said)] if call not in ("write", "pwrite64") else []
    match call:
        case "openat":
            places[answer] = 0
            if "O_CREAT" in said:
                yield Made(names[0], "O_TRUNC" in said)
        case "mkdir" | "mkdirat":
            yield FolderMade(names[0])
        case "unlink" | "unlinkat":
            yield Removed(names[0])
        case "rename" | "renameat" | "renameat2":
            yield Renamed(names[0], names[1])
        case _:
            yield from _change_of_open_file(call, said, answer, places)


def _change_of_open_file(call: str, said: str, answer: int, places: dict[int, int]) -> Iterator[Change]:
    match = _FILE.match(said)
    assert match is not None, said[:80]
    handle, path = int(match[1]), _bytes(match[2]).decode()
    match call:
        case "pwrite64":
            yield Written(path, int(said.rpartition(" ")[2]), _written(said)[:answer])
        case "write":
            place = places.get(handle, 0)
            places[handle] = place + answer
            yield Written(path, place, _written(said)[:answer])
        case "ftruncate":
            yield Cut(path, int(said.rpartition(" ")[2]))
        case "fsync" | "fdatasync":
            yield Synced(path)
        case _:
            raise AssertionError(call)


def _written(said: str) -> bytes:
    match = _TEXT.search(said)
    assert match is not None
    assert '"...' not in said[:-1], "strace shortened a write"
    return _bytes(match[1])


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
