"""Money and promised moments as citizens read them."""

from datetime import datetime

from frontdesk.domain.clock import local
from frontdesk.domain.moments import clock_time, full_date, weekday
from frontdesk.domain.procedures import Fee
from frontdesk.i18n import Words


def dong(amount: int) -> str:
    """ "100.000 đồng"; points between the thousands in every language, as on the money."""
    return f"{amount:,} đồng".replace(",", ".")


def fee_text(fee: Fee, words: Words) -> str:
    """What a procedure costs."""
    _ = words.gettext
    if fee.amount is None:
        return _("Theo quy định của tỉnh")
    if fee.amount == 0:
        return _("Miễn phí")
    text = dong(fee.amount)
    return f"{text}/{fee.unit}" if fee.unit else text


def promised(at: datetime, words: Words) -> str:
    """ "17:00 Thứ Sáu 27/11/2026" of an aware moment: what citizens look for first."""
    day = local(at).date()
    return f"{clock_time(at)} {weekday(day, words)} {full_date(day)}"
