"""What a head of office sees: today, a period, where things stand now, and which list is behind each number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from frontdesk.domain.measures import Measure
from frontdesk.domain.rating_report import Tally as Votes
from frontdesk.domain.rating_report import percents
from frontdesk.domain.states import State

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The office's days from `since` to `until`, both counted."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.until - self.since).days + 1


class Listed(StrEnum):
    """Which submissions are behind a number: what happened to them in a period, or how they stand now."""

    RECEIVED = "received"
    HANDED_OVER = "handed_over"
    ON_TIME = "on_time"
    LATE = "late"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    EXEMPTED = "exempted"
    UNSCANNED = "unscanned"  # received, and a paper has no scan
    CASH = "cash"
    TRANSFER = "transfer"
    OPEN = "open"
    LATE_NOW = "late_now"
    SOON_NOW = "soon_now"
    IN_TIME_NOW = "in_time_now"


NOW = frozenset({Listed.OPEN, Listed.LATE_NOW, Listed.SOON_NOW, Listed.IN_TIME_NOW})


@dataclass(frozen=True, slots=True)
class Behind:
    """The list behind a number. Empty words and None leave it open; `hour` (0 to 23, the office's) is of reception.

    `period` is None for how things stand now.
    """

    listed: Listed
    period: Period | None = None
    hour: int | None = None
    counter: str = ""
    department: str = ""
    field: str = ""
    channel: str = ""

    def of(self, *, department: str = "", field: str = "") -> "Behind":
        """The part of it that is of one department or field."""
        return replace(self, department=department or self.department, field=field or self.field)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list goes on: after the row with this key and number."""

    key: int
    number: int


@dataclass(frozen=True, slots=True)
class ListedSubmission:
    """One row of such a list. Moments are aware UTC; `amount` (đồng) is of a payment, below zero where given back."""

    submission_id: str
    receipt_code: str
    name: str
    procedure_name: str
    department: str
    counter: str
    officer: str
    state: State
    received_at: datetime
    due_at: datetime | None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list; `after` asks for the next, None where it ends."""

    rows: tuple[ListedSubmission, ...]
    after: Place | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts under one heading (a day in ISO form, a counter, department, field or channel; empty for all)."""

    name: str
    counts: Mapping[Measure, int]

    def __getitem__(self, measure: Measure) -> int:
        return self.counts.get(measure, 0)

    @property
    def resolved(self) -> int:
        """Results that came to the counter."""
        return self[Measure.ON_TIME] + self[Measure.LATE]

    @property
    def paid(self) -> int:
        """Đồng taken less given back."""
        return self[Measure.CASH] + self[Measure.TRANSFER]

    @property
    def punctual(self) -> int | None:
        """Percent of the results in time; None without any."""
        return share(self[Measure.ON_TIME], self.resolved)


@dataclass(frozen=True, slots=True)
class HourSums:
    """What happened at one counter within an hour of a day."""

    hour: int
    counter: str
    received: int
    handed_over: int
    returned: int


@dataclass(frozen=True, slots=True)
class Load:
    """Results that are awaited now under one heading: in time, due by the end of the next working day, late."""

    name: str
    in_time: int
    soon: int
    late: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.in_time + self.soon + self.late


@dataclass(frozen=True, slots=True)
class Comparison:
    """A week or month so far against as many days of the one before, day by day; a day to come has no count."""

    this: Sums
    before: Sums
    days: tuple[tuple[date, int | None], ...]  # received
    days_before: tuple[tuple[date, int | None], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the dashboard shows, as of `at` (aware UTC)."""

    at: datetime
    today: date
    period: Period
    day: Sums
    hours: tuple[HourSums, ...]
    total: Sums
    by_counter: tuple[Sums, ...]
    by_department: tuple[Sums, ...]
    by_field: tuple[Sums, ...]
    by_channel: tuple[Sums, ...]
    open: int
    by_state: tuple[tuple[State, int], ...]
    loads: tuple[Load, ...]  # by department
    field_loads: tuple[Load, ...]
    week: Comparison
    month: Comparison
    votes: Votes
    votes_by_field: tuple[Votes, ...]

    @property
    def late(self) -> int:
        """How many results are overdue now."""
        return sum(load.late for load in self.loads)

    @property
    def soon(self) -> int:
        """How many are due by the end of the next working day."""
        return sum(load.soon for load in self.loads)

    @property
    def channel_shares(self) -> tuple[tuple[str, int, int], ...]:
        """Each channel, how many came by it, and its percent; together 100."""
        counts = tuple(each[Measure.RECEIVED] for each in self.by_channel)
        names = (each.name for each in self.by_channel)
        return tuple(zip(names, counts, percents(counts), strict=True))


def share(part: int, whole: int) -> int | None:
    """Percent, rounded down so that 100 means all; None of nothing."""
    return 100 * part // whole if whole else None


def week_of(day: date) -> Period:
    """Monday to `day`."""
    return Period(day - timedelta(days=day.weekday()), day)


def month_of(day: date) -> Period:
    """The first of the month to `day`."""
    return Period(day.replace(day=1), day)


def week_before(day: date) -> Period:
    """As many days of the week before."""
    so_far = week_of(day)
    return Period(so_far.since - _WEEK, so_far.until - _WEEK)


def month_before(day: date) -> Period:
    """As many days of the month before; all of it where it is shorter."""
    last = day.replace(day=1) - _DAY
    return Period(last.replace(day=1), last.replace(day=min(day.day, last.day)))


def compared(day: date, this: Period, before: Period, by_day: Mapping[date, Sums], whole: int) -> Comparison:
    """`this` period, which ends on `day`, against `before`; `whole`: how many days to show of each."""
    return Comparison(
        _sum("this", _within(by_day, this)),
        _sum("before", _within(by_day, before)),
        _received(by_day, this.since, whole, day),
        _received(by_day, before.since, whole, before.since + whole * _DAY),
    )


def _within(by_day: Mapping[date, Sums], period: Period) -> list[Sums]:
    return [sums for day, sums in by_day.items() if period.since <= day <= period.until]


def _sum(name: str, each: Iterable[Sums]) -> Sums:
    total: dict[Measure, int] = {}
    for sums in each:
        for measure, count in sums.counts.items():
            total[measure] = total.get(measure, 0) + count
    return Sums(name, total)


def _received(by_day: Mapping[date, Sums], first: date, whole: int, last: date) -> tuple[tuple[date, int | None], ...]:
    days = (first + offset * _DAY for offset in range(whole))
    return tuple((day, _count(by_day.get(day)) if day <= last else None) for day in days)


def _count(sums: Sums | None) -> int:
    return sums[Measure.RECEIVED] if sums else 0
