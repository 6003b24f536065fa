"""Where a file is written until it is whole: a folder of its own beside the target, gone whatever happens."""

import os
import platform
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from frontdesk.disk import sync_folder
from frontdesk.lock import Busy, alone

_LOCK = "lock"


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder, for its owner alone, on the disk of `target`, whose folders are made. What a killed process of
    this machine left there goes first: it may name citizens. Raises OSError.
    """
    folder = target.parent
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    work = Path(tempfile.mkdtemp(prefix=_ours(), dir=folder))
    try:
        with alone(work / _LOCK, mode=0o600, needed=False):
            yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def put_in_place(whole: Path, target: Path, mode: int) -> None:
    """Give `whole` the name `target`, in place of what has it; on the disk when this returns. Raises OSError.

    Into a pipe or a device it is copied: there is nothing to put in its place.
    """
    if target.exists() and not target.is_file():
        with whole.open("rb") as source, target.open("wb") as sink:
            shutil.copyfileobj(source, sink)
        return
    whole.chmod(mode)
    whole.replace(target)
    sync_folder(target.parent)


def flush(path: Path) -> None:
    """Bring what was written to `path` onto the disk. Raises OSError."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _ours() -> str:
    """Folders of this machine alone: on a share, another one's may be in use under a lock nobody here sees."""
    host = re.sub(r"[^A-Za-z0-9]+", "-", platform.node())[:40]
    return f".frontdesk-{host}-"


def _sweep(folder: Path) -> None:
    for left in folder.glob(_ours() + "*"):
        with suppress(Busy, OSError), alone(left / _LOCK):
            shutil.rmtree(left, ignore_errors=True)
