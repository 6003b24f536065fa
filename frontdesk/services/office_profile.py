"""What the office says of itself, and its counters."""

from collections.abc import Mapping

from frontdesk.domain.clock import Clock
from frontdesk.domain.events import CounterRegistered, OfficeProfileSet
from frontdesk.domain.office import CounterLine, OfficeProfile
from frontdesk.domain.office_fields import changed
from frontdesk.errors import InvalidInput
from frontdesk.services.access import UseCases, administering, staff
from frontdesk.services.acting import checked_name
from frontdesk.services.office import OfficeService
from frontdesk.services.setup import checked_profile
from frontdesk.storage import reference
from frontdesk.storage.store import Store


class OfficeProfileService(UseCases):
    """Set by administrators; forms print it from the next paper on, papers already given stay as they are."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @staff
    def profile(self) -> OfficeProfile:
        """The office as it stands."""
        return self._office.at_hand().profile

    @administering
    def set(self, typed: Mapping[str, str]) -> OfficeProfile:
        """Change the fields in `typed` (`office_fields.OFFICE_FIELDS`), all or nothing.

        Raises InvalidInput: `office_field_unknown`, `office_text_too_long`, `number_malformed`, `lock_minutes_wrong`,
        `office_name_wrong`, `track_base_wrong`, `tracking_days_wrong`, and what a bank account may lack.
        """
        with self._store.write() as unit:
            office = self._office.at_hand(unit.connection)
            after = checked_profile(changed(office.profile, typed))
            if after != office.profile:
                unit.record(("office", OfficeProfileSet(after)), at=self._clock(), actor=office.officer)
        return after

    @staff
    def counters(self) -> tuple[CounterLine, ...]:
        """Every counter known here, by code."""
        with self._store.read() as connection:
            here = self._office.at_hand(connection).counter
            known = reference.list_counters(connection)
        return tuple(CounterLine(each.counter, each.officer, each.counter == here) for each in known)

    @administering
    def set_officer(self, name: str) -> CounterLine:
        """Who stands for this counter while nobody is signed in. Raises InvalidInput `counter_officer_missing`,
        `person_name_too_long`.
        """
        said = checked_name(name)
        if not said:
            raise InvalidInput("counter_officer_missing")
        with self._store.write() as unit:
            office = self._office.at_hand(unit.connection)
            before = reference.counter(unit.connection, office.counter)
            if before.officer != said:
                act = CounterRegistered(before.counter, said, before.epoch)
                unit.record((f"counter:{before.counter}", act), at=self._clock(), actor=office.officer)
        return CounterLine(office.counter, said, here=True)
