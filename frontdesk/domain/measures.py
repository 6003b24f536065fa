"""What one submission counts for in the figures, and on which of the office's days."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import promised_for_result
from frontdesk.domain.payments import Payment, PaymentMethod
from frontdesk.domain.states import OPEN, State
from frontdesk.domain.submission import Submission


class Measure(StrEnum):
    """What is counted on a day; the last three are đồng.

    A result counts on the day it came to the counter, papers and their scans on the day of reception.
    """

    RECEIVED = "received"
    PAPERS = "papers"
    SCANNED_PAPERS = "scanned_papers"
    HANDED_OVER = "handed_over"  # for the first time
    ON_TIME = "on_time"
    LATE = "late"
    SCANNED_RESULTS = "scanned_results"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    CASH = "cash"  # taken less given back
    TRANSFER = "transfer"
    EXEMPTED = "exempted"  # not asked for, by the assessment in force


HOURLY = (Measure.RECEIVED, Measure.HANDED_OVER, Measure.RETURNED)
MONEY = (Measure.CASH, Measure.TRANSFER, Measure.EXEMPTED)
_ENDINGS = {State.REFUSED: Measure.REFUSED, State.WITHDRAWN: Measure.WITHDRAWN, State.CLOSED: Measure.CLOSED}
_METHODS = {PaymentMethod.CASH: Measure.CASH, PaymentMethod.TRANSFER: Measure.TRANSFER}


@dataclass(frozen=True, slots=True)
class Group:
    """What submissions are counted by. `channel` is a value of Channel."""

    counter: str
    field: str
    department: str
    channel: str


@dataclass(frozen=True, slots=True)
class Milestones:
    """When a submission reached what, as the office's days; None where not yet. `unscanned`: papers without a scan."""

    group: Group
    received_on: date
    handed_over_on: date | None
    resolved_on: date | None
    late: bool
    returned_on: date | None
    ended_on: date | None
    ended_as: str
    exempted: bool
    unscanned: int
    open: bool


DayKey = tuple[date, Group, Measure]
HourKey = tuple[date, int, str, Measure]
StockKey = tuple[State, Group]


@dataclass(frozen=True, slots=True)
class Counted:
    """What submissions add to the figures; one may be taken from another."""

    days: Counter[DayKey]
    hours: Counter[HourKey]
    stock: Counter[StockKey]

    def add(self, other: "Counted") -> None:
        """Count `other` in as well."""
        self.days.update(other.days)
        self.hours.update(other.hours)
        self.stock.update(other.stock)

    def take(self, other: "Counted") -> None:
        """Count `other` no longer."""
        self.days.subtract(other.days)
        self.hours.subtract(other.hours)
        self.stock.subtract(other.stock)


def nothing() -> Counted:
    """The figures of no submission."""
    return Counted(Counter(), Counter(), Counter())


def counted(submission: Submission) -> Counted:
    """What a submission counts for as it stands, after corrections too."""
    found = nothing()
    group = group_of(submission)
    for measure, at, amount in _happened(submission):
        wall = local(at)
        found.days[(wall.date(), group, measure)] += amount
        if measure in HOURLY:
            found.hours[(wall.date(), wall.hour, group.counter, measure)] += amount
    for day, counter, measure, amount in _money(submission):
        found.days[(day, replace(group, counter=counter), measure)] += amount
    if submission.state in OPEN:
        found.stock[(submission.state, group)] += 1
    return found


def group_of(submission: Submission) -> Group:
    """What a submission is counted by; the counter is the one that received it."""
    act = submission.received
    return Group(act.counter, act.field, act.department, act.channel.value)


def milestones(submission: Submission) -> Milestones:
    """When a submission reached what."""
    result, ending = submission.result, submission.ending
    present, scanned = _papers(submission)
    return Milestones(
        group=group_of(submission),
        received_on=local(submission.received.received_at).date(),
        handed_over_on=_day(submission.handovers[0].handed_over_at if submission.handovers else None),
        resolved_on=_day(_resolved_at(submission)),
        late=_is_late(submission),
        returned_on=_day(result.returned_at if result else None),
        ended_on=_day(ending.at if ending else None),
        ended_as=ending.state.value if ending else "",
        exempted=_exempted(submission) > 0,
        unscanned=present - scanned,
        open=submission.state in OPEN,
    )


def _happened(submission: Submission) -> Iterator[tuple[Measure, datetime, int]]:
    received = submission.received.received_at
    present, scanned = _papers(submission)
    yield Measure.RECEIVED, received, 1
    yield Measure.PAPERS, received, present
    yield Measure.SCANNED_PAPERS, received, scanned
    yield Measure.EXEMPTED, received, _exempted(submission)
    if submission.handovers:
        yield Measure.HANDED_OVER, submission.handovers[0].handed_over_at, 1
    resolved, result, ending = _resolved_at(submission), submission.result, submission.ending
    if resolved is not None:
        yield Measure.LATE if _is_late(submission) else Measure.ON_TIME, resolved, 1
        yield Measure.SCANNED_RESULTS, resolved, int(_has_scanned_result(submission))
    if result is not None and result.returned_at is not None:
        yield Measure.RETURNED, result.returned_at, 1
    if ending is not None:
        yield _ENDINGS[ending.state], ending.at, 1


def _money(submission: Submission) -> Iterator[tuple[date, str, Measure, int]]:
    for payment in submission.payments:
        yield from _moved(payment)


def _moved(payment: Payment) -> Iterator[tuple[date, str, Measure, int]]:
    measure = _METHODS[payment.method]
    yield local(payment.at).date(), payment.counter, measure, payment.amount
    if payment.reversed_at is not None:
        yield local(payment.reversed_at).date(), payment.reversed_counter, measure, -payment.amount


def _papers(submission: Submission) -> tuple[int, int]:
    """How many papers were brought, and how many of them have a scan."""
    scans = {attachment.paper for attachment in submission.attachments}
    present = [paper.name for paper in submission.received.papers if paper.present]
    return len(present), sum(name in scans for name in present)


def _resolved_at(submission: Submission) -> datetime | None:
    return submission.result.at_counter_since if submission.result else None


def _is_late(submission: Submission) -> bool:
    """As the register counts it (form 07): the result came to the counter after the promise that held then."""
    at, promised = _resolved_at(submission), promised_for_result(submission)
    return at is not None and promised is not None and at > promised


def _has_scanned_result(submission: Submission) -> bool:
    """A scan of no paper of the list, made once the result was decided, is the result's."""
    result = submission.result
    decided = (result.recorded_at or result.at_counter_since) if result else None
    return decided is not None and any(
        not each.paper and each.attached_at >= decided for each in submission.attachments
    )


def _exempted(submission: Submission) -> int:
    return sum(line.exempted for line in submission.assessment.lines) if submission.assessment else 0


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else local(moment).date()
