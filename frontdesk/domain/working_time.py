"""Working time between two moments: how much is left, or over."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from frontdesk.domain.calendar import ONE_DAY, WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.i18n import Words

MINUTES_A_DAY = 8 * 60  # a working day, as the law counts hours
_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)


class WorkingMeter:
    """Measures working time by one calendar; remembers whole days, since lists ask about the same ones again."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar
        self._before: dict[tuple[date, date], timedelta] = {}

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from `start` to `end` (aware); negative where `end` is before `start`."""
        if end < start:
            return -self.between(end, start)
        first, last = local(start).date(), local(end).date()
        if first == last:
            return self._within(first, start, end)
        head = self._within(first, start, None)
        return head + self._whole_days(first + ONE_DAY, last) + self._within(last, None, end)

    def after(self, start: datetime, worked: timedelta) -> datetime:
        """The moment when `worked` (not negative) of working time has passed since `start`; `start` itself for none."""
        left, day = worked, local(start).date()
        at = start
        while left:
            for opens, closes in self._calendar.intervals(day):
                begin = max(opens, start)
                if begin < closes and left:
                    step = min(left, closes - begin)
                    at, left = begin + step, left - step
            day += ONE_DAY
        return at

    def _whole_days(self, first: date, end: date) -> timedelta:
        """Days from `first` up to but not including `end`."""
        known = self._before.get((first, end))
        if known is None:
            days = (first + timedelta(days=offset) for offset in range((end - first).days))
            known = sum((self._within(day, None, None) for day in days), _ZERO)
            self._before[(first, end)] = known
        return known

    def _within(self, day: date, start: datetime | None, end: datetime | None) -> timedelta:
        total = _ZERO
        for opens, closes in self._calendar.intervals(day):
            begin = max(opens, start) if start else opens
            finish = min(closes, end) if end else closes
            total += max(finish - begin, _ZERO)
        return total


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Working minutes until a deadline, a begun one counted whole; negative when it has passed.

    `over` is True also where none was worked since.
    """

    minutes: int
    over: bool


def time_left(now: datetime, deadline: datetime, meter: WorkingMeter) -> TimeLeft:
    """How much working time is left at `now` until `deadline` (aware both)."""
    over = deadline < now
    minutes = -(-abs(meter.between(now, deadline)) // _MINUTE)
    return TimeLeft(-minutes if over else minutes, over)


def say_left(left: TimeLeft, words: Words) -> str:
    """ "còn 1 ngày 3 giờ", "quá hạn 2 giờ"; minutes are said within the last two hours only."""
    _ = words.gettext
    amount = _amount(abs(left.minutes), words)
    if left.over:
        return _("quá hạn {amount}").format(amount=amount) if left.minutes else _("vừa quá hạn")
    return _("còn {amount}").format(amount=amount) if left.minutes else _("hết giờ làm việc trước hạn")


def _amount(minutes: int, words: Words) -> str:
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, rest = divmod(rest, 60)
    parts = []
    if days:
        parts.append(words.ngettext("{count} ngày", "{count} ngày", days).format(count=days))
    if hours:
        parts.append(words.ngettext("{count} giờ", "{count} giờ", hours).format(count=hours))
    if rest and not days and hours < 2:
        parts.append(words.ngettext("{count} phút", "{count} phút", rest).format(count=rest))
    return " ".join(parts) or words.ngettext("{count} phút", "{count} phút", rest).format(count=rest)
