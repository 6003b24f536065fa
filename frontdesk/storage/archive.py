"""A backup file as it is opened again: nothing in it is believed before it was checked."""

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frontdesk.home_file import SETTINGS_FILE
from frontdesk.storage.high_water import FILE_NAME as MARK
from frontdesk.storage.scans import FOLDER as SCANS
from frontdesk.storage.scans import LONGEST_FILE

DATABASE = "desk.db"
CONTENTS = "backup.json"  # what is in it, each with its SHA-256
RECOVERY = "recovery.key"  # the key under the recovery code, where the home has one
FORMAT = 1
_SCAN = re.compile(rf"{SCANS}/[0-9a-f]{{2}}/[0-9a-f]{{62}}")
_SMALL = 1 << 20
_FOR_EACH = 256  # bytes of the list of contents for one file
_CHUNK = 1 << 20
Progress = Callable[[int, int], None]


class BackupUnsound(Exception):
    """It is not what was written, or nothing we wrote; the argument names the part."""


@dataclass(frozen=True, slots=True)
class Archive:
    """An open backup: its list of contents has been checked against what is there, the parts have not."""

    zip: zipfile.ZipFile
    sums: Mapping[str, str]
    said: Mapping[str, Any]

    @property
    def scans(self) -> list[str]:
        """The names of the scans in it."""
        return [name for name in self.sums if name.startswith(f"{SCANS}/")]

    @property
    def size(self) -> int:
        """How many bytes its parts take."""
        return sum(info.file_size for info in self.zip.infolist())

    def read(self, name: str) -> bytes:
        """A part that is small. Raises BackupUnsound where it is not what was written."""
        content = self.zip.read(name)
        if hashlib.sha256(content).hexdigest() != self.sums[name]:
            raise BackupUnsound(name)
        return content

    def extract(self, name: str, target: Path, progress: Progress = lambda _done, _of: None) -> None:
        """Write a part to the new file `target`; it is on the disk when this returns. Raises as `read`, and OSError."""
        digest, size, done = hashlib.sha256(), self.zip.getinfo(name).file_size, 0
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with self.zip.open(name) as source, os.fdopen(os.open(target, flags, 0o600), "wb") as file:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                file.write(chunk)
                progress(done := done + len(chunk), size)
            file.flush()
            os.fsync(file.fileno())
        if digest.hexdigest() != self.sums[name]:
            raise BackupUnsound(name)


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The backup at `path`. Raises BackupUnsound, also for what goes wrong inside the block; OSError."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_strange(archive, path.stat().st_size)
            said = json.loads(archive.read(CONTENTS))
            sums = dict(said["files"])
            if {*sums, CONTENTS} != {*archive.namelist()} or said.get("format") != FORMAT:
                raise BackupUnsound(CONTENTS)
            if DATABASE not in sums or not all(isinstance(each, str) for each in sums.values()):
                raise BackupUnsound(CONTENTS)
            yield Archive(archive, sums, said)
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, NotImplementedError, RuntimeError) as error:
        raise BackupUnsound(CONTENTS) from error


def _refuse_strange(archive: zipfile.ZipFile, size: int) -> None:
    """Only what we write: no other names (no way out of the folder), nothing packed, twice or overlapping."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or sum(entry.file_size for entry in entries) > size:
        raise BackupUnsound(CONTENTS)
    for entry in entries:
        stored = entry.compress_type == zipfile.ZIP_STORED and entry.compress_size == entry.file_size
        if not stored or entry.flag_bits & 1 or not 0 <= entry.file_size <= _longest(entry.filename, len(entries)):
            raise BackupUnsound(CONTENTS)


def _longest(name: str, parts: int) -> int:
    """How many bytes a part of that name may have; less than none for a name that is not ours."""
    if name == DATABASE:
        return 1 << 50
    if name == CONTENTS:
        return _SMALL + _FOR_EACH * parts
    if name in (SETTINGS_FILE, MARK, RECOVERY):
        return _SMALL
    return LONGEST_FILE if _SCAN.fullmatch(name) else -1
