"""The rooms of the window, in the order of the rail; each is furnished when it is first entered."""

from collections.abc import Callable
from dataclasses import dataclass

from frontdesk.i18n import N_, Words
from ui.operations.room import Room
from ui.screens.frame import Screen


@dataclass(frozen=True, slots=True)
class RoomEntry:
    """One room: its name (also its icon's), what the rail calls it, its key, and who furnishes it."""

    name: str
    label: str
    key: str
    furnish: Callable[[Room, Words], Screen]


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


def _administration(room: Room, words: Words) -> Screen:
    from ui.screens.administration.screen import AdministrationScreen

    return AdministrationScreen(room, words)


RECEPTION, HANDOVER, RESULTS, LOOKUP = "reception", "handover", "results", "lookup"
LATE, DEPARTMENT, COUNT, ADMINISTRATION = "late", "department", "count", "administration"
ROOMS = (
    RoomEntry(RECEPTION, N_("Tiếp nhận"), "F2", _reception),
    RoomEntry(HANDOVER, N_("Bàn giao"), "F3", _handover),
    RoomEntry(RESULTS, N_("Trả kết quả"), "F4", _results),
    RoomEntry(LOOKUP, N_("Tra cứu"), "F5", _lookup),
    RoomEntry(LATE, N_("Sắp trễ hạn"), "F6", _late),
    RoomEntry(ADMINISTRATION, N_("Quản trị"), "F8", _administration),
    RoomEntry(DEPARTMENT, N_("Giải quyết"), "F9", _department),
    RoomEntry(COUNT, N_("Kiểm đếm"), "F10", _count),
)
