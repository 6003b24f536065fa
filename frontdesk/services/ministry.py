"""The figures of QĐ 766 over a period."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from sqlalchemy import text

from frontdesk.domain.clock import OFFICE_ZONE, local
from frontdesk.domain.ministry import MinistryFigures, Period, Tally
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.access import UseCases, overseeing
from frontdesk.services.acting import Acting
from frontdesk.storage import exchange, rating_views, reference
from frontdesk.storage.submission_rows import micros
from frontdesk.storage.touched import first_since

Progress = Callable[[int], bool]
_OVERDUE = text(
    "SELECT count(*) FROM submissions WHERE deadline IS NOT NULL AND deadline >= :since AND deadline < :until"
)


def _unheard(_done: int) -> bool:
    return True


class MinistryService(UseCases):
    """What the office's own data say of the six groups."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @overseeing
    def figures(self, first: date, last: date, progress: Progress = _unheard) -> MinistryFigures:
        """All six groups over the office's days `first` to `last`.

        What was recorded in these days is read once, some hundred submissions at a time; `progress` hears how many,
        False stops with RuleRefused `stopped`. Raises InvalidInput `exchange_days_wrong`.
        """
        if last < first:
            raise InvalidInput("exchange_days_wrong", first=first, last=last)
        period = Period(first, last, _midnight(first), _midnight(last + timedelta(days=1)))
        tally, now = Tally(period), self._acting.clock()
        with self._acting.store.read() as connection:
            after, until = (first_since(connection, moment) - 1 for moment in (period.since, period.until))
            asked = {"since": micros(period.since), "until": micros(min(period.until, now))}
            tally.add_overdue(int(connection.execute(_OVERDUE, asked).scalar_one()))
            tally.add_procedures(reference.procedures_in_force(connection, min(last, local(now).date())))
            tally.add_votes(rating_views.report(connection, first, last).total.faces)
        for done, submission in enumerate(exchange.changed(self._acting.store, after, until), start=1):
            tally.add(submission)
            if done % exchange.AT_ONCE == 0 and not progress(done):
                raise RuleRefused("stopped")
        return tally.figures(now)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)
