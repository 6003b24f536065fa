"""A legal processing time in words: the same on forms and on the citizens' page."""

from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.i18n import Words


def processing_time(time: ProcessingTime, words: Words) -> str:
    """The legal time: 3 ngày làm việc, trong ngày làm việc, …"""
    _ = words.gettext
    if time.unit is TimeUnit.SAME_DAY:
        return _("trong ngày làm việc")
    if time.unit is TimeUnit.WORKING_DAYS:
        return words.ngettext("{count} ngày làm việc", "{count} ngày làm việc", time.amount).format(count=time.amount)
    if time.unit is TimeUnit.WORKING_HOURS:
        return words.ngettext("{count} giờ làm việc", "{count} giờ làm việc", time.amount).format(count=time.amount)
    return words.ngettext("{count} ngày", "{count} ngày", time.amount).format(count=time.amount)
