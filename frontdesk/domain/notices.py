"""Notices about single days: swap days, extra days off, days worked; they stand above every computed holiday."""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import StringIO

from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput

COLUMNS = ("day", "kind", "reason", "legal_basis")


class DayKind(StrEnum):
    """What a day is: worked, off, or worked in place of another (ngày làm bù)."""

    WORKING = "working"
    OFF = "off"
    MAKE_UP = "make_up"


_KINDS = frozenset(kind.value for kind in DayKind)


@dataclass(frozen=True, slots=True)
class Notice:
    """A decision about one day, with its Vietnamese reason; WORKING cancels a holiday.

    InvalidInput `notice_without_reason`: everything that moves a due date must say why.
    """

    day: date
    kind: DayKind
    reason: str
    legal_basis: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise InvalidInput("notice_without_reason", day=self.day)


@dataclass(frozen=True, slots=True)
class NoticeFault:
    """Why one line (counted from 1) of a notices file cannot be used.

    `code`: day_unreadable, kind_unknown, reason_missing, day_twice, columns_wrong, text_unreadable.
    """

    line: int
    code: str
    value: str = ""


def parse_notices(text: str) -> tuple[Notice, ...]:
    """The notices of a CSV text with the columns day, kind, reason, legal_basis.

    Days are ISO (2026-01-02) or, as spreadsheets write them, 02/01/2026. All faulty lines are told at once:
    InvalidInput `notices_unreadable`, `faults` a tuple of NoticeFault.
    """
    lines = _lines(text)
    faults: list[NoticeFault] = []
    notices: dict[date, Notice] = {}
    for line, cells in lines:
        found = _faults(line, cells, notices)
        faults.extend(found)
        if not found:
            notice = _notice(cells)
            notices[notice.day] = notice
    if faults:
        raise InvalidInput("notices_unreadable", faults=tuple(faults))
    return tuple(notices.values())


def _lines(text: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header, *rows = [(reader.line_num, [nfc(cell) for cell in cells]) for cells in reader] or [(1, [])]
    except csv.Error as problem:
        fault = NoticeFault(reader.line_num, "text_unreadable", str(problem))
        raise InvalidInput("notices_unreadable", faults=(fault,)) from problem
    if tuple(header[1]) != COLUMNS:
        raise InvalidInput("notices_unreadable", faults=(NoticeFault(1, "columns_wrong", ",".join(header[1])),))
    return [(line, cells) for line, cells in rows if any(cells)]


def _faults(line: int, cells: list[str], known: Collection[date]) -> list[NoticeFault]:
    if len(cells) != len(COLUMNS):
        return [NoticeFault(line, "columns_wrong", ",".join(cells))]
    day, kind, reason, _basis = cells
    problems = (
        (read_day(day) is None, "day_unreadable", day),
        (read_day(day) in known, "day_twice", day),
        (kind not in _KINDS, "kind_unknown", kind),
        (not reason, "notice_reason_missing", ""),
    )
    return [NoticeFault(line, code, value) for wrong, code, value in problems if wrong]


def _notice(cells: list[str]) -> Notice:
    day = read_day(cells[0])
    assert day is not None, "faults were looked for first"
    return Notice(day, DayKind(cells[1]), reason=cells[2], legal_basis=cells[3])


def read_day(value: str) -> date | None:
    """A day as 2026-01-02 or 02/01/2026; None for anything else."""
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None
