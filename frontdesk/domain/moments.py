"""How moments are written for people, always on the office's wall (Asia/Ho_Chi_Minh)."""

from datetime import date, datetime

from frontdesk.domain.clock import local
from frontdesk.i18n import N_, Words

WEEKDAYS = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ Nhật"),
)
_WEEKDAYS_WITHIN = (
    N_("thứ Hai"),
    N_("thứ Ba"),
    N_("thứ Tư"),
    N_("thứ Năm"),
    N_("thứ Sáu"),
    N_("thứ Bảy"),
    N_("Chủ Nhật"),
)


def weekday(day: date, words: Words) -> str:
    """The weekday as it opens a line or stands alone: "Thứ Sáu", "Friday"."""
    return words.gettext(WEEKDAYS[day.weekday()])


def weekday_within(day: date, words: Words) -> str:
    """The weekday inside a sentence: "thứ Sáu", "Friday"."""
    return words.gettext(_WEEKDAYS_WITHIN[day.weekday()])


def day_and_month(day: date) -> str:
    """ "07/01", as NĐ 30/2020 writes small numbers."""
    return f"{day.day:02d}/{day.month:02d}"


def full_date(day: date) -> str:
    """ "27/11/2026"."""
    return f"{day_and_month(day)}/{day.year}"


def clock_time(moment: datetime) -> str:
    """ "17:00" of an aware moment."""
    assert moment.tzinfo is not None, "a moment needs its time zone"
    return f"{local(moment):%H:%M}"


def spoken(moment: datetime, words: Words) -> str:
    """An aware moment as citizens read it: "17:00 Thứ Sáu 27/11/2026", "17:00 Friday 27/11/2026"."""
    day = local(moment).date()
    return f"{clock_time(moment)} {weekday(day, words)} {full_date(day)}"


def formal(moment: datetime) -> str:
    """An aware moment as the official forms write it, in Vietnamese: "17 giờ 00 phút, thứ Sáu ngày 27/11/2026"."""
    assert moment.tzinfo is not None, "a moment needs its time zone"
    wall = local(moment)
    return f"{wall:%H} giờ {wall:%M} phút, {_WEEKDAYS_WITHIN[wall.weekday()]} ngày {full_date(wall)}"
