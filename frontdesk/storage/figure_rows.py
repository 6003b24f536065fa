"""The figures as rows of the views, kept in the transaction of the event that changes them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from frontdesk.domain.measures import HOURLY, Counted, Group, Measure, counted, milestones, nothing
from frontdesk.domain.submission import Submission
from frontdesk.storage.schema import milestones as milestone_rows
from frontdesk.storage.schema import submissions

_GROUP = ("counter", "field", "department", "channel")
_DAY_KEYS, _HOUR_KEYS, _STATE_KEYS = ("day", *_GROUP), ("day", "hour", "counter"), ("state", *_GROUP)
_DAYS, _HOURS, _STOCK = tuple(map(str, Measure)), tuple(map(str, HOURLY)), ("submissions",)
Row = dict[str, Any]


def _upsert(table: str, keys: tuple[str, ...], counts: tuple[str, ...]) -> Any:
    names = (*keys, *counts)
    return text(
        f"INSERT INTO {table}({', '.join(names)}) VALUES ({', '.join(':' + name for name in names)})"  # noqa: S608  names of our own
        f" ON CONFLICT({', '.join(keys)}) DO UPDATE SET " + ", ".join(f"{n} = {n} + excluded.{n}" for n in counts)
    )


def _sweep(table: str, keys: tuple[str, ...], counts: tuple[str, ...]) -> Any:
    """A row that counts nothing is none: a rebuild would not make it."""
    here = " AND ".join(f"{key} = :{key}" for key in keys)
    return text(f"DELETE FROM {table} WHERE {here} AND " + " AND ".join(f"{name} = 0" for name in counts))  # noqa: S608


_ADD_DAYS, _SWEEP_DAYS = (each("day_figures", _DAY_KEYS, _DAYS) for each in (_upsert, _sweep))
_ADD_HOURS, _SWEEP_HOURS = (each("hour_figures", _HOUR_KEYS, _HOURS) for each in (_upsert, _sweep))
_ADD_STOCK, _SWEEP_STOCK = (each("open_figures", _STATE_KEYS, _STOCK) for each in (_upsert, _sweep))
_INSERT = insert(milestone_rows)
_MOVED = tuple(name for name in milestone_rows.columns.keys() if name != "number")  # noqa: SIM118  not a mapping
_MOVE = (
    update(milestone_rows)
    .where(
        milestone_rows.c.number
        == select(submissions.c.number).where(submissions.c.submission_id == bindparam("which")).scalar_subquery()
    )
    .values({name: bindparam(f"new_{name}") for name in _MOVED})
)


def begin(connection: Connection, begun: Iterable[tuple[int, Submission]]) -> None:
    """Count new submissions, each with the number of its row."""
    total, rows = nothing(), []
    for number, submission in begun:
        total.add(counted(submission))
        rows.append({"number": number, **_milestones(submission)})
    if rows:
        connection.execute(_INSERT, rows)
        _write(connection, total)


def move(connection: Connection, before: Submission, after: Submission) -> None:
    """Count a submission as it stands now, and no longer as it stood."""
    change = counted(after)
    change.take(counted(before))
    _write(connection, change)
    now = _milestones(after)
    if now != _milestones(before):
        connection.execute(_MOVE, {"which": after.id, **{f"new_{name}": value for name, value in now.items()}})


def _milestones(submission: Submission) -> Row:
    found = milestones(submission)
    return {
        **_of_group(found.group),
        "received_on": found.received_on.toordinal(),
        "handed_over_on": _ordinal(found.handed_over_on),
        "resolved_on": _ordinal(found.resolved_on),
        "late": int(found.late),
        "returned_on": _ordinal(found.returned_on),
        "ended_on": _ordinal(found.ended_on),
        "ended_as": found.ended_as,
        "exempted": int(found.exempted),
        "unscanned": found.unscanned,
        "open": int(found.open),
    }


def _write(connection: Connection, change: Counted) -> None:
    days: dict[tuple[date, Group], Counter[str]] = {}
    for (day, group, measure), count in change.days.items():
        days.setdefault((day, group), Counter())[measure] += count
    hours: dict[tuple[date, int, str], Counter[str]] = {}
    for (day, hour, counter, measure), count in change.hours.items():
        hours.setdefault((day, hour, counter), Counter())[measure] += count
    _add(
        connection,
        (_ADD_DAYS, _SWEEP_DAYS),
        [({"day": day.toordinal(), **_of_group(group)}, _all(_DAYS, found)) for (day, group), found in days.items()],
    )
    _add(
        connection,
        (_ADD_HOURS, _SWEEP_HOURS),
        [
            ({"day": day.toordinal(), "hour": hour, "counter": counter}, _all(_HOURS, found))
            for (day, hour, counter), found in hours.items()
        ],
    )
    _add(
        connection,
        (_ADD_STOCK, _SWEEP_STOCK),
        [
            ({"state": state.value, **_of_group(group)}, {"submissions": count})
            for (state, group), count in change.stock.items()
        ],
    )


def _add(connection: Connection, statements: tuple[Any, Any], rows: Iterable[tuple[Row, Mapping[str, int]]]) -> None:
    add, sweep = statements
    changed = [(key, counts) for key, counts in rows if any(counts.values())]
    if changed:
        connection.execute(add, [{**key, **counts} for key, counts in changed])
    lessened = [key for key, counts in changed if min(counts.values()) < 0]
    if lessened:
        connection.execute(sweep, lessened)


def _all(names: tuple[str, ...], found: Mapping[str, int]) -> dict[str, int]:
    return {name: found.get(name, 0) for name in names}


def _of_group(group: Group) -> Row:
    return {
        "counter": group.counter,
        "field": group.field,
        "department": group.department,
        "channel": group.channel,
    }


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
