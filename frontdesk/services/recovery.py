"""The recovery code: draw one, try one, put a lost key back with it."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from frontdesk.domain.clock import Clock
from frontdesk.domain.key_events import KeyRecovered, RecoveryCodeDrawn
from frontdesk.domain.people import Role, login_of
from frontdesk.domain.recovery_code import RecoveryCode, new_recovery_code
from frontdesk.errors import NotFound, RuleRefused, StorageRefused
from frontdesk.home_file import write_home
from frontdesk.i18n import Words
from frontdesk.secrets import DATABASE_KEY, KeyringSecrets, SecretStore
from frontdesk.services.access import UseCases, administering, open_to_all
from frontdesk.services.office import OfficeService
from frontdesk.services.people import first_password
from frontdesk.settings import Settings
from frontdesk.storage import reference
from frontdesk.storage.engine import open_engine, reading, refusing
from frontdesk.storage.home import database_key, open_home
from frontdesk.storage.home_keys import home_of, keep_device_key, key_file_of, secret_store
from frontdesk.storage.journal import who_am_i
from frontdesk.storage.people import find_person, forget_failures
from frontdesk.storage.recovery_file import read_recovery, write_recovery
from frontdesk.storage.store import Store

_SUBJECT = "recovery"
RECOVERER = "recovery code"  # who acts where a code did


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came of a recovery: `key_file` is where the key is now, None for the keyring."""

    key_file: Path | None
    was_lost: bool  # else the key was there all the time, and nothing was changed


class RecoveryService(UseCases):
    """Codes of a home whose key is there."""

    def __init__(self, store: Store, office: OfficeService, settings: Settings, clock: Clock, words: Words) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._settings = settings
        self._clock = clock
        self._words = words

    @administering
    def draw(self) -> RecoveryCode:
        """A new code; the one before opens nothing any more. It can't be asked for again. Raises StorageRefused."""
        return draw_code(self._store, self._settings, self._clock, self.seat.person().name)

    @open_to_all
    def set_password(self, code: RecoveryCode, login: str, password: str) -> None:
        """A new password for an administrator, by whoever holds the code: the last one may have forgotten theirs.

        Raises as `check_code` and `PeopleService.set_password`; RuleRefused `recovery_not_administrator`.
        """
        check_code(self._settings, code)
        with self._store.write() as unit:
            person = find_person(unit.connection, login_of(login))
            if person is None:
                raise NotFound("person_unknown", login=login[:40])
            if not (person.active and person.may({Role.ADMINISTRATOR})):
                raise RuleRefused("recovery_not_administrator", name=person.name)
            act = first_password(person, password, reference.office_profile(unit.connection).name)
            now = max(self._clock(), unit.last_moment)
            unit.record((f"person:{person.login}", act), at=now, actor=RECOVERER)
            forget_failures(unit.connection, person.login)

    @administering
    def sheet(self, code: RecoveryCode) -> bytes:
        """A code just drawn as a PDF for the envelope: of this office, of now."""
        from frontdesk.forms.recovery_sheet import RecoveryView, render  # forms are heavy, sheets are rare

        return render(RecoveryView(self._office.profile.name, code, self._clock()), self._words)


def draw_code(store: Store, settings: Settings, clock: Clock, actor: str) -> RecoveryCode:
    """The first code of a new home, or the next of any; drawn by `actor`. Raises StorageRefused."""
    key, code = database_key(settings), new_recovery_code(os.urandom)
    with store.write() as unit:
        now = max(clock(), unit.last_moment)  # a wrong clock is no reason to be without a code
        unit.record((_SUBJECT, RecoveryCodeDrawn(now)), at=now, actor=actor)
    write_recovery(settings.home, code, key)  # cut off before this, the old code stands and none was shown
    return code


def check_code(settings: Settings, code: RecoveryCode) -> None:
    """Whether `code` opens this home; nothing is changed, and the home's own key is not asked for.

    Raises InvalidInput `recovery_code_wrong`; StorageRefused `recovery_missing`, `recovery_damaged`,
    `recovery_outdated`.
    """
    home_of(settings)
    _refuse_outdated(settings, read_recovery(settings.home, code))


def recover(settings: Settings, code: RecoveryCode, clock: Clock) -> Recovered:
    """Put the key of this home back where it is kept: the key file told now, or the one of before, or the keyring.

    The code is proof enough: nobody can sign in to a home that does not open. A key file that holds another key is
    never written over. Raises as `check_code`, and StorageRefused as stores do.
    """
    said, key = home_of(settings), read_recovery(settings.home, code)
    _refuse_outdated(settings, key)
    store = secret_store(settings, said)
    was_lost = store.get(DATABASE_KEY) != key
    if was_lost:
        _put_back(store, key)
    keep_device_key(store)
    key_file = key_file_of(settings, said)
    if settings.key_file is not None and said.key_file != settings.key_file.absolute():
        with refusing():
            write_home(settings.home, replace(said, key_file=settings.key_file.absolute()))
    if was_lost:
        with suppress(StorageRefused):  # the key is back; what else is wrong with the home is said when it is opened
            _note(settings, clock)
    return Recovered(key_file, was_lost)


def _put_back(store: SecretStore, key: str) -> None:
    if isinstance(store, KeyringSecrets):
        store.remove(DATABASE_KEY)  # what stands there under this home's id does not open it
    store.put(DATABASE_KEY, key)


def _note(settings: Settings, clock: Clock) -> None:
    store = Store(open_home(settings))
    try:
        with store.write() as unit:
            now = max(clock(), unit.last_moment)
            unit.record((_SUBJECT, KeyRecovered(now)), at=now, actor=unit.me.counter)
    finally:
        store.close()


def _refuse_outdated(settings: Settings, key: str) -> None:
    """A recovery file put back from elsewhere may speak of another database."""
    if not settings.database.exists():
        raise StorageRefused("database_missing", path=str(settings.home))
    engine = open_engine(settings.database, key)
    try:
        with reading(engine) as connection:
            who_am_i(connection)
    except StorageRefused as refused:
        if refused.code != "key_wrong":
            raise
        raise StorageRefused("recovery_outdated", path=str(settings.home)) from refused
    finally:
        engine.dispose()
