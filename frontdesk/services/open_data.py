"""The figures as open data: whole months, anonymous, small groups never alone."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Connection

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.figures import Period
from frontdesk.domain.open_data import MEASURES, OpenData, Row, rows_of, votes_row
from frontdesk.errors import InvalidInput
from frontdesk.services.access import UseCases, supervising
from frontdesk.services.office import OfficeService
from frontdesk.storage import figures, rating_views
from frontdesk.storage.store import Store

MOST_MONTHS = 120
_DAY = timedelta(days=1)


class OpenDataService(UseCases):
    """Reads only the figures, which hold nothing about a person."""

    def __init__(self, store: Store, office: OfficeService, clock: Clock) -> None:
        super().__init__(office.seat)
        self._store = store
        self._office = office
        self._clock = clock

    @supervising
    def publish(self, since: date, until: date) -> OpenData:
        """What may be published of the whole months from `since` to `until` (the office's days).

        Raises InvalidInput `report_days_wrong`, `period_too_long`, `months_not_whole`, `month_not_over`.
        """
        months = _months(Period(since, until), local(self._clock()).date())
        with self._store.read() as connection:
            office = self._office.at_hand(connection).profile
            rows = tuple(row for month in months for row in _rows(connection, month))
        return OpenData(office.name, tuple(f"{month.since:%Y-%m}" for month in months), rows)


def _rows(connection: Connection, month: Period) -> Iterator[Row]:
    name = f"{month.since:%Y-%m}"
    by_group = figures.by_group(connection, month)
    for told, measure in MEASURES.items():
        yield from rows_of(name, told, {group: sums[measure] for group, sums in by_group.items()})
    for tally in rating_views.report(connection, month.since, month.until).by_field:
        row = votes_row(name, tally.name, tally.n, tally.mean)
        if row is not None:
            yield row


def _months(asked: Period, today: date) -> tuple[Period, ...]:
    if asked.since > asked.until:
        raise InvalidInput("report_days_wrong", first=asked.since, last=asked.until)
    if asked.since.day != 1 or (asked.until + _DAY).day != 1:
        raise InvalidInput("months_not_whole")
    if asked.until >= today:
        raise InvalidInput("month_not_over", last=asked.until)
    months: list[Period] = []
    first = asked.since
    while first <= asked.until:
        following = (first + 31 * _DAY).replace(day=1)
        months.append(Period(first, following - _DAY))
        first = following
        if len(months) > MOST_MONTHS:
            raise InvalidInput("period_too_long", most=MOST_MONTHS * 31)
    return tuple(months)
