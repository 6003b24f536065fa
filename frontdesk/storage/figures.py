"""Questions about the figures: sums of small tables, and clocks read from the partial indexes of what is open."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text

from frontdesk.domain.figures import HourSums, Period, Sums
from frontdesk.domain.measures import Group, Measure
from frontdesk.domain.states import OPEN, State
from frontdesk.storage.schema import day_figures, hour_figures, open_figures
from frontdesk.storage.submission_rows import micros

_D, _H, _O = day_figures.c, hour_figures.c, open_figures.c
_SUMS = tuple(func.sum(day_figures.c[measure]) for measure in Measure)
_BETWEEN = _D.day.between(bindparam("since"), bindparam("until"))
_HOURS = (
    select(_H.hour, _H.counter, _H.received, _H.handed_over, _H.returned)
    .where(_H.day == bindparam("on"))
    .order_by(_H.hour, _H.counter)
)
_OPEN = select(_O.state, _O.department, _O.field, func.sum(_O.submissions)).group_by(_O.state, _O.department, _O.field)
# the deadline alone is compared: CROSS JOIN holds SQLite to reading the few that are due first
_DUE = text(
    "SELECT s.department, m.field, count(*), sum(s.deadline < :now)"
    " FROM submissions AS s CROSS JOIN milestones AS m ON m.number = s.number"
    " WHERE s.deadline IS NOT NULL AND s.deadline <= :soon GROUP BY s.department, m.field"
)
# whose clock runs: these have a deadline
RUNNING = OPEN - {State.AWAITING_SUPPLEMENT, State.RESULT_AT_COUNTER}


def total(connection: Connection, period: Period) -> Sums:
    """All that happened on the days of `period`."""
    row = connection.execute(select(*_SUMS).where(_BETWEEN), _days(period)).one()
    return _sums("", row)


def by(connection: Connection, heading: str, period: Period) -> tuple[Sums, ...]:
    """The same by "counter", "field", "department" or "channel", in the order of their names."""
    column = day_figures.c[heading]
    asked = select(column, *_SUMS).where(_BETWEEN).group_by(column).order_by(column)
    return tuple(_sums(row[0], row[1:]) for row in connection.execute(asked, _days(period)))


def by_day(connection: Connection, period: Period) -> dict[date, Sums]:
    """The same by day; a day on which nothing happened is missing."""
    asked = select(_D.day, *_SUMS).where(_BETWEEN).group_by(_D.day)
    rows = connection.execute(asked, _days(period))
    days = ((date.fromordinal(row[0]), row[1:]) for row in rows)
    return {day: _sums(day.isoformat(), counts) for day, counts in days}


def by_group(connection: Connection, period: Period) -> dict[Group, Sums]:
    """The same by everything at once."""
    asked = select(_D.counter, _D.field, _D.department, _D.channel, *_SUMS).where(_BETWEEN)
    asked = asked.group_by(_D.counter, _D.field, _D.department, _D.channel)
    return {Group(*row[:4]): _sums("", row[4:]) for row in connection.execute(asked, _days(period))}


def hours(connection: Connection, day: date) -> tuple[HourSums, ...]:
    """What happened on `day` by hour and counter."""
    return tuple(HourSums(*row) for row in connection.execute(_HOURS, {"on": day.toordinal()}))


def open_now(connection: Connection) -> dict[tuple[State, str, str], int]:
    """How many are open by state, department and field."""
    return {(State(row[0]), row[1], row[2]): int(row[3]) for row in connection.execute(_OPEN)}


def due(connection: Connection, now: datetime, soon: datetime) -> dict[tuple[str, str], tuple[int, int]]:
    """Late, and soon late, by department and field: what is awaited with a deadline before `now`, and up to `soon`."""
    rows = connection.execute(_DUE, {"now": micros(now), "soon": micros(soon)})
    return {(row[0], row[1]): (int(row[3]), int(row[2] - row[3])) for row in rows}


def _days(period: Period) -> dict[str, int]:
    return {"since": period.since.toordinal(), "until": period.until.toordinal()}


def _sums(name: str, counts: Any) -> Sums:
    return Sums(name, {measure: int(count) for measure, count in zip(Measure, counts, strict=True) if count})
