"""Append to the journal, read it, check it."""

import heapq
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from frontdesk.domain.check_character import ALPHABET
from frontdesk.domain.epochs import FIRST_LANE
from frontdesk.domain.events import Act, CounterRegistered, act_of, texts
from frontdesk.domain.ids import uuid7
from frontdesk.domain.journal import GENESIS, Event, sealed, tick
from frontdesk.storage.journal_schema import chains, device, events


@dataclass(frozen=True, slots=True)
class Me:
    """Which device this home is."""

    device: str
    counter: str
    office: str
    lane: int = FIRST_LANE  # in which it counts


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """The last event of a device's chain."""

    seq: int = 0
    head: str = GENESIS
    recorded_at: int = 0


_INSERT = insert(events)
_END = select(chains.c.seq, chains.c.head, chains.c.recorded_at).where(chains.c.device == bindparam("who"))
_LAST = select(func.max(chains.c.recorded_at))
_MOVE_END = (
    update(chains)
    .where(chains.c.device == bindparam("who"))
    .values(seq=bindparam("new_seq"), head=bindparam("new_head"), recorded_at=bindparam("new_at"))
)
_COLUMNS = [column for column in events.columns if column.name != "position"]
_AT = select(*_COLUMNS).where(events.c.device == bindparam("who"), events.c.seq == bindparam("seq"))
_AFTER = (
    select(*_COLUMNS)
    .where(events.c.device == bindparam("who"), events.c.seq > bindparam("seq"))
    .order_by(events.c.seq)
    .limit(bindparam("most"))
)
_ME = select(device.c.device, device.c.counter, device.c.office)
_FIRST = select(*_COLUMNS).where(
    events.c.device == bindparam("who"), events.c.seq == 1, events.c.kind == CounterRegistered.KIND
)
_CHAIN_ORDER = (events.c.device, events.c.seq)
_OF_SUBJECTS = select(*_COLUMNS).where(events.c.subject.in_(bindparam("subjects", expanding=True)))
_OF_SUBJECT = select(*_COLUMNS).where(events.c.subject == bindparam("subject"))


def who_am_i(connection: Connection) -> Me:
    """The device this home is. A home always has exactly one."""
    row = connection.execute(_ME).one()
    begun = epoch_of(connection, row[0])
    return Me(*row, begun.lane if begun else FIRST_LANE)


def epoch_of(connection: Connection, who: str) -> CounterRegistered | None:
    """How device `who` began, where it began as a new epoch; None for a device that was set up."""
    first = connection.execute(_FIRST, {"who": who}).one_or_none()
    act = act_of(_event(first)) if first is not None else None
    return act if isinstance(act, CounterRegistered) else None


def become(connection: Connection, me: Me) -> None:
    """Make this home that device, with an empty chain; what it was before is a device that is closed."""
    after = connection.execute(_LAST).scalar() or 0  # nothing it records may come before what it knows
    connection.execute(delete(device))
    connection.execute(insert(device).values(device=me.device, counter=me.counter, office=me.office))
    connection.execute(insert(chains).values(device=me.device, seq=0, head=GENESIS, recorded_at=after))


def device_name(counter: str) -> str:
    """A new device's name: its counter and eight characters nobody can foresee."""
    return counter + "-" + "".join(secrets.choice(ALPHABET) for _ in range(8))


def chain_end(connection: Connection, who: str) -> ChainEnd:
    """Where the chain of device `who` ends."""
    return ChainEnd(*connection.execute(_END, {"who": who}).one())


class Appender:
    """Seals acts onto this device's chain inside one write transaction."""

    def __init__(self, connection: Connection, me: Me) -> None:
        self._connection = connection
        self._me = me
        self._end = chain_end(connection, me.device)

    @property
    def end(self) -> ChainEnd:
        """Where this device's chain ends now."""
        return self._end

    def append(self, acts: Iterable[tuple[str, Act, datetime]], actor: str) -> tuple[Event, ...]:
        """Append (subject, act, wall time) by `actor`, in order; the chain's end moves with them."""
        return self.append_signed((*entry, actor) for entry in acts)

    def append_signed(self, acts: Iterable[tuple[str, Act, datetime, str]]) -> tuple[Event, ...]:
        """The same where each act has its own actor."""
        sealed_events = tuple(self._seal(*entry) for entry in acts)
        if sealed_events:
            insert_events(self._connection, sealed_events)
            move_end(self._connection, self._me.device, sealed_events[-1])
        return sealed_events

    def _seal(self, subject: str, act: Act, at: datetime, actor: str) -> Event:
        payload, personal = texts(act)
        event = sealed(
            Event(
                id=str(uuid7(at, secrets.token_bytes)),
                office=self._me.office,
                device=self._me.device,
                seq=self._end.seq + 1,
                recorded_at=tick(self._end.recorded_at, at),
                actor=actor,
                kind=act.KIND,
                version=act.VERSION,
                subject=subject,
                payload=payload,
                personal=personal,
                salt=secrets.token_hex(16) if personal else "",
                prev_hash=self._end.head,
            )
        )
        self._end = ChainEnd(event.seq, event.hash, event.recorded_at)
        return event


