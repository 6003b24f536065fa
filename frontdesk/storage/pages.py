"""The pages of a SQLCipher file, looked at without SQLite: which are what was written, and what a page holds.

SQLCipher 4: AES-256-CBC, the last 80 bytes of a page are its IV and an HMAC-SHA-512 over page, IV and page number.
The first 16 bytes of the file are a salt, from which the HMAC's key is derived.
"""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from frontdesk.storage.raw_file import RawFile

PAGE = 4096
_SALT, _IV, _MAC = 16, 16, 64
USABLE = PAGE - _IV - _MAC
_FIRST = b"SQLite format 3\x00"
_LOCK_PAGE = 0x40000000 // PAGE + 1  # at 1 GiB
_WAL_HEADER, _FRAME_HEADER = 32, 24
_WAL_MAGICS = (0x377F0682, 0x377F0683)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Checks and opens pages under the raw key (64 hex digits) of a file that begins with `salt`."""

    key: bytes
    mac_key: bytes

    @staticmethod
    def of(database_key: str, salt: bytes) -> "PageReader":
        """The reader of a file."""
        key = bytes.fromhex(database_key)
        mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
        return PageReader(key, mac_key)

    def is_sound(self, number: int, page: bytes) -> bool:
        """Whether this is what was written as page `number` (from 1), to the last bit."""
        if number == _LOCK_PAGE:
            return True  # SQLite locks it and writes nothing there
        if len(page) != PAGE:
            return False
        begin = _SALT if number == 1 else 0
        said = hmac.digest(self.mac_key, page[begin : PAGE - _MAC] + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(said, page[PAGE - _MAC :])

    def content(self, number: int, page: bytes) -> bytes:
        """What page `number` holds, whether it is sound or not; `USABLE` bytes."""
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CBC

        begin = _SALT if number == 1 else 0
        opener = Cipher(AES(self.key), CBC(page[USABLE : USABLE + _IV])).decryptor()
        plain = opener.update(page[begin:USABLE]) + opener.finalize()
        return _FIRST + plain if number == 1 else plain


class DamagedFile:
    """A database file and its log as they lie, whatever became of them. A context manager; raises OSError."""

    def __init__(self, path: Path, database_key: str) -> None:
        self._file = path.open("rb")
        salt = self._file.read(_SALT).ljust(_SALT, b"\0")
        self.reader = PageReader.of(database_key, salt)
        self.pages = (path.stat().st_size + PAGE - 1) // PAGE
        log = path.with_name(path.name + "-wal")
        self._log = log.open("rb") if log.is_file() else None
        # With the salt gone no page can be checked; what is read out of them is checked by other means.
        self._blind = not any(self.reader.is_sound(each, self.page(each)) for each in range(1, min(self.pages, 64) + 1))

    def __enter__(self) -> "DamagedFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if self._log is not None:
            self._log.close()

    def page(self, number: int) -> bytes:
        """Page `number` as it lies in the file; shorter where the file was cut off."""
        self._file.seek((number - 1) * PAGE)
        return self._file.read(PAGE)

    def _is_usable(self, number: int, page: bytes) -> bool:
        return len(page) == PAGE and (self._blind or self.reader.is_sound(number, page))

    def newest(self, number: int) -> bytes | None:
        """What page `number` holds, from the log where it is newer there; None where it is not sound."""
        for page in (self._logged_page(number), self.page(number)):
            if page is not None and self._is_usable(number, page):
                return self.reader.content(number, page)
        return None

    def contents(self) -> Iterator[tuple[int, bytes]]:
        """Every sound page, those of the log after those of the file."""
        for number in range(1, self.pages + 1):
            page = self.page(number)
            if self._is_usable(number, page):
                yield number, self.reader.content(number, page)
        for number in sorted(self._logged):
            page = self._logged_page(number) or b""
            if self._is_usable(number, page):
                yield number, self.reader.content(number, page)

    @cached_property
    def _logged(self) -> dict[int, int]:
        """Where in the log the newest committed version of a page is."""
        committed: dict[int, int] = {}
        pending: dict[int, int] = {}
        log = self._log
        header = log.read(_WAL_HEADER) if log else b""
        if log is None or len(header) < _WAL_HEADER or int.from_bytes(header[:4], "big") not in _WAL_MAGICS:
            return committed
        while len(frame := log.read(_FRAME_HEADER)) == _FRAME_HEADER and frame[8:16] == header[16:24]:
            pending[int.from_bytes(frame[:4], "big")] = log.tell()
            log.seek(PAGE, 1)
            if int.from_bytes(frame[4:8], "big"):  # a commit: everything before it counts
                committed |= pending
                pending = {}
        return committed

    def _logged_page(self, number: int) -> bytes | None:
        at = self._logged.get(number)
        if at is None or self._log is None:
            return None
        self._log.seek(at)
        return self._log.read(PAGE)


def unsound_pages(path: Path, database_key: str, first: int, most: int) -> tuple[list[int], int]:
    """Which of up to `most` pages from `first` on are not sound in the file as it lies, and the next to look at; 0 at
    the end. A page that a checkpoint writes just now is among them: ask again. Nobody in this process may have the
    database open (storage/raw_file.py). Raises OSError.
    """
    with path.open("rb") as file:
        salt = file.read(_SALT)
        file.seek((first - 1) * PAGE)
        return _unsound(salt, database_key, file.read(most * PAGE), first, most)


def unsound_pages_beside(file: RawFile, database_key: str, first: int, most: int) -> tuple[list[int], int]:
    """The same for a database that is open."""
    content = file.read((first - 1) * PAGE, most * PAGE)
    return _unsound(file.read(0, _SALT), database_key, content, first, most)


def _unsound(salt: bytes, database_key: str, content: bytes, first: int, most: int) -> tuple[list[int], int]:
    reader = PageReader.of(database_key, salt.ljust(_SALT, b"\0"))
    count = (len(content) + PAGE - 1) // PAGE
    bad = [first + at for at in range(count) if not reader.is_sound(first + at, content[at * PAGE : (at + 1) * PAGE])]
    return bad, first + count if count == most else 0
