"""Whether somebody is who they say: every guess counted, wherever it is made."""

import hashlib
from datetime import datetime, timedelta

from frontdesk.domain.people import Person, login_of
from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.acting import Acting
from frontdesk.services.passwords import matches, waste_time
from frontdesk.storage import people

FREE_FAILURES = 5
LONGEST_DELAY = timedelta(minutes=15)  # at most 96 guesses a day, and nobody is kept out for good


def delay_after(failures: int) -> timedelta:
    """How long a name rests after so many failures in a row: nothing, then from 1 s doubling up to 15 minutes."""
    if failures < FREE_FAILURES:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failures - FREE_FAILURES, 20)), LONGEST_DELAY)


def proved(acting: Acting, name: str, password: str) -> tuple[Person, str]:
    """Who that is, and the hash that proved it. Raises RuleRefused `nobody_known`, `sign_in_rests`, `sign_in_wrong`."""
    login, now = _typed_login(name), acting.clock()
    with acting.store.write_unjournaled() as connection:
        if not any(each.active for each in people.list_people(connection)):
            raise RuleRefused("nobody_known")
        _check_rest(*people.failures_of(connection, login), now)
        # counted before it is known to be one: guesses side by side are not free, nor is one that was cut off
        people.count_failure(connection, login, now)
        person = people.find_person(connection, login)
        phc = people.password_of(connection, login) if person and person.active else ""
    if not phc:
        waste_time(password)
    if person is None or not phc or not matches(phc, password):
        raise RuleRefused("sign_in_wrong")
    with acting.store.write_unjournaled() as connection:
        people.forget_failures(connection, login)
    return person, phc


def _typed_login(name: str) -> str:
    """What failures are counted under, also for what can be nobody's login."""
    try:
        return login_of(name)
    except InvalidInput:
        return "?" + hashlib.sha256(fold(name).encode()).hexdigest()[:16]


def _check_rest(failures: int, failed_at: datetime, now: datetime) -> None:
    """A clock set back makes no rest longer than it is."""
    delay = delay_after(failures)
    left = min(failed_at + delay - now, delay)
    if left > timedelta():
        raise RuleRefused("sign_in_rests", seconds=-(-left // timedelta(seconds=1)))
