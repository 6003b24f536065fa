"""How far this device's chain is known to reach, kept outside the database.

A restored or copied database, or a log whose tail was lost, is behind the mark: it would give out old numbers again.
"""

import os
from pathlib import Path

from frontdesk.storage.journal import ChainEnd

FILE_NAME = "high-water"


class HighWater:
    """The mark beside one database. It is written after the commit, so it can lag behind the chain but never lead."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME

    def read(self, device: str) -> tuple[int, str]:
        """The highest seq of `device` known to be durable and its hash; (0, "") when there is no readable mark."""
        try:
            who, seq, head = self._path.read_text(encoding="ascii").split()
            return (int(seq), head) if who == device and len(head) == 64 else (0, "")
        except (OSError, ValueError):
            return (0, "")

    def raise_to(self, device: str, end: ChainEnd) -> None:
        """Note that the chain of `device` ends at `end`. A disk that can't take the note spoils no act."""
        line = f"{device} {end.seq:<12} {end.head}\n".encode("ascii")
        try:
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError:
            return
        try:
            os.write(handle, line)  # one length always: an older line is overwritten whole
        except OSError:
            return
        finally:
            os.close(handle)
