"""Many whole lives at once: a row is written when its submission's life is over, folded once and not once an act."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, text

from frontdesk.domain.events import Act
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import step_known
from frontdesk.storage import numbers, reference_views, views
from frontdesk.storage.schema import VIEWS_VERSION
from frontdesk.storage.store import Store, WriteUnit

Signed = tuple[str, Act, datetime, str]


class WholeLives:
    """Writes acts in the order of time, and the views behind them.

    Until `finish` the views are marked as not current: a home left half made is rebuilt when it is opened.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lives: dict[str, Submission] = {}  # in the order of reception

    def write(self, acts: Iterable[Signed], over: datetime) -> int:
        """Append (subject, act, wall time, actor), and the rows of those received before `over`, to which no act of a
        later call belongs. Returns how many acts there were.
        """
        entries = tuple(acts)
        with self._store.write() as unit:
            _mark(unit.connection, 0)
            self._append(unit, entries)
            self._write_rows(unit.connection, over)
        return len(entries)

    def finish(self) -> None:
        """Write the rows of all that are left."""
        with self._store.write_unjournaled() as connection:
            self._write_rows(connection, None)
            _mark(connection, VIEWS_VERSION)

    def _append(self, unit: WriteUnit, entries: tuple[Signed, ...]) -> None:
        events = unit.appender.append_signed(entries)
        for event, (subject, act, _at, _actor) in zip(events, entries, strict=True):
            if not reference_views.apply(unit.connection, event):
                after = step_known(self._lives.get(subject), event, act)
                assert after is not None, "a life begins with its reception"
                self._lives[subject] = after
        numbers.keep(unit.connection, numbers.of_forms(events))

    def _write_rows(self, connection: Connection, over: datetime | None) -> None:
        whole = [each for each in self._lives.values() if over is None or each.as_received.received_at < over]
        for each in whole:
            del self._lives[each.id]
        views.write_new(connection, whole)


def _mark(connection: Connection, version: int) -> None:
    connection.execute(text(f"PRAGMA user_version={version}"))
