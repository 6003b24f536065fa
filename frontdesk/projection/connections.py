"""Connections to a projection: one that writes, one that can only read.

The journal mode is WAL: a reader never waits for a writer, and it opens what a killed writer left behind (a rollback
journal left behind would have to be played back first, which takes the right to write).
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from frontdesk.disk import sync_folder
from frontdesk.errors import StorageRefused
from frontdesk.projection.schema import TABLES, VERSION

sqlcipher: Any = sqlcipher3.dbapi2  # untyped, with its names made at import

_BUSY = 5.0  # seconds
_READER_BUSY = 0.2  # a page is waited for; nobody but a writer that puts the log away is in the way
_WRITER_KIB = 131_072
_READER_KIB = 393_216  # taken page by page as it is needed: a million pages alive come to 330 MB
_PATIENCE = 10.0  # seconds until a reader on Windows has let go
_PAUSE = 0.05


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the disk or the key can do to a projection into refusals; everything else is a bug and passes.

    Raises StorageRefused `projection_missing`, `projection_busy`, `projection_damaged`, `disk_full`, `disk_failed`.
    """
    try:
        yield
    except sqlcipher.ProgrammingError:
        raise
    except sqlcipher.DatabaseError as error:
        said = str(error)
        code = next((code for part, code in _REFUSALS if part in said), _WORST)
        raise StorageRefused(code, reason=said) from error


_REFUSALS = (
    ("unable to open database", "projection_missing"),
    ("database is locked", "projection_busy"),
    ("database or disk is full", "disk_full"),
    ("disk I/O error", "disk_failed"),
)
_WORST = "projection_damaged"


def open_reading(path: Path, key: str) -> Any:
    """A connection that reads and can be made to do nothing else. Raises StorageRefused as `refusing`, and
    `projection_damaged` for a file of another version.
    """
    with refusing():
        connection = _connect(f"{path.absolute().as_uri()}?mode=ro", key, _READER_BUSY, uri=True)
        try:
            connection.execute(f"PRAGMA cache_size=-{_READER_KIB}")
            connection.execute("PRAGMA trusted_schema=OFF")
            found = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("PRAGMA query_only=ON")
        except BaseException:
            connection.close()
            raise
    if found != VERSION:
        connection.close()
        raise StorageRefused("projection_damaged")
    connection.set_authorizer(_only_reading)
    return connection


def _only_reading(action: int, _first: str | None, name: str | None, *_where: object) -> int:
    # asked when a statement is prepared, not when it runs: known statements cost nothing
    may = action in _READING or (action == sqlcipher.SQLITE_FUNCTION and name == "count")
    return int(sqlcipher.SQLITE_OK if may else sqlcipher.SQLITE_DENY)


_READING = frozenset({sqlcipher.SQLITE_SELECT, sqlcipher.SQLITE_READ})


def open_writing(path: Path, key: str) -> Any:
    """A connection that writes to the projection at `path`. Raises as `refusing`."""
    with refusing():
        connection = _connect(path, key, _BUSY)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")  # a cut loses last acts, not order: they are read again
            connection.execute(f"PRAGMA cache_size=-{_WRITER_KIB}")
        except BaseException:
            connection.close()
            raise
    return connection


def open_new(path: Path, key: str) -> Any:
    """A connection to a new, empty projection at `path`, in place of what a cut left there."""
    remove(path)
    with refusing():
        connection = _connect(path, key, _BUSY)
        try:
            connection.execute("PRAGMA journal_mode=OFF")  # half a file is thrown away whole
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute(f"PRAGMA cache_size=-{_WRITER_KIB}")
            for statement in TABLES:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version={VERSION}")
        except BaseException:
            connection.close()
            remove(path)
            raise
    return connection


def finish_new(connection: Any, path: Path) -> None:
    """Close the whole new projection at `path`; it is on the disk when this returns."""
    with refusing():
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put_in_place(new: Path, path: Path, key: str) -> None:
    """Give the whole projection `new` the name `path`.

    Windows renames over no file that is open: readers let go while they see the waiting name (not run here).
    """
    if os.name != "nt":
        _swap(new, path, key)
        return
    waiting = waiting_name(path)
    new.replace(waiting)
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            _swap(waiting, path, key)
        except PermissionError as error:
            if time.monotonic() > until:
                waiting.unlink(missing_ok=True)
                raise StorageRefused("projection_busy") from error
            time.sleep(_PAUSE)
        else:
            return


def _swap(new: Path, path: Path, key: str) -> None:
    """What was written ahead of the old file must never be read into the new one, so it goes first; where it could not
    be put into the old file before, that goes too: half of it is worth nothing.
    """
    if not _log_is_empty(path, key):
        path.unlink(missing_ok=True)
    for beside in _beside(path):
        beside.unlink(missing_ok=True)
    new.replace(path)
    sync_folder(path.parent)


def waiting_name(path: Path) -> Path:
    """The name under which a new projection waits until readers have let go of the old one. Windows only."""
    return path.with_name(path.name + ".next")


def remove(path: Path) -> None:
    """Remove the projection at `path` with what lies beside it."""
    for each in (path, *_beside(path)):
        each.unlink(missing_ok=True)


def _log_is_empty(path: Path, key: str) -> bool:
    """Put what waits in the log of `path` into the file; whether that was done."""
    if not path.exists():
        return True
    with suppress(StorageRefused):
        connection = open_writing(path, key)
        try:
            with refusing():
                blocked, _pages, _done = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return not blocked
        finally:
            connection.close()
    return False


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _connect(name: Path | str, key: str, timeout: float, **more: Any) -> Any:
    assert len(key) == 64
    # one connection is used from one thread at a time; which one may change while tests and servers begin and end
    connection = sqlcipher.connect(
        str(name), timeout=timeout, isolation_level=None, check_same_thread=False, cached_statements=64, **more
    )
    connection.execute("PRAGMA cipher_log_level=NONE")  # what it would say comes as a refusal
    connection.execute(f"PRAGMA key=\"x'{key}'\"")
    return connection
