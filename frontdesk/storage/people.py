"""Who may sign in, as the views hold it; and how often somebody failed to."""

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from frontdesk.domain.codec import from_json
from frontdesk.domain.people import Person
from frontdesk.storage.journal_schema import sign_ins
from frontdesk.storage.schema import reference, submissions

MOST_KEPT = 1_000  # names that nobody has are counted too, and must not fill the disk
_OF_KIND = select(reference.c.body).where(reference.c.kind == bindparam("kind"))
_ONE = _OF_KIND.where(reference.c.key == bindparam("key"))


def list_people(connection: Connection) -> tuple[Person, ...]:
    """Everybody who ever worked here, by login."""
    rows = connection.execute(_OF_KIND.order_by(reference.c.key), {"kind": "person"})
    return tuple(from_json(Person, json.loads(body)) for (body,) in rows)


def find_person(connection: Connection, login: str) -> Person | None:
    """The person of that login; None when there is none."""
    body = connection.execute(_ONE, {"kind": "person", "key": login}).scalar()
    return None if body is None else from_json(Person, json.loads(body))


def password_of(connection: Connection, login: str) -> str:
    """The hash (PHC) of that person's password; empty when it was never set, or erased."""
    body = connection.execute(_ONE, {"kind": "password", "key": login}).scalar()
    return "" if body is None else str(json.loads(body).get("phc", ""))


def failures_of(connection: Connection, login: str) -> tuple[int, datetime]:
    """How often `login` failed since it last succeeded, and when last (aware UTC)."""
    wanted = select(sign_ins.c.failures, sign_ins.c.failed_at).where(sign_ins.c.login == login)
    count, at = connection.execute(wanted).one_or_none() or (0, 0)
    return count, datetime.fromtimestamp(at / 1_000_000, UTC)


def count_failure(connection: Connection, login: str, now: datetime) -> None:
    """One more; the oldest are forgotten where names come without end."""
    values = {"login": login, "failures": 1, "failed_at": int(now.timestamp() * 1_000_000)}
    more = {"failures": sign_ins.c.failures + 1, "failed_at": values["failed_at"]}
    connection.execute(insert(sign_ins).values(values).on_conflict_do_update(index_elements=["login"], set_=more))
    newest = select(sign_ins.c.login).order_by(sign_ins.c.failed_at.desc()).limit(MOST_KEPT)
    if connection.execute(select(func.count()).select_from(sign_ins)).scalar_one() > MOST_KEPT:
        connection.execute(delete(sign_ins).where(sign_ins.c.login.not_in(newest)))


def forget_failures(connection: Connection, login: str) -> None:
    """The right password came."""
    connection.execute(delete(sign_ins).where(sign_ins.c.login == login))


def papers_at(connection: Connection, counter: str) -> tuple[str, ...]:
    """Receipt codes of the submissions whose papers lie at `counter`, in order."""
    here = literal_column("holder_kind = 'counter'") & (submissions.c.holder == counter)
    return tuple(connection.execute(select(submissions.c.receipt_code).where(here)).scalars().all())


def papers_with(connection: Connection, name: str) -> tuple[str, ...]:
    """Ids of the submissions whose papers that officer took along."""
    theirs = literal_column("holder_kind = 'officer'") & (submissions.c.holder == name)
    return tuple(connection.execute(select(submissions.c.submission_id).where(theirs)).scalars().all())
