"""The daily log: what was received when, due when, passed to whom, returned, refused, late, paid."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.masking import masked_address, masked_name, masked_number
from frontdesk.domain.phone import masked_phone
from frontdesk.domain.states import State
from frontdesk.errors import InvalidInput


class DaysOf(StrEnum):
    """What must have happened on the days asked for."""

    RECEIVED = "received"
    ENDED = "ended"  # returned, refused, withdrawn, closed
    EITHER = "either"  # a day's work: what came in, and what was brought to an end


class LogOrder(StrEnum):
    """What the log can be ordered by."""

    RECEIVED = "received"
    CODE = "code"
    PROCEDURE = "procedure"
    FIELD = "field"
    DEPARTMENT = "department"
    COUNTER = "counter"
    OFFICER = "officer"
    STATE = "state"
    DUE = "due"
    HANDED_OVER = "handed_over"
    RESULT = "result"
    ENDED = "ended"
    FEE = "fee"


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which submissions: of the office's days `first` to `last`; an empty or missing part lets all through.

    `late`: only those whose result came after its promise, or is overdue now.
    """

    first: date
    last: date
    days_of: DaysOf = DaysOf.RECEIVED
    counter: str = ""
    officer: str = ""
    field: str = ""
    department: str = ""
    state: State | None = None
    late: bool = False

    def checked(self) -> "LogFilter":
        """Itself. Raises InvalidInput `report_days_wrong`."""
        if self.last < self.first:
            raise InvalidInput("report_days_wrong", first=self.first, last=self.last)
        return self

    @property
    def only_counter(self) -> bool:
        """Whether it is a stretch of one counter's book: nothing but the days and the counter is asked for."""
        plain = LogFilter(self.first, self.last, counter=self.counter)
        return self == plain


@dataclass(frozen=True, slots=True)
class LogRow:
    """A submission in the log. Moments are aware UTC, None where not yet; money in đồng, `fee_due` None where unknown.

    `number` is its place on this machine alone. `late`: the result came, or is awaited, after its promise.
    """

    number: int
    submission_id: str
    receipt_code: str
    book: str
    book_number: int
    name: str
    id_number: str
    phone: str
    address: str
    procedure_code: str
    procedure_name: str
    field: str
    department: str
    counter: str
    officer: str
    channel: str
    state: State
    received_at: datetime
    promised_at: datetime | None
    handed_over_at: datetime | None
    manifest: str
    result_at: datetime | None
    ended_at: datetime | None
    late: bool
    fee_due: int | None
    fee_paid: int


def masked(row: LogRow) -> LogRow:
    """`row` for eyes that need not know whose it is (domain.md §9)."""
    return replace(
        row,
        name=masked_name(row.name),
        id_number=masked_number(row.id_number),
        phone=masked_phone(row.phone),
        address=masked_address(row.address),
    )


@dataclass(frozen=True, slots=True)
class LogTotals:
    """Sums over a filter; money in đồng. `late`: results that came late; `overdue`: awaited, and late by now."""

    count: int = 0
    open: int = 0
    returned: int = 0
    refused: int = 0
    stopped: int = 0
    late: int = 0
    overdue: int = 0
    paid: int = 0


@dataclass(frozen=True, slots=True)
class LogVotes:
    """Votes of groups that were released on the days asked for: never fewer than five, never of one submission."""

    votes: int
    invited: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class LogCursor:
    """Where a page of the log ended: the value it is ordered by, and the row's number."""

    value: str | int
    number: int


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some rows in order; `after` asks for the next, None where there are no more."""

    rows: tuple[LogRow, ...]
    after: LogCursor | None


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What can be filtered by, as it stands in the log."""

    counters: tuple[str, ...]
    officers: tuple[str, ...]
    fields: tuple[str, ...]
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofMark:
    """What proves an export: lines printed at its end, and the payload of a QR, empty for none."""

    lines: tuple[str, ...]
    code: str = ""
