"""Questions of the daily log, over a few rows or a million.

SQLite has no statistics of this table, so each question names its index. Where some index leads to few rows, those are
read and put in order; else rows are met in the order asked for, and those that do not match are passed over.
"""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, text

from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.daily_log import (
    DaysOf,
    LogChoices,
    LogCursor,
    LogFilter,
    LogOrder,
    LogPage,
    LogRow,
    LogTotals,
)
from frontdesk.domain.states import OPEN, State
from frontdesk.storage.submission_rows import micros, moment

FEW = 100_000  # rows of some days, which lie together, are put in order sooner than anybody waits
SCATTERED = 20_000  # the same for rows from all over the table
_AT_ONCE = 500
_STATE = "(state || '')"
_COLUMNS = (
    "number, submission_id, receipt_code, book, book_number, name, id_number, phone, address, procedure_code,"
    " procedure_name, field, department, counter, officer, channel, state, received_at, promised_at, handed_over_at,"
    " manifest, result_at, ended_at, late, deadline, fee_due, fee_paid"
)
_SHOWN = _COLUMNS.count(",") + 1
_SAID = _SHOWN - 11  # of them what is told as it is stored
# what a column is ordered by, and the index that has it in order
_ORDERS: Mapping[LogOrder, tuple[str, str]] = {
    LogOrder.RECEIVED: ("received_at", "log_received"),
    LogOrder.CODE: ("compact_code", "sqlite_autoindex_submissions_2"),
    LogOrder.PROCEDURE: ("procedure_name", "log_procedure_name"),
    LogOrder.FIELD: ("field", "log_field"),
    LogOrder.DEPARTMENT: ("department", "log_department"),
    LogOrder.COUNTER: ("counter", "log_counter"),
    LogOrder.OFFICER: ("officer", "log_officer"),
    LogOrder.STATE: (_STATE, "log_state"),
    LogOrder.DUE: ("promised_at", "log_promised_at"),
    LogOrder.HANDED_OVER: ("handed_over_at", "log_handed_over_at"),
    LogOrder.RESULT: ("result_at", "log_result_at"),
    LogOrder.ENDED: ("ended_at", "log_ended_at"),
    LogOrder.FEE: ("fee_paid", "log_fee_paid"),
}
_OF_DEPARTMENTS = (LogOrder.PROCEDURE, LogOrder.FIELD, LogOrder.DEPARTMENT)
_RECEIVED = "received_at >= :since AND received_at < :until"
_ENDED = "ended_at >= :since AND ended_at < :until"
_EITHER = (
    "number IN (SELECT number FROM submissions INDEXED BY log_received WHERE " + _RECEIVED + " UNION"  # noqa: S608
    " SELECT number FROM submissions INDEXED BY log_ended_at WHERE " + _ENDED + ")"
)
_DAYS = {DaysOf.RECEIVED: _RECEIVED, DaysOf.ENDED: _ENDED, DaysOf.EITHER: f"(({_RECEIVED}) OR ({_ENDED}))"}
_OVERDUE = "deadline < :now"  # never of a missing one
_EQUALS = ("counter", "officer", "field", "department")
_OPEN = ", ".join(f"'{state.value}'" for state in sorted(OPEN))
_SUMS = (
    f"SELECT count(*), sum(state IN ({_OPEN})), sum(state = 'returned'), sum(state = 'refused'),"
    f" sum(state IN ('withdrawn', 'closed')), sum(late), sum(coalesce({_OVERDUE}, 0)), sum(fee_paid)"
)
_ROWS = text(f"SELECT {_COLUMNS} FROM submissions WHERE number IN :numbers").bindparams(  # noqa: S608  names of our own
    bindparam("numbers", expanding=True)
)


@dataclass(frozen=True, slots=True)
class _Source:
    """An index that holds what is asked for, and the condition it answers; `index` is "" where SQLite chooses."""

    index: str
    where: str

    @property
    def table(self) -> str:
        return f"submissions INDEXED BY {self.index}" if self.index else "submissions"


