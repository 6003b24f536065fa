"""The page's process as the desk starts it, and a desk that answers it."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, cast

from frontdesk.tracking.wire import Configuration, configuration_line, line_of

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECTION_KEY = "0123456789abcdef" * 4


@dataclass(frozen=True, slots=True)
class Child:
    """One run of it."""

    process: "subprocess.Popen[bytes]"

    def say(self, line: bytes) -> None:
        """As the desk."""
        assert self.process.stdin is not None
        self.process.stdin.write(line)
        self.process.stdin.flush()

    def tell(self, **said: Any) -> None:
        """One object."""
        self.say(line_of(said))

    def told(self) -> dict[str, Any]:
        """What it says next; empty once it has ended."""
        assert self.process.stdout is not None
        return cast(dict[str, Any], json.loads(self.process.stdout.readline() or b"{}"))

    def hang_up(self) -> tuple[int, bytes]:
        """Close its standard input: how it ended, and what it logged."""
        _out, logged = self.process.communicate(timeout=20)
        return self.process.returncode, logged


@contextmanager
def child(
    *arguments: str, module: str = "tests.tracking.child_stand", flags: tuple[str, ...] = (), **told: Any
) -> Iterator[Child]:
    """The process, configured; ended at the latest with the test. `flags`: the interpreter's."""
    process = subprocess.Popen(
        [sys.executable, *flags, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        started = Child(process)
        usual = {"host": "127.0.0.1", "port": 0, "projection": "/nowhere", "key": PROJECTION_KEY}
        started.say(configuration_line(Configuration(**{**usual, **told})))
        yield started
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None and not pipe.closed:
                pipe.close()


def headers_of(port: int, sent: bytes) -> list[str]:
    """The head of whatever answers `sent`, line by line."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as caller:
        caller.sendall(sent)
        received = b""
        while b"\r\n\r\n" not in received and (part := caller.recv(65536)):
            received += part
    return received.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")


def get(port: int, path: str, method: str = "GET", body: str = "", peer: str = "127.0.0.1") -> tuple[int, str]:
    """One request over the network."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20, source_address=(peer, 0))
    try:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request(method, path, body or None, kind)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
