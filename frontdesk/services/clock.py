"""The machine's clock against the journal: a wrong day on a receipt harms the citizen."""

from datetime import datetime, timedelta

from frontdesk.domain.clock import Clock
from frontdesk.domain.events import ClockAccepted
from frontdesk.errors import RuleRefused
from frontdesk.services.access import UseCases, staff
from frontdesk.services.office import OfficeService
from frontdesk.storage import reference
from frontdesk.storage.store import Store, WriteUnit

# A clock this far behind the last recorded act is wrong, not merely adjusted.
SLACK = timedelta(minutes=5)
# After an acceptance the logical clock moves a microsecond an act until the wall has caught up.
STANDING = timedelta(seconds=10)


class ClockService(UseCases):
    """What an officer can do when the clock was once ahead."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @staff
    def accept(self) -> datetime:
        """Record that the clock is right now, so that acts recorded at later times stop no further ones."""
        now = self._clock()
        with self._store.write() as unit:
            officer = self._office.at_hand(unit.connection).officer
            unit.record(("clock", ClockAccepted(now, unit.last_moment)), at=now, actor=officer)
        return now


def check_clock(unit: WriteUnit, now: datetime) -> None:
    """Raises RuleRefused `clock_behind` when `now` is well before what this device has recorded or accepted."""
    last = unit.last_moment
    if now >= last - SLACK:
        return
    accepted = reference.clock_accepted(unit.connection)
    if accepted is not None and last < accepted.last + STANDING:
        last = accepted.now
    if now < last - SLACK:
        raise RuleRefused("clock_behind", now=now, last=last)
