"""An exchange file: JSON written one submission a line, so that its size costs no memory."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from frontdesk.disk import sync_folder


class ExchangeFile:
    """A file being written beside its place; it gets its name when it is whole."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.count = 0

    def begin(self, head: Mapping[str, Any]) -> None:
        """What stands before the submissions."""
        said = json.dumps(head, ensure_ascii=False)
        self._put(said[:-1] + ', "submissions": [')

    def add(self, record: Mapping[str, Any]) -> None:
        """One submission."""
        self._put((",\n" if self.count else "\n") + json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        self.count += 1

    def end(self) -> str:
        """The rest; the file's SHA-256 in hex. It is on the disk then."""
        self._put(f'\n], "count": {self.count}}}\n')
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._digest.hexdigest()

    def _put(self, text: str) -> None:
        content = text.encode()
        self._digest.update(content)
        self._file.write(content)


@contextmanager
def beside(target: Path) -> Iterator[tuple[ExchangeFile, Path]]:
    """A new file in the folder of `target`, and its path; gone at the end unless it was moved. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.urandom(4).hex()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(part, flags, 0o644), "wb") as file:
            yield ExchangeFile(file), part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def put_in_place(part: Path, target: Path) -> None:
    """Give a whole file its name. Raises OSError."""
    part.replace(target)
    sync_folder(target.parent)
