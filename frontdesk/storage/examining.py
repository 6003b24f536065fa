"""Check an unpacked backup as a whole: pages, chains, scans."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy import func, select

from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.verification import Verification
from frontdesk.errors import StorageRefused
from frontdesk.home_file import SETTINGS_FILE
from frontdesk.storage.archive import DATABASE, RECOVERY, Archive, BackupUnsound, Progress
from frontdesk.storage.attached import attached_contents
from frontdesk.storage.engine import open_engine, reading
from frontdesk.storage.high_water import FILE_NAME as MARK
from frontdesk.storage.high_water import HighWater
from frontdesk.storage.journal import who_am_i
from frontdesk.storage.journal_schema import events
from frontdesk.storage.pages import PAGE, unsound_pages
from frontdesk.storage.scans import FOLDER, ScanFolder, ScanKeys
from frontdesk.storage.stages import stage
from frontdesk.storage.verification import verify

_RECEIVED = select(func.count()).select_from(events).where(events.c.kind == SubmissionReceived.KIND)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What the copy says of itself. `awaited`: the scans it speaks of, by the names of their files."""

    submissions: int
    journal: Verification
    device: str = ""
    awaited: Mapping[str, str] = field(default_factory=dict)

    def with_scans(self, sound: Set[str]) -> "ReadBack":
        """The same once the scans were looked at: those of these contents are whole."""
        bad = tuple(sorted(set(self.awaited.values()) - sound))
        journal = replace(self.journal, ok=self.journal.ok and not bad, scans=len(self.awaited), bad_scans=bad)
        return replace(self, journal=journal)


def unpack(archive: Archive, folder: Path, progress: Progress = lambda _done, _of: None) -> None:
    """Write everything but the scans into `folder`. Raises BackupUnsound, OSError."""
    archive.extract(DATABASE, folder / DATABASE, progress)
    for name in (SETTINGS_FILE, MARK, RECOVERY):
        if name in archive.sums:
            archive.extract(name, folder / name)


def examine(folder: Path, key: str, progress: Progress = lambda _done, _of: None) -> ReadBack:
    """What the database in `folder` holds: every page, every event in its chain; the scans come after.

    Raises BackupUnsound where it cannot be read with `key`.
    """
    _check_pages(folder / DATABASE, key, stage(progress, 0, 2))
    engine = open_engine(folder / DATABASE, key)
    try:
        with reading(engine) as connection:
            me = who_am_i(connection)
            journal = verify(connection, stage(progress, 1, 2), known=(me.device, *HighWater(folder).read(me.device)))
            known = attached_contents(connection)
            submissions = connection.execute(_RECEIVED).scalar_one()
    except StorageRefused as error:
        raise BackupUnsound(DATABASE) from error
    finally:
        engine.dispose()
    keys = ScanKeys.of(key) if known else None
    awaited = {f"{FOLDER}/{keys.file_name(sha256)}": sha256 for sha256 in known} if keys else {}
    return ReadBack(submissions, journal, me.device, awaited)


def _check_pages(database: Path, key: str, progress: Progress) -> None:
    """In helpings, unlike SQLCipher's own check: it can be given up in between."""
    pages, at = database.stat().st_size // PAGE, 1
    while at:
        progress(at, pages)
        bad, at = unsound_pages(database, key, at, 2_000)
        if bad:
            raise BackupUnsound(DATABASE)


def examine_whole(folder: Path, key: str) -> ReadBack:
    """The same with the scans as they lie in `folder`."""
    found = examine(folder, key)
    scans = ScanFolder(folder, lambda: key)
    return found.with_scans({sha256 for sha256 in found.awaited.values() if scans.find(sha256) is not None})


def sound_scans(name: str, content: bytes, awaited: Mapping[str, str], keys: ScanKeys) -> Set[str]:
    """The content kept in a file of that name, if it is spoken of and whole."""
    sha256 = awaited.get(name)
    return {sha256} if sha256 is not None and keys.unseal(sha256, content) is not None else set()
