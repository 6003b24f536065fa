"""A backup: one ZIP file of the home as it lies, encrypted; read back before it gets its name."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.verification import Verification
from frontdesk.errors import StorageRefused
from frontdesk.home_file import SETTINGS_FILE
from frontdesk.storage.attached import attached_contents
from frontdesk.storage.engine import open_engine, reading
from frontdesk.storage.high_water import FILE_NAME as MARK
from frontdesk.storage.high_water import HighWater
from frontdesk.storage.journal import who_am_i
from frontdesk.storage.journal_schema import events
from frontdesk.storage.scans import FOLDER, ScanFolder
from frontdesk.storage.store import Store
from frontdesk.storage.verification import bad_pages, verify

DATABASE = "desk.db"
CONTENTS = "backup.json"  # what is in it, each with its SHA-256
FORMAT = 1
_CHUNK = 1 << 20
_RECEIVED = select(func.count()).select_from(events).where(events.c.kind == SubmissionReceived.KIND)
Progress = Callable[[int, int], None]


class BackupUnsound(Exception):
    """What was written is not what is read back."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What the copy says of itself."""

    submissions: int
    journal: Verification


# -- writing -----------------------------------------------------------------------------------------------------
def write_backup(store: Store, key: str, scans: ScanFolder, part: Path, progress: Progress, **said: str) -> None:
    """Write the home to the new file `part` and sync it; `said` is noted in the list of contents.

    Beside it there must be room for a second copy of the database. Raises StorageRefused, OSError.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
            sums = _put_home(archive, store, key, scans, part.parent, progress)
            contents = {"format": FORMAT, **said, "files": sums}
            archive.writestr(CONTENTS, json.dumps(contents, ensure_ascii=False, indent=1))
        file.flush()
        os.fsync(file.fileno())


def _put_home(
    archive: zipfile.ZipFile, store: Store, key: str, scans: ScanFolder, beside: Path, progress: Progress
) -> dict[str, str]:
    """The mark is read before the database: it may lag behind the chain, never lead. The scans come after it: what
    the copy speaks of was on the disk before it was spoken of.
    """
    sums: dict[str, str] = {}
    for name in (SETTINGS_FILE, MARK):
        _put_small(archive, sums, name, scans.home / name)
    with _scratch(beside) as folder:
        store.copy_to(folder / DATABASE, key)
        sums[DATABASE] = _put(archive, DATABASE, folder / DATABASE)
    files = tuple(scans.files())
    for done, path in enumerate(files):
        progress(done, 2 * len(files))
        _put_small(archive, sums, f"{FOLDER}/{path.parent.name}/{path.name}", path)
    return sums


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=".frontdesk-", dir=beside) as folder:
        yield Path(folder)


def _put_small(archive: zipfile.ZipFile, sums: dict[str, str], name: str, path: Path) -> None:
    """What can't be read is left out: that it is missing is found when the copy is read back."""
    try:
        content = path.read_bytes()
    except OSError:
        return
    archive.writestr(name, content)
    sums[name] = hashlib.sha256(content).hexdigest()


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


# -- reading back ------------------------------------------------------------------------------------------------
def read_back(part: Path, key: str, scans: ScanFolder, progress: Progress) -> ReadBack:
    """Open the copy at `part` with the key: every byte as written, every event in its chain, every scan whole.

    Raises BackupUnsound where it is not what was written; damage that the home already has is told, not raised.
    """
    _forget(part)
    try:
        with zipfile.ZipFile(part) as archive:
            sums = json.loads(archive.read(CONTENTS))["files"]
            with _scratch(part.parent) as folder:
                return _read_back(archive, sums, folder, key, scans, progress)
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError) as error:
        raise BackupUnsound from error


def _read_back(
    archive: zipfile.ZipFile, sums: Mapping[str, str], folder: Path, key: str, scans: ScanFolder, progress: Progress
) -> ReadBack:
    for name in (DATABASE, SETTINGS_FILE, MARK):
        if name in sums and _extract(archive, name, folder / name) != sums[name]:
            raise BackupUnsound(name)
    engine = open_engine(folder / DATABASE, key)
    try:
        with reading(engine) as connection:
            if bad_pages(connection):
                raise BackupUnsound(DATABASE)
            me = who_am_i(connection)
            journal = verify(connection, known=(me.device, *HighWater(folder).read(me.device)))
            known = attached_contents(connection)
            submissions = connection.execute(_RECEIVED).scalar_one()
    except StorageRefused as error:
        raise BackupUnsound(DATABASE) from error
    finally:
        engine.dispose()
    bad = _bad_scans(archive, sums, known, scans, progress)
    journal = replace(journal, ok=journal.ok and not bad, scans=len(known), bad_scans=bad)
    return ReadBack(submissions, journal)


def _bad_scans(
    archive: zipfile.ZipFile, sums: Mapping[str, str], known: tuple[str, ...], scans: ScanFolder, progress: Progress
) -> tuple[str, ...]:
    awaited = {f"{FOLDER}/{scans.keys.file_name(sha256)}": sha256 for sha256 in known}
    lying = [name for name in sums if name.startswith(f"{FOLDER}/")]
    sound = set()
    for done, name in enumerate(lying):
        progress(len(lying) + done, 2 * len(lying))
        content = archive.read(name)
        if hashlib.sha256(content).hexdigest() != sums[name]:
            raise BackupUnsound(name)
        if name in awaited and scans.keys.unseal(awaited[name], content) is not None:
            sound.add(awaited[name])
    progress(2 * len(lying), 2 * len(lying))
    return tuple(sha256 for sha256 in known if sha256 not in sound)


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as source, target.open("wb") as file:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _forget(path: Path) -> None:
    """Ask for the bytes on the disk rather than those still in memory, where the system can be asked (Linux)."""
    advise: Any = getattr(os, "posix_fadvise", None)
    if advise is None:
        return
    with path.open("rb") as file:
        advise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
