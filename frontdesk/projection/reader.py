"""Reads a projection, and can do nothing else: what the citizens' page and its folder of files are made of."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from frontdesk.domain.tracking import PublicOffice, Tracked
from frontdesk.errors import StorageRefused
from frontdesk.projection.connections import open_reading, refusing, sqlcipher, waiting_name
from frontdesk.projection.doors import TOKEN_BYTES, code_door, parts, token_door
from frontdesk.projection.known import KNOWN, Known, known_of
from frontdesk.projection.office_text import read_office
from frontdesk.projection.rows import FACTS, moment, tracked

T = TypeVar("T")
_SELECTED = ", ".join(f"rows.{name}" for name in FACTS)
# one question for found and unknown alike
_OPEN = (
    f"SELECT journal.as_of, journal.days, doors.version, {_SELECTED} FROM journal"  # noqa: S608 our names
    " LEFT JOIN doors ON doors.hash = ? LEFT JOIN rows ON rows.number = doors.number"
)
_WALK = (
    f"SELECT number, tokens, {', '.join(FACTS)} FROM rows"  # noqa: S608 our names
    " WHERE number > ? ORDER BY number LIMIT ?"
)
_AT_ONCE = 200
_ENDED_AT = FACTS.index("ended_at")


class _Texts(dict[int, str]):
    """The texts of one file that were needed so far; a number never gets another."""

    def __init__(self, connection: Any) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, which: int) -> str:
        row = self._connection.execute("SELECT text FROM names WHERE id = ?", (which,)).fetchone()
        self[which] = text = str(row[0])
        return text


class _OpenFile:
    """One connection to one file."""

    def __init__(self, path: Path, key: str) -> None:
        self.identity = _identity(path)
        self.connection = open_reading(path, key)
        self.text_of = _Texts(self.connection).__getitem__
        self._office: tuple[str, PublicOffice] | None = None

    def one(self, statement: str, values: tuple[object, ...] = ()) -> Any:
        row = self.connection.execute(statement, values).fetchone()
        if row is None:
            raise StorageRefused("projection_missing")
        return row

    def office(self) -> PublicOffice:
        (text,) = self.one("SELECT body FROM office")
        if self._office is None or self._office[0] != text:
            self._office = (text, read_office(text))
        return self._office[1]


class Projection:
    """The projection at `path` under its `key`: opened with the first question, and anew where another file stands.

    `looks_every`: seconds for which the file that stood there is taken to stand there still; each look asks the disk
    twice. One connection, for one thread at a time. Every question raises StorageRefused: `projection_missing`,
    `projection_damaged`, `projection_busy`.
    """

    def __init__(self, path: Path, key: str, looks_every: float = 0.0) -> None:
        self._path = path
        self._key = key
        self._open: _OpenFile | None = None
        self._looks_every = looks_every
        self._looks_at = 0.0

    def by_token(self, token: str, now: datetime) -> Tracked | None:
        """The submission behind a token as it stands at `now` (aware); None for unknown, malformed and expired."""
        return self._behind(token_door(token), now)

    def by_code(self, compact_code: str, key: str, now: datetime) -> Tracked | None:
        """The same for a receipt code without dashes together with its look-up key, as printed."""
        return self._behind(code_door(compact_code, key), now)

    def office(self) -> PublicOffice:
        """The office as it was told last."""
        return self._ask(_OpenFile.office)

    def as_of(self) -> datetime:
        """Up to when everything recorded is known here (aware UTC)."""
        return self.known().as_of

    def known(self) -> Known:
        """How far it goes."""
        return self._ask(lambda file: known_of(file.one(KNOWN)))

    def rows(self) -> int:
        """How many submissions are in it."""
        return self._ask(lambda file: int(file.one("SELECT count(*) FROM rows")[0]))

    def walk(self, now: datetime) -> Iterator[tuple[str, Tracked]]:
        """The hash of every token that opens a page at `now` (64 hex digits), and what the page shows.

        Over a connection of its own and by small questions: writers are not held up, and what is put in the file's
        place meanwhile is seen by the next walk.
        """
        with refusing():
            file = _OpenFile(self._path, self._key)
            try:
                yield from _walk(file, now)
            finally:
                file.connection.close()

    def close(self) -> None:
        """Let go of the file; the next question opens it again."""
        if self._open is not None:
            self._open.connection.close()
            self._open = None

    def _behind(self, door: bytes, now: datetime) -> Tracked | None:
        def found(file: _OpenFile) -> Tracked | None:
            as_of, days, version, *facts = file.one(_OPEN, (door,))
            return None if version is None else _seen(file, facts, version, now, moment(as_of), days)

        return self._ask(found)

    def _ask(self, question: Callable[[_OpenFile], T]) -> T:
        """Answer from the file that stands there now. A file swapped under the question is asked again."""
        file = self._current()
        try:
            return question(file)
        except sqlcipher.DatabaseError:
            self._forget()
            with refusing():
                return question(self._current())

    def _current(self) -> _OpenFile:
        now, file = monotonic(), self._open
        if file is not None and now < self._looks_at:
            return file
        self._looks_at = now + self._looks_every
        if file is None or file.identity != _identity(self._path):
            self._forget()
            self._let_go_on_windows()
            file = self._open = _OpenFile(self._path, self._key)
        elif os.name == "nt":
            self._let_go_on_windows()
        return file

    def _let_go_on_windows(self) -> None:
        """There a new file cannot take the place of one that is open (not run here)."""
        if os.name == "nt" and waiting_name(self._path).exists():
            self._forget()
            raise StorageRefused("projection_busy")

    def _forget(self) -> None:
        with suppress(sqlcipher.DatabaseError):
            self.close()
        self._open = None


def _identity(path: Path) -> tuple[int, int]:
    """Which file stands at `path`. Raises StorageRefused `projection_missing`."""
    try:
        found = os.stat(path)  # noqa: PTH116  # half the time of Path.stat, at every question
    except OSError as error:
        raise StorageRefused("projection_missing") from error
    return found.st_dev, found.st_ino


def _seen(file: _OpenFile, facts: list[Any], version: int, now: datetime, as_of: datetime, days: int) -> Tracked | None:
    ended_at = facts[_ENDED_AT]
    # before anything is made of it: what is over is found as quickly as what never was
    if ended_at is not None and moment(ended_at) + timedelta(days=days) <= now:
        return None
    return tracked(facts, file.text_of, as_of, version, now)


def _walk(file: _OpenFile, now: datetime) -> Iterator[tuple[str, Tracked]]:
    as_of, days = file.one("SELECT as_of, days FROM journal")
    last = 0
    while rows := file.connection.execute(_WALK, (last, _AT_ONCE)).fetchall():
        for _number, tokens, *facts in rows:
            for version, token in enumerate(parts(tokens, TOKEN_BYTES), start=1):
                seen = _seen(file, facts, version, now, moment(as_of), days)
                if seen is not None:
                    yield token.hex(), seen
        last = rows[-1][0]
