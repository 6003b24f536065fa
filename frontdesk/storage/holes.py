"""Which events of a chain are missing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from sqlalchemy import Connection, delete, func, insert, select

from frontdesk.domain.events import act_of
from frontdesk.domain.journal import Event
from frontdesk.domain.loss_events import JOURNAL, EventsLost
from frontdesk.storage.journal import event_at, events_of, walk
from frontdesk.storage.journal_schema import chains, events

_LAST = select(events.c.device, func.max(events.c.seq)).group_by(events.c.device)


def find_holes(connection: Connection, known: Mapping[str, int]) -> tuple[EventsLost, ...]:
    """Every run of missing events, and the tail of a chain that is `known` (device → seq) to have reached further."""
    found: list[EventsLost] = []
    reached: dict[str, Event] = {}
    stated = recorded_losses(connection)
    for device, chain in groupby(walk(connection), key=lambda event: event.device):
        last: Event | None = None
        for event in chain:
            if event.seq != (last.seq + 1 if last else 1) and (device, last.seq + 1 if last else 1) not in stated:
                found.append(_hole(device, last, event))
            last = event
        assert last is not None
        reached[device] = last
    return (*found, *_tails(reached, known))


def _hole(device: str, last: Event | None, event: Event) -> EventsLost:
    return EventsLost(
        device=device,
        first=last.seq + 1 if last else 1,
        last=event.seq - 1,
        after=event.prev_hash,
        since=last.moment if last else None,
        until=event.moment,
    )


def _tails(reached: Mapping[str, Event], known: Mapping[str, int]) -> Iterator[EventsLost]:
    for device, seq in known.items():
        last = reached.get(device)
        if seq > (last.seq if last else 0):
            yield EventsLost(device, last.seq + 1 if last else 1, seq, since=last.moment if last else None)


def recorded_losses(connection: Connection) -> dict[tuple[str, int], EventsLost]:
    """Losses that are on record, by device and first missing event."""
    acts = (act_of(event) for event in events_of(connection, JOURNAL))
    return {(act.device, act.first): act for act in acts if isinstance(act, EventsLost)}


def stand_in(lost: EventsLost, last: Event | None, event: Event) -> Event:
    """An event in the place of those lost, as the next one sees it."""
    return replace(
        event, seq=lost.last, hash=lost.after, recorded_at=last.recorded_at if last else event.recorded_at - 1
    )


def set_chains(connection: Connection) -> None:
    """Note anew where every chain ends."""
    connection.execute(delete(chains))
    for device, seq in connection.execute(_LAST).all():
        last = event_at(connection, device, seq)
        assert last is not None
        end = {"seq": last.seq, "head": last.hash, "recorded_at": last.recorded_at}
        connection.execute(insert(chains).values(device=device, **end))
