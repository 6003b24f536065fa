"""Payments and balances in one line each, the same in every room."""

from frontdesk.domain.payments import Payment
from frontdesk.domain.submission import Submission
from frontdesk.i18n import Words
from frontdesk.messages import payment_method_name
from ui.wording import day_time, dong, joined


def balance(submission: Submission, words: Words) -> tuple[str, str]:
    """What is still to pay, and its tone: "warn" where money is missing, "good" where none is, "muted" where free."""
    _, owed, fee = words.gettext, submission.owed, submission.received.fee
    if fee.is_free and not submission.payments:
        return _("Miễn phí"), "muted"
    if submission.ending is not None and submission.paid:
        return _("Đã thu {paid}, chưa trả lại").format(paid=dong(submission.paid)), "warn"
    if owed is None:
        return _("Chưa tính phí, chưa thu"), "warn"
    if owed > 0 and submission.paid:
        text = _("Còn phải thu {owed}, đã thu {paid}")
        return text.format(owed=dong(owed), paid=dong(submission.paid)), "warn"
    if owed > 0:
        return _("Chưa thu {owed}").format(owed=dong(owed)), "warn"
    if owed < 0:
        return _("Thu thừa {amount}: trả lại Ông/Bà").format(amount=dong(-owed)), "warn"
    if submission.paid:
        return _("Đã thu đủ {paid}").format(paid=dong(submission.paid)), "good"
    return _("Không phải thu"), "good"


def payment_line(payment: Payment, words: Words) -> str:
    """ "100.000 đ tiền mặt · 10:43 23/11/2026 · Ma Thị Lan · biên lai 0001234"."""
    _ = words.gettext
    amount = f"{dong(payment.amount)} {payment_method_name(payment.method, words)}"
    receipt = _("biên lai {receipt_no}").format(receipt_no=payment.receipt_no) if payment.receipt_no else ""
    return joined(amount, day_time(payment.at), payment.officer, receipt)


def payment_state(payment: Payment, words: Words) -> tuple[str, str]:
    """What is to be done about a payment, and its tone; empty where nothing is."""
    _ = words.gettext
    if not payment.holds:
        text = _("Đã hủy: {reason}") if payment.reversed_reason else _("Đã hủy")
        return text.format(reason=payment.reversed_reason), "muted"
    if payment.flag:
        return _("Cần xem lại: thu quá số phải thu hoặc hồ sơ đã kết thúc"), "warn"
    return ("", "muted") if payment.receipt_no else (_("Chưa có số biên lai"), "warn")
