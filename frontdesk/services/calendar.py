"""The office's calendar: its hours and its table of notices."""

from dataclasses import replace
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.domain.events import Act, NoticeSet, OfficeHoursSet
from frontdesk.domain.hours_text import parse_hours
from frontdesk.domain.notices import Notice, parse_notices
from frontdesk.domain.office_hours import OfficeHours
from frontdesk.errors import InvalidInput
from frontdesk.services.access import UseCases, administering, staff
from frontdesk.services.office import OfficeService
from frontdesk.storage import reference
from frontdesk.storage.store import Store

LARGEST_FILE = 1_000_000  # bytes; a year of notices is a few kilobytes


class CalendarService(UseCases):
    """What the deadlines are counted with. A change moves no date already promised; it counts for new ones."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @staff
    def hours(self) -> OfficeHours:
        """The office's working hours."""
        return self._office.at_hand().hours

    @administering
    def hours_as(self, text: str) -> OfficeHours:
        """The hours `set_hours` would set; records nothing. Raises InvalidInput."""
        return replace(parse_hours(text), seasons=self.hours().seasons)

    @administering
    def set_hours(self, text: str) -> OfficeHours:
        """Set the week's hours, as parse_hours reads them. Raises InvalidInput."""
        hours = self.hours_as(text)
        self._record([("hours", OfficeHoursSet(hours))])
        return hours

    @staff
    def notices(self) -> tuple[Notice, ...]:
        """The table of days off, worked and made up, by day."""
        with self._store.read() as connection:
            return reference.list_notices(connection)

    @administering
    def import_notices(self, path: Path) -> int:
        """Add or replace the notices of a CSV file, all or nothing; returns how many said something new.

        Raises InvalidInput: `file_unreadable`, or `notices_unreadable` with every bad line.
        """
        known = set(self.notices())
        fresh = [notice for notice in read_notices(path) if notice not in known]
        self._record([(f"notice:{notice.day.isoformat()}", NoticeSet(notice)) for notice in fresh])
        return len(fresh)

    def _record(self, acts: list[tuple[str, Act]]) -> None:
        with self._store.write() as unit:
            officer = self._office.at_hand(unit.connection).officer
            unit.record(*acts, at=self._clock(), actor=officer)


def read_notices(path: Path) -> tuple[Notice, ...]:
    """The notices of a CSV file. Raises InvalidInput: `file_unreadable`, `notices_unreadable`."""
    return parse_notices(_text_of(path))


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InvalidInput("file_unreadable", name=path.name)
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("file_unreadable", name=path.name) from error
