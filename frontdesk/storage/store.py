"""The desk's one way in and out of its database."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from frontdesk.domain.epochs import Cause
from frontdesk.domain.events import Act
from frontdesk.domain.journal import Event
from frontdesk.errors import StorageRefused
from frontdesk.storage import views
from frontdesk.storage.engine import Asker, asking, checkpoint, compact, reading, shed_log, writing
from frontdesk.storage.epochs import begin_epoch
from frontdesk.storage.high_water import HighWater
from frontdesk.storage.journal import Appender, ChainEnd, Me, last_recorded, who_am_i
from frontdesk.storage.place import Found, look, settle
from frontdesk.storage.raw_file import RawFile
from frontdesk.storage.snapshot import copy_database


@dataclass(frozen=True, slots=True)
class WriteUnit:
    """One write transaction: acts go to the journal and the views together or not at all."""

    connection: Connection
    me: Me
    appender: Appender

    @property
    def last_moment(self) -> datetime:
        """When this device last recorded an act, aware UTC."""
        return datetime.fromtimestamp(self.appender.end.recorded_at / 1_000_000, UTC)

    def record(self, *acts: tuple[str, Act], at: datetime, actor: str) -> tuple[Event, ...]:
        """Append (subject, act) pairs by `actor` at wall time `at` (aware UTC) and bring the views up to date."""
        return self.record_dated(((subject, act, at) for subject, act in acts), actor)

    def record_dated(self, acts: Iterable[tuple[str, Act, datetime]], actor: str) -> tuple[Event, ...]:
        """The same for acts that each have their own wall time."""
        events = self.appender.append(acts, actor)
        views.apply(self.connection, events)
        return events


class Store:
    """Transactions on one home's database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._home = Path(engine.url.database or "").parent
        self._high_water = HighWater(self._home)
        self.raw = RawFile(Path(engine.url.database or ""))
        self._settled = False  # whether this home is known to lie where its device lives
        self._heard: list[Callable[[], None]] = []

    def on_commit(self, hear: Callable[[], None]) -> None:
        """Call `hear` after every act that was recorded here, on the thread that recorded it; it must be quick."""
        self._heard.append(hear)

    @contextmanager
    def write(self) -> Iterator[WriteUnit]:
        """A write transaction; durable on disk when the block is left cleanly.

        A home found in another place than its device's goes on as a new device. Raises StorageRefused `home_behind`
        where acts are known to be missing: their numbers must not be given again.
        """
        found = Found.HERE if self._settled else look(self._home)
        with writing(self._engine) as connection:
            if found is Found.ELSEWHERE:
                begin_epoch(connection, last_recorded(connection), Cause.COPIED)  # the act that follows tells when
            me = who_am_i(connection)
            unit = WriteUnit(connection, me, Appender(connection, me))
            begun = 0 if found is Found.ELSEWHERE else unit.appender.end.seq
            self._refuse_behind(me.device, unit.appender.end.seq)
            yield unit
        if not self._settled:
            self._settle(found)
        if unit.appender.end.seq > begun:
            self._recorded(me.device, unit.appender.end)

    def _settle(self, found: Found) -> None:
        if found is not Found.HERE:  # else `home.open_home` noted it
            settle(self._home)
        self._settled = True

    def _recorded(self, device: str, end: ChainEnd) -> None:
        self._high_water.raise_to(device, end)
        for hear in self._heard:
            hear()

    def begin_epoch(self, at: datetime, cause: Cause, taken: Collection[int] = ()) -> Me:
        """Go on as a new device of this counter, whatever the mark says. Raises RuleRefused, StorageRefused."""
        with writing(self._engine) as connection:
            me, end = begin_epoch(connection, at, cause, taken)
        settle(self._home)
        self._settled = True
        self._recorded(me.device, end)
        return me

    @contextmanager
    def foresee(self) -> Iterator[WriteUnit]:
        """What a write transaction would find, without holding others up; nothing may be recorded in it."""
        with reading(self._engine) as connection:
            me = who_am_i(connection)
            yield WriteUnit(connection, me, Appender(connection, me))

    def high_water(self, device: str) -> tuple[int, str]:
        """The seq and hash the chain of `device` is known to have reached; (0, "") when nothing is known."""
        return self._high_water.read(device)

    def note_reached(self, device: str, end: ChainEnd) -> None:
        """Note that the chain of `device` is known to have reached `end`, whatever this database holds of it."""
        self._high_water.raise_to(device, end)

    def _refuse_behind(self, device: str, seq: int) -> None:
        known, _head = self._high_water.read(device)
        if seq < known:
            raise StorageRefused("home_behind", missing=known - seq)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view."""
        with reading(self._engine) as connection:
            yield connection

    def ask(self) -> AbstractContextManager[Asker]:
        """Single statements, each a view of its own; for look-ups a scanner waits for."""
        return asking(self._engine)

    @contextmanager
    def write_unjournaled(self) -> Iterator[Connection]:
        """A write transaction for what is no act: drafts, and the views while they are rebuilt."""
        with writing(self._engine) as connection:
            yield connection

    def tidy(self) -> None:
        """Fold the write-ahead log back into the database after a large transaction; harmless at any time."""
        with asking(self._engine) as asker:
            asker.execute("PRAGMA wal_checkpoint(TRUNCATE)", ()).fetchall()

    def compact(self) -> None:
        """Write the file anew without its unused parts, in which what was erased may still lie, and empty the log.

        Needs as much free room again, and waits for nobody for long. Raises StorageRefused `home_busy`, `disk_full`.
        """
        compact(self._engine)

    def shed_log(self) -> None:
        """Empty the log, which would tell in which order pages came to be as they are; waits for nobody.

        What was committed before stays so: a disk that fails now is met by the next act.
        """
        with suppress(StorageRefused):
            shed_log(self._engine)

    def checkpoint(self) -> None:
        """Bring what waits in the log into the file, as far as others' readings allow."""
        checkpoint(self._engine)

    def copy_to(self, target: Path, key: str, progress: Callable[[int, int], None] = lambda _done, _of: None) -> None:
        """Write the database as it is now to the new file `target`, under its `key`. Raises StorageRefused."""
        copy_database(self._engine, key, target, progress)

    @contextmanager
    def still(self) -> Iterator[bool]:
        """While this lasts the file holds one consistent database and nobody writes to it: acts go to the log.

        False where others read so busily that it can't be had. SQLite's rule: while somebody reads who needs nothing
        of the log, nothing is brought from the log into the file.
        """
        self.shed_log()
        with reading(self._engine) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()  # the reading begins here
            log = self.raw.path.with_name(self.raw.path.name + "-wal")
            yield not log.exists() or log.stat().st_size == 0

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()
        self.raw.close()
