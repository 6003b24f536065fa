"""Who works here, and their passwords."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from frontdesk.domain.events import Act
from frontdesk.domain.people import Person, Role, login_of, person_of
from frontdesk.domain.people_events import PasswordHash, PasswordSet, PersonSet
from frontdesk.domain.text import fold
from frontdesk.errors import NotFound, RuleRefused
from frontdesk.services.access import UseCases, administering, open_to_all, staff
from frontdesk.services.acting import Acting
from frontdesk.services.passwords import check_password, hash_password
from frontdesk.services.proving import proved
from frontdesk.storage import people
from frontdesk.storage.retention import erase_passwords
from frontdesk.storage.store import WriteUnit


class PeopleService(UseCases):
    """The list of people, kept by administrators. Nobody is ever removed: they stand in the journal."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @administering
    def list(self) -> tuple[Person, ...]:
        """Everybody who works here or ever did, by login."""
        with self._acting.store.read() as connection:
            return people.list_people(connection)

    @open_to_all
    def add_first(self, login: str, name: str, password: str, roles: Iterable[Role] = ()) -> Person:
        """The first administrator, with further `roles`, of a home where nobody can sign in.

        Raises RuleRefused `somebody_known`, and as `add`.
        """
        person = person_of(login, name, (Role.ADMINISTRATOR, *roles))
        with self._acting.store.write() as unit:
            if any(each.active for each in people.list_people(unit.connection)):
                raise RuleRefused("somebody_known")
            self._add(unit, person, password, actor=person.name)
        return person

    @administering
    def add(self, login: str, name: str, roles: Iterable[Role], password: str, department: str = "") -> Person:
        """Somebody new. `department` (id, name or piece of it) is where they work, if they do.

        Raises InvalidInput (`login_malformed`, `role_missing`, `password_short`, `password_long`, `password_known`),
        RuleRefused `person_known`, `person_name_taken`; NotFound for a department that is not known.
        """
        place = self._acting.department(department).name if department else ""
        person = person_of(login, name, roles, place)
        with self._acting.store.write() as unit:
            self._add(unit, person, password, self.seat.person().name)
        return person

    @administering
    def change(
        self,
        login: str,
        *,
        name: str | None = None,
        roles: Iterable[Role] | None = None,
        department: str | None = None,
        active: bool | None = None,
    ) -> Person:
        """Change what is given. Raises NotFound `person_unknown`, RuleRefused `person_name_taken`,
        `last_administrator`.
        """
        place = department and self._acting.department(department).name
        with self._acting.store.write() as unit:
            before = _get(unit.connection, login)
            after = replace(
                person_of(
                    before.login,
                    before.name if name is None else name,
                    before.roles if roles is None else roles,
                    before.department if place is None else place,
                ),
                active=before.active if active is None else active,
            )
            _check_name(unit.connection, after)
            _check_administrator_stays(unit.connection, after)
            if after != before:
                self._record(unit, self.seat.person().name, PersonSet(after))
        return after

    @administering
    def set_password(self, login: str, password: str) -> None:
        """A new password for somebody. Raises NotFound `person_unknown`, InvalidInput as `add`."""
        with self._acting.store.write() as unit:
            self._set_password(unit, _get(unit.connection, login), password)

    @staff
    def change_password(self, old: str, new: str) -> None:
        """One's own. Raises RuleRefused `sign_in_wrong`, `sign_in_rests`, InvalidInput as `add`."""
        person, _phc = proved(self._acting, self.seat.person().login, old)
        with self._acting.store.write() as unit:
            self._set_password(unit, person, new)

    def _add(self, unit: WriteUnit, person: Person, password: str, actor: str) -> None:
        if people.find_person(unit.connection, person.login) is not None:
            raise RuleRefused("person_known", login=person.login)
        _check_name(unit.connection, person)
        self._record(unit, actor, PersonSet(person), self._password(person, password))

    def _set_password(self, unit: WriteUnit, person: Person, password: str) -> None:
        word = self._password(person, password)
        erase_passwords(unit.connection, person.login)  # what was replaced helps nobody but who guesses at it
        self._record(unit, self.seat.person().name, word)

    def _password(self, person: Person, password: str) -> PasswordSet:
        return first_password(person, password, self._acting.office.at_hand().profile.name)

    def _record(self, unit: WriteUnit, actor: str, *acts: PersonSet | PasswordSet) -> None:
        entries: list[tuple[str, Act]] = []
        for act in acts:
            login = act.person.login if isinstance(act, PersonSet) else act.login
            entries.append((f"person:{login}", act))
        unit.record(*entries, at=self._acting.clock(), actor=actor)


def first_password(person: Person, password: str, office: str) -> PasswordSet:
    """The act that gives `person` a password. Raises InvalidInput as `PeopleService.add`."""
    check_password(password, (person.login, person.name, office, *person.name.split()))
    return PasswordSet(person.login, PasswordHash(hash_password(password)))


def _get(connection: Connection, login: str) -> Person:
    person = people.find_person(connection, login_of(login))
    if person is None:
        raise NotFound("person_unknown", login=login[:40])
    return person


def _check_name(connection: Connection, person: Person) -> None:
    """The journal names who acted: two people of one name could not be told apart."""
    others = (each for each in people.list_people(connection) if each.login != person.login)
    if any(fold(each.name) == fold(person.name) for each in others):
        raise RuleRefused("person_name_taken", name=person.name)


def _check_administrator_stays(connection: Connection, person: Person) -> None:
    others = (each for each in people.list_people(connection) if each.login != person.login)
    if not any(each.active and each.may({Role.ADMINISTRATOR}) for each in (person, *others)):
        raise RuleRefused("last_administrator", name=person.name)
