"""A scan as it comes from outside: one ordinary file, read once, whole."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from frontdesk.domain.attachments import MOST_BYTES, shown_name
from frontdesk.errors import InvalidInput

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe nobody writes to would be waited for
    | getattr(os, "O_CLOEXEC", 0)
)


@dataclass(frozen=True, slots=True)
class ScanSource:
    """What was in a file, and what it is called where it is shown."""

    name: str
    content: bytes


def read_scan(path: Path) -> ScanSource:
    """The file at `path`. Raises InvalidInput (`name` in each): `scan_not_found`, `scan_unreadable`,
    `scan_not_a_file` (folder, device, pipe), `scan_is_link`, `scan_empty`, `scan_too_large`, `scan_still_written`.
    """
    name = shown_name(path.name) or shown_name(str(path.absolute())) or "/"
    try:
        _refuse_odd(os.lstat(path).st_mode, name)
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            return ScanSource(name, _read(file.fileno(), name))
    except FileNotFoundError as error:
        raise InvalidInput("scan_not_found", name=name) from error
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise InvalidInput("scan_unreadable", name=name) from error


def _refuse_odd(mode: int, name: str) -> None:
    """Judged before opening, for opening some devices acts, and again on what was opened.

    Windows' junctions are no links to `lstat`; they are folders, and refused as such (not run here).
    """
    if stat.S_ISLNK(mode):
        raise InvalidInput("scan_is_link", name=name)
    if not stat.S_ISREG(mode):
        raise InvalidInput("scan_not_a_file", name=name)


def _read(handle: int, name: str) -> bytes:
    found = os.fstat(handle)
    _refuse_odd(found.st_mode, name)
    if found.st_size == 0:
        raise InvalidInput("scan_empty", name=name)
    if found.st_size > MOST_BYTES:
        raise InvalidInput("scan_too_large", name=name, most=MOST_BYTES // (1024 * 1024))
    with os.fdopen(os.dup(handle), "rb") as file:
        content = file.read(found.st_size + 1)
    after = os.fstat(handle)
    if len(content) != found.st_size or after.st_mtime_ns != found.st_mtime_ns:
        raise InvalidInput("scan_still_written", name=name)
    return content
