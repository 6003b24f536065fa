"""What happened to a submission's money, in words."""

from frontdesk.domain.money_words import dotted
from frontdesk.domain.payment_events import FeeAssessed, PaymentConfirmed, PaymentReversed, ReceiptNumberNoted
from frontdesk.domain.payments import PaymentMethod
from frontdesk.i18n import Words


def assessed(act: FeeAssessed, words: Words) -> str:
    """What is charged, what was let off and why."""
    _ = words.gettext
    said = _("Tính phí: {total} đồng").format(total=dotted(act.total))
    exempted = sum(line.exempted for line in act.lines)
    if exempted:
        said = _("{charged}, miễn giảm {exempted} đồng").format(charged=said, exempted=dotted(exempted))
    reasons = dict.fromkeys(each for each in (act.personal.reasons if act.personal else ()) if each)
    grounds = [*reasons, *([act.personal.note] if act.personal and act.personal.note else [])]
    return f"{said} ({'; '.join(grounds)})" if grounds else said


def paid(act: PaymentConfirmed, words: Words) -> str:
    """How much, how, and the legal receipt."""
    _ = words.gettext
    pattern = (
        _("Thu {amount} đồng tiền mặt") if act.method is PaymentMethod.CASH else _("Thu {amount} đồng chuyển khoản")
    )
    said = pattern.format(amount=dotted(act.amount))
    return _("{paid}, biên lai {receipt_no}").format(paid=said, receipt_no=act.receipt_no) if act.receipt_no else said


def gone_back(act: PaymentReversed, words: Words) -> str:
    """Which payment no longer holds, and why."""
    said = words.gettext("Hủy khoản thu số {number}: {amount} đồng").format(
        number=act.number, amount=dotted(act.amount)
    )
    return f"{said} ({act.personal.text})" if act.personal else said


def receipt_noted(act: ReceiptNumberNoted, words: Words) -> str:
    """The number that came later."""
    return words.gettext("Biên lai {receipt_no} cho khoản thu số {number}").format(
        receipt_no=act.receipt_no, number=act.number
    )
