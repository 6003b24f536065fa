"""Which files left the books, newest first."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, text

from frontdesk.domain.events import act_of
from frontdesk.domain.export_events import ExportMade
from frontdesk.storage.journal import events_of_each
from frontdesk.storage.schema import exports
from frontdesk.storage.submission_rows import moment

_NEWEST = select(exports.c.subject).order_by(exports.c.made_at.desc()).limit(bindparam("most"))
_SCHEDULED = text(
    "SELECT scheduled, max(made_at) FROM exports INDEXED BY exports_scheduled"
    " WHERE scheduled <> '' AND scheduled >= :since GROUP BY scheduled"
)


def newest(connection: Connection, most: int) -> Iterator[tuple[str, ExportMade]]:
    """Who made the last `most` exports, and what the journal says of each."""
    subjects = list(connection.execute(_NEWEST, {"most": most}).scalars())
    events = [event for of_one in events_of_each(connection, subjects).values() for event in of_one]
    for event in sorted(events, key=lambda each: each.order, reverse=True):
        act = act_of(event)
        if isinstance(act, ExportMade):
            yield event.actor, act


def scheduled_since(connection: Connection, day: str) -> dict[str, datetime]:
    """What the program wrote by itself of the days from `day` (ISO) on: "2026-11-30 xlsx" → when last, aware UTC."""
    rows = connection.execute(_SCHEDULED, {"since": day})
    return {row[0]: moment(row[1]) for row in rows}
