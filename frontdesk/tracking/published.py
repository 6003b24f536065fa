"""What a folder already holds: a fingerprint for each page, so that a run writes only what changed.

The file is published along with the pages, so it holds no name of a page, which would open it: names are hashed again.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from frontdesk.tracking.shelf import PageName, put, settle

FILE = ".frontdesk-published"
_HEAD = re.compile(r"frontdesk-published 1 ([0-9a-f]{32}|-)")
_LINE = re.compile(r"[0-9a-f]{32} [0-9a-f]{32}")
_BYTES = 16  # 128 bits of each hash


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did to the pages, each in every language counted once. `as_of`: up to when the journal was known
    (aware UTC). `complete`: False where it was stopped; the next run does the rest.
    """

    written: int
    unchanged: int
    removed: int
    as_of: datetime
    complete: bool = True


class Record:
    """Fingerprints by page, in one text file. Every method that writes raises OSError.

    `owner`: whose pages they are, "-" where nobody says; a run removes what it does not know, so two desks cannot
    share a folder.
    """

    def __init__(self, target: Path, owner: str) -> None:
        self._path = target / FILE
        self._owner = owner
        self._theirs, self._known, self._sound = _read(self._path)

    @property
    def exists(self) -> bool:
        """Whether the folder was ever published to."""
        return self._path.exists()

    @property
    def is_anothers(self) -> bool:
        """Whether the pages are known to be of another desk."""
        return "-" not in (self._owner, self._theirs) and self._owner != self._theirs

    def holds(self, name: PageName, fingerprint: bytes) -> bool:
        """Whether the page was last written with that fingerprint."""
        return self._known.get(_key(name)) == fingerprint

    def keep_only(self, names: Iterable[PageName]) -> None:
        """Forget every other page, on the disk too, before its files are touched: a run that is cut off must not
        leave a page known as something it no longer is.
        """
        kept = {key: self._known[key] for key in map(_key, names)}
        if kept == self._known and self._sound and self._theirs == self._owner:
            return
        self._known = kept
        head = f"frontdesk-published 1 {self._owner}"
        put(self._path, "".join(f"{line}\n" for line in (head, *(_line(*item) for item in kept.items()))).encode())
        settle([self._path])
        self._theirs, self._sound = self._owner, True

    def add(self, pages: Iterable[tuple[PageName, bytes]]) -> None:
        """Remember pages that are on the disk."""
        fresh = {_key(name): fingerprint for name, fingerprint in pages}
        with self._path.open("a", encoding="ascii", newline="\n") as file:
            file.writelines(f"{_line(*item)}\n" for item in fresh.items())
            file.flush()
            os.fsync(file.fileno())
        self._known |= fresh


def owner_of(identity: str) -> str:
    """How a record names a desk: not by what it is."""
    return sha256(f"frontdesk-published {identity}".encode()).hexdigest()[: 2 * _BYTES]


def fingerprint(*parts: str) -> bytes:
    """A short hash of everything that decides what a page says."""
    return sha256("\0".join(parts).encode()).digest()[:_BYTES]


def _key(name: PageName) -> bytes:
    return sha256(name.whole.encode()).digest()[:_BYTES]


def _line(key: bytes, fingerprint: bytes) -> str:
    return f"{key.hex()} {fingerprint.hex()}"


def _read(path: Path) -> tuple[str, dict[bytes, bytes], bool]:
    """The owner, the pages, and whether lines may be added: nothing where the file is lost, damaged or of another
    version (then everything is written again), and not behind a line that was cut off.
    """
    try:
        first, *lines = path.read_text(encoding="ascii").split("\n")
    except (OSError, ValueError):
        return "-", {}, False
    head, whole, rest = _HEAD.fullmatch(first), lines[:-1], lines[-1:]
    if head is None or not all(map(_LINE.fullmatch, whole)):
        return head[1] if head else "-", {}, False
    pairs = (line.partition(" ") for line in whole)
    return head[1], {bytes.fromhex(key): bytes.fromhex(said) for key, _space, said in pairs}, rest == [""]