class _Asked:
    """A filter as SQL: every name in it is ours, every value is bound."""

    def __init__(self, asked: LogFilter, now: datetime) -> None:
        self.values: dict[str, Any] = {
            "since": micros(_midnight(asked.first)),
            "until": micros(_midnight(asked.last + timedelta(days=1))),
            "now": micros(now),
        }
        self._days_of = asked.days_of
        self._conditions = [_DAYS[asked.days_of]]
        self._equals: list[_Source] = []
        for name in _EQUALS:
            if value := getattr(asked, name):
                self._equal(name, f"log_{name}", name, value)
        if asked.state is not None:
            self._equal(_STATE, "log_state", "state", asked.state.value)
        if asked.late:
            self._conditions.append(f"(late = 1 OR {_OVERDUE})")

    def _equal(self, column: str, index: str, name: str, value: str) -> None:
        self._conditions.append(f"{name} = :{name}")
        self._equals.append(_Source(index, f"{column} = :{name}"))
        self.values[name] = value

    @property
    def where(self) -> str:
        """All of it as one condition."""
        return " AND ".join(self._conditions)

    @property
    def by_days(self) -> _Source:
        """What leads to its days, in their order."""
        if self._days_of is DaysOf.RECEIVED:
            return _Source("log_received", _RECEIVED)
        return _Source("log_ended_at", _ENDED) if self._days_of is DaysOf.ENDED else _Source("", _EITHER)

    def narrow(self, connection: Connection, scattered: int) -> _Source | None:
        """What leads to the fewest rows; None where nothing leads to few, which are `scattered` where they are."""
        days = self._count_days(connection)
        found = [(days, self.by_days)] if days <= FEW else []
        counted = ((self._count(connection, source), source) for source in self._equals)
        found += [(count, source) for count, source in counted if count <= scattered]
        return min(found, key=lambda each: each[0])[1] if found else None

    def _count_days(self, connection: Connection) -> int:
        if self._days_of is not DaysOf.EITHER:
            return self._count(connection, self.by_days)
        either = (_Source("log_received", _RECEIVED), _Source("log_ended_at", _ENDED))
        return sum(self._count(connection, source) for source in either)

    def _count(self, connection: Connection, source: _Source) -> int:
        inner = f"SELECT 1 FROM {source.table} WHERE {source.where} LIMIT {FEW + 1}"  # noqa: S608
        return int(connection.execute(text(f"SELECT count(*) FROM ({inner})"), self.values).scalar_one())  # noqa: S608


def page(
    connection: Connection,
    asked: LogFilter,
    order: LogOrder,
    now: datetime,
    *,
    most: int,
    descending: bool = False,
    after: LogCursor | None = None,
) -> LogPage:
    """The next `most` rows after `after`; `now` (aware) says what is overdue. Equal values stand as they came."""
    question = _Asked(asked, now)
    column, index = _ORDERS[order]
    # A department's procedures are its own: in their order most of the table would be passed over.
    source = question.narrow(connection, FEW if order in _OF_DEPARTMENTS else SCATTERED)
    table = source.table if source is not None else f"submissions INDEXED BY {index}"
    where = f"{question.where} AND {source.where}" if source is not None else question.where
    # The places first: many an index holds all that is asked and ordered by, and whole rows are read for one page only.
    walk = _Walk(connection, f"SELECT number, {column} FROM {table} WHERE {where}", column, descending)  # noqa: S608
    places = walk.places(question.values, after, most + 1)
    rows = tuple(stream(connection, array("q", (number for number, _value in places[:most])), now))
    if len(places) <= most:
        return LogPage(rows, None)
    number, value = places[most - 1]
    return LogPage(rows, LogCursor(value, number))