def insert_events(connection: Connection, sealed_events: Sequence[Event]) -> None:
    """Put events as they are into the journal; whoever does has checked them."""
    connection.execute(_INSERT, [_row(event) for event in sealed_events])


def move_end(connection: Connection, who: str, last: Event) -> None:
    """Note that the chain of `who` ends with `last`."""
    end = {"new_seq": last.seq, "new_head": last.hash, "new_at": last.recorded_at}
    connection.execute(_MOVE_END, {"who": who, **end})


def event_at(connection: Connection, who: str, seq: int) -> Event | None:
    """The event of that number in the chain of `who`."""
    row = connection.execute(_AT, {"who": who, "seq": seq}).one_or_none()
    return None if row is None else _event(row)


def chain_after(connection: Connection, who: str, seq: int, most: int) -> tuple[Event, ...]:
    """The next events, at most so many, in the chain of `who` after number `seq`."""
    return tuple(map(_event, connection.execute(_AFTER, {"who": who, "seq": seq, "most": most})))


def events_of(connection: Connection, subject: str) -> tuple[Event, ...]:
    """All events about `subject`, in the order every device folds them."""
    found = (_event(row) for row in connection.execute(_OF_SUBJECT, {"subject": subject}))
    return tuple(sorted(found, key=lambda event: event.order))


def events_of_each(
    connection: Connection, subjects: Sequence[str], until: int | None = None
) -> dict[str, tuple[Event, ...]]:
    """The same for many subjects with one question, some hundreds at a time; a subject without events has no entry.

    `until`: only what had arrived here by that place.
    """
    found: dict[str, list[Event]] = {}
    asked = _OF_SUBJECTS if until is None else _OF_SUBJECTS.where(events.c.position <= until)
    for row in connection.execute(asked, {"subjects": list(subjects)}):
        event = _event(row)
        found.setdefault(event.subject, []).append(event)
    return {subject: tuple(sorted(of_it, key=lambda event: event.order)) for subject, of_it in found.items()}


def find_event(connection: Connection, device: str, seq: int) -> Event | None:
    """The event of that number in the chain of `device`."""
    found = select(*_COLUMNS).where(events.c.device == device, events.c.seq == seq)
    row = connection.execute(found).one_or_none()
    return _event(row) if row else None


def last_recorded(connection: Connection) -> datetime:
    """When the last act this device knows of was recorded, aware UTC; 1970 before any."""
    return datetime.fromtimestamp((connection.execute(_LAST).scalar() or 0) / 1_000_000, UTC)


def all_chains(connection: Connection) -> dict[str, ChainEnd]:
    """The recorded end of every known chain, by device."""
    rows = connection.execute(select(chains.c.device, chains.c.seq, chains.c.head, chains.c.recorded_at))
    return {row[0]: ChainEnd(*row[1:]) for row in rows}


def walk(connection: Connection) -> Iterator[Event]:
    """Every event in chain order (device, seq), as stored, without holding them all in memory."""
    rows = connection.execution_options(yield_per=2_000).execute(select(*_COLUMNS).order_by(*_CHAIN_ORDER))
    return map(_event, rows)


def walk_in_fold_order(connection: Connection) -> Iterator[Event]:
    """Every event in the order every device folds them.

    Each chain is in that order already, so the chains are merged; sorting would hold the whole journal in memory.
    """
    of_device = select(*_COLUMNS).where(events.c.device == bindparam("who")).order_by(events.c.seq)
    known = connection.execute(select(events.c.device).distinct()).scalars().all()
    stream = connection.execution_options(yield_per=2_000)
    walks = [map(_event, stream.execute(of_device, {"who": device})) for device in known]
    return heapq.merge(*walks, key=lambda event: event.order)


_NAMES = [column.name for column in _COLUMNS]


def _row(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in _NAMES}


def _event(row: Row[Any]) -> Event:
    return Event(**dict(zip(_NAMES, row, strict=True)))
