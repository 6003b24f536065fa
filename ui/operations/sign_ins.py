"""Sign in, leave, hand the counter over: acts in the background, in the order they were asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.operations.room import Failed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.people import Person, Role
    from frontdesk.domain.people_events import CounterRelieved

_LAST = "signed-in"  # who came last to this machine
DEMO_PASSWORD = "demo-password"  # noqa: S105  the file of a trial's home, not a password


@dataclass(frozen=True, slots=True)
class GateKnown:
    """What the gate shows. `seated` is at the desk already; `registered`: who the counter was set up for.

    `demo_password`: the file with a trial's password, empty on a home that is in earnest.
    """

    people: "tuple[Person, ...]"
    seated: "Person | None"
    last: str
    office: str
    counter: str
    registered: str
    demo_password: str
    lock_after: timedelta  # without anybody at the keys


def read_gate(desk: "Desk") -> GateKnown:
    """What there is to know before anybody signs in."""
    office = desk.office.at_hand()
    file = desk.settings.home / DEMO_PASSWORD
    return GateKnown(
        people=desk.sign_ins.people(),
        seated=desk.seat.taken_by,
        last=desk.drafts.recall(_LAST),
        office=office.profile.name,
        counter=office.counter,
        registered=office.officer,
        demo_password=_short(file) if file.is_file() else "",
        lock_after=timedelta(minutes=office.profile.lock_minutes),
    )


def _short(file: Path) -> str:
    """Its path as somebody who started the program would type it."""
    here = Path.cwd()
    absolute = file.absolute()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)


def sign_in(
    room: Room, owner: QObject, login: str, password: str, done: "Callable[[Person], object]", failed: Failed
) -> None:
    """Take the seat; this machine remembers who came."""

    def work(desk: "Desk") -> "Person":
        person = desk.sign_ins.sign_in(login, password)
        desk.drafts.remember(_LAST, person.login)
        return person

    room.tasks.act(owner, work, done, failed)


def sign_in_by_file(
    room: Room, owner: QObject, login: str, file: Path, done: "Callable[[Person], object]", failed: Failed
) -> None:
    """The same with a password that stands in a file."""

    def work(desk: "Desk") -> "Person":
        from frontdesk.password_file import read_password

        return desk.sign_ins.sign_in(login, read_password(file))

    room.tasks.act(owner, work, done, failed)


def sign_out(room: Room, owner: QObject, done: Callable[[object], object], failed: Failed) -> None:
    """Leave the seat."""
    room.tasks.act(owner, lambda desk: desk.sign_ins.sign_out(), done, failed)


def relieve(
    room: Room,
    owner: QObject,
    login: str,
    password: str,
    done: "Callable[[tuple[Person, CounterRelieved]], object]",
    failed: Failed,
) -> None:
    """A colleague takes the seat with everything on it."""

    def work(desk: "Desk") -> "tuple[Person, CounterRelieved]":
        relieved = desk.sign_ins.relieve(login, password)
        desk.drafts.remember(_LAST, relieved.took_over)
        return desk.seat.person(), relieved

    room.tasks.act(owner, work, done, failed)


def make_first(
    room: Room,
    owner: QObject,
    name: str,
    password: str,
    roles: "tuple[Role, ...]",
    done: "Callable[[Person], object]",
    failed: Failed,
) -> None:
    """The first administrator, who then takes the seat."""

    def work(desk: "Desk") -> "Person":
        made = desk.people.add_first(name, name, password, roles)
        person = desk.sign_ins.sign_in(made.login, password)
        desk.drafts.remember(_LAST, person.login)
        return person

    room.tasks.act(owner, work, done, failed)


def change_password(
    room: Room, owner: QObject, old: str, new: str, done: Callable[[object], object], failed: Failed
) -> None:
    """One's own."""
    room.tasks.act(owner, lambda desk: desk.people.change_password(old, new), done, failed)
