"""One process at a time: a lock of the operating system's on a file, which a killed process lets go."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)  # some network and FUSE file systems
_PAUSE = 0.05  # seconds


class Busy(Exception):
    """Somebody else holds the lock."""


@contextmanager
def alone(path: Path, patience: float = 0.0, *, mode: int = 0o644, needed: bool = True) -> Iterator[None]:
    """Hold the lock on the file `path`, waiting up to `patience` seconds for it.

    The file is made with `mode` and stays: removing it would let two in. Where the lock is not `needed`, a disk that
    knows none is done without. Raises Busy, and OSError where the file cannot be made or locked.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, mode)
    try:
        try:
            _wait(handle, time.monotonic() + patience)
        except OSError as error:
            if needed or error.errno not in _NO_LOCKS:
                raise
        yield
    finally:
        os.close(handle)  # this lets go


def _wait(handle: int, until: float) -> None:
    while True:
        try:
            _take(handle)
        except OSError as error:
            if error.errno not in _HELD:
                raise
            if time.monotonic() >= until:
                raise Busy from error
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
