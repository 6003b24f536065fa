"""The citizens' page as the desk sees it: a projection of the journal, kept current for whoever serves it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.domain.events import OfficeProfileSet
from frontdesk.domain.tracking import Projected, TrackingState, checked_days
from frontdesk.errors import StorageRefused
from frontdesk.services.access import UseCases, administering, open_to_all
from frontdesk.services.office import OfficeService
from frontdesk.storage.projection_key import projection_key
from frontdesk.storage.store import Store
from frontdesk.storage.touched import count_after, last_position

REFRESHED = timedelta(minutes=1)  # the page says as of when it knows; that should not look old
LOOKED_OVER = timedelta(hours=1)  # a damaged page of the file answers nobody until it is found


def _silent(_done: int, _total: int) -> None:
    """No progress wanted."""


def _never() -> bool:
    return False


class TrackingService(UseCases):
    """Writes the projection at `path`. `database_key` gives the home's key; the projection's own is made of it."""

    def __init__(
        self, store: Store, office: OfficeService, clock: Clock, path: Path, database_key: Callable[[], str]
    ) -> None:
        super().__init__(office.seat)
        self.path = path
        self._store = store
        self._office = office
        self._clock = clock
        self._database_key = database_key
        self._key = ""
        self._last: tuple[int, datetime] | None = None  # up to which event, and when
        self._size = 0  # bytes of the file then: it never shrinks by itself
        self._looked_over: datetime | None = None  # every page of it

    @open_to_all
    def key(self) -> str:
        """The key of the projection, 64 hex digits. Raises StorageRefused where the home's cannot be had."""
        self._key = self._key or projection_key(self._database_key())  # a keyring is slow to ask every second
        return self._key

    @open_to_all
    def project(
        self, progress: Callable[[int, int], None] = _silent, cancelled: Callable[[], bool] = _never
    ) -> Projected:
        """Bring the projection up to the journal; safe to be cut off anywhere. `progress(done, total)` in submissions,
        where all of it is written.

        Raises StorageRefused: `projection_busy` where another process is at it, and what the disks can do.
        """
        from frontdesk.projection.lock import writing_alone  # most desks never get here
        from frontdesk.services.projecting import Projecting
        from frontdesk.storage.engine import refusing

        head, now = self.head(), self._clock()
        thorough = self._last is None or _is_over(self._looked_over, now, LOOKED_OVER)
        projecting = Projecting(self._store, self._office, self._clock, self.path, self.key())
        with refusing(), writing_alone(self.path):
            done = projecting.run(progress, cancelled, thorough=thorough)
        self._last = (head, done.as_of) if done.as_of is not None else None
        if thorough:
            self._looked_over = now
        self._size = self._bytes() or 0
        return done

    @open_to_all
    def head(self) -> int:
        """The place of the last act in the journal; one look at an index."""
        with self._store.ask() as asker:
            return last_position(asker)

    @open_to_all
    def is_behind(self) -> bool:
        """Whether there is something to project: an act since the last time here, or a minute gone. Ask any second."""
        size = self._bytes()
        if self._last is None or size is None or size < self._size:
            return True
        head, at = self._last
        return self.head() != head or _is_over(at, self._clock(), REFRESHED)

    @open_to_all
    def state(self) -> TrackingState | None:
        """How the projection stands; None where there is none that can be read."""
        from frontdesk.projection.reader import Projection  # most desks never get here

        with suppress(StorageRefused):
            projection = Projection(self.path, self.key())
            try:
                known, rows = projection.known(), projection.rows()
            finally:
                projection.close()
            with self._store.ask() as asker:
                behind = count_after(asker, known.position)
            return TrackingState(known.as_of, rows, self.path.stat().st_size, behind)
        return None

    def _bytes(self) -> int | None:
        try:
            return self.path.stat().st_size
        except OSError:
            return None

    @administering
    def set_days(self, days: int) -> int:
        """Links live so many days after the return, from the next projecting on. Raises InvalidInput
        `tracking_days_wrong`.
        """
        checked_days(days)
        with self._store.write() as unit:
            office = self._office.at_hand(unit.connection)
            profile = replace(office.profile, tracking_days=days)
            if profile != office.profile:
                unit.record(("office", OfficeProfileSet(profile)), at=self._clock(), actor=office.officer)
        return days


def _is_over(begun: datetime | None, now: datetime, lasts: timedelta) -> bool:
    """Also where the clock was set back."""
    return begun is None or not timedelta() <= now - begun < lasts
