"""Read every event out of a damaged database that is, to the last bit, what was recorded."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from typing import Any

from sqlalchemy import Connection, insert, select, text

from frontdesk.domain.journal import Event, digest, digest_personal
from frontdesk.storage.journal_schema import events
from frontdesk.storage.pages import DamagedFile
from frontdesk.storage.schema import submissions
from frontdesk.storage.table_leaves import Value, rows_of

Progress = Callable[[int, int], None]
_NAMES = [field.name for field in fields(Event)]
_COLUMNS = len(events.columns)
_SHOWN = len(submissions.columns)
_CODE = re.compile(r"[A-Z]{1,3}[0-9]{1,3}-[0-9]{6}-[0-9]{4,6}-[0-9A-Z]")
_KEEP = insert(events).prefix_with("OR IGNORE")
_ERASE = text(
    "UPDATE events SET personal = '', salt = ''"
    " WHERE device = :device AND seq = :seq AND hash = :hash AND personal <> ''"
)
_SHOW = text("INSERT OR IGNORE INTO shown_codes VALUES (:which, :code)")
_AT_ONCE = 1_000
Found = tuple[int | None, Event]  # the order of its arrival, where that is known, and the event


def create_codes(connection: Connection) -> None:
    """Where the codes of submissions are noted that lists still show."""
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS shown_codes (submission_id TEXT PRIMARY KEY, code TEXT)"))


def salvage(connection: Connection, damaged: DamagedFile, progress: Progress, *, ordered: bool) -> int:
    """Put the events of `damaged` into the journal of `connection`; how many were new.

    `ordered`: in the order in which they arrived there; for the first file only, another has another order.
    """
    found = _read(connection, damaged, progress)
    return take(connection, found if ordered else ((None, event) for _position, event in found))


def take(connection: Connection, found: Iterator[Found]) -> int:
    """Put events into the journal that are not there yet, whatever is missing between them; how many were new."""
    before = _count(connection)
    while batch := list(islice(found, _AT_ONCE)):
        connection.execute(_KEEP, [_row(position, event) for position, event in batch])
        erased = [event for _position, event in batch if event.personal_digest and not event.personal]
        if erased:
            keys = [{"device": event.device, "seq": event.seq, "hash": event.hash} for event in erased]
            connection.execute(_ERASE, keys)
    return _count(connection) - before


def _read(connection: Connection, damaged: DamagedFile, progress: Progress) -> Iterator[Found]:
    for number, page in damaged.contents():
        for rowid, values in rows_of(number, page, damaged.newest):
            if len(values) == _COLUMNS and (event := _event(values)) is not None:
                yield rowid, event
            elif len(values) == _SHOWN:
                _note_code(connection, values)
        if number % 1_000 == 0:
            progress(number, damaged.pages)


def _event(values: Sequence[Value]) -> Event | None:
    """The event in a row of the journal, if it is what was recorded."""
    try:
        event = Event(**dict(zip(_NAMES, _in_order(values), strict=True)))
    except (TypeError, ValueError):
        return None
    return event if is_true(event) else None


def is_true(event: Event) -> bool:
    """Whether an event is what was recorded; its personal part may have been erased."""
    try:
        erased = not event.personal and not event.salt
        personal = erased or digest_personal(event.personal, event.salt) == event.personal_digest
        return event.hash == digest(event) and personal
    except (TypeError, AttributeError):
        return False


def _in_order(values: Sequence[Value]) -> list[Any]:
    stored = dict(zip((column.name for column in events.columns), values, strict=True))
    return [stored[name] for name in _NAMES]


def _row(position: int | None, event: Event) -> dict[str, object]:
    return {"position": position, **{name: getattr(event, name) for name in _NAMES}}


def _note_code(connection: Connection, values: Sequence[Value]) -> None:
    which, code = values[1], values[2]
    if isinstance(which, str) and isinstance(code, str) and _CODE.fullmatch(code):
        connection.execute(_SHOW, {"which": which, "code": code})


def lost_codes(connection: Connection) -> tuple[str, ...]:
    """The codes of submissions that lists showed and no event speaks of."""
    found = text("SELECT code FROM shown_codes WHERE submission_id NOT IN (SELECT subject FROM events) ORDER BY code")
    return tuple(connection.execute(found).scalars())


def _count(connection: Connection) -> int:
    return int(connection.execute(select(text("count(*)")).select_from(events)).scalar_one())
