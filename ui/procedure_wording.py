"""What a procedure takes and costs, in words. Apart from `ui.wording`, which the first window needs."""

from frontdesk.domain.fee_words import priced
from frontdesk.domain.procedures import Fee, ProcessingTime, ServiceLevel, TimeUnit
from frontdesk.i18n import Words
from ui.wording import dong


def processing(time: ProcessingTime, words: Words) -> str:
    """ "3 ngày làm việc"."""
    ngettext = words.ngettext
    sentences = {
        TimeUnit.SAME_DAY: words.gettext("Trong ngày"),
        TimeUnit.WORKING_DAYS: ngettext("{count} ngày làm việc", "{count} ngày làm việc", time.amount),
        TimeUnit.WORKING_HOURS: ngettext("{count} giờ làm việc", "{count} giờ làm việc", time.amount),
        TimeUnit.CALENDAR_DAYS: ngettext("{count} ngày", "{count} ngày", time.amount),
    }
    return sentences[time.unit].format(count=time.amount)


def fee(of: Fee, words: Words) -> str:
    """ "100.000 đ/bản", its items where only they have a price, "miễn phí", or that the province sets it."""
    if of.set_elsewhere:
        return words.gettext("lệ phí theo quy định của tỉnh")
    return words.gettext("miễn phí") if of.is_free else priced(of, dong)


def service_level(level: ServiceLevel, words: Words) -> str:
    """How much of the procedure can be done online."""
    _ = words.gettext
    names = {
        ServiceLevel.FULL: _("trực tuyến toàn trình"),
        ServiceLevel.PARTIAL: _("trực tuyến một phần"),
        ServiceLevel.OFFLINE: _("trực tiếp"),
    }
    return names[level]
