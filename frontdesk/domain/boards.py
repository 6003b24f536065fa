"""What the boards show: what must leave, what is late, what waits for its owner."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from frontdesk.domain.states import State
from frontdesk.domain.working_time import TimeLeft


class Promise(StrEnum):
    """How the promised date of a submission stands."""

    FIRST = ""  # as it was given with the receipt
    TIME_ASKED = "time_asked"  # the department asked for more time; no apology yet
    RENEWED = "renewed"  # apologised for and given anew, which the law allows once


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One submission on a board. Moments are aware UTC; `left` is working time until `until`."""

    submission_id: str
    receipt_code: str
    name: str
    phone: str
    procedure_name: str
    department: str
    officer: str
    state: State
    holder: str
    received_at: datetime
    due_at: datetime | None
    until: datetime | None
    left: TimeLeft | None
    promise: Promise = Promise.FIRST


@dataclass(frozen=True, slots=True)
class DepartmentLoad:
    """What must leave the counter for one department; each count stops at `MOST_COUNTED`.

    `overdue`: should have left already; `today`: by closing time; `later`: at the start of the next working day, or
    later. `left`: working time until `first`.
    """

    department: str
    overdue: int
    today: int
    later: int
    first: datetime | None
    left: TimeLeft | None = None

    @property
    def total(self) -> int:
        """All of them."""
        return self.overdue + self.today + self.later


@dataclass(frozen=True, slots=True)
class HandoverBoard:
    """The 15:00 board (NĐ 118/2025 Art 18.2)."""

    at: datetime
    loads: tuple[DepartmentLoad, ...]
    rows: tuple[BoardRow, ...]


@dataclass(frozen=True, slots=True)
class LateBoard:
    """What is late or soon will be, nearest deadline first; the counts stop at `MOST_COUNTED`."""

    at: datetime
    late: int
    soon: int
    rows: tuple[BoardRow, ...]


MOST_COUNTED = 1_000
