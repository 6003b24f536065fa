"""A page's process that serves nobody, and does what a test tells it to: `python -m tests.sharing.page SCRIPT`.

SCRIPT is JSON: a list of steps, each a name and what it needs. Run as a file it imports nothing of ours.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

_OUT: BinaryIO = sys.stdout.buffer


def say(value: Any) -> None:
    shout(json.dumps(value).encode() + b"\n")


def shout(line: bytes) -> None:
    _OUT.write(line)
    _OUT.flush()


def keep(file: str) -> None:
    """What it was told, and what it finds around itself."""
    found = {"told": json.loads(_TOLD[0]), "environment": dict(os.environ), "arguments": sys.argv}
    Path(file).write_text(json.dumps(found), encoding="utf-8")


def append(file: str, line: bytes) -> None:
    with Path(file).open("ab") as kept:
        kept.write(line)


def wait(_nothing: None) -> None:
    while sys.stdin.buffer.readline():
        pass


_TOLD: list[bytes] = []
STEPS: dict[str, Callable[[Any], object]] = {
    "say": say,
    "often": lambda value: shout((json.dumps(value).encode() + b"\n") * 3_000),
    "noise": lambda value: shout(value.encode() * 100_000),
    "keep": keep,
    "count": lambda file: append(file, f"{os.getpid()}\n".encode()),
    "answers": lambda file: append(file, sys.stdin.buffer.readline()),
    "exit": sys.exit,
    "deaf": lambda _nothing: time.sleep(60),
    "wait": wait,
}


def main() -> None:
    _TOLD.append(sys.stdin.buffer.readline())
    for name, value in json.loads(sys.argv[1]):
        STEPS[name](value)


if __name__ == "__main__":
    main()
