"""Whether the lists say what the journal says: they are written again on a copy, and both compared."""

import hashlib
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Table, select

from frontdesk.storage.engine import open_engine, reading, writing
from frontdesk.storage.rebuild import rebuild
from frontdesk.storage.schema import view_tables
from frontdesk.storage.store import Store

Progress = Callable[[int, int], None]
_PREFIX = "check-"
_OLD = 24 * 60 * 60  # seconds


def differing_views(store: Store, key: str, beside: Path, progress: Progress) -> tuple[str, ...]:
    """The views that are not what the journal makes of them, by name.

    The copy lies encrypted in a folder of its own in `beside` and goes when this ends; others may work meanwhile. The
    full-text index keeps no text and is not compared. Raises StorageRefused.
    """
    _clear_old(beside)
    with TemporaryDirectory(prefix=_PREFIX, dir=beside, ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "copy.db"
        store.copy_to(copy, key)
        engine = open_engine(copy, key, synchronous="NORMAL")
        try:
            with reading(engine) as connection:
                as_found = _digests(connection)
            with writing(engine) as connection:
                rebuild(connection, progress)
                as_made = _digests(connection)
        finally:
            engine.dispose()
    return tuple(name for name, digest in as_made.items() if as_found[name] != digest)


def _clear_old(beside: Path) -> None:
    """Copies that a power cut or a kill left behind; one of today may be another program's that is still at work."""
    for left in beside.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left)


def _digests(connection: Connection) -> dict[str, str]:
    return {table.name: _digest(connection, table) for table in view_tables.sorted_tables}


def _digest(connection: Connection, table: Table) -> str:
    """Over all rows in the order of their values, which is the same however they came to be there."""
    columns = [column for column in table.columns if (table.name, column.name) != ("submissions", "number")]
    rows = connection.execution_options(yield_per=2_000).execute(select(*columns).order_by(*columns))
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()
