"""The boards: what must leave, what is late, what lies at a department, what waits for its owner."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from frontdesk.domain.boards import BoardRow, DepartmentLoad, HandoverBoard, LateBoard
from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import Clock, local
from frontdesk.domain.deadlines import due
from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.domain.working_time import WorkingMeter, time_left
from frontdesk.services.access import UseCases, at_work, in_office
from frontdesk.services.office import OfficeService
from frontdesk.storage import boards
from frontdesk.storage.store import Store

MOST_ROWS = 200
SOON = ProcessingTime(TimeUnit.WORKING_DAYS, 1)  # an apology is due the day before (NĐ 118/2025 Art 19.6)


class BoardService(UseCases):
    """Reads only; every list has a limit and is answered from an index."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @in_office
    def handover(self, department: str = "") -> HandoverBoard:
        """What must leave the counter, by department; the rows are of `department`, or of the most urgent one."""
        now = self._clock()
        calendar = self._office.at_hand().calendar
        with self._store.read() as connection:
            names = boards.departments_to_hand_over(connection)
            loads = tuple(sorted((_load(connection, name, now, calendar) for name in names), key=_urgency))
            shown = department or (loads[0].department if loads else "")
            rows = boards.to_hand_over(connection, shown, MOST_ROWS) if shown else ()
        return HandoverBoard(now, loads, _measured(rows, now, calendar))

    @in_office
    def to_hand_over(self, department: str = "") -> tuple[BoardRow, ...]:
        """The rows alone: of `department`, or of every one, the most urgent first; each has its limit."""
        now = self._clock()
        with self._store.read() as connection:
            names = (department,) if department else boards.departments_to_hand_over(connection)
            rows = [row for name in names for row in boards.to_hand_over(connection, name, MOST_ROWS)]
        rows.sort(key=lambda row: (row.until or now, row.receipt_code))
        return _measured(rows, now, self._office.at_hand().calendar)

    @at_work
    def late(self, department: str = "", officer: str = "", limit: int = MOST_ROWS) -> LateBoard:
        """What is late or due by the end of the next working day, nearest first."""
        now = self._clock()
        calendar = self._office.at_hand().calendar
        soon = due(now, SOON, calendar).at
        most = min(max(limit, 1), MOST_ROWS)
        with self._store.read() as connection:
            late = boards.count_deadlines(connection, None, now, department, officer)
            near = boards.count_deadlines(connection, now, soon, department, officer)
            rows = boards.deadlines(connection, soon, most, department, officer)
        return LateBoard(now, late, near, _measured(rows, now, calendar))

    @at_work
    def inbox(self, department: str) -> tuple[BoardRow, ...]:
        """What lies at a department (its name), nearest deadline first."""
        now = self._clock()
        with self._store.read() as connection:
            rows = boards.inbox(connection, department, MOST_ROWS)
        return _measured(rows, now, self._office.at_hand().calendar)

    @in_office
    def uncollected(self) -> tuple[BoardRow, ...]:
        """Results that wait at the counter, longest first; `until` is since when they do."""
        with self._store.read() as connection:
            return boards.uncollected(connection, MOST_ROWS)

    @in_office
    def awaited(self) -> tuple[BoardRow, ...]:
        """Supplements waited for; those whose `until` has passed may be closed (Art 19.5)."""
        with self._store.read() as connection:
            return boards.awaited(connection, MOST_ROWS)


def _load(connection: Connection, name: str, now: datetime, calendar: WorkingCalendar) -> DepartmentLoad:
    tonight = _end_of_today(now, calendar)
    first = boards.first_to_hand_over(connection, name)
    return DepartmentLoad(
        department=name,
        overdue=boards.count_to_hand_over(connection, name, None, now),
        today=boards.count_to_hand_over(connection, name, now, tonight),
        later=boards.count_to_hand_over(connection, name, max(now, tonight), None),
        first=first,
        left=time_left(now, first, WorkingMeter(calendar)) if first is not None else None,
    )


def _end_of_today(now: datetime, calendar: WorkingCalendar) -> datetime:
    today = local(now).date()
    return max(calendar.closing(today), now) if calendar.is_working(today) else now


def _urgency(load: DepartmentLoad) -> tuple[int, int, str]:
    return -load.overdue, -load.today, load.department


def _measured(rows: Iterable[BoardRow], now: datetime, calendar: WorkingCalendar) -> tuple[BoardRow, ...]:
    meter = WorkingMeter(calendar)
    return tuple(replace(row, left=time_left(now, row.until, meter)) if row.until is not None else row for row in rows)
