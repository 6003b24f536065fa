"""The figures as rows of the views, kept in the transaction of the event that changes them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from frontdesk.domain.measures import HOURLY, Counted, Group, Measure, counted, milestones, nothing
from frontdesk.domain.submission import Submission
from frontdesk.storage.schema import milestones as milestone_rows
from frontdesk.storage.schema import submissions

_GROUP = ("counter", "field", "department", "channel")
Row = dict[str, Any]
Cell = tuple[str | int, ...]


class _Kept:
    """A table of counts under keys. Its statements go to the driver as they are: every reception runs them."""

    def __init__(self, table: str, keys: tuple[str, ...], counts: tuple[str, ...]) -> None:
        names, of_keys = (*keys, *counts), " AND ".join(f"{key} = ?" for key in keys)
        places, sums = ", ".join("?" * len(names)), ", ".join(f"{name} = {name} + excluded.{name}" for name in counts)
        self._add = (
            f"INSERT INTO {table}({', '.join(names)}) VALUES ({places})"  # noqa: S608  names of our own
            f" ON CONFLICT({', '.join(keys)}) DO UPDATE SET {sums}"
        )
        # a row that counts nothing is none: a rebuild would not make it
        nothing_left = " AND ".join(f"{name} = 0" for name in counts)
        self._sweep = f"DELETE FROM {table} WHERE {of_keys} AND {nothing_left}"  # noqa: S608

    def change(self, connection: Connection, rows: Iterable[tuple[Cell, tuple[int, ...]]]) -> None:
        """Add `rows` of (key, counts), some of them below zero."""
        changed = [(key, counts) for key, counts in rows if any(counts)]
        if changed:
            connection.exec_driver_sql(self._add, [(*key, *counts) for key, counts in changed])
        lessened = [key for key, counts in changed if min(counts) < 0]
        if lessened:
            connection.exec_driver_sql(self._sweep, lessened)


_DAYS = _Kept("day_figures", ("day", *_GROUP), tuple(map(str, Measure)))
_HOURS = _Kept("hour_figures", ("day", "hour", "counter"), tuple(map(str, HOURLY)))
_STOCK = _Kept("open_figures", ("state", *_GROUP), ("submissions",))
_NAMES = tuple(milestone_rows.columns.keys())
_INSERT = f"INSERT INTO milestones({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608
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
        values = {"number": number, **_milestones(submission)}
        rows.append(tuple(values[name] for name in _NAMES))
    if rows:
        connection.exec_driver_sql(_INSERT, rows)
        _write(connection, total)


def move(connection: Connection, moved: Iterable[tuple[Submission, Submission]]) -> None:
    """Count submissions as they stand now, and no longer as they stood: one change for a whole batch."""
    change, rows = nothing(), []
    for before, after in moved:
        change.add(counted(after))
        change.take(counted(before))
        now = _milestones(after)
        if now != _milestones(before):
            rows.append({"which": after.id, **{f"new_{name}": value for name, value in now.items()}})
    _write(connection, change)
    if rows:
        connection.execute(_MOVE, rows)


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
    days: dict[Cell, Counter[Measure]] = {}
    for (day, group, measure), count in change.days.items():
        days.setdefault((day.toordinal(), *_of_group(group).values()), Counter())[measure] += count
    hours: dict[Cell, Counter[Measure]] = {}
    for (day, hour, counter, measure), count in change.hours.items():
        hours.setdefault((day.toordinal(), hour, counter), Counter())[measure] += count
    _DAYS.change(connection, ((key, _all(Measure, found)) for key, found in days.items()))
    _HOURS.change(connection, ((key, _all(HOURLY, found)) for key, found in hours.items()))
    stock = change.stock.items()
    _STOCK.change(
        connection, (((state.value, *_of_group(group).values()), (count,)) for (state, group), count in stock)
    )


def _all(measures: Iterable[Measure], found: Mapping[Measure, int]) -> tuple[int, ...]:
    return tuple(found.get(measure, 0) for measure in measures)


def _of_group(group: Group) -> dict[str, str]:
    return {
        "counter": group.counter,
        "field": group.field,
        "department": group.department,
        "channel": group.channel,
    }


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
