"""Where a home lies, so that a copy of it knows that it is one."""

from contextlib import suppress
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from frontdesk.errors import StorageRefused
from frontdesk.home_file import HomeFile, read_home, write_home
from frontdesk.machine import machine_digest

DATABASE = "desk.db"
COPY = "copy"  # no machine's digest: whoever writes into this home begins anew


class Found(Enum):
    """What a home's settings say of where it is found."""

    HERE = auto()
    UNKNOWN = auto()  # made by an older program, which noted nothing
    MOVED = auto()  # the same file by another path
    ELSEWHERE = auto()  # another machine, or another file: a copy


def look(home: Path) -> Found:
    """Whether the home at `home` is where it was made its device. Raises StorageRefused as read_home."""
    said = read_home(home)
    if said is None or said.machine is None:
        return Found.UNKNOWN
    here = machine_digest(said.home_id)
    if said.machine == COPY or (here and said.machine and here != said.machine):
        return Found.ELSEWHERE
    if said.place is None or _same(said.place, home):
        return Found.HERE
    if _is_home(said.place, said.home_id) or said.inode != _inode(home / DATABASE):
        return Found.ELSEWHERE
    return Found.MOVED


def arrive(home: Path) -> None:
    """Note where the home was found before anybody can copy it on from there, or that it is a copy before its
    original goes: a disk gives the number of a file that is gone to another one.
    """
    found = look(home)
    if found in (Found.MOVED, Found.UNKNOWN):
        settle(home)
    elif found is Found.ELSEWHERE:
        with suppress(OSError, StorageRefused):
            said = read_home(home)
            if said is not None and said.machine != COPY:
                write_home(home, as_copy(said))


def settle(home: Path) -> None:
    """Note that this device lives here. A disk that can't take the note spoils no act: it is noted next time."""
    with suppress(OSError, StorageRefused):
        said = read_home(home)
        if said is not None:
            write_home(home, settled(said, home, home / DATABASE))


def settled(said: HomeFile, home: Path, database: Path) -> HomeFile:
    """`said` for a home at `home` on this machine whose database is the file `database`, perhaps not in place yet."""
    return replace(said, machine=machine_digest(said.home_id), place=home.absolute(), inode=_inode(database))


def as_copy(said: HomeFile) -> HomeFile:
    """`said` for a copy: it belongs to no place."""
    return replace(said, machine=COPY, place=None, inode=0)


def _inode(file: Path) -> int:
    """What stays when a file is moved and not when it is copied; where a disk has no such number, 0 or anything."""
    try:
        return file.stat().st_ino & 0x7FFFFFFFFFFFFFFF
    except OSError:
        return 0


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _is_home(place: Path, home_id: str) -> bool:
    try:
        said = read_home(place)
    except StorageRefused:
        return True  # something is there that can't be read now: rather a new epoch than a number twice
    return said is not None and said.home_id == home_id and said.machine != COPY
