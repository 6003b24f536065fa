"""Many whole lives at once: a row is written when its submission's life is over, not at every act."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, text

from frontdesk.domain.custody import CITIZEN
from frontdesk.domain.events import Act
from frontdesk.domain.states import ENDED
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import step_known
from frontdesk.storage import numbers, reference_views, views
from frontdesk.storage.schema import VIEWS_VERSION
from frontdesk.storage.store import Store, WriteUnit

Signed = tuple[str, Act, datetime, str]


class WholeLives:
    """Writes acts in the order of time, and the views behind them.

    A life is over when the citizen has everything: nothing may happen to it in a later call. Until `finish` the views
    are marked as not current: a home left half made is rebuilt when it is opened.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lives: dict[str, tuple[int, Submission]] = {}  # by number of the row, in the order of reception
        with store.read() as connection:
            self._number = views.last_number(connection)

    def write(self, acts: Iterable[Signed]) -> int:
        """Append (subject, act, wall time, actor), and the rows of lives that are over; returns how many acts."""
        entries = tuple(acts)
        with self._store.write() as unit:
            _mark(unit.connection, 0)
            self._append(unit, entries)
            self._write_rows(unit.connection, [each for each in self._lives.values() if _over(each[1])])
        return len(entries)

    def finish(self) -> None:
        """Write the rows of all that go on."""
        with self._store.write_unjournaled() as connection:
            self._write_rows(connection, list(self._lives.values()))
            _mark(connection, VIEWS_VERSION)

    def _append(self, unit: WriteUnit, entries: tuple[Signed, ...]) -> None:
        events = unit.appender.append_signed(entries)
        for event, (subject, act, _at, _actor) in zip(events, entries, strict=True):
            if not reference_views.apply(unit.connection, event):
                number, before = self._lives.get(subject) or (self._next_number(), None)
                after = step_known(before, event, act)
                assert after is not None, "a life begins with its reception"
                self._lives[subject] = number, after
        numbers.keep(unit.connection, numbers.of_forms(events))

    def _next_number(self) -> int:
        self._number += 1
        return self._number

    def _write_rows(self, connection: Connection, lives: list[tuple[int, Submission]]) -> None:
        views.write_numbered(connection, lives)
        for _number, each in lives:
            del self._lives[each.id]


def _over(submission: Submission) -> bool:
    return submission.state in ENDED and submission.custody == CITIZEN


def _mark(connection: Connection, version: int) -> None:
    connection.execute(text(f"PRAGMA user_version={version}"))
