"""Questions the boards ask; each answered from an index that holds only what is open."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, literal_column, select, text

from frontdesk.domain.boards import MOST_COUNTED, BoardRow, Promise
from frontdesk.domain.states import State
from frontdesk.storage.schema import submissions
from frontdesk.storage.submission_rows import micros, moment

_S = submissions.c
_ROW = select(
    _S.submission_id,
    _S.receipt_code,
    _S.name,
    _S.phone,
    _S.procedure_name,
    _S.department,
    _S.officer,
    _S.state,
    _S.holder,
    _S.received_at,
    _S.due_at,
    _S.promise,
)
_MOST: Any = bindparam("most")
# Written out: SQLite uses a partial index only where the question repeats its condition word for word.
_TO_HAND_OVER = text("state IN ('received', 'sent_back')")
_AT_DEPARTMENT = text("holder_kind = 'department'")
_READY = text("state = 'result_at_counter'")
_AWAITED = text("state = 'awaiting_supplement'")
_HERE = text("holder_kind IN ('counter', 'officer')")
_OPEN_DEADLINE = text("deadline IS NOT NULL")


def departments_to_hand_over(connection: Connection) -> tuple[str, ...]:
    """Departments something waits for, found by leaping over the index, not by reading it."""
    found: list[str] = []
    after = ""
    while True:
        least = select(func.min(_S.department)).where(_TO_HAND_OVER, _S.department > after)
        value = connection.execute(least).scalar()
        if value is None:
            return tuple(found)
        found.append(value)
        after = value


def count_to_hand_over(connection: Connection, department: str, after: datetime | None, until: datetime | None) -> int:
    """How many for `department` must leave in (after, until]; at most `MOST_COUNTED`."""
    inner: Any = select(literal_column("1")).where(_TO_HAND_OVER, _S.department == department)
    if after is not None:
        inner = inner.where(_S.hand_over_by > micros(after))
    if until is not None:
        inner = inner.where(_S.hand_over_by <= micros(until))
    return _count(connection, inner)


def first_to_hand_over(connection: Connection, department: str) -> datetime | None:
    """When the first of them must leave."""
    least = select(func.min(_S.hand_over_by)).where(_TO_HAND_OVER, _S.department == department)
    value = connection.execute(least).scalar()
    return None if value is None else moment(value)


def to_hand_over(connection: Connection, department: str, most: int) -> tuple[BoardRow, ...]:
    """What waits for `department`, first what must leave first."""
    question = _ROW.add_columns(_S.hand_over_by).where(_TO_HAND_OVER, _S.department == department)
    return _rows(connection, question.order_by(_S.hand_over_by).limit(_MOST), most)


def count_deadlines(
    connection: Connection, after: datetime | None, until: datetime, department: str = "", officer: str = ""
) -> int:
    """How many results are awaited with a deadline in (after, until]; at most `MOST_COUNTED`; filtered like the rows.

    `until` itself is late only after it: a deadline at `until` counts as within.
    """
    inner: Any = select(literal_column("1")).where(_OPEN_DEADLINE, _S.deadline <= micros(until))
    inner = inner if after is None else inner.where(_S.deadline > micros(after))
    return _count(connection, _filtered(inner, department, officer))


def deadlines(
    connection: Connection, until: datetime, most: int, department: str = "", officer: str = ""
) -> tuple[BoardRow, ...]:
    """Awaited results with a deadline up to `until`, nearest first; of one department or received by one officer."""
    question = _ROW.add_columns(_S.deadline).where(_OPEN_DEADLINE, _S.deadline <= micros(until))
    return _rows(connection, _filtered(question, department, officer).order_by(_S.deadline).limit(_MOST), most)


def _filtered(question: Any, department: str, officer: str) -> Any:
    if department:
        question = question.where(_S.department == department)
    return question.where(_S.officer == officer) if officer else question


def inbox(connection: Connection, department: str, most: int) -> tuple[BoardRow, ...]:
    """What lies at a department, nearest deadline first; what has none comes last."""
    question = _ROW.add_columns(_S.deadline).where(_AT_DEPARTMENT, _S.holder == department)
    with_deadline = question.where(_S.deadline.is_not(None)).order_by(_S.deadline).limit(_MOST)
    found = _rows(connection, with_deadline, most)
    if len(found) < most:
        found += _rows(connection, question.where(_S.deadline.is_(None)).limit(_MOST), most - len(found))
    return found


def uncollected(connection: Connection, most: int) -> tuple[BoardRow, ...]:
    """Results that wait at the counter, longest first; `until` is since when."""
    question = _ROW.add_columns(_S.ready_at).where(_READY).order_by(_S.ready_at).limit(_MOST)
    return _rows(connection, question, most)


def awaited(connection: Connection, most: int) -> tuple[BoardRow, ...]:
    """Supplements waited for, first what may be closed first; `until` is when. Without a form 02 they come last."""
    question = _ROW.add_columns(_S.respond_by).where(_AWAITED).limit(_MOST)
    found = _rows(connection, question.where(_S.respond_by.is_not(None)).order_by(_S.respond_by), most)
    if len(found) < most:
        found += _rows(connection, question.where(_S.respond_by.is_(None)), most - len(found))
    return found


def at_counter(connection: Connection, holder: str, most: int) -> tuple[BoardRow, ...]:
    """Everything that should lie at the counter (or with the officer) `holder`; a missing one is expected too."""
    question = _ROW.add_columns(literal_column("NULL")).where(_HERE, _S.holder == holder)
    return _rows(connection, question.order_by(_S.number).limit(_MOST), most)


def _count(connection: Connection, inner: Any) -> int:
    limited = inner.limit(MOST_COUNTED).subquery()
    return int(connection.execute(select(func.count()).select_from(limited)).scalar_one())


def _rows(connection: Connection, question: Any, most: int) -> tuple[BoardRow, ...]:
    return tuple(map(_row, connection.execute(question, {"most": most})))


def _row(row: Sequence[Any]) -> BoardRow:
    identity, code, name, phone, procedure, department, officer, state, holder, *rest = row
    received_at, due_at, promise, until = rest
    return BoardRow(
        submission_id=identity,
        receipt_code=code,
        name=name,
        phone=phone,
        procedure_name=procedure,
        department=department,
        officer=officer,
        state=State(state),
        holder=holder,
        received_at=moment(received_at),
        due_at=None if due_at is None else moment(due_at),
        until=None if until is None else moment(until),
        left=None,
        promise=Promise(promise),
    )
