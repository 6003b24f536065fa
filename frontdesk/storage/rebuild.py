"""Rebuild every view from the journal."""

from collections.abc import Callable, Iterator
from itertools import islice

from sqlalchemy import Connection, func, select, text

from frontdesk.domain.journal import Event
from frontdesk.storage import views
from frontdesk.storage.journal import walk_in_fold_order
from frontdesk.storage.schema import SEARCH_DDL, VIEWS_VERSION, events, view_tables

Progress = Callable[[int, int], None]
BATCH = 2_000


def create_views(connection: Connection) -> None:
    """Make the views anew, empty."""
    connection.execute(text("DROP TABLE IF EXISTS submission_search"))
    view_tables.drop_all(connection)
    view_tables.create_all(connection)
    connection.execute(text(SEARCH_DDL))
    connection.execute(text(f"PRAGMA user_version={VIEWS_VERSION}"))


def rebuild(connection: Connection, progress: Progress = lambda _done, _total: None) -> int:
    """Drop the views and write them again from every event; returns how many events there were."""
    create_views(connection)
    total = connection.execute(select(func.count()).select_from(events)).scalar_one()
    done = 0
    for batch in _batches(walk_in_fold_order(connection)):
        views.apply(connection, batch)
        done += len(batch)
        progress(done, total)
    return done


def views_are_current(connection: Connection) -> bool:
    """Whether the views were made by this version of the program."""
    return bool(connection.execute(text("PRAGMA user_version")).scalar() == VIEWS_VERSION)


def _batches(stream: Iterator[Event]) -> Iterator[list[Event]]:
    while batch := list(islice(stream, BATCH)):
        yield batch
