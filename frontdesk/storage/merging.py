"""Take events of other chains, or later ones of known chains, into a journal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, insert, select

from frontdesk.domain.journal import Event, flaw
from frontdesk.storage import views
from frontdesk.storage.journal import ChainEnd, all_chains, event_at, insert_events, move_end
from frontdesk.storage.journal_schema import chains, events

_AT_ONCE = 2_000


class ChainForked(Exception):
    """Two histories of one device: an event differs from the one that is known under its number."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a merge took in; `last` is the last event of it."""

    events: int = 0
    last: Event | None = None


def merge_chain(connection: Connection, device: str, stream: Iterable[Event]) -> Taken:
    """Append the events of `device` in `stream` (its order) that come after what is known, as far as they stand.

    Raises ChainForked where they contradict what is known.
    """
    end = all_chains(connection).get(device)
    if end is None:
        end = ChainEnd()
        connection.execute(insert(chains).values(device=device, seq=0, head=end.head, recorded_at=0))
    last = event_at(connection, device, end.seq)
    taken = Taken()
    fresh = _after(connection, last, stream)
    while batch := list(islice(fresh, _AT_ONCE)):
        insert_events(connection, batch)
        move_end(connection, device, batch[-1])
        views.apply(connection, batch)
        taken = Taken(taken.events + len(batch), batch[-1])
    return taken


def _after(connection: Connection, last: Event | None, stream: Iterable[Event]) -> Iterator[Event]:
    for event in stream:
        if last is not None and event.seq <= last.seq:
            if event.seq == last.seq and event.hash != last.hash:
                raise ChainForked(event.device)
            continue
        if flaw(event, last):
            return
        last = event
        yield event


def has_event(connection: Connection, device: str, seq: int, head: str) -> bool:
    """Whether that event is in the journal."""
    found = select(events.c.hash).where(events.c.device == device, events.c.seq == seq)
    return connection.execute(found).scalar() == head
