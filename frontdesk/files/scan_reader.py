"""Decoding of strangers' files, asked of a process that may die of it."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from frontdesk.errors import InvalidInput
from frontdesk.files.scan_kinds import Media
from frontdesk.files.scan_limits import MOST_SECONDS
from frontdesk.files.scan_wire import ARGUMENT, Head, receive, send

_MOST_PICTURE = 128 * 1024 * 1024  # bytes of one drawn page
_SOURCES = Path(__file__).resolve().parent.parent.parent


def child_command() -> list[str]:
    """How that process is started: the frozen program with a hidden argument, else this interpreter."""
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    return [sys.executable, "-m", "frontdesk.files.scan_child"]


@dataclass(frozen=True, slots=True)
class _Child:
    process: "subprocess.Popen[bytes]"

    @property
    def went_idle(self) -> bool:
        """Whether it left of its own accord, just before it was asked."""
        return self.process.wait() == 0

    def ask(self, head: Head, content: bytes, seconds: float) -> tuple[Head, bytes] | None:
        """Its answer, None where it died, had to be ended, or said what no child of ours says."""
        over = threading.Timer(seconds, self.process.kill)
        over.daemon = True
        over.start()
        try:
            send(cast(BinaryIO, self.process.stdin), head, content)
            return receive(cast(BinaryIO, self.process.stdout), _MOST_PICTURE)
        except (OSError, EOFError):
            return None
        except ValueError:
            self.process.kill()
            return None
        finally:
            over.cancel()


class ScanReader:
    """One limited process at a time, started when first needed, ended when idle for a minute; for any thread."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def count_pages(self, content: bytes, media: Media) -> int:
        """How many pages `content` has, each decoded once. Raises InvalidInput (see `scan_decoder`), and
        `scan_too_heavy` where decoding needs more time or memory than any scan does, `scan_not_checked` where no
        process can be started.
        """
        answer, _none = self._ask({"media": media.value}, content)
        return int(answer["pages"])

    def draw_page(self, content: bytes, media: Media, number: int, width: int) -> bytes:
        """Page `number` (from 0) as PNG, `width` pixels wide. Raises InvalidInput, also `scan_page_unknown`."""
        return self._ask({"media": media.value, "page": number, "width": width}, content)[1]

    def find_code(self, content: bytes, media: Media, prefix: str) -> str:
        """The last QR code in `content` that begins with `prefix`; empty where there is none. Raises InvalidInput."""
        return self._ask({"media": media.value, "codes": prefix}, content)[1].decode()

    def close(self) -> None:
        """End the process, also in the middle of a file."""
        process = self._process
        if process is not None:
            process.kill()
        with self._lock:
            self._end()

    def _ask(self, head: Head, content: bytes) -> tuple[Head, bytes]:
        with self._lock:
            child = self._child()
            answer = child.ask(head, content, self._seconds)
            if answer is None and child.went_idle:
                answer = self._child().ask(head, content, self._seconds)
            if answer is None:
                self._end()
                raise InvalidInput("scan_too_heavy")
        if "refused" in answer[0]:
            raise InvalidInput(answer[0]["refused"], **answer[0]["params"])
        return answer

    def _child(self) -> _Child:
        if self._process is not None and self._process.poll() is None:
            return _Child(self._process)
        self._end()
        try:
            self._process = _start()
        except OSError as error:
            raise InvalidInput("scan_not_checked") from error
        return _Child(self._process)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close(pipe)


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=None if getattr(sys, "frozen", False) else _SOURCES,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows: no console flashes up
    )


def _close(pipe: object) -> None:
    try:
        cast(BinaryIO, pipe).close()
    except OSError:
        return  # what it still held could not be said to a process that is gone
