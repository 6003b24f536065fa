"""Check a person typed by hand, on a worker: the number rules know more than the screen does."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from frontdesk.domain.clock import local
from frontdesk.domain.identity import Party, Sex
from frontdesk.errors import DeskError, InvalidInput
from ui.operations.room import Room
from ui.screens.reception.form import Entry

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from ui.tasks import Latest

_WRITTEN = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y")


def check_entry(
    room: Room,
    checks: "Latest[Party]",
    entry: Entry,
    done: Callable[[Party], object],
    failed: Callable[[DeskError], object],
) -> None:
    """The party `entry` describes, or why it can't be one; nobody hears once `checks` forgot."""

    def work(_desk: "Desk") -> Party:
        return party_of(entry, local(room.clock()).date())

    checks.ask(work, done, failed)


def party_of(entry: Entry, today: date) -> Party:
    """The checked party. Raises InvalidInput (`birth_date_unreadable` and those of make_party)."""
    from frontdesk.domain.identification import make_party

    return make_party(
        entry.kind,
        entry.number,
        entry.name,
        birth_date=read_day(entry.birth),
        sex=Sex(entry.sex) if entry.sex else None,
        address=entry.address,
        today=today,
    )


def read_day(text: str) -> date | None:
    """A date as officers type it: 07/03/1995, 7-3-1995, 07031995; None for nothing.

    Raises InvalidInput `birth_date_unreadable`.
    """
    if not text.strip():
        return None
    for pattern in _WRITTEN:
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise InvalidInput("birth_date_unreadable")
