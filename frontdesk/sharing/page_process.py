"""The process that serves the citizens' page: started without any secret of the desk's, spoken to over its pipes."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, cast

from frontdesk.sharing.questions import LONGEST_LINE
from frontdesk.tracking.wire import ARGUMENT, Configuration, configuration_line

SAYS_SO_WITHIN = 30.0  # seconds until it listens, or says why it does not
_LETS_GO = 0.5  # seconds a write may hold the pipe when the process is to end
_SOURCES = Path(__file__).resolve().parent.parent.parent
# What a program needs to find itself, its libraries and the time zone. Never FRONTDESK_…: the home and its key.
_PASSED_ON = (
    "PATH",
    "PYTHONPATH",
    "LD_LIBRARY_PATH",
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "TEMP",
    "TMP",
    "TMPDIR",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
)


def child_command() -> list[str]:
    """How that process is started: the frozen program with a hidden argument, else this interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-m", "frontdesk", ARGUMENT]


class PageProcess:
    """One run of it. `say` and `end` may be called by any thread, `next_line` by one.

    Its standard input is all that keeps it alive: should this program be killed, the pipe ends and so does it.
    """

    def __init__(self, command: Sequence[str]) -> None:
        """Raises OSError where it cannot be started."""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name.upper() in _PASSED_ON},
            cwd=None if getattr(sys, "frozen", False) else _SOURCES,
            bufsize=0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no console flashes up
        )
        self._writing = threading.Lock()
        self._overdue = threading.Timer(SAYS_SO_WITHIN, self._process.kill)
        self._overdue.daemon = True
        self._read = bytearray()

    @property
    def pid(self) -> int:
        """The system's number of it."""
        return self._process.pid

    def configure(self, configuration: Configuration) -> bytes | None:
        """Say how to serve; its first line, None where it ended before or was too slow."""
        self._overdue.start()
        try:
            self.say(configuration_line(configuration))
            return self.next_line()
        finally:
            self._overdue.cancel()

    def say(self, line: bytes) -> None:
        """One line; what is said to a process that is gone is lost."""
        try:
            with self._writing:
                left = memoryview(line)
                while left:
                    left = left[self._stdin.write(left) :]
        except (OSError, ValueError):
            return

    def next_line(self) -> bytes | None:
        """What it says next, None once it has ended. Raises ValueError where it says too much at once."""
        while b"\n" not in self._read:
            if len(self._read) > LONGEST_LINE:
                raise ValueError("length")
            more = cast(BinaryIO, self._process.stdout).read(4096)
            if not more:
                return None
            self._read += more
        line, _, rest = self._read.partition(b"\n")
        self._read = rest
        return bytes(line)

    def end(self, patience: float = 2.0) -> int:
        """Let it go by itself for `patience` seconds, then not; how it ended."""
        if self._writing.acquire(timeout=_LETS_GO):  # whoever writes to a process that hangs never lets go
            try:
                self._stdin.close()
            except OSError:
                pass
            finally:
                self._writing.release()
        else:
            patience = 0
        try:
            return self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    @property
    def _stdin(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    def forget(self) -> None:
        """Let go of what it said; for the thread that read it, at the end."""
        cast(BinaryIO, self._process.stdout).close()
