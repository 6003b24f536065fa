"""Open data: anonymous counts by whole months, in which no small group can be seen or computed.

What keeps it so: one table without totals, whose rows never overlap; a group smaller than five stands only together
with others, and the whole of them is five or more; counts are rounded down to a multiple of five; a month is published
only once it is over, and says the same in whatever export it stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from frontdesk.domain.measures import Group, Measure

SMALLEST = 5
SEVERAL = "*"  # stands for the values that have no row of their own
_DEPTH = 3  # of a path: field, department, channel


class Told(StrEnum):
    """What a row counts."""

    RECEIVED = "received"
    ON_TIME = "resolved_on_time"
    LATE = "resolved_late"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    VOTES = "votes"


MEASURES: Mapping[Told, Measure] = {
    Told.RECEIVED: Measure.RECEIVED,
    Told.ON_TIME: Measure.ON_TIME,
    Told.LATE: Measure.LATE,
    Told.REFUSED: Measure.REFUSED,
    Told.WITHDRAWN: Measure.WITHDRAWN,
    Told.CLOSED: Measure.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `month` is "2026-10"; between `count` and `count` + 4 are counted, up to + 9 where `merged`.

    `mean` is the mean score of votes from 1 to 5, None for everything else.
    """

    month: str
    told: Told
    field: str
    department: str
    channel: str
    merged: bool
    count: int
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class OpenData:
    """What is published of some months, in the order of its rows."""

    office: str
    months: tuple[str, ...]
    rows: tuple[Row, ...]


Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Groups that stand together: how many they are, and how many submissions."""

    path: Path
    groups: int
    count: int

    def with_(self, other: "_Pool", path: Path) -> "_Pool":
        return _Pool(path, self.groups + other.groups, self.count + other.count)


def rows_of(month: str, told: Told, counts: Mapping[Group, int]) -> tuple[Row, ...]:
    """What is published of one measure in one month; nothing where fewer than five are counted in all."""
    cells: dict[Path, int] = {}
    for group, count in counts.items():
        path = (group.field, group.department, group.channel)
        cells[path] = cells.get(path, 0) + count
    pools = _pooled(_Pool(path, 1, count) for path, count in cells.items() if count > 0)
    return tuple(sorted((_row(month, told, pool) for pool in pools), key=_order))


def votes_row(month: str, field: str, votes: int, mean: float | None) -> Row | None:
    """Votes of whole groups in one field ("" for small fields together); None for fewer than five."""
    if votes < SMALLEST:
        return None
    return Row(month, Told.VOTES, field or SEVERAL, SEVERAL, SEVERAL, not field, _down(votes), mean)


def _pooled(cells: Iterable[_Pool]) -> list[_Pool]:
    """Each cell of five or more alone; smaller ones with their nearest: the same field and department, field, any."""
    published, small = _split(list(cells))
    for depth in range(_DEPTH - 1, -1, -1):
        together: dict[Path, _Pool] = {}
        for pool in small:
            path = (*pool.path[:depth], *(SEVERAL,) * (_DEPTH - depth))
            met = together.get(path, _Pool(path, 0, 0))
            together[path] = met.with_(pool, path)
        large, small = _split(list(together.values()))
        published += large
    return _absorbed(published, small)


def _absorbed(published: list[_Pool], small: list[_Pool]) -> list[_Pool]:
    """What is still too small takes the smallest row into itself: its own count could else be guessed to a few."""
    if not small or not published:
        return published
    (rest,) = small
    least = min(published, key=lambda pool: (pool.count, pool.path))
    kept = [pool for pool in published if pool is not least]
    return [*kept, rest.with_(least, rest.path)]


def _split(pools: list[_Pool]) -> tuple[list[_Pool], list[_Pool]]:
    return [pool for pool in pools if pool.count >= SMALLEST], [pool for pool in pools if pool.count < SMALLEST]


def _row(month: str, told: Told, pool: _Pool) -> Row:
    field, department, channel = pool.path
    merged = SEVERAL in pool.path
    return Row(month, told, field, department, channel, merged, _told(pool) if merged else _down(pool.count))


def _told(pool: _Pool) -> int:
    """Groups that are nearly all as large as they can be would tell themselves: one step less is said."""
    count, most = _down(pool.count), pool.groups * (SMALLEST - 1)
    return count - SMALLEST if most - count < 2 and count > SMALLEST else count


def _down(count: int) -> int:
    return count - count % SMALLEST


def _order(row: Row) -> tuple[str, ...]:
    return row.month, row.told, row.field, row.department, row.channel
