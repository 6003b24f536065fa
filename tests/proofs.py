"""Proofs and journals for tests of what a paper finds."""

import hashlib
import random
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, text, update

from frontdesk.desk import Desk
from frontdesk.domain.events import ClockAccepted
from frontdesk.domain.journal import GENESIS, Event, sealed
from frontdesk.domain.proof import Proof
from frontdesk.domain.proof_events import Head
from frontdesk.storage.journal import Appender, Me, walk
from frontdesk.storage.journal_schema import chains, events
from tests.factories import MONDAY_MORNING, make_application

OTHER = "C2-BCFGHJKL"
Tamper = Callable[[Connection, random.Random, str, int], None]


def hashed(what: object) -> str:
    """Some hash."""
    return hashlib.sha256(str(what).encode()).hexdigest()


def make_proof(others: int = 0, office: str = "H60.242") -> Proof:
    """A proof of an office with so many other devices."""
    heads = tuple(Head(f"C{n}-7KXQZ3GH", 1_000 * n, hashed(n)) for n in range(2, 2 + others))
    return Proof(office, datetime(2026, 11, 30, 8, 0, 5, tzinfo=UTC), Head("C1-7KXQZ3GH", 123_456, hashed(1)), heads)


def chain_of_another_counter(desk: Desk, count: int = 12) -> None:
    """Acts of a second device, as they arrive from it."""
    with desk.store.write_unjournaled() as connection:
        connection.execute(insert(chains).values(device=OTHER, seq=0, head=GENESIS, recorded_at=0))
        appender = Appender(connection, Me(OTHER, "C2", "H60.242"))
        for _ in range(count):
            accepted = ClockAccepted(MONDAY_MORNING, MONDAY_MORNING)
            appender.append([("clock", accepted, MONDAY_MORNING)], "Ma Thị Lan")


def receive(desk: Desk, count: int) -> None:
    """So many receptions."""
    for _ in range(count):
        desk.reception.receive(make_application(desk))


def unguarded(connection: Connection) -> None:
    """Past every guard of ours, as who has the key may go."""
    connection.execute(text("DROP TRIGGER IF EXISTS events_stay"))
    connection.execute(text("DROP TRIGGER IF EXISTS events_fixed"))


def chain_of(connection: Connection, device: str) -> list[Event]:
    """The chain as stored."""
    return [event for event in walk(connection) if event.device == device]


def rewrite(connection: Connection, device: str, chain: list[Event]) -> None:
    """Put `chain` in the place of the device's own, numbered, hashed and ended as if it had always been so."""
    last: Event | None = None
    rows = []
    for seq, event in enumerate(chain, start=1):
        at = max(event.recorded_at, last.recorded_at + 1) if last else event.recorded_at
        prev = last.hash if last else GENESIS
        last = sealed(replace(event, seq=seq, recorded_at=at, prev_hash=prev))
        rows.append(asdict(last))
    connection.execute(delete(events).where(events.c.device == device))
    if rows:
        connection.execute(insert(events), rows)
    end_at(connection, device, last)


def end_at(connection: Connection, device: str, last: Event | None) -> None:
    """Say that the device's chain ends there."""
    end = (last.seq, last.hash, last.recorded_at) if last else (0, GENESIS, 0)
    values = dict(zip(("seq", "head", "recorded_at"), end, strict=True))
    connection.execute(update(chains).where(chains.c.device == device).values(values))


def edit(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """A payload says something else."""
    _set(connection, device, rng.randint(1, seq), payload='{"x":"y"}')


def edit_and_rechain(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """The same, with every hash behind it made anew."""
    chain, at = chain_of(connection, device), rng.randrange(seq)
    chain[at] = replace(chain[at], actor=f"ai đó {rng.random()}")
    rewrite(connection, device, chain)


def truncate(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """The tail is gone, and the chain's end moved to where it ends now."""
    rewrite(connection, device, chain_of(connection, device)[: rng.randint(1, seq - 1)])


def remove(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """One act is gone."""
    connection.execute(delete(events).where(events.c.device == device, events.c.seq == rng.randint(1, seq)))


def remove_and_rechain(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """One act is gone, the rest numbered and hashed anew."""
    chain = chain_of(connection, device)
    del chain[rng.randrange(seq)]
    rewrite(connection, device, chain)


def swap_and_rechain(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """Two neighbours changed places."""
    chain, at = chain_of(connection, device), rng.randrange(seq - 1)
    chain[at], chain[at + 1] = chain[at + 1], chain[at]
    rewrite(connection, device, chain)


def slip_in_and_rechain(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """An act that never happened stands among the others."""
    chain, at = chain_of(connection, device), rng.randrange(seq)
    made_up = replace(chain[at], id=f"00000000-{rng.randrange(10**9)}", personal="", salt="")
    rewrite(connection, device, [*chain[:at], made_up, *chain[at:]])


def change_personal(connection: Connection, rng: random.Random, device: str, seq: int) -> None:
    """Another person stands in an act."""
    theirs = [event.seq for event in chain_of(connection, device)[:seq] if event.personal]
    _set(connection, device, rng.choice(theirs), personal='{"principal":{"name":"NGƯỜI KHÁC"}}')


def _set(connection: Connection, device: str, seq: int, **values: str) -> None:
    connection.execute(update(events).where(events.c.device == device, events.c.seq == seq).values(values))


# Whether each is also found by a check that has no paper.
TAMPERINGS: dict[str, tuple[Tamper, bool]] = {
    "edited": (edit, True),
    "edited and re-chained": (edit_and_rechain, False),
    "tail truncated": (truncate, False),
    "removed": (remove, True),
    "removed and re-chained": (remove_and_rechain, False),
    "reordered and re-chained": (swap_and_rechain, False),
    "slipped in and re-chained": (slip_in_and_rechain, False),
    "personal part changed": (change_personal, True),
}
