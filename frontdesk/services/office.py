"""Who and where the desk is; calendar and catalogue kept at hand, for they change a few times a year."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import Clock, local
from frontdesk.domain.deadlines import hand_over_by, hand_over_by_other_level
from frontdesk.domain.departments import Department, known_departments
from frontdesk.domain.form_overrides import FormTextSet
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.office_hours import OfficeHours
from frontdesk.domain.procedure_search import ProcedureIndex
from frontdesk.domain.procedures import Procedure
from frontdesk.errors import NotFound
from frontdesk.services.access import Seat, UseCases, open_to_all
from frontdesk.storage import reference
from frontdesk.storage.journal import last_recorded, who_am_i
from frontdesk.storage.store import Store


@dataclass(frozen=True, slots=True)
class OfficeAtHand:
    """The office, its calendar and this counter, as the last look at the database found them.

    `officer` is who is signed in; while nobody is, who the counter was registered for.
    """

    profile: OfficeProfile
    counter: str
    officer: str
    hours: OfficeHours
    calendar: WorkingCalendar
    departments: tuple[Department, ...] = ()
    form_texts: tuple[FormTextSet, ...] = ()

    def hand_over_by(self, department: str, at: datetime) -> datetime:
        """When papers complete at `at` (aware) must be with `department` (its name), aware UTC (Art 18.2, 20.1a)."""
        if any(each.other_level for each in self.departments if each.name == department):
            return hand_over_by_other_level(at, self.calendar)
        return hand_over_by(at, self.calendar)


def look_at(connection: Connection) -> OfficeAtHand:
    """Read the reference data an act needs."""
    me = who_am_i(connection)
    hours = reference.office_hours(connection)
    return OfficeAtHand(
        profile=reference.office_profile(connection),
        counter=me.counter,
        officer=reference.counter(connection, me.counter).officer,
        hours=hours,
        calendar=WorkingCalendar(hours, reference.list_notices(connection)),
        departments=known_departments(
            reference.list_departments(connection),
            dict.fromkeys(each.department for each in reference.list_procedures(connection)),
        ),
        form_texts=reference.form_texts(connection),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """Reference data as of one stamp and one day: a version comes into force on its own day."""

    stamp: int
    day: date
    office: OfficeAtHand
    procedures: Mapping[str, Procedure]
    retired: Mapping[str, date]
    usage: Mapping[str, int]


class OfficeService(UseCases):
    """The office as acts and screens need it: read again only when its stamp in the database has moved."""

    def __init__(self, seat: Seat, store: Store, clock: Clock) -> None:
        super().__init__(seat)
        self._store = store
        self._clock = clock
        self._kept: _Kept | None = None
        self._index: tuple[_Kept, ProcedureIndex] | None = None

    @open_to_all
    def at_hand(self, connection: Connection | None = None) -> OfficeAtHand:
        """The office as it stands; inside the transaction of `connection` when one is given."""
        office, person = self._current(connection).office, self.seat.taken_by
        return office if person is None else replace(office, officer=person.name)

    @open_to_all
    def procedure(self, code: str, connection: Connection | None = None) -> Procedure:
        """The version of a procedure in force today. Raises NotFound (`procedure_unknown`, `procedure_retired`)."""
        kept, wanted = self._current(connection), code.strip()
        found = kept.procedures.get(wanted)
        if found is None and wanted in kept.retired:
            raise NotFound("procedure_retired", code=wanted, since=kept.retired[wanted])
        if found is None:
            raise NotFound("procedure_unknown", code=code[:40])
        return found

    @open_to_all
    def index(self) -> ProcedureIndex:
        """The procedures, indexed for search as you type; among equals the more used here come first."""
        kept = self._current(None)
        if self._index is None or self._index[0] is not kept:
            self._index = (kept, ProcedureIndex(tuple(kept.procedures.values()), kept.usage))
        return self._index[1]

    @open_to_all
    def warm(self) -> None:
        """Load what the first citizen would otherwise wait for: calendar, holidays, procedures. Call off the screen."""
        office = self.at_hand()
        office.calendar.is_working(local(self._clock()).date())
        self.index()

    def _current(self, connection: Connection | None) -> _Kept:
        if connection is None:
            with self._store.read() as own:
                return self._current(own)
        stamp, day = reference.stamp(connection), self._day(connection)
        kept = self._kept
        if kept is None or (kept.stamp, kept.day) != (stamp, day):
            gone = reference.retired_procedures(connection)
            retired = {code: each.since for code, each in gone.items() if each.since <= day}
            in_force = reference.procedures_in_force(connection, day)
            procedures = {each.code: each for each in in_force if each.code not in retired}
            usage = reference.usage(connection)
            kept = self._kept = _Kept(stamp, day, look_at(connection), procedures, retired, usage)
        return kept

    def _day(self, connection: Connection) -> date:
        """The office's day; a clock set back does not make it earlier than the last act."""
        return max(local(self._clock()), local(last_recorded(connection))).date()

    @property
    def profile(self) -> OfficeProfile:
        return self.at_hand().profile

    @property
    def counter(self) -> str:
        return self.at_hand().counter

    @property
    def officer(self) -> str:
        return self.at_hand().officer
