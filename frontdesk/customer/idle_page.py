"""Between citizens: the office, its hours, the clock, and the way to look up a receipt."""

from datetime import date, datetime

from frontdesk.customer import touches
from frontdesk.customer.state import CustomerState
from frontdesk.customer.view import Button, Fact, IdlePage, Tone
from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.domain.moments import clock_time, full_date, weekday, weekday_within
from frontdesk.domain.week_words import working_week
from frontdesk.i18n import Words


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
        hours=_hours(calendar, wall.date(), words) if calendar else (),
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


def _hours(calendar: WorkingCalendar, today: date, words: Words) -> tuple[Fact, ...]:
    return tuple(Fact(days, times) for days, times in working_week(calendar, today, words))
