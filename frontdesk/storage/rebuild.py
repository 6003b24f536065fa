"""Rebuild every view from the journal."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, func, select, text

from frontdesk.domain.journal import Event
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.storage import views
from frontdesk.storage.journal import events_of_each, walk_in_fold_order
from frontdesk.storage.journal_schema import events
from frontdesk.storage.schema import SEARCH_DDL, VIEWS_VERSION, view_tables

Progress = Callable[[int, int], None]
BATCH = 2_000
LIVES = 500  # submissions folded at a time
T = TypeVar("T")


def create_views(connection: Connection) -> None:
    """Make the views anew, empty."""
    connection.execute(text("DROP TABLE IF EXISTS submission_search"))
    view_tables.drop_all(connection)
    view_tables.create_all(connection)
    connection.execute(text(SEARCH_DDL))
    connection.execute(text(f"PRAGMA user_version={VIEWS_VERSION}"))


def rebuild(connection: Connection, progress: Progress = lambda _done, _total: None) -> int:
    """Drop the views and write them again from every event; returns how many events there were.

    A submission is folded once, when all its events are at hand, however long it lived.
    """
    create_views(connection)
    total = connection.execute(select(func.count()).select_from(events)).scalar_one()
    received: dict[str, None] = {}
    for batch in _batches(walk_in_fold_order(connection), BATCH):
        received.update(dict.fromkeys(views.apply_apart(connection, batch)))
    done = 0
    for subjects in _batches(iter(received), LIVES):
        lives = events_of_each(connection, subjects)
        views.write_new(connection, _folded(lives[subject] for subject in subjects))
        done += sum(map(len, lives.values()))
        progress(done, total)
    progress(total, total)
    return int(total)


def _folded(lives: Iterable[tuple[Event, ...]]) -> Iterator[Submission]:
    # a reception nobody could have written is kept in the journal and shown nowhere
    return (found for events in lives if (found := fold(events)) is not None)


def views_are_current(connection: Connection) -> bool:
    """Whether the views were made by this version of the program."""
    return bool(connection.execute(text("PRAGMA user_version")).scalar() == VIEWS_VERSION)


def _batches(stream: Iterator[T], most: int) -> Iterator[list[T]]:
    while batch := list(islice(stream, most)):
        yield batch
