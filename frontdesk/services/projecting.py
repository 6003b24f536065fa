"""Bring the projection up to the journal: by the acts that came since, or written again as a whole."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from frontdesk import __version__
from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import Clock, local
from frontdesk.domain.deadlines import due, explain
from frontdesk.domain.public_status import PublicStatus
from frontdesk.domain.submissions import fold
from frontdesk.domain.tracking import Projected
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.i18n import LANGUAGES, words
from frontdesk.projection.connections import finish_new, open_new, open_writing, put_in_place, remove
from frontdesk.projection.entry import Entry, entry_of
from frontdesk.projection.known import Known
from frontdesk.projection.schema import VERSION
from frontdesk.projection.writer import AT_ONCE, ProjectionWriter
from frontdesk.services.office import OfficeAtHand, OfficeService
from frontdesk.services.public_office import public_office
from frontdesk.storage import touched
from frontdesk.storage.journal import events_of_each, who_am_i
from frontdesk.storage.store import Store

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]

_IDS_AT_ONCE = 2_000
# What ended longer ago than rows stay was recorded no later than that, clocks that differ a little included.
_MARGIN = timedelta(days=1)
# A clock that ran ahead by more took pages away that should still be there.
_AHEAD = timedelta(hours=1)


class Projecting:
    """One run. Whoever starts it holds the lock of the file (`writing_alone`)."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock, path: Path, key: str) -> None:
        self._store = store
        self._office = office
        self._clock = clock
        self._path = path
        self._new = path.with_name(path.name + ".new")
        self._key = key

    def run(self, progress: Progress, cancelled: Cancelled, *, thorough: bool) -> Projected:
        """Up to date, unless it was cancelled: then what was done stays and the next run goes on, except that a file
        begun anew is begun again. `progress(done, total)` in submissions, while everything is written.

        `thorough`: look at every page of the file first, also at those that nobody has asked for.
        """
        remove(self._new)  # of a run that was killed
        writer = self._open(thorough)
        if writer is not None:
            try:
                return self._catch_up(writer, cancelled)
            except StorageRefused as refused:
                _anew(refused)
            finally:
                writer.close()
        return self._write_anew(progress, cancelled)

    # -- what is there ------------------------------------------------------------------------------------------------
    def _open(self, thorough: bool) -> ProjectionWriter | None:
        """The projection where it can be gone on with; None where it must be written anew."""
        if not self._path.exists():
            return None
        writer = None
        try:
            writer = ProjectionWriter(open_writing(self._path, self._key))
            if self._goes_on(writer) and not (thorough and writer.is_damaged()):
                going_on, writer = writer, None
                return going_on
        except StorageRefused as refused:
            _anew(refused)
        finally:
            if writer is not None:
                writer.close()
        return None

    def _goes_on(self, writer: ProjectionWriter) -> bool:
        """Of this version, this home and this journal, and no row is missing that should be there now."""
        if writer.version() != VERSION:
            return False
        known = writer.known()
        with self._store.read() as connection:
            days = self._office.at_hand(connection).profile.tracking_days
            return (
                known is not None
                and known.device == who_am_i(connection).device
                and known.days >= days
                and known.as_of - self._clock() < _AHEAD
                and touched.holds(connection, touched.Place(known.position, known.head))
            )

    # -- what came since ----------------------------------------------------------------------------------------------
    def _catch_up(self, writer: ProjectionWriter, cancelled: Cancelled) -> Projected:
        rows = 0
        while not cancelled():
            now = self._clock()
            known = writer.known()
            assert known is not None, "looked at before"
            with self._store.read() as connection:
                office = self._office.at_hand(connection)
                since = touched.touched_after(connection, known.position, AT_ONCE)
                if since is None:
                    return self._settle(writer, connection, replace(known, as_of=now), rows, cancelled)
                entries = tuple(_entries(connection, since.subjects, office.calendar, now))
            known = replace(known, position=since.until.position, head=since.until.hash)
            rows += writer.write(entries, known, now)
        return Projected(rows, None)

    def _settle(
        self, writer: ProjectionWriter, connection: Connection, known: Known, rows: int, cancelled: Cancelled
    ) -> Projected:
        office = self._office.at_hand(connection)
        counting = _counting(office)
        told_anew = counting == known.counting or writer.explain_again(
            lambda status: why(status, office.calendar), cancelled
        )
        if not told_anew:
            return Projected(rows, None)
        told = public_office(connection, office, local(known.as_of).date())
        writer.settle(told, replace(known, days=office.profile.tracking_days, counting=counting))
        return Projected(rows, known.as_of)

    # -- everything ---------------------------------------------------------------------------------------------------
    def _write_anew(self, progress: Progress, cancelled: Cancelled) -> Projected:
        connection = open_new(self._new, self._key)
        try:
            done = self._fill(ProjectionWriter(connection), progress, cancelled)
            if done.as_of is not None:
                finish_new(connection, self._new)
                put_in_place(self._new, self._path, self._key)
            return done
        finally:
            connection.close()
            remove(self._new)

    def _fill(self, writer: ProjectionWriter, progress: Progress, cancelled: Cancelled) -> Projected:
        now = self._clock()
        with self._store.read() as connection:
            place, device = touched.last_place(connection), who_am_i(connection).device
            office = self._office.at_hand(connection)
            days = office.profile.tracking_days
            first = touched.first_since(connection, now - timedelta(days=days) - _MARGIN)
            total = touched.count_submissions(connection)
        known = Known(device, place.position, place.hash, now, days, _counting(office))
        rows = writer.write((), known, now)
        done = 0
        for seen, living in self._lives(first):
            if cancelled():
                return Projected(rows, None)
            for some in _pieces(living, AT_ONCE):
                with self._store.read() as connection:
                    entries = tuple(_entries(connection, some, office.calendar, now))
                rows += writer.write(entries, known, now)
            done += seen
            progress(done, max(done, total))
        caught_up = self._catch_up(writer, cancelled)  # what was done meanwhile
        return Projected(rows + caught_up.rows, caught_up.as_of)

    def _lives(self, first: int) -> Iterator[tuple[int, list[str]]]:
        """Every submission by id, some at a time: how many were looked at, and which of them may have a page."""
        last = ""
        while True:
            with self._store.read() as connection:
                found = list(touched.lives_after(connection, last, first, _IDS_AT_ONCE))
            if not found:
                return
            yield len(found), [which for which, lives in found if lives]
            last = found[-1][0]


