"""The departments (cơ quan, phòng chuyên môn) that resolve submissions."""

from collections.abc import Iterable
from dataclasses import dataclass

from frontdesk.domain.text import fold, nfc
from frontdesk.errors import InvalidInput, NotFound


@dataclass(frozen=True, slots=True)
class Department:
    """One department: `name` is what events and papers say, `id` is short for commands.

    `other_level`: of another level of government, which papers must reach within one working day (NĐ 118/2025
    Art 20.1a) instead of the same day. `leader` is the title that signs an apology.
    """

    id: str
    name: str
    other_level: bool = False
    leader: str = "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"


def department_id(name: str) -> str:
    """The id of a department nobody gave one: its folded words, "phong-kinh-te"."""
    kept = "".join(char if char.isalnum() else " " for char in fold(name))
    return "-".join(kept.split())


def known_departments(registered: Iterable[Department], names: Iterable[str]) -> tuple[Department, ...]:
    """Those registered and those the catalogue only names, by name."""
    found = {each.name: each for each in registered}
    for name in names:
        found.setdefault(name, Department(department_id(name), name))
    return tuple(sorted(found.values(), key=lambda each: fold(each.name)))


def find_department(departments: Iterable[Department], typed: str) -> Department:
    """The department of that id, name or piece of either, unaccented. Raises NotFound, InvalidInput (not one alone)."""
    listed = tuple(departments)
    wanted = fold(nfc(typed)).strip()
    exact = [each for each in listed if wanted in (fold(each.id), fold(each.name))]
    found = exact or [each for each in listed if wanted and (wanted in fold(each.id) or wanted in fold(each.name))]
    known = "; ".join(f"{each.id} ({each.name})" for each in listed)
    if not found:
        raise NotFound("department_unknown", department=typed[:80], known=known)
    if len(found) > 1:
        raise InvalidInput("department_ambiguous", department=typed[:80], known=known)
    return found[0]
