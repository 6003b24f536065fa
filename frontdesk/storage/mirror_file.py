"""One device's events in an append-only encrypted file, for a second disk, a stick or a share.

`FDM1`, 16 bytes of salt, then records: length (4 bytes, big-endian), nonce (12), AES-256-GCM of the record. The key is
derived (HKDF-SHA-256) from the home's and the salt; a record is bound to the salt and its place in the file. A record
is an event (a JSON list of its fields) or a note that the program ended ({"closed": seq}).
"""

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from frontdesk.disk import sync_folder
from frontdesk.domain.codec import canonical
from frontdesk.domain.journal import Event

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SUFFIX = ".fdmirror"
_MARK = b"FDM1"
_SALT = 16
_HEADER = len(_MARK) + _SALT
_NONCE = 12
_LENGTH = 4
_LONGEST = 64 << 20
_DEVICE = re.compile(r"[A-Z0-9]+-[A-Z0-9]+")
_FIELDS = len(fields(Event))


class MirrorUnreadable(Exception):
    """It is no mirror, or one under another key."""


@dataclass(frozen=True, slots=True)
class MirrorEnd:
    """Where a mirror ends: after which byte, at which event; `last` is where that event's record begins.

    `closed`: the program ended after it and had nothing else to write.
    """

    size: int
    seq: int = 0
    head: str = ""
    recorded_at: int = 0
    last: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `event` is None for a note."""

    start: int
    end: int
    event: Event | None


class MirrorFile:
    """The mirror of `device` in `folder`. Every method raises OSError; only one process may append."""

    def __init__(self, folder: Path, device: str, database_key: str) -> None:
        if not _DEVICE.fullmatch(device):
            raise MirrorUnreadable(device)
        self.device = device
        self.path = folder / f"{device}{SUFFIX}"
        self._database_key = database_key

    def create(self) -> None:
        """Make it, empty, in place of one that could not be read: that one is kept beside."""
        if self.path.exists():
            self.path.replace(self.path.with_name(f"{self.path.name}.{os.urandom(3).hex()}.unreadable"))
        with self.path.open("xb") as file:
            file.write(_MARK + os.urandom(_SALT))
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self.path.parent)
        self.__dict__.pop("_sealing", None)

    def end(self, known: MirrorEnd | None = None) -> MirrorEnd:
        """Where it ends, looked for from `known` on where that still holds. Raises MirrorUnreadable."""
        with self.path.open("rb") as file:
            found = known if known is not None and self._holds(file, known) else MirrorEnd(_HEADER)
            for record in self._records(file, found.size):
                found = _moved(found, record)
            return found

    def records(self) -> Iterator[Event]:
        """Every event, in order, as far as the file is whole. Raises MirrorUnreadable."""
        with self.path.open("rb") as file:
            yield from (record.event for record in self._records(file, _HEADER) if record.event is not None)

    def append(self, end: MirrorEnd, events: Iterable[Event], *, closed: bool = False) -> MirrorEnd:
        """Write `events` after `end`, in place of whatever a cut left there; they are on the disk when this returns."""
        with self.path.open("r+b") as file:
            file.truncate(end.size)
            file.seek(end.size)
            for event in events:
                end = self._put(file, end, canonical(list(astuple(event))), event)
            if closed:
                end = self._put(file, end, canonical({"closed": end.seq}), None)
            file.flush()
            os.fsync(file.fileno())
        return end

    def _put(self, file: BinaryIO, end: MirrorEnd, plain: str, event: Event | None) -> MirrorEnd:
        salt, cipher = self._sealing
        nonce = os.urandom(_NONCE)
        sealed = nonce + cipher.encrypt(nonce, plain.encode(), _bound(salt, end.size))
        file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
        return _moved(end, Record(end.size, end.size + _LENGTH + len(sealed), event))

    def _holds(self, file: BinaryIO, known: MirrorEnd) -> bool:
        """Whether the record `known` speaks of is still where it was."""
        first = next(self._records(file, known.last), None) if known.last else None
        event = first.event if first is not None else None
        return event is not None and (event.seq, event.hash) == (known.seq, known.head)

    def _records(self, file: BinaryIO, start: int) -> Iterator[Record]:
        salt, cipher = self._sealing
        file.seek(start)
        while True:
            opened = _read(file, cipher, salt, start)
            if opened is None:
                return
            end, content = opened
            yield Record(start, end, Event(*content) if isinstance(content, list) else None)
            start = end

    @cached_property
    def _sealing(self) -> tuple[bytes, "AESGCM"]:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        with self.path.open("rb") as file:
            header = file.read(_HEADER)
        if len(header) != _HEADER or not header.startswith(_MARK):
            raise MirrorUnreadable(self.device)
        salt = header[len(_MARK) :]
        key = HKDF(SHA256(), 32, salt=salt, info=b"frontdesk mirror 1").derive(bytes.fromhex(self._database_key))
        return salt, AESGCM(key)


def _read(file: BinaryIO, cipher: "AESGCM", salt: bytes, start: int) -> tuple[int, Any] | None:
    """The record at `start` and where it ends; None where there is no whole one."""
    from cryptography.exceptions import InvalidTag

    length = int.from_bytes(head, "big") if len(head := file.read(_LENGTH)) == _LENGTH else 0
    if not _NONCE < length <= _LONGEST:
        return None
    sealed = file.read(length)
    if len(sealed) != length:
        return None
    try:
        plain = cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound(salt, start))
    except InvalidTag:
        return None
    content = json.loads(plain)
    return (start + _LENGTH + length, content) if not isinstance(content, list) or len(content) == _FIELDS else None


def _bound(salt: bytes, start: int) -> bytes:
    return _MARK + salt + start.to_bytes(8, "big")


def _moved(end: MirrorEnd, record: Record) -> MirrorEnd:
    event = record.event
    if event is None:
        return MirrorEnd(record.end, end.seq, end.head, end.recorded_at, end.last, closed=True)
    return MirrorEnd(record.end, event.seq, event.hash, event.recorded_at, record.start)


def mirror_files(folder: Path, database_key: str) -> tuple[MirrorFile, ...]:
    """The mirrors in `folder` that this key opens, by device; others belong to other homes. Raises OSError."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        with suppress(MirrorUnreadable, StopIteration):
            mirror = MirrorFile(folder, path.name.removesuffix(SUFFIX), database_key)
            next(mirror.records())
            found.append(mirror)
    return tuple(found)