def why(status: PublicStatus, calendar: WorkingCalendar) -> Mapping[str, str]:
    """How the promised day was counted, by language; nothing where the calendar no longer counts so."""
    if status.clock_since is None or status.due_at is None or status.processing is None:
        return {}
    try:
        counted = due(status.clock_since, status.processing, calendar)
    except InvalidInput:
        return {}
    if counted.at != status.due_at:
        return {}
    return {language: explain(counted, words(language)) for language in LANGUAGES}


def _entries(
    connection: Connection, subjects: Sequence[str], calendar: WorkingCalendar, now: datetime
) -> Iterator[Entry]:
    """What of `subjects` is a submission, as it stands."""
    for some in _pieces(subjects, AT_ONCE):
        for events in events_of_each(connection, some).values():
            submission = fold(events)
            if submission is not None:
                yield entry_of(submission, now, lambda status: why(status, calendar))


def _counting(office: OfficeAtHand) -> str:
    """Tells one calendar from another; the national days come with the program."""
    counted_with = repr((__version__, office.calendar.hours, office.calendar.notices))
    return hashlib.sha256(counted_with.encode()).hexdigest()


def _anew(refused: StorageRefused) -> None:
    """A damaged file is written anew; a full disk, or a file another program holds, is no reason to."""
    if refused.code != "projection_damaged":
        raise refused


def _pieces(ids: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    return (ids[at : at + most] for at in range(0, len(ids), most))
