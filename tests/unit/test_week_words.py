"""The office's days off, as citizens read them."""

from datetime import date

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.hours_text import parse_hours
from frontdesk.domain.notices import DayKind, Notice
from frontdesk.domain.office_hours import OfficeHours
from frontdesk.domain.week_words import days_off, days_worked
from frontdesk.i18n import words

MONDAY = date(2026, 11, 23)  # the next day is a holiday
HOLIDAY = "Thứ Ba 24/11/2026 · Ngày Văn hóa Việt Nam"


def off(calendar: WorkingCalendar, ahead: int = 30) -> tuple[str, ...]:
    return days_off(calendar, MONDAY, ahead, words("vi"))


def test_that_weekly_rest_is_no_day_off_and_a_holiday_is() -> None:
    assert off(WorkingCalendar(OfficeHours())) == (HOLIDAY,)


def test_that_a_notice_says_its_reason() -> None:
    closed = Notice(date(2026, 12, 23), DayKind.OFF, "Mất điện")
    assert off(WorkingCalendar(OfficeHours(), [closed])) == (HOLIDAY, "Thứ Tư 23/12/2026 · Mất điện")
    assert off(WorkingCalendar(OfficeHours(), [closed]), ahead=29) == (HOLIDAY,)


def test_that_a_holiday_that_is_worked_is_none() -> None:
    worked = Notice(date(2026, 11, 24), DayKind.WORKING, "Trực tiếp dân")
    assert off(WorkingCalendar(OfficeHours(), [worked])) == ()


def test_that_today_counts_too() -> None:
    today_off = Notice(MONDAY, DayKind.OFF, "Họp")
    assert off(WorkingCalendar(OfficeHours(), [today_off]), ahead=0) == ("Thứ Hai 23/11/2026 · Họp",)


def test_that_a_holiday_on_a_day_of_rest_is_not_told() -> None:
    assert off(WorkingCalendar(parse_hours("T4-T6 07:30-11:30"))) == ()


def test_that_a_day_worked_in_place_of_another_says_its_hours() -> None:
    """A Saturday nobody would come on."""
    worked = Notice(date(2026, 11, 28), DayKind.MAKE_UP, "Làm bù")
    calendar = WorkingCalendar(parse_hours("T2-T6 07:30-11:30 13:00-17:00"), [worked])
    said = ("Thứ Bảy 28/11/2026 · 07:30 – 11:30 · 13:00 – 17:00",)
    assert days_worked(calendar, MONDAY, 30, words("vi")) == said
    assert days_worked(calendar, MONDAY, 4, words("vi")) == ()
