"""The database's file as it lies, read beside SQLite.

POSIX drops a process's locks on a file when any handle of it is closed, SQLite's too: then another process might take
the log away. So one handle is opened, and closed only after the last connection.
"""

import os
import threading
from pathlib import Path


class RawFile:
    """One file, opened with the first reading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle = -1
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Bytes on the disk. Raises OSError."""
        return self.path.stat().st_size

    def read(self, at: int, most: int) -> bytes:
        """Up to `most` bytes from `at` on; fewer at the end alone. Raises OSError."""
        with self._lock:
            if self._handle < 0:
                self._handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            os.lseek(self._handle, at, os.SEEK_SET)
            parts, left = [], most
            while left and (part := os.read(self._handle, left)):
                parts.append(part)
                left -= len(part)
            return b"".join(parts)

    def close(self) -> None:
        """Let go; every connection must be closed."""
        with self._lock:
            if self._handle >= 0:
                os.close(self._handle)
                self._handle = -1
