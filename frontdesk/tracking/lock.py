"""One run at a time in a folder: a lock of the operating system, which ends with the process that holds it."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
# Some network and FUSE file systems: better unlocked than not at all, every file is put in place whole anyway.
_NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)


class Busy(Exception):
    """Somebody else holds the lock."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock on the file `path`, which is made and stays (removing it would let two in).

    Raises Busy at once, and OSError where the file cannot be made.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)  # this frees the lock


def _take(handle: int) -> None:
    try:
        _lock(handle)
    except OSError as error:
        if error.errno in _HELD:
            raise Busy from error
        if error.errno not in _NO_LOCKS:
            raise


def _lock(handle: int) -> None:
    if sys.platform == "win32":  # not run here
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
