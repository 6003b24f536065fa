"""Writes a projection: rows by batches, each with how far the journal is then known."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from frontdesk.domain.tracking import PublicOffice, Tracked, expires_at
from frontdesk.projection.connections import refusing
from frontdesk.projection.doors import DOOR_BYTES, NO_DOOR, TOKEN_BYTES, parts
from frontdesk.projection.entry import Entry, Why
from frontdesk.projection.known import KNOWN, Known, known_of, known_row
from frontdesk.projection.office_text import write_office
from frontdesk.projection.rows import COLUMNS, FACTS, micros, moment, tracked, values, why_text

AT_ONCE = 500
_INSERT = f"INSERT INTO rows ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 our names
_UPDATE = f"UPDATE rows SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE number = ?"  # noqa: S608 our names
_COUNTED = (
    f"SELECT number, {', '.join(FACTS)} FROM rows"  # noqa: S608 our names
    " WHERE clock_since IS NOT NULL AND number > ? ORDER BY number LIMIT ?"
)


class ProjectionWriter:
    """One projection, written by nobody else meanwhile (`writing_alone`). Everything raises StorageRefused."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._ids: dict[str, int] = {}
        self._texts: dict[int, str] = {}

    def known(self) -> Known | None:
        """How far it goes; None before anything was written."""
        with refusing():
            row = self.connection.execute(KNOWN).fetchone()
        return known_of(row) if row else None

    def version(self) -> int:
        """Which version its tables are of."""
        with refusing():
            return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def is_damaged(self) -> bool:
        """Whether a page of the file is not what was written. What waits in the log is put into it first: a page a
        killed writer left half written is whole there.
        """
        with refusing():
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            return bool(self.connection.execute("PRAGMA cipher_integrity_check").fetchall())

    def write(self, entries: Iterable[Entry], known: Known, now: datetime) -> int:
        """Write `entries` as they stand now, and that the journal is `known` so far; how many rows were written.

        What is over for long enough at `now` is left out.
        """
        with self._transaction():
            written = sum(self._put(entry, known.days, now) for entry in entries)
            self._note(known)
        return written

    def settle(self, office: PublicOffice, known: Known) -> None:
        """Note the office as it stands and that all is known until `known.as_of`; what is over by then goes."""
        over = micros(known.as_of - timedelta(days=known.days))
        with self._transaction():
            gone = self.connection.execute("SELECT number FROM rows WHERE ended_at <= ?", (over,)).fetchall()
            for (number,) in gone:
                self._remove(number)
            self.connection.execute("INSERT OR REPLACE INTO office VALUES (1, ?)", (write_office(office),))
            self._note(known)

    def explain_again(self, why: Why, cancelled: Callable[[], bool]) -> bool:
        """Say anew how promised days were counted; whether it came to the end."""
        last = 0
        while not cancelled():
            with self._transaction():
                rows = self.connection.execute(_COUNTED, (last, AT_ONCE)).fetchall()
                for number, *facts in rows:
                    told = why_text(why(self._tracked(facts).status))
                    self.connection.execute("UPDATE rows SET why = ? WHERE number = ?", (told, number))
            if not rows:
                return True
            last = rows[-1][0]
        return False

    def close(self) -> None:
        """Let go of the file."""
        with refusing():
            self.connection.close()

    def _put(self, entry: Entry, days: int, now: datetime) -> int:
        number = self._number(entry)
        dies = expires_at(entry.status, days)
        if dies is not None and dies <= now:
            if number is not None:
                self._remove(number)
            return 0
        facts = values(entry, self._id)
        if number is None:
            number = self.connection.execute(_INSERT, facts).lastrowid
        else:
            self._close_doors(number)
            self.connection.execute(_UPDATE, (*facts, number))
        self._open_doors(number, entry)
        return 1

    def _number(self, entry: Entry) -> int | None:
        """Its row: the first receipt of a submission stays one of its receipts for ever."""
        first = entry.tokens[0][:DOOR_BYTES]
        found = self.connection.execute("SELECT number FROM doors WHERE hash = ?", (first,)).fetchone()
        return None if found is None else int(found[0])

    def _open_doors(self, number: int, entry: Entry) -> None:
        versions = enumerate(zip(entry.tokens, entry.keys, strict=True), start=1)
        doors = [
            (door, number, version)
            for version, (token, key) in versions
            for door in (token[:DOOR_BYTES], key)
            if door != NO_DOOR
        ]
        self.connection.executemany("INSERT OR REPLACE INTO doors VALUES (?, ?, ?)", doors)

    def _close_doors(self, number: int) -> None:
        tokens, keys = self.connection.execute("SELECT tokens, keys FROM rows WHERE number = ?", (number,)).fetchone()
        doors = [(token[:DOOR_BYTES],) for token in parts(tokens, TOKEN_BYTES)]
        doors += [(key,) for key in parts(keys, DOOR_BYTES)]
        self.connection.executemany("DELETE FROM doors WHERE hash = ?", doors)

    def _remove(self, number: int) -> None:
        self._close_doors(number)
        self.connection.execute("DELETE FROM rows WHERE number = ?", (number,))

    def _note(self, known: Known) -> None:
        self.connection.execute("INSERT OR REPLACE INTO journal VALUES (1, ?, ?, ?, ?, ?, ?)", known_row(known))

    def _id(self, text: str) -> int:
        found = self._ids.get(text)
        if found is None:
            self.connection.execute("INSERT OR IGNORE INTO names (text) VALUES (?)", (text,))
            row = self.connection.execute("SELECT id FROM names WHERE text = ?", (text,)).fetchone()
            found = self._ids[text] = int(row[0])
        return found

    def _text(self, which: int) -> str:
        found = self._texts.get(which)
        if found is None:
            row = self.connection.execute("SELECT text FROM names WHERE id = ?", (which,)).fetchone()
            found = self._texts[which] = str(row[0])
        return found

    def _tracked(self, facts: list[Any]) -> Tracked:
        return tracked(facts, self._text, moment(0), 0, moment(0))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with refusing():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._ids.clear()  # what got a number in it may get another
                self._texts.clear()
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
