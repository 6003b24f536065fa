"""What changed between two places of the journal, and which exchange files were made."""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select, text

from frontdesk.domain.codec import from_json
from frontdesk.domain.exchange_events import ExchangeMade
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.storage.journal import events_of_each
from frontdesk.storage.schema import reference
from frontdesk.storage.store import Store

AT_ONCE = 500  # submissions
_FEW = 50_000  # events: their subjects fit into memory
_SUBJECTS = text("SELECT DISTINCT subject FROM events WHERE position > :after AND position <= :until")
_KNOWN = text(
    "SELECT submission_id FROM submissions WHERE submission_id > :last AND EXISTS (SELECT 1 FROM events"
    " WHERE subject = submission_id AND position > :after AND position <= :until) ORDER BY submission_id LIMIT :most"
)


def made_here(connection: Connection, device: str) -> tuple[ExchangeMade, ...]:
    """The files this device made, by number."""
    rows = connection.execute(select(reference.c.body).where(reference.c.kind == "exchange"))
    made = (from_json(ExchangeMade, json.loads(row[0])) for row in rows)
    return tuple(sorted((each for each in made if each.device == device), key=lambda each: each.number))


def changed(store: Store, after: int, until: int) -> Iterator[Submission]:
    """Every submission something was recorded on after place `after` up to `until`, as it stood at `until`, in the
    order of their ids.

    Some hundred are read at a time, each time anew, so that a long file keeps no reading open.
    """
    few = until - after <= _FEW
    for ids in _few(store, after, until) if few else _many(store, after, until):
        with store.read() as connection:
            lives = events_of_each(connection, ids, until)
        for each in ids:
            submission = fold(lives.get(each, ()))
            if submission is not None:
                yield submission


def _few(store: Store, after: int, until: int) -> Iterator[Sequence[str]]:
    with store.read() as connection:
        found = sorted(connection.execute(_SUBJECTS, {"after": after, "until": until}).scalars())
    for start in range(0, len(found), AT_ONCE):
        yield found[start : start + AT_ONCE]


def _many(store: Store, after: int, until: int) -> Iterator[Sequence[str]]:
    last = ""
    while True:
        asked = {"last": last, "after": after, "until": until, "most": AT_ONCE}
        with store.read() as connection:
            ids = list(connection.execute(_KNOWN, asked).scalars())
        if not ids:
            return
        yield ids
        last = ids[-1]
