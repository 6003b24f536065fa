"""A backup: one ZIP file of the home as it lies, encrypted; read back before it gets its name."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from frontdesk.home_file import SETTINGS_FILE, read_home, written
from frontdesk.storage.archive import CONTENTS, DATABASE, FORMAT, RECOVERY, BackupUnsound, Progress, opened
from frontdesk.storage.examining import ReadBack, examine, sound_scans, unpack
from frontdesk.storage.high_water import FILE_NAME as MARK
from frontdesk.storage.place import as_copy
from frontdesk.storage.scans import FOLDER, ScanFolder
from frontdesk.storage.stages import stage
from frontdesk.storage.store import Store
from frontdesk.storage.workshop import workshop

SCRATCH = ".frontdesk-"
STAGES = 6  # copy, put into the file, scans; take out, check, scans
_CHUNK = 1 << 20
__all__ = ["BackupUnsound", "ReadBack", "read_back", "write_backup"]


def write_backup(store: Store, key: str, scans: ScanFolder, part: Path, progress: Progress, **said: str) -> None:
    """Write the home to the new file `part` and sync it; `said` is noted in the list of contents.

    In the home there must be room for a second copy of the database. What `progress` raises ends it. Raises
    StorageRefused, OSError.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
            sums = _put_home(archive, store, key, scans, progress)
            contents = {"format": FORMAT, **said, "files": sums}
            archive.writestr(CONTENTS, json.dumps(contents, ensure_ascii=False, indent=1))
        file.flush()
        os.fsync(file.fileno())


def _put_home(
    archive: zipfile.ZipFile, store: Store, key: str, scans: ScanFolder, progress: Progress
) -> dict[str, str]:
    """The mark is read before the database: it may lag behind the chain, never lead. The scans come after it: what
    the copy speaks of was on the disk before it was spoken of.
    """
    sums: dict[str, str] = {}
    _put_settings(archive, sums, scans.home)
    for name in (MARK, RECOVERY):
        _put_small(archive, sums, name, scans.home / name)
    sums[DATABASE] = _put_database(archive, store, key, scans.home, progress)
    files = tuple(scans.files())
    report = stage(progress, 2, STAGES)
    for done, path in enumerate(files):
        report(done, len(files))
        _put_small(archive, sums, f"{FOLDER}/{path.parent.name}/{path.name}", path)
    return sums


def _put_database(archive: zipfile.ZipFile, store: Store, key: str, home: Path, progress: Progress) -> str:
    """As it lies, while nobody writes to it; where it is never still, a copy that SQLite makes page by page."""
    with store.still() as still:
        if still:
            parts = (store.raw.read(at, _CHUNK) for at in range(0, store.raw.size, _CHUNK))
            return _put(archive, DATABASE, parts, store.raw.size, stage(progress, 0, STAGES))
    with workshop(home, SCRATCH) as folder:
        store.copy_to(folder / DATABASE, key, stage(progress, 0, STAGES))
        with (folder / DATABASE).open("rb") as copy:
            size = (folder / DATABASE).stat().st_size
            return _put(archive, DATABASE, iter(lambda: copy.read(_CHUNK), b""), size, stage(progress, 1, STAGES))


def _put_settings(archive: zipfile.ZipFile, sums: dict[str, str], home: Path) -> None:
    """Without the place it was made at: whoever works in the copy begins a new epoch."""
    said = read_home(home)
    if said is not None:
        content = written(as_copy(said)).encode()
        archive.writestr(SETTINGS_FILE, content)
        sums[SETTINGS_FILE] = hashlib.sha256(content).hexdigest()


def _put_small(archive: zipfile.ZipFile, sums: dict[str, str], name: str, path: Path) -> None:
    """What can't be read is left out: that it is missing is found when the copy is read back."""
    try:
        content = path.read_bytes()
    except OSError:
        return
    archive.writestr(name, content)
    sums[name] = hashlib.sha256(content).hexdigest()


def _put(archive: zipfile.ZipFile, name: str, parts: Iterator[bytes], size: int, report: Progress) -> str:
    digest, done = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as target:
        for chunk in parts:
            digest.update(chunk)
            target.write(chunk)
            report(done := done + len(chunk), size)
    return digest.hexdigest()


def read_back(part: Path, key: str, scans: ScanFolder, progress: Progress) -> ReadBack:
    """Open the copy at `part` with the key: every byte as written, every event in its chain, every scan whole.

    Raises BackupUnsound where it is not what was written; damage that the home already has is told, not raised.
    """
    _forget(part)
    with opened(part) as archive, workshop(scans.home, SCRATCH) as folder:
        unpack(archive, folder, stage(progress, 3, STAGES))
        found = examine(folder, key, stage(progress, 4, STAGES))
        report = stage(progress, 5, STAGES)
        sound: set[str] = set()
        for done, name in enumerate(archive.scans):
            report(done, len(archive.scans))
            sound |= sound_scans(name, archive.read(name), found.awaited, scans.keys)
        report(1, 1)
        return found.with_scans(sound)


def _forget(path: Path) -> None:
    """Ask for the bytes on the disk rather than those still in memory, where the system can be asked (Linux)."""
    advise: Any = getattr(os, "posix_fadvise", None)
    if advise is None:
        return
    with path.open("rb") as file:
        advise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
