"""The submissions behind a number, a page at a time: by the index of what happened, or of what is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, and_, literal, literal_column, or_, select, text, tuple_, union_all

from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.figures import Behind, Listed, ListedSubmission, Listing, Period, Place
from frontdesk.domain.states import State
from frontdesk.storage.schema import milestones, payments, submissions
from frontdesk.storage.submission_rows import micros, moment

MOST_ROWS = 200
_S, _M, _P = submissions.c, milestones.c, payments.c
_ROW = (
    _S.submission_id,
    _S.receipt_code,
    _S.name,
    _S.procedure_name,
    _S.department,
    _S.counter,
    _S.officer,
    _S.state,
    _S.received_at,
    _S.due_at,
)
_JOINED = milestones.join(submissions, _S.number == _M.number)
_ENDED: Mapping[Listed, str] = {
    Listed.REFUSED: State.REFUSED.value,
    Listed.WITHDRAWN: State.WITHDRAWN.value,
    Listed.CLOSED: State.CLOSED.value,
}
# Written out: SQLite uses a partial index only where the question repeats its condition word for word.
_ON: Mapping[Listed, tuple[Any, tuple[Any, ...]]] = {
    Listed.RECEIVED: (_M.received_on, ()),
    Listed.HANDED_OVER: (_M.handed_over_on, (text("handed_over_on IS NOT NULL"),)),
    Listed.ON_TIME: (_M.resolved_on, (text("resolved_on IS NOT NULL"), _M.late == 0)),
    Listed.LATE: (_M.resolved_on, (text("resolved_on IS NOT NULL"), _M.late == 1)),
    Listed.RETURNED: (_M.returned_on, (text("returned_on IS NOT NULL"),)),
    **{each: (_M.ended_on, (text("ended_on IS NOT NULL"), _M.ended_as == said)) for each, said in _ENDED.items()},
    Listed.EXEMPTED: (_M.received_on, (text("exempted = 1"),)),
    Listed.UNSCANNED: (_M.received_on, (_M.unscanned > 0,)),
    Listed.OPEN: (_M.received_on, (text("open = 1"),)),
}
_DEADLINE = text("deadline IS NOT NULL")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What "now" and "soon" mean for this question (aware UTC)."""

    now: datetime
    soon: datetime


def listing(connection: Connection, behind: Behind, bounds: Bounds, after: Place | None, most: int) -> Listing:
    """The next page of the list: what happened last stands first; what is due, by its deadline."""
    rows = _rows(connection, behind, bounds, after, most + 1)
    shown = rows[:most]
    more = Place(shown[-1][0], shown[-1][1]) if len(rows) > most else None
    return Listing(tuple(map(_row, shown)), more)


def _rows(connection: Connection, behind: Behind, bounds: Bounds, after: Place | None, most: int) -> list[Any]:
    if behind.listed in (Listed.CASH, Listed.TRANSFER):
        return _paid(connection, behind, after, most)
    asked = _happened(behind, after) if behind.listed in _ON else _due(behind, bounds, after)
    return list(connection.execute(asked.limit(most)))


def _happened(behind: Behind, after: Place | None) -> Any:
    day, conditions = _ON[behind.listed]
    asked: Any = select(day, _M.number, *_ROW, literal_column("NULL", Integer)).select_from(_JOINED).where(*conditions)
    if behind.period is not None:
        asked = asked.where(day.between(behind.period.since.toordinal(), behind.period.until.toordinal()))
    if behind.hour is not None and behind.period is not None:
        asked = asked.where(_within_hour(behind.period, behind.hour))
    asked = _filtered(asked, behind, _M.counter)
    if after is not None:
        asked = asked.where(_further(day, _M.number, after))
    return asked.order_by(day.desc(), _M.number.desc())


def _within_hour(period: Period, hour: int) -> Any:
    """An hour of one day, as the bars of today show it."""
    begins = datetime.combine(period.since, time(hour), OFFICE_ZONE)
    return _S.received_at.between(micros(begins), (micros(begins + timedelta(hours=1)) or 0) - 1)


def _due(behind: Behind, bounds: Bounds, after: Place | None) -> Any:
    now, soon = micros(bounds.now), micros(bounds.soon)
    ranges: Mapping[Listed, Callable[[], Any]] = {
        Listed.LATE_NOW: lambda: _S.deadline < now,
        Listed.SOON_NOW: lambda: _S.deadline.between(now, soon),
        Listed.IN_TIME_NOW: lambda: _S.deadline > soon,
    }
    asked: Any = select(_S.deadline, _S.number, *_ROW, literal_column("NULL", Integer)).select_from(_JOINED)
    asked = asked.where(_DEADLINE, ranges[behind.listed]())
    asked = _filtered(asked, behind, _M.counter)
    if after is not None:
        asked = asked.where(_S.deadline >= after.key, tuple_(_S.deadline, _S.number) > tuple_(after.key, after.number))
    return asked.order_by(_S.deadline, _S.number)


def _paid(connection: Connection, behind: Behind, after: Place | None, most: int) -> list[Any]:
    """Payments taken and given back, one row each; their sum is the number.

    Read day by day from the last: a whole period would be sorted before its first row.
    """
    assert behind.period is not None, "money is taken on days"
    day = min(behind.period.until, date.fromordinal(after.key)) if after else behind.period.until
    rows: list[Any] = []
    while day >= behind.period.since and len(rows) < most:
        further = after.number if after is not None and after.key == day.toordinal() else None
        rows += connection.execute(_paid_on(day, behind, further).limit(most - len(rows)))
        day -= timedelta(days=1)
    return rows


def _paid_on(day: date, behind: Behind, further: int | None) -> Any:
    of_method, on = _P.method == behind.listed.value, day.isoformat()
    at = literal_column("payments.rowid", Integer)
    taken = select((at * 2).label("at"), _P.submission_id, _P.counter.label("at_counter"), _P.amount)
    given = select(at * 2 + 1, _P.submission_id, _P.reversed_counter, -_P.amount)
    money = union_all(
        taken.where(_P.day == on, of_method),
        given.where(text("reversed_day IS NOT NULL"), _P.reversed_day == on, of_method),
    ).subquery("money")
    asked: Any = select(literal(day.toordinal()), money.c.at, *_ROW, money.c.amount).select_from(
        money.join(submissions, _S.submission_id == money.c.submission_id).join(milestones, _M.number == _S.number)
    )
    asked = _filtered(asked, behind, money.c.at_counter)
    if further is not None:
        asked = asked.where(money.c.at < further)
    return asked.order_by(money.c.at.desc())


def _filtered(asked: Any, behind: Behind, counter: Any) -> Any:
    wanted = (
        (counter, behind.counter),
        (_M.department, behind.department),
        (_M.field, behind.field),
        (_M.channel, behind.channel),
    )
    return asked.where(*(column == value for column, value in wanted if value))


def _further(key: Any, number: Any, after: Place) -> Any:
    """Below `after` in descending order; the first half lets the index begin there."""
    return and_(key <= after.key, or_(key < literal(after.key), number < after.number))


def _row(row: Sequence[Any]) -> ListedSubmission:
    which, code, name, procedure, department, counter, officer, state, received, due, amount = row[2:]
    return ListedSubmission(
        which,
        code,
        name,
        procedure,
        department,
        counter,
        officer,
        State(state),
        moment(received),
        None if due is None else moment(due),
        None if amount is None else int(amount),
    )
