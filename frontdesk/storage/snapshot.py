"""A consistent copy of the encrypted database while others write to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from frontdesk.storage.engine import driver, reading, refusing, sqlcipher

_PAGES = 2_000  # at a time: between two helpings other threads get their turn


def copy_database(
    engine: Engine, key: str, target: Path, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> None:
    """Write the database as it is now to the new file `target`, under the same key.

    SQLite's own backup, page by page inside one reading: acts recorded meanwhile are not in it and do not restart
    it (VACUUM INTO would, too, but writes another file than the one that is there). Raises StorageRefused.
    What `progress` raises ends it.
    """
    with refusing():
        copy = sqlcipher.connect(str(target), isolation_level=None)
        try:
            copy.execute("PRAGMA cipher_log_level=NONE")
            copy.execute(f"PRAGMA key=\"x'{key}'\"")
            with reading(engine) as connection:
                source: Any = driver(connection.connection)
                source.execute("SELECT count(*) FROM sqlite_master", ()).fetchall()  # the view begins here
                source.backup(copy, pages=_PAGES, progress=lambda _status, left, total: progress(total - left, total))
        finally:
            copy.close()
