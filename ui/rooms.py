"""The rooms of the window, in the order of the rail; each is furnished when it is first entered."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.domain.people import AT_WORK, Person, Role
from frontdesk.i18n import N_, Words
from ui.operations.room import Room
from ui.screens.frame import Screen

_COUNTER = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class RoomEntry:
    """One room: its name (also its icon's), what the rail calls it, its key, who furnishes it, and whose it is."""

    name: str
    label: str
    key: str
    furnish: Callable[[Room, Words], Screen]
    roles: frozenset[Role]


def _reception(room: Room, words: Words) -> Screen:
    from ui.screens.reception.screen import ReceptionScreen

    return ReceptionScreen(room, words)


def _handover(room: Room, words: Words) -> Screen:
    from ui.screens.handover.screen import HandoverScreen

    return HandoverScreen(room, words)


def _results(room: Room, words: Words) -> Screen:
    from ui.screens.results.screen import ResultsScreen

    return ResultsScreen(room, words)


def _lookup(room: Room, words: Words) -> Screen:
    from ui.screens.lookup.screen import LookupScreen

    return LookupScreen(room, words)


def _late(room: Room, words: Words) -> Screen:
    from ui.screens.late.screen import LateScreen

    return LateScreen(room, words)


def _department(room: Room, words: Words) -> Screen:
    from ui.screens.department.screen import DepartmentScreen

    return DepartmentScreen(room, words)


def _count(room: Room, words: Words) -> Screen:
    from ui.screens.count.screen import CountScreen

    return CountScreen(room, words)


def _supervision(room: Room, words: Words) -> Screen:
    from ui.screens.supervision.screen import SupervisionScreen

    return SupervisionScreen(room, words)


def _administration(room: Room, words: Words) -> Screen:
    from ui.screens.administration.screen import AdministrationScreen

    return AdministrationScreen(room, words)


RECEPTION, HANDOVER, RESULTS, LOOKUP = "reception", "handover", "results", "lookup"
LATE, DEPARTMENT, COUNT = "late", "department", "count"
SUPERVISION, ADMINISTRATION = "supervision", "administration"
ROOMS = (
    RoomEntry(RECEPTION, N_("Tiếp nhận"), "F2", _reception, _COUNTER),
    RoomEntry(HANDOVER, N_("Bàn giao"), "F3", _handover, _COUNTER),
    RoomEntry(RESULTS, N_("Trả kết quả"), "F4", _results, _COUNTER),
    RoomEntry(LOOKUP, N_("Tra cứu"), "F5", _lookup, AT_WORK),
    RoomEntry(LATE, N_("Sắp trễ hạn"), "F6", _late, AT_WORK),
    RoomEntry(SUPERVISION, N_("Giám sát"), "F7", _supervision, frozenset({Role.SUPERVISOR})),
    RoomEntry(ADMINISTRATION, N_("Quản trị"), "F8", _administration, frozenset({Role.ADMINISTRATOR})),
    RoomEntry(DEPARTMENT, N_("Giải quyết"), "F9", _department, frozenset({Role.DEPARTMENT})),
    RoomEntry(COUNT, N_("Kiểm đếm"), "F10", _count, _COUNTER),
)


def rooms_of(person: Person) -> tuple[RoomEntry, ...]:
    """The rooms somebody has."""
    return tuple(entry for entry in ROOMS if person.may(entry.roles))


def first_room_of(person: Person) -> str:
    """Where somebody's work begins: in the first room that is one duty's alone; empty where they have none."""
    theirs = rooms_of(person)
    own = next((entry for entry in theirs if len(entry.roles) == 1), theirs[0] if theirs else None)
    return own.name if own is not None else ""
