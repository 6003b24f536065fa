"""One process at a time writes the projection; a lock of the system's, which a killed process lets go."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from frontdesk.errors import StorageRefused

PATIENCE = 5.0  # seconds: another's few acts take milliseconds, its first projecting minutes
_PAUSE = 0.05
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def writing_alone(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock beside the projection at `path`. Raises StorageRefused `projection_busy`, OSError."""
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _wait(handle, time.monotonic() + patience)
        yield  # closing lets go
    finally:
        os.close(handle)


def _wait(handle: int, until: float) -> None:
    while True:
        try:
            _take(handle)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            if time.monotonic() >= until:
                raise StorageRefused("projection_busy") from error
            time.sleep(_PAUSE)
        else:
            return


if sys.platform == "win32":  # not run here
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # between threads too, which lockf is not
