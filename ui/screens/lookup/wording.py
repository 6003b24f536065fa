"""Short facts of a submission's page, in words."""

from datetime import datetime

from frontdesk.domain.clock import local
from frontdesk.domain.moments import clock_time, full_date, spoken, weekday
from frontdesk.i18n import Words


def big_date(moment: datetime, words: Words) -> str:
    """A promised moment as it stands alone: "17:00  Thứ Sáu 27/11/2026"."""
    day = local(moment).date()
    return f"{clock_time(moment)}  {weekday(day, words)} {full_date(day)}"


def near(moment: datetime, now: datetime, words: Words) -> str:
    """ "15:00 hôm nay", else the moment in full."""
    if local(moment).date() == local(now).date():
        return words.gettext("{time} hôm nay").format(time=clock_time(moment))
    return spoken(moment, words)
