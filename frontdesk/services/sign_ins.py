"""Take a place at the desk, leave it, hand it to a colleague."""

import hashlib

from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.custody_events import PapersMoved
from frontdesk.domain.events import Act
from frontdesk.domain.people import Person, Role
from frontdesk.domain.people_events import CounterRelieved, PasswordHash, PasswordSet, PersonSignedIn
from frontdesk.domain.text import fold
from frontdesk.errors import RuleRefused
from frontdesk.services.access import UseCases, at_counter, open_to_all
from frontdesk.services.acting import Acting, Situation
from frontdesk.services.passwords import hash_password, is_outdated
from frontdesk.services.proving import proved
from frontdesk.storage import drafts, people
from frontdesk.storage.retention import erase_passwords


class SignInService(UseCases):
    """Who sits at this desk."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @open_to_all
    def people(self) -> tuple[Person, ...]:
        """Everybody who may sign in here, by name; nobody on a new home."""
        with self._acting.store.read() as connection:
            known = people.list_people(connection)
        return tuple(sorted((each for each in known if each.active), key=lambda each: fold(each.name)))

    @open_to_all
    def sign_in(self, name: str, password: str, *, recorded: bool = True) -> Person:
        """Take the seat; whoever sat there leaves it. `recorded`: written down as the start of a shift.

        Raises RuleRefused `nobody_known` (no administrator yet), `sign_in_rests` (too many failures: when to try
        again), `sign_in_wrong` (the same for a wrong name), StorageRefused.
        """
        person = self._proved(name, password)
        if recorded:
            with self._acting.store.write() as unit:
                now = max(self._acting.clock(), unit.last_moment)  # a wrong clock keeps nobody from looking things up
                act = PersonSignedIn(person.login, unit.me.counter, now)
                unit.record((f"person:{person.login}", act), at=now, actor=person.name)
        self.seat.take(person)
        return person

    @open_to_all
    def sign_out(self) -> None:
        """Leave the seat: nothing can be asked for until somebody signs in."""
        self.seat.leave()

    @at_counter
    def relieve(self, name: str, password: str) -> CounterRelieved:
        """A colleague takes the seat with everything on it: drafts, the papers at the counter, those taken along.

        All of it is one transaction. Raises as `sign_in`, and RuleRefused `relief_not_officer`, `relief_by_oneself`,
        `clock_behind`.
        """
        before, after = self.seat.person(), self._proved(name, password)
        if not after.may({Role.OFFICER}):
            raise RuleRefused("relief_not_officer", name=after.name)
        if after.login == before.login:
            raise RuleRefused("relief_by_oneself", name=after.name)
        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            relieved = _relieved(situation, before, after)
            acts: list[tuple[str, Act]] = [(f"counter:{relieved.counter}", relieved)]
            acts += _carried(situation, before, after)
            unit.record(*acts, at=situation.now, actor=before.name)
        self.seat.take(after)
        return relieved

    def _proved(self, name: str, password: str) -> Person:
        person, phc = proved(self._acting, name, password)
        if is_outdated(phc):
            with self._acting.store.write() as unit:
                erase_passwords(unit.connection, person.login)
                act = PasswordSet(person.login, PasswordHash(hash_password(password)))
                unit.record((f"person:{person.login}", act), at=self._acting.clock(), actor=person.name)
        return person


def _relieved(situation: Situation, before: Person, after: Person) -> CounterRelieved:
    connection, counter = situation.unit.connection, situation.office.counter
    codes = sorted(people.papers_at(connection, counter))
    return CounterRelieved(
        counter=counter,
        left=before.login,
        took_over=after.login,
        drafts=drafts.hand_over(connection, before.login, after.login),
        papers=len(codes),
        digest=hashlib.sha256("\n".join(codes).encode()).hexdigest(),
        relieved_at=situation.now,
    )


def _carried(situation: Situation, before: Person, after: Person) -> list[tuple[str, Act]]:
    """What one officer had taken along, the other has now."""
    to = Holder(HolderKind.OFFICER, after.name)
    theirs = people.papers_with(situation.unit.connection, before.name)
    return [(submission_id, PapersMoved(to, situation.now)) for submission_id in theirs]
