"""Contents of scans: each kept once, encrypted, in a file of its own below the home."""

import hashlib
import hmac
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.disk import make_folder, put_bytes, sync_folder
from frontdesk.domain.attachments import MOST_BYTES
from frontdesk.errors import NotFound, StorageRefused
from frontdesk.storage.engine import refusing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FOLDER = "scans"
_MARK = b"FDS1"  # what kind of file this is, and which version
_NONCE = 12
_BLOCK = 4096  # contents are filled up to a multiple: a file's length does not tell which known document it is
LONGEST_FILE = MOST_BYTES + 2 * _BLOCK  # of a file; what is longer was not put there by us
_LEFT_OVER = timedelta(days=1)
_ABOUT_TO_BE_USED = timedelta(hours=1)
_SHA256 = re.compile(r"[0-9a-f]{64}")


def is_sha256(text: str) -> bool:
    """Whether `text` can name a content."""
    return _SHA256.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class ScanKeys:
    """What the database's key is turned into: one key for contents, one for names."""

    content: "AESGCM"
    name: bytes

    @staticmethod
    def of(database_key: str) -> "ScanKeys":
        """Derived (HKDF-SHA-256) from the raw key in 64 hex digits, so that neither key tells of another."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        def derived(purpose: bytes) -> bytes:
            return HKDF(SHA256(), 32, salt=None, info=b"frontdesk scans 1 " + purpose).derive(
                bytes.fromhex(database_key)
            )

        return ScanKeys(AESGCM(derived(b"content")), derived(b"name"))

    def file_name(self, sha256: str) -> str:
        """Where content is kept, as `ab/cdef…`: without the key nobody can ask whether a known document is here."""
        keyed = hmac.digest(self.name, bytes.fromhex(sha256), "sha256").hex()
        return f"{keyed[:2]}/{keyed[2:]}"

    def seal(self, sha256: str, content: bytes) -> bytes:
        """The file that keeps `content`: mark, nonce, AES-256-GCM of its length, itself and filling."""
        nonce = os.urandom(_NONCE)
        filling = bytes(-(len(content) + 8) % _BLOCK)
        plain = b"".join((len(content).to_bytes(8, "big"), content, filling))
        return b"".join((_MARK, nonce, self.content.encrypt(nonce, plain, _MARK + bytes.fromhex(sha256))))

    def unseal(self, sha256: str, sealed: bytes) -> bytes | None:
        """The content of such a file; None when it is not, to the last bit, what was put there."""
        from cryptography.exceptions import InvalidTag

        nonce, rest = sealed[len(_MARK) : len(_MARK) + _NONCE], sealed[len(_MARK) + _NONCE :]
        if not sealed.startswith(_MARK) or len(nonce) != _NONCE:
            return None
        try:
            plain = self.content.decrypt(nonce, rest, _MARK + bytes.fromhex(sha256))
        except InvalidTag:
            return None
        content = plain[8 : 8 + int.from_bytes(plain[:8], "big")]
        return content if hashlib.sha256(content).hexdigest() == sha256 else None


class ScanFolder:
    """The scans of one home. `key` gives the database's key; it is asked for with the first scan."""

    def __init__(self, home: Path, key: Callable[[], str]) -> None:
        self.home = home
        self.folder = home / FOLDER
        self._key = key

    @cached_property
    def keys(self) -> ScanKeys:
        """The keys of this home's scans. Raises StorageRefused where the database's key can't be had."""
        return ScanKeys.of(self._key())

    def keep(self, content: bytes, now: datetime) -> str:
        """Put `content` on the disk, unless it is there and whole; its SHA-256 in hex.

        Raises StorageRefused (`disk_full`, `disk_failed`); then nothing is left. `now` is aware, for leftovers of cuts.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        with refusing():
            for folder in (self.folder, path.parent):
                make_folder(folder)
            _sweep(path.parent, now)
            if self.find(sha256) is None:
                self._put(path, sha256, content)
            else:
                os.utime(path, (now.timestamp(), now.timestamp()))  # wanted again: nobody may forget it just now
                sync_folder(path.parent)  # who put it there may have been cut off before this
        return sha256

    def put_sealed(self, sha256: str, sealed: bytes) -> None:
        """Put back a file of this home's that was kept elsewhere, if it is whole. Raises OSError."""
        if self.keys.unseal(sha256, sealed) is not None:
            path = self._path(sha256)
            for folder in (self.folder, path.parent):
                make_folder(folder)
            put_bytes(path, sealed)

    def _put(self, path: Path, sha256: str, content: bytes) -> None:
        try:
            put_bytes(path, self.keys.seal(sha256, content))
        except PermissionError:
            if self.find(sha256) is None:
                raise
            # Windows: somebody else put it there meanwhile and has it open (not run here)

    def read(self, sha256: str) -> bytes:
        """The content.

        Raises NotFound `scan_content_unknown`, StorageRefused `scan_file_missing`, `scan_file_damaged`.
        """
        if not is_sha256(sha256):
            raise NotFound("scan_content_unknown")
        try:
            with self._path(sha256).open("rb") as file:
                sealed = file.read(LONGEST_FILE)
        except FileNotFoundError as error:
            raise StorageRefused("scan_file_missing", sha256=sha256) from error
        except OSError as error:
            raise StorageRefused("scan_file_damaged", sha256=sha256) from error
        content = self.keys.unseal(sha256, sealed)
        if content is None:
            raise StorageRefused("scan_file_damaged", sha256=sha256)
        return content

    def find(self, sha256: str) -> bytes | None:
        """The content; None where it is missing or damaged."""
        try:
            return self.read(sha256)
        except StorageRefused as refused:
            if refused.code not in ("scan_file_missing", "scan_file_damaged"):
                raise
            return None

    def forget(self, sha256: str, now: datetime) -> bool:
        """Throw a content away that nothing on record needs; False where it is gone already.

        One that was kept within the hour before `now` (aware) stays: the act that needs it may be about to be recorded.
        """
        path = self._path(sha256)
        with refusing():
            try:
                if now.timestamp() - path.stat().st_mtime < _ABOUT_TO_BE_USED.total_seconds():
                    return False
                path.unlink()
            except FileNotFoundError:
                return False
            sync_folder(path.parent)
        return True

    def check(self, known: Sequence[str], progress: Callable[[int, int], None]) -> tuple[str, ...]:
        """Which of the contents in `known` are missing or damaged; `progress(done, total)` after each."""
        bad = []
        for done, sha256 in enumerate(known, start=1):
            if self.find(sha256) is None:
                bad.append(sha256)
            progress(done, len(known))
        return tuple(bad)

    def files(self) -> Iterator[Path]:
        """Every whole file, as it lies, by name."""
        return (path for path in sorted(self.folder.glob("??/*")) if path.suffix != ".part" and path.is_file())

    def _path(self, sha256: str) -> Path:
        return self.folder / self.keys.file_name(sha256)


def _sweep(folder: Path, now: datetime) -> None:
    """Throw away what a cut left half written long ago."""
    for part in folder.glob("*.part"):
        with suppress(FileNotFoundError):  # renamed meanwhile
            if now.timestamp() - part.stat().st_mtime > _LEFT_OVER.total_seconds():
                part.unlink()
