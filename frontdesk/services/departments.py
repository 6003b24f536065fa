"""The departments of the office: which there are, and what is set of them."""

from dataclasses import replace

from frontdesk.domain.clock import Clock
from frontdesk.domain.departments import Department, department_id
from frontdesk.domain.events import DepartmentSet
from frontdesk.domain.text import fold, nfc
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.access import UseCases, administering, staff
from frontdesk.services.office import OfficeService
from frontdesk.storage import reference
from frontdesk.storage.store import Store

_LONGEST_ID, _LONGEST_NAME = 40, 200


class DepartmentService(UseCases):
    """Departments are named by the catalogue; here they get a short id, their level and who signs."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @staff
    def list(self) -> tuple[Department, ...]:
        """All of them, by name."""
        return self._office.at_hand().departments

    @administering
    def set(
        self, ident: str, name: str = "", *, other_level: bool | None = None, leader: str | None = None
    ) -> Department:
        """Add the department of that id, or change what it says of itself; empty and None leave it as it is.

        Its name stays, for events and papers carry it. Raises InvalidInput `department_id_wrong`,
        `department_name_needed`, `department_name_wrong`; RuleRefused `department_renamed`, `department_name_taken`.
        """
        known = _id(ident)
        with self._store.write() as unit:
            office = self._office.at_hand(unit.connection)
            registered = reference.list_departments(unit.connection)
            before = _standing(known, nfc(name), registered, office.departments)
            after = replace(
                before,
                other_level=before.other_level if other_level is None else other_level,
                leader=nfc(leader or "")[:_LONGEST_NAME] or before.leader,
            )
            if after not in registered:
                unit.record((f"department:{known}", DepartmentSet(after)), at=self._clock(), actor=office.officer)
        return after


def _id(typed: str) -> str:
    ident = department_id(typed)
    if not ident.isascii() or not 1 <= len(ident) <= _LONGEST_ID:
        raise InvalidInput("department_id_wrong")
    return ident


def _standing(ident: str, name: str, registered: tuple[Department, ...], known: tuple[Department, ...]) -> Department:
    """The department of that id as it stands, or a new one."""
    before = next((each for each in known if each.id == ident), None)
    if before is not None:
        if name and fold(name) != fold(before.name):
            raise RuleRefused("department_renamed", id=ident, name=before.name)
        return before
    if not name:
        raise InvalidInput("department_name_needed", id=ident)
    if not 2 <= len(name) <= _LONGEST_NAME:
        raise InvalidInput("department_name_wrong")
    taken = next((each for each in registered if fold(each.name) == fold(name)), None)
    if taken is not None:
        raise RuleRefused("department_name_taken", id=taken.id, name=taken.name)
    listed = next((each for each in known if fold(each.name) == fold(name)), None)
    return Department(ident, listed.name if listed else name)
