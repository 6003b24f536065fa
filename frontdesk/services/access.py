"""Who works at this desk now, and what they may ask of it: checked here, in the services, not by a screen."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from frontdesk.domain.people import AT_WORK, STAFF, Person, Role
from frontdesk.errors import RuleRefused

P = ParamSpec("P")
R = TypeVar("R")


class Seat:
    """The one place at a desk. Nobody sits there at first; who does is set by signing in alone."""

    def __init__(self) -> None:
        self._person: Person | None = None

    @property
    def taken_by(self) -> Person | None:
        """Who is signed in; None while nobody is."""
        return self._person

    def take(self, person: Person) -> None:
        """`person` works here from now on. The password was checked before."""
        self._person = person

    def leave(self) -> None:
        """Nobody works here from now on."""
        self._person = None

    def person(self) -> Person:
        """Who is signed in. Raises RuleRefused `not_signed_in`."""
        if self._person is None:
            raise RuleRefused("not_signed_in")
        return self._person

    def check(self, roles: frozenset[Role]) -> None:
        """Raises RuleRefused `not_signed_in`, `role_forbids` unless one of `roles` sits here."""
        person = self.person()
        if not person.may(roles):
            raise RuleRefused("role_forbids", name=person.name, roles=tuple(sorted(roles)))


class UseCases:
    """A service. Every public method of one is a use case and says who may ask for it."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat


S = TypeVar("S", bound=UseCases)
Method = Callable[Concatenate[S, P], R]


def _guarded(method: Method[S, P, R], roles: frozenset[Role]) -> Method[S, P, R]:
    """`method`, refused to everybody else before anything is looked at."""

    @wraps(method)
    def guarded(self: S, /, *given: P.args, **named: P.kwargs) -> R:
        self.seat.check(roles)
        return method(self, *given, **named)

    guarded.roles = roles  # type: ignore[attr-defined]
    return guarded


def open_to_all(method: Method[S, P, R]) -> Method[S, P, R]:
    """Asks for nobody: signing in, what a citizen may see, what the program does by itself."""
    method.roles = None  # type: ignore[attr-defined]
    return method


def staff(method: Method[S, P, R]) -> Method[S, P, R]:
    """For whoever is signed in."""
    return _guarded(method, STAFF)


def at_work(method: Method[S, P, R]) -> Method[S, P, R]:
    """For all who deal with submissions."""
    return _guarded(method, AT_WORK)


def in_office(method: Method[S, P, R]) -> Method[S, P, R]:
    """For the one-stop office itself: its counters and who watches over them."""
    return _guarded(method, frozenset({Role.OFFICER, Role.SUPERVISOR}))


def at_counter(method: Method[S, P, R]) -> Method[S, P, R]:
    """For reception officers."""
    return _guarded(method, frozenset({Role.OFFICER}))


def in_department(method: Method[S, P, R]) -> Method[S, P, R]:
    """For departments; a reception officer writes down what a department says on paper or by telephone."""
    return _guarded(method, frozenset({Role.OFFICER, Role.DEPARTMENT}))


def supervising(method: Method[S, P, R]) -> Method[S, P, R]:
    """For supervisors."""
    return _guarded(method, frozenset({Role.SUPERVISOR}))


def overseeing(method: Method[S, P, R]) -> Method[S, P, R]:
    """For supervisors and administrators."""
    return _guarded(method, frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}))


def administering(method: Method[S, P, R]) -> Method[S, P, R]:
    """For administrators."""
    return _guarded(method, frozenset({Role.ADMINISTRATOR}))
