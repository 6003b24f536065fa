"""What a command prints: one JSON value, or lines for people."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from frontdesk.domain.clock import local


def emit(value: Any, as_json: bool, *lines: str) -> None:
    """`value` as JSON, or `lines`."""
    text = json.dumps(value, ensure_ascii=False) if as_json else "\n".join(lines)
    sys.stdout.write(text + "\n")


def say(line: str) -> None:
    """One line to stderr."""
    sys.stderr.write(line + "\n")


def moment(value: datetime | None) -> str | None:
    """A moment as ISO 8601 on the office's wall (+07:00)."""
    return None if value is None else local(value).isoformat()


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr where somebody watches; silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
