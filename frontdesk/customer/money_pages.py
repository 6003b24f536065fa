"""What a citizen takes along and what is to be paid: the receipt's code, the fee."""

from datetime import datetime
from urllib.parse import urlsplit

from frontdesk.customer import touches
from frontdesk.customer.facts import FeeShown, PaymentFacts
from frontdesk.customer.promise import no_date_yet
from frontdesk.customer.state import CustomerState
from frontdesk.customer.view import Button, Fact, PayPage, ReceiptPage, Tone
from frontdesk.domain.fee_words import dong
from frontdesk.domain.fees import FeeUnit
from frontdesk.domain.moments import spoken
from frontdesk.i18n import Words


def receipt_page(state: CustomerState, _at: datetime, words: Words) -> ReceiptPage:
    """Accepted: its code for the phone, and the day to come back."""
    _, receipt = words.gettext, state.receipt
    assert receipt is not None, "the receipt is what is shown"
    if receipt.due_at is None:
        due = no_date_yet(receipt.missing, words)
    else:
        due = Fact(_("Hẹn trả kết quả"), spoken(receipt.due_at, words))
    return ReceiptPage(
        title=_("Đã nhận hồ sơ của Ông/Bà"),
        code=Fact(_("Mã tiếp nhận"), receipt.code),
        due=due,
        qr=receipt.track_url,
        scan_note=_("Quét bằng điện thoại để xem hồ sơ đang ở đâu, không cần mang giấy."),
        address=urlsplit(receipt.track_url).netloc,
        done=Button(touches.DONE, _("Tiếp tục"), main=True),
    )


def pay_page(state: CustomerState, _at: datetime, words: Words) -> PayPage:
    """The fee, how it was counted, and how to pay it."""
    _, payment = words.gettext, state.payment
    assert payment is not None, "the payment is what is shown"
    lines = _lines(payment, words)
    if state.paid:
        return PayPage(
            title=_("Đã nhận tiền. Cảm ơn Ông/Bà."),
            lines=lines,
            total=Fact(_("Đã nhận"), dong(state.paid, words), tone=Tone.GOOD),
            in_words="",
            qr="",
            account=(),
            note=_("Xin Ông/Bà nhận biên lai."),
            paid=True,
        )
    return PayPage(
        title=_("Phí, lệ phí phải nộp"),
        lines=lines,
        total=Fact(_("Phải nộp"), dong(payment.owed, words)),
        in_words=payment.in_words,
        qr=payment.transfer.payload if payment.transfer else "",
        account=_account(payment, words),
        note=_note(payment, words),
    )


def _lines(payment: PaymentFacts, words: Words) -> tuple[Fact, ...]:
    lines = [_line(line, words) for line in payment.lines]
    if payment.paid:
        lines.append(Fact(words.gettext("Đã nộp"), f"−{dong(payment.paid, words)}"))
    return tuple(lines)


def _line(line: FeeShown, words: Words) -> Fact:
    """What for, how it was counted, what is left of it."""
    waived = (
        words.gettext("được miễn, giảm {amount}").format(amount=dong(line.exempted, words)) if line.exempted else ""
    )
    note = " · ".join(filter(None, (_counted(line, words), waived)))
    return Fact(words.gettext(line.name), dong(line.amount - line.exempted, words), note)


def _counted(line: FeeShown, words: Words) -> str:
    copies = words.ngettext("{n} bản", "{n} bản", line.copies).format(n=line.copies)
    if line.unit is FeeUnit.PAGE:
        pages = words.ngettext("{n} trang", "{n} trang", line.pages).format(n=line.pages)
        return f"{copies} × {pages}" if line.copies > 1 else pages
    if line.unit is FeeUnit.COPY:
        return copies
    if line.copies == 1:
        return ""
    return words.ngettext("{n} trường hợp", "{n} trường hợp", line.copies).format(n=line.copies)


def _account(payment: PaymentFacts, words: Words) -> tuple[Fact, ...]:
    _, transfer = words.gettext, payment.transfer
    if transfer is None:
        return ()
    return (
        Fact(_("Ngân hàng"), transfer.bank),
        Fact(_("Số tài khoản"), transfer.account),
        Fact(_("Chủ tài khoản"), transfer.holder),
        Fact(_("Nội dung"), transfer.memo),
    )


def _note(payment: PaymentFacts, words: Words) -> str:
    _ = words.gettext
    if payment.transfer is None:
        return _("Xin Ông/Bà nộp tiền mặt tại quầy và nhận biên lai.")
    return _("Quét mã bằng ứng dụng ngân hàng, hoặc nộp tiền mặt. Cán bộ xác nhận khi tiền đến.")
