"""Make a sound database of whatever is left: the damaged file, the mirror, the newest backup."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, insert, select, text

from frontdesk.disk import make_folder, sync_folder
from frontdesk.domain.epochs import Cause
from frontdesk.domain.loss_events import JOURNAL, EventsLost
from frontdesk.errors import StorageRefused
from frontdesk.storage import views
from frontdesk.storage.archive import DATABASE, opened
from frontdesk.storage.engine import open_engine, reading, writing
from frontdesk.storage.epochs import PROGRAM, begin_epoch
from frontdesk.storage.high_water import FILE_NAME as MARK
from frontdesk.storage.holes import find_holes, set_chains
from frontdesk.storage.home import make_tables
from frontdesk.storage.journal import Appender, ChainEnd, Me, all_chains, chain_end, who_am_i
from frontdesk.storage.journal_schema import chains, device, events, journal_tables
from frontdesk.storage.mirror import place_of
from frontdesk.storage.mirror_file import mirror_files
from frontdesk.storage.pages import DamagedFile, unsound_pages
from frontdesk.storage.rebuild import rebuild
from frontdesk.storage.salvage import create_codes, is_true, lost_codes, salvage, take
from frontdesk.storage.verification import verify

Progress = Callable[[int, int], None]
KEPT = "damaged"  # below the home: files that were repaired, never deleted by us
_LOCAL = [table for table in journal_tables.sorted_tables if table.name not in ("events", "chains", "device")]
_OURS = "office"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where events may still be: the damaged files, the newest first; a mirror's folder; a backup."""

    files: tuple[Path, ...]
    mirror: Path | None
    backup: Path | None


@dataclass(frozen=True, slots=True)
class Built:
    """A sound database, not in place yet."""

    events: int
    salvaged: int
    mirrored: int
    backed_up: int
    lost: tuple[EventsLost, ...]
    device: str
    end: ChainEnd
    missing_tables: tuple[str, ...]


# -- what is wrong -----------------------------------------------------------------------------------------------
def is_sound(database: Path, key: str, progress: Progress) -> bool:
    """Whether every page and every event of a database that nobody writes to is what was written."""
    with _opened(database, key) as engine:
        try:
            with reading(engine) as connection:
                sound = verify(connection, progress).ok
        except StorageRefused:
            return False
    if not sound:
        return False
    at = 1  # closing brought the log into the file
    while at:
        bad, at = unsound_pages(database, key, at, 4_096)
        if bad:
            return False
    return True


def reached(database: Path, key: str) -> dict[str, int]:
    """How far every chain goes by the damaged database's own word; nothing where it can't be asked."""
    with _opened(database, key) as engine, suppress(StorageRefused), reading(engine) as connection:
        return {who: end.seq for who, end in all_chains(connection).items()}
    return {}


@contextmanager
def _opened(database: Path, key: str) -> Iterator[Engine]:
    engine = open_engine(database, key)
    try:
        yield engine
    finally:
        engine.dispose()


# -- building ----------------------------------------------------------------------------------------------------
def build(
    path: Path, key: str, sources: Sources, known: dict[str, int], who: str, at: datetime, progress: Progress
) -> Built:
    """A new database at `path` with every event that `sources` hold and that is, to the last bit, what was recorded.

    `known`: how far chains are known to have reached; `who`: the device this home was, where that is known. What is
    missing is put on record by a new device (`at`, aware). Raises StorageRefused `key_wrong`, `repair_nothing`,
    `repair_unsound`; OSError.
    """
    with _opened(path, key) as engine, writing(engine) as connection:
        make_tables(connection)
        create_codes(connection)
        salvaged = sum(_salvage(connection, each, key, progress, ordered=not n) for n, each in enumerate(sources.files))
        mirrored = _take_mirror(connection, sources.mirror, key)
        backed_up = _take_backup(connection, sources.backup, key, path.parent, progress)
        me = _me(connection, who, known)
        set_chains(connection)
        _be(connection, me)
        missing = _copy_local(connection, sources.files[:1], key)
        total = rebuild(connection, progress)
        lost = _with_codes(find_holes(connection, known), me.device, lost_codes(connection))
        if lost:
            me, _end = begin_epoch(connection, at, Cause.REPAIRED)
            appender = Appender(connection, me)
            views.apply(connection, appender.append([(JOURNAL, each, at) for each in lost], PROGRAM))
        if not verify(connection).ok:
            raise StorageRefused("repair_unsound")
        end = chain_end(connection, me.device)
        return Built(total, salvaged, mirrored, backed_up, lost, me.device, end, missing)


def _salvage(connection: Connection, path: Path, key: str, progress: Progress, *, ordered: bool) -> int:
    with DamagedFile(path, key) as damaged:
        return salvage(connection, damaged, progress, ordered=ordered)


