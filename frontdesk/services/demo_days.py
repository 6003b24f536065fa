"""The days of a demonstration: working hours, and moments inside them."""

from datetime import date, datetime, timedelta
from random import Random

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import local


class OfficeDays:
    """Moments of an office's working days, drawn from one source of chance. Moments are aware UTC."""

    def __init__(self, calendar: WorkingCalendar, random: Random) -> None:
        self._calendar = calendar
        self._random = random

    def soon(self, after: datetime, least: int, most: int) -> datetime:
        """A working moment `least` to `most` minutes after `after`; in the next morning where the day is over."""
        return self.working(after + timedelta(minutes=self._random.randint(least, most)))

    def working(self, at: datetime) -> datetime:
        """`at` where somebody works then, else a little after work begins again."""
        day = local(at).date()
        for opens, closes in self._calendar.intervals(day):
            if at < closes:
                return at if at >= opens else opens + self._minutes(25)
        return self._calendar.opening(self._calendar.next_working_day(day)) + self._minutes(90)

    def between(self, start: datetime, end: datetime) -> datetime:
        """A working moment from `start` to `end`, rather near the end; just after `start` where there is none."""
        share = self._random.betavariate(4, 1.6)
        at = self.working((start + max(end - start, timedelta()) * share).replace(microsecond=0))
        return at if at <= end else max(end - self._minutes(40), self.working(start + timedelta(minutes=2)))

    def on(self, after: datetime, days: int) -> datetime:
        """Some time of the `days`-th working day after `after`."""
        day = local(after).date()
        for _ in range(days):
            day = self._calendar.next_working_day(day)
        return self.within(day) if days else self.soon(after, 5, 60)

    def within(self, day: date) -> datetime:
        """Some time of a working day."""
        start, end = self._random.choice(self._calendar.intervals(day))
        return start + timedelta(seconds=self._random.randrange(int((end - start).total_seconds())))

    def closing(self, after: datetime, days: int) -> datetime:
        """When the `days`-th working day after `after` closes."""
        day = local(after).date()
        for _ in range(days):
            day = self._calendar.next_working_day(day)
        return self._calendar.closing(day)

    def _minutes(self, most: int) -> timedelta:
        return timedelta(seconds=self._random.randrange(most * 60))
