"""Questions the screens ask of the views."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, bindparam, select, text
from sqlalchemy.dialects import sqlite

from frontdesk.domain.lookup import Hit
from frontdesk.domain.states import OPEN, State
from frontdesk.storage.engine import Asker
from frontdesk.storage.schema import name_words, submissions
from frontdesk.storage.submission_rows import lookup_number, moment, split_words, token_key

# A typed prefix of one letter stands for a few hundred syllables; more would slow the first key for nothing.
MOST_WORDS = 300

_HIT_COLUMNS = [submissions.c[field.name] for field in fields(Hit) if field.name != "scanned_version"]
_HITS = select(*_HIT_COLUMNS)


def _driver_sql(statement: Select[Any]) -> str:
    """`statement` as the driver takes it: SQLAlchemy's own layer costs more than these look-ups (30 µs of 5)."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="qmark")))


_BY_CODE = _driver_sql(_HITS.where(submissions.c.compact_code == bindparam("value")))
_BY_TOKEN = _driver_sql(
    _HITS.where(submissions.c.token_key == bindparam("key"), submissions.c.token_hash == bindparam("value"))
)
_BY_KEY = _driver_sql(_HITS.where(submissions.c.lookup_number == bindparam("value")))
_BY_ID = _driver_sql(_HITS.where(submissions.c.submission_id == bindparam("value")))
_REPLACED = "SELECT submission_id, version FROM replaced_receipts WHERE token_hash = ?"
_REPLACED_KEY = "SELECT submission_id, version FROM replaced_receipts WHERE lookup_number = ?"
_DUPLICATES = (
    _HITS.where(submissions.c.id_number == bindparam("number"))
    .where(submissions.c.procedure_code == bindparam("procedure"))
    .where(submissions.c.state.in_(sorted(state.value for state in OPEN)))
    .order_by(submissions.c.number.desc())
    .limit(5)
)
_NEWEST = _HITS.order_by(submissions.c.number.desc()).limit(bindparam("most"))
_BY_WORDS = text(
    f"SELECT {', '.join(f's.{c.name}' for c in _HIT_COLUMNS)} FROM submission_search f"  # noqa: S608  own names only
    " JOIN submissions s ON s.number = f.rowid WHERE submission_search MATCH :match ORDER BY f.rowid DESC LIMIT :most"
)
_WORDS = (
    select(name_words.c.word)
    .where(name_words.c.word >= bindparam("low"), name_words.c.word < bindparam("high"))
    .order_by(name_words.c.word)
    .limit(MOST_WORDS)
)


def by_code(asker: Asker, compact_code: str) -> Hit | None:
    """The submission with that receipt code, written without dashes."""
    return _one(asker, _BY_CODE, compact_code)


def by_token(asker: Asker, token_hash: str) -> Hit | None:
    """The submission behind a tracking token, by the token's hash."""
    return _one(asker, _BY_TOKEN, token_key(token_hash), token_hash)


def find_replaced(asker: Asker, token_hash: str) -> tuple[str, int] | None:
    """The submission a replaced receipt belongs to, and which version of the receipt it is."""
    row = asker.execute(_REPLACED, (token_hash,)).fetchone()
    return None if row is None else (row[0], row[1])


def find_replaced_by_key(asker: Asker, lookup_key: str) -> tuple[str, int] | None:
    """The same by the look-up key printed on the replaced receipt."""
    row = asker.execute(_REPLACED_KEY, (lookup_number(lookup_key),)).fetchone()
    return None if row is None else (row[0], row[1])


def by_lookup_key(asker: Asker, lookup_key: str) -> Hit | None:
    """The submission whose receipt carries that look-up key."""
    return _one(asker, _BY_KEY, lookup_number(lookup_key))


def by_id(asker: Asker, submission_id: str) -> Hit | None:
    """The submission of that id."""
    return _one(asker, _BY_ID, submission_id)


def _one(asker: Asker, statement: str, *values: str | int) -> Hit | None:
    row = asker.execute(statement, values).fetchone()
    return None if row is None else _hit(row)


def open_duplicates(connection: Connection, number: str, procedure_code: str) -> tuple[Hit, ...]:
    """Open submissions of the same person for the same procedure, newest first."""
    rows = connection.execute(_DUPLICATES, {"number": number, "procedure": procedure_code})
    return tuple(map(_hit, rows))


def search(connection: Connection, typed: str, most: int) -> tuple[Hit, ...]:
    """Submissions by name, phone, ID number or code; newest first; the newest of all where nothing is typed.

    Names are found unaccented, in any order, the last word begun or whole.
    """
    if not typed.strip():
        return tuple(map(_hit, connection.execute(_NEWEST, {"most": most})))
    words = split_words(typed)
    if not words:
        return ()
    found = _by_column(connection, "".join(words), most)
    match = _match(connection, words)
    if match and len(found) < most:
        rows = connection.execute(_BY_WORDS, {"match": match, "most": most})
        found += tuple(map(_hit, rows))
    return tuple(dict.fromkeys(found))[:most]


def _by_column(connection: Connection, joined: str, most: int) -> tuple[Hit, ...]:
    """Beginnings of a phone or ID number (4 digits or more), or of a receipt code; newest first."""
    if len(joined) < 4:
        return ()
    if not joined.isdigit():
        return _beginning(connection, submissions.c.compact_code, joined.upper(), most)
    national = "0" + joined[2:] if joined.startswith("84") else joined
    by_phone = _beginning(connection, submissions.c.phone, national, most)
    return by_phone + _beginning(connection, submissions.c.id_number, joined, most)


def _beginning(connection: Connection, column: Column[str], start: str, most: int) -> tuple[Hit, ...]:
    # The numbers come from the column's own index, so that only the rows to be shown are read.
    newest = select(submissions.c.number).where(column >= start, column < start + "\uffff")
    chosen = newest.order_by(submissions.c.number.desc()).limit(most).scalar_subquery()
    rows = connection.execute(_HITS.where(submissions.c.number.in_(chosen)).order_by(submissions.c.number.desc()))
    return tuple(map(_hit, rows))


def _match(connection: Connection, words: list[str]) -> str:
    """The full-text question: each word as itself or all it begins; empty when one can match nothing."""
    *whole, begun = words
    choices = [_choices(connection, word, known_alone=True) for word in whole]
    choices.append(_choices(connection, begun, known_alone=False))
    if not all(choices):
        return ""
    return " AND ".join("(" + " OR ".join(f'"{word}"' for word in each) + ")" for each in choices)


def _choices(connection: Connection, word: str, known_alone: bool) -> list[str]:
    """The indexed words `word` may stand for; only itself when `known_alone` and it is a whole word somewhere."""
    if word.isdigit():
        return list(dict.fromkeys((word, word.zfill(4))))
    known = list(connection.execute(_WORDS, {"low": word, "high": word + "\uffff"}).scalars())
    return [word] if known_alone and word in known[:1] else known


def _hit(row: Row[Any] | tuple[Any, ...]) -> Hit:
    identity, code, name, procedure, state, received_at, due_at, holder = tuple(row)
    due = None if due_at is None else moment(due_at)
    return Hit(identity, code, name, procedure, State(state), moment(received_at), due, holder)
