"""A million due dates are computed for demonstration data, so one must stay cheap."""

from datetime import UTC, datetime, timedelta
from time import perf_counter

from frontdesk.domain.calendar import OfficeHours, WorkingCalendar
from frontdesk.domain.deadlines import due
from frontdesk.domain.procedures import ProcessingTime, TimeUnit

MOST_SECONDS = 30e-6


def test_that_a_due_date_of_three_days_takes_less_than_thirty_microseconds() -> None:
    calendar = WorkingCalendar(OfficeHours())
    starts = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=97 * n) for n in range(5000)]
    three_days = ProcessingTime(TimeUnit.WORKING_DAYS, 3)

    def round_of_all() -> float:
        begin = perf_counter()
        for start in starts:
            due(start, three_days, calendar)
        return (perf_counter() - begin) / len(starts)

    round_of_all()  # the years are planned once
    assert min(round_of_all() for _ in range(3)) < MOST_SECONDS
