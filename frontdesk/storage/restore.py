"""Make a home from a backup: beside, under another name, until it is whole."""

import re
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from frontdesk.disk import make_folder, sync_folder
from frontdesk.domain.restores import Merged
from frontdesk.errors import StorageRefused
from frontdesk.home_file import HomeFile, read_home
from frontdesk.storage.archive import DATABASE, Archive, BackupUnsound, Progress, opened
from frontdesk.storage.attached import attached_contents
from frontdesk.storage.engine import open_engine, writing
from frontdesk.storage.examining import ReadBack, examine, sound_scans, unpack
from frontdesk.storage.home import bring_up_to_date
from frontdesk.storage.merging import ChainForked, merge_chain
from frontdesk.storage.mirror import place_of
from frontdesk.storage.mirror_file import mirror_files
from frontdesk.storage.scans import FOLDER as SCANS
from frontdesk.storage.scans import ScanFolder, ScanKeys

KeySource = Callable[[HomeFile, Path], str]
_NOTE = ".restored"  # beside a backup: the lanes of what was restored from it
_LANE = re.compile(r"^\S+ (\d{3})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A home in a folder that is nobody's yet."""

    said: HomeFile
    key: str
    found: ReadBack
    made_at: str
    program: str


def lay_out(source: Path, folder: Path, key_of: KeySource, progress: Progress) -> Unpacked:
    """Unpack `source` into the empty `folder` and check all of it: parts by digest, pages, chains, scans.

    `key_of` gives the key, from the settings of the home and the folder where its recovery.key is. Raises
    StorageRefused: `restore_no_room`, `key_missing`, `key_wrong`, `home_newer`; BackupUnsound; OSError.
    """
    with opened(source) as archive:
        _need_room(archive, folder)
        unpack(archive, folder)
        said = read_home(folder)
        if said is None:
            raise BackupUnsound("settings.toml")
        key = key_of(said, folder)
        _make_current(folder, key)
        found = examine(folder, key)
        sound = _unpack_scans(archive, folder, found, ScanKeys.of(key), progress)
        return Unpacked(
            said, key, found.with_scans(sound), str(archive.said.get("made_at", "")), str(archive.said.get("program"))
        )


def merge_mirror(folder: Path, key: str, mirror: Path) -> Merged:
    """Take into the home in `folder` what the mirrors in `mirror` know beyond it, and the scans it lacks.

    Raises StorageRefused `mirror_unreadable`, `mirror_forked`; OSError.
    """
    files = mirror_files(place_of(mirror), key)
    if not files:
        raise StorageRefused("mirror_unreadable", path=str(mirror))
    engine = open_engine(folder / DATABASE, key)
    try:
        with writing(engine) as connection:
            taken = [merge_chain(connection, each.device, each.records()) for each in files]
            known = attached_contents(connection)
        _fetch_scans(folder, place_of(mirror), key, known)
    except ChainForked as error:
        raise StorageRefused("mirror_forked", device=str(error)) from error
    finally:
        engine.dispose()
    newest = max((each.end() for each in files), key=lambda end: end.recorded_at)
    until = max((each.last.moment for each in taken if each.last is not None), default=None)
    return Merged(sum(each.events for each in taken), until, newest.closed)


def _fetch_scans(folder: Path, place: Path, key: str, known: tuple[str, ...]) -> None:
    scans = ScanFolder(folder, lambda: key)
    for sha256 in known:
        source = place / SCANS / scans.keys.file_name(sha256)
        if scans.find(sha256) is None and source.is_file():
            scans.put_sealed(sha256, source.read_bytes())


def _need_room(archive: Archive, folder: Path) -> None:
    free, need = shutil.disk_usage(folder).free, archive.size
    if free < need:
        raise StorageRefused(
            "restore_no_room", path=str(folder.parent), need=(need >> 20) + 1, free=free >> 20, reason=""
        )


def _make_current(folder: Path, key: str) -> None:
    engine = open_engine(folder / DATABASE, key)
    try:
        bring_up_to_date(engine)
    except StorageRefused as refused:
        if refused.code == "database_damaged":
            raise BackupUnsound(DATABASE) from refused
        raise
    finally:
        engine.dispose()


def _unpack_scans(archive: Archive, folder: Path, found: ReadBack, keys: ScanKeys, progress: Progress) -> set[str]:
    sound: set[str] = set()
    names = archive.scans
    for done, name in enumerate(names, start=1):
        target = folder / name
        for place in (target.parent.parent, target.parent):
            make_folder(place)
        archive.extract(name, target)
        sound |= sound_scans(name, target.read_bytes(), found.awaited, keys)
        progress(done, len(names))
    return sound


def closed(engine: Engine, folder: Path) -> None:
    """Bring the log into the file and let go of it: a folder is renamed only when nothing in it is open."""
    engine.dispose()
    for extra in ("-wal", "-shm"):
        (folder / f"{DATABASE}{extra}").unlink(missing_ok=True)


def put_in_place(folder: Path, home: Path) -> None:
    """Give the finished `folder` its name. Raises OSError; `home` may be there only while it is empty."""
    sync_folder(folder)
    if home.is_dir():
        home.rmdir()  # refused by the system unless it is empty; Windows renames onto no folder at all
    folder.rename(home)
    sync_folder(home.parent)


def noted_lanes(source: Path) -> Collection[int]:
    """The lanes of homes that were restored from `source` before, where that could be noted beside it."""
    try:
        text = source.with_name(source.name + _NOTE).read_text(encoding="ascii")
    except (OSError, ValueError):
        return ()
    return {int(lane) for lane in _LANE.findall(text)}


def note_lane(source: Path, device: str, lane: int) -> None:
    """Note beside `source` which lane was taken; where nothing can be written there, it is not."""
    with suppress(OSError), source.with_name(source.name + _NOTE).open("a", encoding="ascii") as note:
        note.write(f"{device} {lane}\n")