def _take_mirror(connection: Connection, mirror: Path | None, key: str) -> int:
    if mirror is None or not mirror.is_dir():
        return 0
    stream = (event for each in mirror_files(place_of(mirror), key) for event in each.records())
    return take(connection, ((None, event) for event in stream if is_true(event)))


def _take_backup(connection: Connection, backup: Path | None, key: str, folder: Path, progress: Progress) -> int:
    if backup is None:
        return 0
    copy = folder / "backup.db"
    with opened(backup) as archive:
        archive.extract(DATABASE, copy)
    try:
        return _salvage(connection, copy, key, progress, ordered=False)
    finally:
        copy.unlink()


def _me(connection: Connection, who: str, known: dict[str, int]) -> Me:
    """Which device this was: as it says, as the mark says, else whoever recorded last."""
    newest = select(events.c.device, events.c.office).order_by(events.c.recorded_at.desc()).limit(1)
    found = connection.execute(newest).one_or_none()
    if found is None:
        raise StorageRefused("repair_nothing")
    name = who or next(iter(known), "") or found.device
    return Me(name, name.rpartition("-")[0], found.office)


def _be(connection: Connection, me: Me) -> None:
    connection.execute(delete(device))
    connection.execute(insert(device).values(device=me.device, counter=me.counter, office=me.office))
    if not connection.execute(select(func.count()).where(chains.c.device == me.device)).scalar():
        connection.execute(insert(chains).values(device=me.device, seq=0, head="", recorded_at=0))


def _with_codes(lost: tuple[EventsLost, ...], ours: str, codes: tuple[str, ...]) -> tuple[EventsLost, ...]:
    """Codes of this counter's lists belong to what its own device lost, else to the first of all."""
    if not lost or not codes:
        return lost
    at = next((n for n, each in enumerate(lost) if each.device == ours), 0)
    return (*lost[:at], replace(lost[at], receipt_codes=codes), *lost[at + 1 :])


def _copy_local(connection: Connection, files: tuple[Path, ...], key: str) -> tuple[str, ...]:
    """Drafts, failed sign-ins, votes that wait: no events, so only as far as the damaged file still gives them."""
    missing = []
    for path in files:
        with _opened(path, key) as engine:
            for table in _LOCAL:
                try:
                    with reading(engine) as damaged:
                        rows = [dict(row._mapping) for row in damaged.execute(select(table))]
                except StorageRefused:
                    missing.append(table.name)
                    continue
                if rows:
                    connection.execute(insert(table), rows)
    return tuple(missing)


def office_is_known(path: Path, key: str) -> bool:
    """Whether the office's profile is among what was salvaged: without it no form can be printed."""
    with _opened(path, key) as engine, reading(engine) as connection:
        return connection.execute(text("SELECT 1 FROM reference WHERE kind = :kind"), {"kind": _OURS}).scalar() == 1


# -- putting in place --------------------------------------------------------------------------------------------
def keep_aside(database: Path, name: str) -> Path:
    """Keep the damaged database and its log under `name` below the home; where it is now. Raises OSError."""
    folder = database.parent / KEPT
    make_folder(folder)
    for suffix in ("", "-wal"):
        source = database.with_name(database.name + suffix)
        if source.exists():
            _link_or_copy(source, folder / f"{name}.db{suffix}")
    sync_folder(folder)
    return folder / f"{name}.db"


def _link_or_copy(source: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        target.unlink()
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)  # a disk without links


def let_go(database: Path) -> None:
    """Take the damaged database's names away, its log's first: a new database must never meet an old log."""
    for suffix in ("-wal", "-shm", ""):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    sync_folder(database.parent)


def damaged_files(database: Path) -> tuple[Path, ...]:
    """The database, and the newest file that was kept aside: a repair that was cut off left more in it."""
    kept = sorted((database.parent / KEPT).glob("*.db"), key=lambda path: path.stat().st_mtime)
    return tuple(path for path in (database, *kept[-1:]) if path.exists())


def marked(home: Path) -> dict[str, int]:
    """Whose mark lies in the home, and how far it says the chain reaches."""
    try:
        who, seq, _head = (home / MARK).read_text(encoding="ascii").split()
        return {who: int(seq)}
    except (OSError, ValueError):
        return {}


def mirrored(mirror: Path | None, key: str) -> dict[str, int]:
    """How far each chain goes in the mirror, where it can be read."""
    try:
        files = mirror_files(place_of(mirror), key) if mirror is not None and mirror.is_dir() else ()
        return {each.device: each.end().seq for each in files}
    except OSError:
        return {}


def device_of(database: Path, key: str) -> str:
    """Which device the damaged database says it is; empty where it can't be asked."""
    with _opened(database, key) as engine, suppress(StorageRefused), reading(engine) as connection:
        return who_am_i(connection).device
    return ""
