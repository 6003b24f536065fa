"""A folder to build something in, that a killed process leaves and the next one clears away."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from frontdesk.lock import Busy, alone


@contextmanager
def workshop(beside: Path, prefix: str) -> Iterator[Path]:
    """A new empty folder in `beside`, only its owner's, named `prefix` and something; gone afterwards if still there.

    What others left under that prefix is removed first, unless they are still at work. Raises OSError.
    """
    sweep(beside, prefix)
    folder = beside / f"{prefix}{secrets.token_hex(4)}"
    lock = folder.with_name(f"{folder.name}.lock")
    try:
        with alone(lock, mode=0o600, needed=False):
            folder.mkdir(0o700)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            lock.unlink(missing_ok=True)


def sweep(beside: Path, prefix: str) -> None:
    """Remove what killed processes left under `prefix` in `beside`."""
    for lock in beside.glob(f"{prefix}*.lock"):
        with suppress(Busy, OSError), alone(lock, mode=0o600):
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)
