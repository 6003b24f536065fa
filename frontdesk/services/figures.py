"""What happened today and in a period, where things stand, and the submissions behind each number."""

from collections import Counter
from collections.abc import Mapping

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.deadlines import due
from frontdesk.domain.figures import (
    NOW,
    Behind,
    Figures,
    Listing,
    Load,
    Period,
    Place,
    compared,
    month_before,
    month_of,
    week_before,
    week_of,
)
from frontdesk.domain.states import State
from frontdesk.errors import InvalidInput
from frontdesk.services.access import UseCases, supervising
from frontdesk.services.boards import SOON
from frontdesk.services.office import OfficeService
from frontdesk.storage import figure_lists, figures, rating_views
from frontdesk.storage.figure_lists import MOST_ROWS, Bounds
from frontdesk.storage.store import Store

LONGEST_PERIOD = 3 * 366  # days: a list of days longer than that is a mistake in typing
_WEEK, _MONTH = 7, 31


class FigureService(UseCases):
    """Reads only; asks small tables that are kept with every act, never the submissions themselves."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @supervising
    def dashboard(self, period: Period | None = None) -> Figures:
        """Today, and what happened in `period` (today where None).

        Raises InvalidInput `report_days_wrong`, `period_too_long`.
        """
        now = self._clock()
        today = local(now).date()
        asked = period or Period(today, today)
        _check(asked)
        soon = due(now, SOON, self._office.at_hand().calendar).at
        with self._store.read() as connection:
            standing = figures.open_now(connection)
            clocks = figures.due(connection, now, soon)
            days = figures.by_day(connection, Period(month_before(today).since, today))
            votes = rating_views.report(connection, asked.since, asked.until)
            return Figures(
                at=now,
                today=today,
                period=asked,
                day=figures.total(connection, Period(today, today)),
                hours=figures.hours(connection, today),
                total=figures.total(connection, asked),
                by_counter=figures.by(connection, "counter", asked),
                by_department=figures.by(connection, "department", asked),
                by_field=figures.by(connection, "field", asked),
                by_channel=figures.by(connection, "channel", asked),
                open=sum(standing.values()),
                by_state=_by_state(standing),
                loads=_loads(standing, clocks, 0),
                field_loads=_loads(standing, clocks, 1),
                week=compared(today, week_of(today), week_before(today), days, _WEEK),
                month=compared(today, month_of(today), month_before(today), days, _MONTH),
                votes=votes.total,
                votes_by_field=votes.by_field,
            )

    @supervising
    def behind(self, behind: Behind, after: Place | None = None, limit: int = MOST_ROWS) -> Listing:
        """The submissions behind a number, at most `limit` (200) a time; `after` is where the last page ended.

        Raises InvalidInput `report_days_wrong`, `period_too_long`.
        """
        assert behind.period is not None or behind.listed in NOW, "what happened, happened on days"
        if behind.period is not None:
            _check(behind.period)
        now = self._clock()
        soon = due(now, SOON, self._office.at_hand().calendar).at
        with self._store.read() as connection:
            return figure_lists.listing(connection, behind, Bounds(now, soon), after, min(max(limit, 1), MOST_ROWS))


def _check(period: Period) -> None:
    if period.since > period.until:
        raise InvalidInput("report_days_wrong", first=period.since, last=period.until)
    if period.days > LONGEST_PERIOD:
        raise InvalidInput("period_too_long", most=LONGEST_PERIOD)


def _by_state(standing: Mapping[tuple[State, str, str], int]) -> tuple[tuple[State, int], ...]:
    counts: Counter[State] = Counter()
    for (state, _department, _field), count in standing.items():
        counts[state] += count
    return tuple((state, counts[state]) for state in State if counts[state])


def _loads(
    standing: Mapping[tuple[State, str, str], int], clocks: Mapping[tuple[str, str], tuple[int, int]], heading: int
) -> tuple[Load, ...]:
    """By department (`heading` 0) or field (1), the most late first."""
    running: Counter[str] = Counter()
    for (state, *names), count in standing.items():
        if state in figures.RUNNING:
            running[names[heading]] += count
    late: Counter[str] = Counter()
    soon: Counter[str] = Counter()
    for names_of, (over, near) in clocks.items():
        late[names_of[heading]] += over
        soon[names_of[heading]] += near
    loads = (Load(name, count - late[name] - soon[name], soon[name], late[name]) for name, count in running.items())
    return tuple(sorted(loads, key=lambda load: (-load.late, -load.soon, -load.in_time, load.name)))
