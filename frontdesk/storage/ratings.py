"""Invitations and votes on their way to the journal.

Whoever reads the file, with its key, learns from these tables what waits and not in which order it came: a B-tree
keeps the order of insertion in the places of its cells, so what could tell is written anew in a random order, and what
is deleted is overwritten.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text

from frontdesk.domain.codec import canonical, from_json, to_json
from frontdesk.domain.rating_events import Vote
from frontdesk.domain.vote_groups import SMALLEST_GROUP, Ballot, Candidate, Pool, Release
from frontdesk.storage.journal_schema import ballots, candidates, invitations, invited, pools, tallies

_MARK = text("INSERT OR IGNORE INTO invited(mark, day) VALUES (:mark, :day)")
_CANDIDATE = insert(candidates).prefix_with("OR IGNORE")
_KNOWN = text(
    "SELECT min(count(DISTINCT submission), count(DISTINCT person)) FROM candidates"
    " WHERE counter = :counter AND field = :field"
)
_POOL = text(
    "INSERT INTO pools(counter, field, since, invited) VALUES (:counter, :field, :since, :invited)"
    " ON CONFLICT(counter, field) DO UPDATE SET since = min(since, excluded.since), invited = invited + :invited"
)
_TALLY = text(
    "INSERT INTO tallies(what, slot, count) VALUES (:what, :slot, 1) ON CONFLICT(what)"
    " DO UPDATE SET count = CASE WHEN slot = excluded.slot THEN count + 1 ELSE 1 END, slot = excluded.slot"
    " RETURNING count"
)


@dataclass(frozen=True, slots=True)
class Ticket:
    """An invitation as it waits: what its vote will be counted under, and on which office day it is good."""

    counter: str
    field: str
    day: date


@contextmanager
def overwriting(connection: Connection) -> Iterator[None]:
    """Within the block what is deleted is overwritten, in pages and in those given back."""
    connection.execute(text("PRAGMA secure_delete=ON"))
    yield
    connection.execute(text("PRAGMA secure_delete=OFF"))  # left on after an error: it costs a little and harms nothing


def mark_invited(connection: Connection, mark: str, day: date) -> bool:
    """Note that an occasion is invited; False where it was before."""
    return connection.execute(_MARK, {"mark": mark, "day": day.isoformat()}).rowcount == 1


def invite(connection: Connection, token_hash: str, ticket: Ticket, candidate: Candidate) -> None:
    """Let one more vote be cast."""
    place = {"counter": ticket.counter, "field": ticket.field}
    connection.execute(_POOL, {**place, "since": ticket.day.isoformat(), "invited": 1})
    if connection.execute(_KNOWN, place).scalar_one() < SMALLEST_GROUP:  # more would only be counted to no end
        connection.execute(_CANDIDATE, {**place, "submission": candidate.submission, "person": candidate.person})
    row = {"token_hash": token_hash, **place, "day": ticket.day.isoformat()}
    _write_anew(connection, invitations, [*_rows(connection, invitations), row])


def waits(connection: Connection, token_hash: str, today: date) -> bool:
    """Whether `take` would find the invitation."""
    found = select(invitations.c.day).where(invitations.c.token_hash == token_hash)
    return connection.execute(found).scalar_one_or_none() == today.isoformat()


def take(connection: Connection, token_hash: str, today: date) -> Ticket | None:
    """Use an invitation up; None for one that is unknown, used or of another day."""
    rows = _rows(connection, invitations)
    found = next((row for row in rows if row["token_hash"] == token_hash and row["day"] == today.isoformat()), None)
    if found is None:
        return None
    _write_anew(connection, invitations, [row for row in rows if row is not found])
    return Ticket(found["counter"], found["field"], date.fromisoformat(found["day"]))


def cast(connection: Connection, ballot: Ballot, day: date) -> None:
    """Put a ballot among the others."""
    place = {"counter": ballot.counter, "field": ballot.field}
    # the pool may have left since the invitation
    connection.execute(_POOL, {**place, "since": day.isoformat(), "invited": 0})
    _write_ballots(connection, (*waiting_ballots(connection), ballot))


def waiting_ballots(connection: Connection) -> tuple[Ballot, ...]:
    """What waits for its group; for the release alone, nobody is shown it."""
    return tuple(
        Ballot(row["counter"], row["field"], from_json(Vote, json.loads(row["vote"])), row["comment"])
        for row in _rows(connection, ballots)
    )


def waiting_pools(connection: Connection) -> tuple[Pool, ...]:
    """The pools, with who was invited to each."""
    known: dict[tuple[str, str], set[Candidate]] = {}
    for row in _rows(connection, candidates):
        known.setdefault((row["counter"], row["field"]), set()).add(Candidate(row["submission"], row["person"]))
    return tuple(
        Pool(
            row["counter"],
            row["field"],
            date.fromisoformat(row["since"]),
            row["invited"],
            frozenset(known.get((row["counter"], row["field"]), ())),
        )
        for row in _rows(connection, pools)
    )


def forget(connection: Connection, release: Release) -> None:
    """Take what has left out of the tables."""
    _write_ballots(
        connection,
        (each for each in waiting_ballots(connection) if (each.counter, each.field) not in release.pools),
    )
    for counter, field in release.pools:
        for table in (pools, candidates):
            connection.execute(delete(table).where(table.c.counter == counter, table.c.field == field))


def prune(connection: Connection, today: date, marks_before: date) -> None:
    """Forget invitations of days that are over, and marks and tallies that stop nothing any more."""
    old = [row for row in _rows(connection, invitations) if row["day"] < today.isoformat()]
    if old:
        _write_anew(connection, invitations, [row for row in _rows(connection, invitations) if row not in old])
    connection.execute(delete(invited).where(invited.c.day < marks_before.isoformat()))
    connection.execute(delete(tallies).where(tallies.c.slot < today.isoformat()))


def tally(connection: Connection, what: str, slot: str) -> int:
    """Count one more of `what` in a slot, which begins with its day; only the running slot is kept."""
    return int(connection.execute(_TALLY, {"what": what, "slot": slot}).scalar_one())


def _write_ballots(connection: Connection, cast: Iterable[Ballot]) -> None:
    rows = [
        {
            "ballot": secrets.token_hex(16),
            "counter": each.counter,
            "field": each.field,
            "vote": canonical(to_json(each.vote)),
            "comment": each.comment,
        }
        for each in cast
    ]
    _write_anew(connection, ballots, rows)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _write_anew(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """All rows of `table`, in the order of their random keys."""
    (key,) = table.primary_key.columns.keys()
    connection.execute(delete(table))
    if rows:
        connection.execute(insert(table), sorted(rows, key=lambda row: str(row[key])))
