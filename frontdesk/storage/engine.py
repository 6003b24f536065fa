"""The encrypted embedded database: one SQLCipher file, WAL, synchronous=FULL."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast

import sqlcipher3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from frontdesk.errors import StorageRefused

sqlcipher: Any = sqlcipher3.dbapi2  # untyped, with its names made at import

# SQLite 3.7.0-3.51.2 can corrupt a WAL database on reset with two connections.
OLDEST_SAFE_SQLITE = (3, 51, 3)
BUSY_MS = 5_000
CACHE_KIB = 65_536


class Asker(Protocol):
    """What a look-up needs of a driver's connection."""

    def execute(self, statement: str, values: tuple[object, ...], /) -> Any:
        """Run one statement; the cursor."""


def open_engine(path: Path, key: str, synchronous: str = "FULL") -> Engine:
    """An engine on `path` under the raw 256-bit `key` (64 hex digits).

    `synchronous` is FULL for every home; NORMAL exists only as the control of the power-cut test.
    """
    assert sqlcipher.sqlite_version_info >= OLDEST_SAFE_SQLITE, sqlcipher.sqlite_version_info
    assert len(key) == 64
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # a path may hold ? and %
        hide_parameters=True,  # they hold citizens' data, and errors are logged
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_use_lifo=True,  # one warm page cache rather than several cold ones
        pool_reset_on_return=None,
        connect_args={"timeout": BUSY_MS / 1000, "isolation_level": None, "check_same_thread": False},
    )
    setup = _setup(key, synchronous)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        for statement in setup:
            connection.execute(statement)

    return engine


def _setup(key: str, synchronous: str) -> tuple[str, ...]:
    return (
        "PRAGMA cipher_log_level=NONE",  # it would write to the user's terminal; what it says comes as a refusal
        f"PRAGMA key=\"x'{key}'\"",
        "PRAGMA journal_mode=WAL",
        f"PRAGMA synchronous={synchronous}",
        "PRAGMA fullfsync=ON",  # macOS: a plain fsync does not reach the platter there
        "PRAGMA checkpoint_fullfsync=ON",
        f"PRAGMA cache_size=-{CACHE_KIB}",
        "PRAGMA temp_store=MEMORY",
        "PRAGMA trusted_schema=OFF",
        "PRAGMA recursive_triggers=ON",  # INSERT OR REPLACE meets the journal's guards too
        f"PRAGMA busy_timeout={BUSY_MS}",
    )


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction: begun at once (BEGIN IMMEDIATE), committed on clean exit, rolled back on any error."""
    with _transaction(engine, "BEGIN IMMEDIATE") as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the database."""
    with _transaction(engine, "BEGIN") as connection:
        yield connection


@contextmanager
def asking(engine: Engine) -> Iterator[Asker]:
    """The driver's own connection for single statements, each a consistent view of its own."""
    with refusing():
        connection = engine.raw_connection()
        try:
            yield driver(connection)
        finally:
            connection.close()


def driver(connection: PoolProxiedConnection) -> Asker:
    """The driver's connection inside a pooled one."""
    raw: Any = connection.dbapi_connection
    assert raw is not None
    return cast(Asker, raw)


@contextmanager
def _transaction(engine: Engine, begin: str) -> Iterator[Connection]:
    with refusing(), engine.connect() as connection:
        raw: Any = driver(connection.connection)
        raw.execute(begin)
        try:
            yield connection
            raw.execute("COMMIT")
        except BaseException as error:
            if _spoils(error):
                connection.invalidate()  # SQLCipher fails for good on a connection that met a damaged page
            elif raw.in_transaction:
                raw.execute("ROLLBACK")
            raise


def _spoils(error: BaseException) -> bool:
    refusal = _refusal(error) if isinstance(error, (DBAPIError, sqlcipher.DatabaseError)) else None
    return refusal is not None and refusal.code != "home_busy"


def checkpoint(engine: Engine) -> None:
    """Copy the log's pages into the database file, waiting for nobody."""
    with refusing(), engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def compact(engine: Engine) -> None:
    """Write the database anew, whole pages only, and empty the log.

    A temporary file holds it meanwhile, enciphered under the same key: in memory a large office has no room.
    """
    with asking(engine) as asker:
        asker.execute("PRAGMA temp_store=FILE", ())
        try:
            asker.execute("VACUUM", ())
        finally:
            asker.execute("PRAGMA temp_store=MEMORY", ())
        asker.execute("PRAGMA wal_checkpoint(TRUNCATE)", ()).fetchall()


def shed_log(engine: Engine) -> None:
    """Empty the log, if nobody reads from it just now; waits for nobody."""
    with asking(engine) as asker:
        asker.execute("PRAGMA busy_timeout=0", ())
        try:
            asker.execute("PRAGMA wal_checkpoint(TRUNCATE)", ()).fetchall()
        finally:
            asker.execute(f"PRAGMA busy_timeout={BUSY_MS}", ())


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the disk or the key can do to a database into refusals; everything else is a bug and passes."""
    try:
        yield
    except (DBAPIError, sqlcipher.DatabaseError) as error:
        refusal = _refusal(error)
        if refusal is None:
            raise
        raise refusal from error
    except OSError as error:
        code = "disk_full" if error.errno in _FULL else "disk_failed"
        raise StorageRefused(code, reason=os.strerror(error.errno or 0)) from error


_FULL = (errno.ENOSPC, errno.EDQUOT)


_REFUSALS = (
    ("file is not a database", "key_wrong"),
    ("database disk image is malformed", "database_damaged"),
    ("database or disk is full", "disk_full"),
    ("disk I/O error", "disk_failed"),
    ("unable to open database", "home_unwritable"),
    ("readonly database", "home_unwritable"),
    ("database is locked", "home_busy"),
    ("hmac check failed", "database_damaged"),
    ("Could not decode to UTF-8", "database_damaged"),  # half a page of text, its other half unreadable
    ("vtable constructor failed", "database_damaged"),
)


def _refusal(error: Exception) -> StorageRefused | None:
    if isinstance(error, DBAPIError) and not isinstance(error, DatabaseError):
        return None
    text = str(error)
    return next((StorageRefused(code, reason=said) for said, code in _REFUSALS if said in text), None)