@dataclass(frozen=True, slots=True)
class _Walk:
    """Numbers and values in one order. What has the value of the row before comes first, by number: a question of its
    own, since SQLite does not go straight to a place within equal values where both are asked for in one.
    """

    connection: Connection
    select: str
    column: str
    descending: bool

    def places(self, values: Mapping[str, Any], after: LogCursor | None, most: int) -> list[tuple[int, str | int]]:
        if after is None:
            return self._ask("", self.column, values, most)
        bound = {**values, "value": after.value, "number": after.number}
        sign = "<" if self.descending else ">"
        found = self._ask(f" AND {self.column} = :value AND number {sign} :number", "", bound, most)
        if len(found) < most:
            found += self._ask(f" AND {self.column} {sign} :value", self.column, bound, most - len(found))
        return found

    def _ask(self, condition: str, first: str, values: Mapping[str, Any], most: int) -> list[tuple[int, str | int]]:
        way = " DESC" if self.descending else ""
        order = ", ".join(f"{column}{way}" for column in (first, "number") if column)
        question = f"{self.select}{condition} ORDER BY {order} LIMIT :most"
        found = self.connection.execute(text(question), {**values, "most": most})
        return [(row[0], row[1]) for row in found]


def totals(connection: Connection, asked: LogFilter, now: datetime) -> LogTotals:
    """Sums over all that is asked for."""
    question = _Asked(asked, now)
    source = question.narrow(connection, SCATTERED) or _Source("log_received", "1")
    where = f"{question.where} AND {source.where}"
    row = connection.execute(text(f"{_SUMS} FROM {source.table} WHERE {where}"), question.values).one()
    return LogTotals(*(int(each or 0) for each in row))


def numbers(connection: Connection, asked: LogFilter, now: datetime) -> "array[int]":
    """The rows asked for by their numbers, in the order of reception: eight bytes each, however many there are."""
    question = _Asked(asked, now)
    source = question.narrow(connection, SCATTERED) or _Source("log_received", "1")
    where = f"{question.where} AND {source.where}"
    select = f"SELECT number FROM {source.table} WHERE {where} ORDER BY received_at, number"  # noqa: S608
    stream = connection.execution_options(yield_per=5_000).execute(text(select), question.values)
    return array("q", stream.scalars())


def stream(connection: Connection, which: "array[int]", now: datetime) -> Iterator[LogRow]:
    """Those rows one after the other, a few hundred in memory at a time."""
    for start in range(0, len(which), _AT_ONCE):
        some = list(which[start : start + _AT_ONCE])
        found = {row[0]: row for row in connection.execute(_ROWS, {"numbers": some})}
        yield from (_row(found[number], now) for number in some)


_ACTED = text(
    "SELECT EXISTS"
    " (SELECT 1 FROM submissions INDEXED BY log_received WHERE received_at > :since AND received_at < :until)"
    " OR EXISTS (SELECT 1 FROM submissions INDEXED BY log_ended_at WHERE ended_at > :since AND ended_at < :until)"
)


def acted_between(connection: Connection, since: datetime, until: datetime) -> bool:
    """Whether anything was received or ended after `since` and before `until` (aware)."""
    between = {"since": micros(since), "until": micros(until)}
    return bool(connection.execute(_ACTED, between).scalar())


def choices(connection: Connection) -> LogChoices:
    """What can be filtered by; each is found by leaping over its index."""
    counters, officers, fields, departments = (
        tuple(_distinct(connection, name)) for name in ("counter", "officer", "field", "department")
    )
    return LogChoices(counters, officers, fields, departments)


def _distinct(connection: Connection, name: str) -> Iterator[str]:
    least = text(f"SELECT min({name}) FROM submissions INDEXED BY log_{name} WHERE {name} > :after")  # noqa: S608
    value = connection.execute(least, {"after": ""}).scalar()
    while value is not None:
        yield value
        value = connection.execute(least, {"after": value}).scalar()


def _row(row: Any, now: datetime) -> LogRow:
    said, came = tuple(row)[:_SAID], tuple(row)[_SAID:_SHOWN]
    state, received, promised, handed, manifest, result, ended, late, deadline, due, paid = came
    told: tuple[Any, ...] = (
        *said,
        State(state),
        moment(received),
        _reached(promised),
        _reached(handed),
        manifest,
        _reached(result),
        _reached(ended),
        bool(late) or (deadline is not None and deadline < (micros(now) or 0)),
        due,
        paid,
    )
    return LogRow(*told)


def _reached(stored: int) -> datetime | None:
    return moment(stored) if stored else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)
