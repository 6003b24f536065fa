"""Between citizens: the office, its hours, the clock, and the way to look up a receipt."""

from datetime import date, datetime, timedelta

from frontdesk.customer import touches
from frontdesk.customer.state import CustomerState
from frontdesk.customer.view import Button, Fact, IdlePage, Tone
from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.domain.moments import clock_time, full_date, weekday, weekday_within
from frontdesk.domain.office_hours import Shifts
from frontdesk.i18n import Words

_WEEK = 7


def idle_page(state: CustomerState, at: datetime, words: Words) -> IdlePage:
    """The page between citizens."""
    _ = words.gettext
    wall = local(at)
    calendar = state.office.calendar if state.office else None
    return IdlePage(
        greeting=_("Kính chào Ông/Bà"),
        time=f"{wall:%H:%M}",
        day=f"{weekday(wall.date(), words)} {full_date(wall.date())}",
        open_now=_open_now(calendar, at, words) if calendar else Fact("", ""),
        hours=working_week(calendar, wall.date(), words) if calendar else (),
        invitation=_("Đã nộp hồ sơ? Quét giấy hẹn tại đây để biết hồ sơ đang ở đâu."),
        look=Button(touches.LOOK, _("Tra cứu giấy hẹn"), main=True),
    )


def _open_now(calendar: WorkingCalendar, at: datetime, words: Words) -> Fact:
    _ = words.gettext
    today = local(at).date()
    for opens, closes in calendar.intervals(today):
        if opens <= at < closes:
            return Fact(_("Đang mở cửa"), _("đến {time}").format(time=clock_time(closes)), tone=Tone.GOOD)
        if at < opens:
            return Fact(_("Đang nghỉ"), _("mở cửa lúc {time}").format(time=clock_time(opens)), tone=Tone.WARN)
    return Fact(_("Đã hết giờ làm việc"), _reopening(calendar, today, words), tone=Tone.WARN)


def _reopening(calendar: WorkingCalendar, today: date, words: Words) -> str:
    day = calendar.next_working_day(today)
    text = words.gettext("mở cửa lại {time} {weekday} {day}")
    return text.format(time=clock_time(calendar.opening(day)), weekday=weekday_within(day, words), day=full_date(day))


def working_week(calendar: WorkingCalendar, today: date, words: Words) -> tuple[Fact, ...]:
    """The week of `today`, days of equal hours together."""
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=n) for n in range(_WEEK)]
    rows: list[Fact] = []
    first = 0
    for n in range(_WEEK):
        last = n + 1 == _WEEK or calendar.hours.shifts(days[n + 1]) != calendar.hours.shifts(days[first])
        if last:
            shifts = calendar.hours.shifts(days[first])
            if shifts:
                rows.append(Fact(_days(days[first], days[n], words), _times(shifts)))
            first = n + 1
    return tuple(rows)


def _days(first: date, last: date, words: Words) -> str:
    begin = weekday(first, words)
    if first == last:
        return begin
    text = words.gettext("{first} đến {last}")
    return text.format(first=begin, last=weekday_within(last, words))


def _times(shifts: Shifts) -> str:
    return " · ".join(f"{shift.opens:%H:%M} – {shift.closes:%H:%M}" for shift in shifts)
