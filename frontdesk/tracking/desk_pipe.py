"""Both ends of the pipe to the desk, each on a thread of its own: asyncio cannot wait for pipes everywhere."""

import io
import os
from collections.abc import Callable
from queue import Full, Queue
from typing import Any

from frontdesk.tracking.wire import next_line, told_in

_MOST_UNSAID = 64  # lines


class DeskPipe:
    """Reads file descriptor `reads`, writes to `writes`. Unbuffered: a thread that waits for ever holds no lock."""

    def __init__(self, reads: int, writes: int) -> None:
        self._reads = io.FileIO(reads, "r", closefd=False)
        self._writes = io.FileIO(writes, "w", closefd=False)
        self._unsaid: Queue[bytes] = Queue(_MOST_UNSAID)

    def next_line(self) -> bytes:
        """The next line, b"" where there is none any more. Raises ValueError for one that is too long."""
        return next_line(self._reads)

    def say(self, line: bytes) -> bool:
        """Have `line` written; False where too much waits to be."""
        try:
            self._unsaid.put_nowait(line)
        except Full:
            return False
        return True

    def say_last(self, line: bytes) -> None:
        """Write `line` now."""
        left = memoryview(line)
        while left:
            left = left[os.write(self._writes.fileno(), left) :]

    def read_all(self, hear: Callable[[dict[str, Any]], object], ended: Callable[[], None]) -> None:
        """Hand on what the desk says; `ended` once it says no more, or what no desk of ours would."""
        try:
            while line := self.next_line():
                hear(told_in(line))
        except (OSError, ValueError, RuntimeError):  # RuntimeError: the loop that hears has ended
            pass
        ended()

    def write_all(self, ended: Callable[[], None]) -> None:
        """Write what is said, for ever; `ended` when nobody reads it any more."""
        try:
            while True:
                self.say_last(self._unsaid.get())
        except OSError:
            ended()
