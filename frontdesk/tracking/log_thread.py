"""The log's way out: nobody's request waits for whoever reads it."""

import logging
import os
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread

MOST_LINES = 4096  # waiting to be written
_GATHERS = 0.05  # seconds
_LAST_SECONDS = 0.5


class LogThread(logging.Handler):
    """Writes to file descriptor `to` on a thread of its own.

    Lines are gathered for a moment: waking for each would take the interpreter from whoever is answering, twice a line.
    A terminal that was paused, or a pipe nobody empties, takes no more at some time: lines are then lost, and how many
    is said once it takes some again. Unbuffered: a thread that waits for ever holds no lock.
    """

    def __init__(self, to: int, most: int = MOST_LINES) -> None:
        super().__init__()
        self._to = to
        # a tenth of what a bounded one costs a request
        self._lines: SimpleQueue[logging.LogRecord | None] = SimpleQueue()
        self._most = most
        self._lost = 0
        self._counting = Lock()
        self._closing = Event()
        self._thread = Thread(target=self._write_all, name="log", daemon=True)
        self._thread.start()

    def emit(self, record: logging.LogRecord) -> None:
        """As logging calls it."""
        if self._lines.qsize() < self._most:
            self._lines.put(record)
        else:
            with self._counting:
                self._lost += 1

    def close(self) -> None:
        """Write what waits, for half a second at most."""
        self._closing.set()
        self._lines.put(None)
        self._thread.join(_LAST_SECONDS)
        super().close()

    def _write_all(self) -> None:
        ended = False
        while not ended:
            records, ended = self._gathered()
            lines = [self._line(record) for record in records]
            with self._counting:
                lost, self._lost = self._lost, 0
            if lost:
                lines.append(f"{lost} lines were lost")
            with suppress(OSError):  # the disk is full, or whoever read is gone
                self._write("".join(f"{each}\n" for each in lines).encode(errors="replace"))

    def _line(self, record: logging.LogRecord) -> str:
        try:
            return self.format(record)
        except Exception:  # a fault in one line must not end the log
            return f"a line of {record.name} could not be put into words"

    def _gathered(self) -> tuple[list[logging.LogRecord], bool]:
        """What waits, once anything does, and whether that is the end."""
        record = self._lines.get()
        if record is not None:
            self._closing.wait(_GATHERS)
        records: list[logging.LogRecord] = []
        with suppress(Empty):
            while record is not None:
                records.append(record)
                if len(records) == self._most:
                    break
                record = self._lines.get_nowait()
        return records, record is None

    def _write(self, text: bytes) -> None:
        left = memoryview(text)
        while left:
            left = left[os.write(self._to, left) :]
