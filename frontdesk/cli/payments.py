"""`frontdesk fee`, `pay-qr`, `pay`, `unpay`, `receipt-no`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, Code, Reason, on_desk
from frontdesk.cli.figures import count, dong
from frontdesk.cli.output import moment
from frontdesk.cli.quantities import exemptions, quantities
from frontdesk.cli.targets import check_target, put_target
from frontdesk.domain.fee_sheet import FeeSheet
from frontdesk.domain.fees import FeeItem, FeeLine
from frontdesk.domain.money_words import dotted
from frontdesk.domain.payments import Payment, PaymentMethod
from frontdesk.domain.submission import Submission
from frontdesk.domain.vietqr import BankAccount
from frontdesk.errors import StorageRefused
from frontdesk.i18n import Words
from frontdesk.messages import fee_unit_name, payment_method_name

PNG_WIDTH = 480  # pixels
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Khoản thu thứ mấy của hồ sơ; xem lệnh fee.")]
ReceiptNo = Annotated[str, typer.Option(help="Số biên lai, hóa đơn; có thể ghi sau.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(fee))
    app.command("pay-qr")(on_desk(pay_qr))
    app.command()(on_desk(pay))
    app.command()(on_desk(unpay))
    app.command("receipt-no")(on_desk(receipt_no))


def fee(
    call: Call,
    code: Code,
    quantity: Annotated[
        list[str] | None, typer.Option(help="KHOẢN=SỐ hoặc KHOẢN=BẢNxTRANG; nêu nhiều lần được.")
    ] = None,
    copies: Annotated[
        int | None, typer.Option(parser=count, metavar="<int>", help="Số bản (hoặc số vụ), khi chỉ có một khoản thu.")
    ] = None,
    pages: Annotated[int | None, typer.Option(parser=count, metavar="<int>", help="Số trang mỗi bản.")] = None,
    exempt: Annotated[str | None, typer.Option(help="Căn cứ miễn, giảm.")] = None,
    exempt_item: Annotated[str, typer.Option(help="Chỉ miễn, giảm khoản này.")] = "",
    exempt_amount: Annotated[
        int | None, typer.Option(parser=dong, metavar="<int>", help="Giảm số tiền này, đồng; trống: miễn cả.")
    ] = None,
    exempt_percent: Annotated[int | None, typer.Option(help="Giảm số phần trăm này.")] = None,
    amount: Annotated[
        int | None, typer.Option(parser=dong, metavar="<int>", help="Số tiền, khi tỉnh quy định mức thu.")
    ] = None,
    note: Annotated[str, typer.Option(help="Căn cứ của số tiền.")] = "",
) -> None:
    """Tính phí, lệ phí của hồ sơ; không có tùy chọn nào: chỉ xem."""
    submission_id = call.hit(code).submission_id
    sheet = call.desk.payments.fee_sheet(submission_id)
    counted = quantities(sheet.items, quantity or (), copies, pages)
    let_off = exemptions(sheet.items, exempt, exempt_item, exempt_amount, exempt_percent)
    if counted or let_off or amount is not None or note:
        call.desk.payments.assess(submission_id, counted, let_off, amount, note)
        sheet = call.desk.payments.fee_sheet(submission_id)
    call.answer(_sheet(sheet), *_sheet_lines(sheet, call.words))


def pay_qr(
    call: Call, code: Code, png: Annotated[Path | None, typer.Option(help="Ghi hình mã QR vào tệp PNG này.")] = None
) -> None:
    """Mã VietQR đúng số tiền còn phải thu; đưa ra xem không phải là đã thu."""
    if png is not None:
        check_target(png)
    qr = call.desk.payments.qr(call.hit(code).submission_id)
    value: dict[str, Any] = {
        "payload": qr.payload,
        "amount": qr.amount,
        "memo": qr.memo,
        "account": account_value(qr.account),
        "words": qr.words,
    }
    if png is not None:
        try:
            put_target(png, call.desk.payments.qr_png(qr.payload, PNG_WIDTH))
        except OSError as error:
            raise StorageRefused("target_unwritable", path=str(png)) from error
        value["path"] = str(png)
    _ = call.words.gettext
    asked = _("{amount} đồng ({words}), nội dung “{memo}”")
    said = asked.format(amount=dotted(qr.amount), words=qr.words, memo=qr.memo)
    call.answer(value, said, account_line(qr.account), qr.payload)


def pay(
    call: Call,
    code: Code,
    method: Annotated[PaymentMethod, typer.Option(help="cash: tiền mặt; transfer: chuyển khoản.")],
    amount: Annotated[int, typer.Option(parser=dong, metavar="<int>", help="Số tiền đã thu, đồng.")],
    receipt_no: ReceiptNo = "",
) -> None:
    """Ghi nhận đã thu tiền; chuyển khoản thì cán bộ xem tài khoản trước."""
    hit = call.hit(code)
    after = call.desk.payments.confirm(hit.submission_id, method, amount, receipt_no)
    last = after.payments[-1]
    call.acted(hit, after, **_money(after), number=last.number, method=method.value, receipt_no=last.receipt_no)


def unpay(call: Call, code: Code, number: Number, reason: Reason = "") -> None:
    """Hủy một khoản thu: đã trả lại tiền, hoặc ghi nhầm."""
    hit = call.hit(code)
    after = call.desk.payments.reverse(hit.submission_id, number, reason)
    call.acted(hit, after, **_money(after), number=number)


def receipt_no(
    call: Call,
    code: Code,
    number: Number,
    receipt_no: Annotated[str, typer.Argument(metavar="RECEIPT_NO", help="Số biên lai, hóa đơn.")],
) -> None:
    """Ghi số biên lai của một khoản thu khi có sau."""
    hit = call.hit(code)
    after = call.desk.payments.note_receipt(hit.submission_id, number, receipt_no)
    noted = next(each.receipt_no for each in after.payments if each.number == number)
    call.acted(hit, after, **_money(after), number=number, receipt_no=noted)


def _money(submission: Submission) -> dict[str, Any]:
    return {"fee_total": submission.fee_total, "paid": submission.paid, "owed": submission.owed}


def account_value(account: BankAccount) -> dict[str, str]:
    """An account as JSON."""
    return {"bin": account.bin, "number": account.number, "holder": account.holder}


def account_line(account: BankAccount) -> str:
    """An account in one line."""
    return f"{account.bin}  {account.number}  {account.holder}"


def _sheet(sheet: FeeSheet) -> dict[str, Any]:
    lines = sheet.assessment.lines if sheet.assessment else ()
    return {
        "submission_id": sheet.submission_id,
        "receipt_code": sheet.receipt_code,
        "items": [_item(item) for item in sheet.items],
        "lines": [_line(line) for line in lines],
        "assessed": sheet.assessed,
        "note": sheet.assessment.note if sheet.assessment else "",
        "fee_total": sheet.total,
        "paid": sheet.paid,
        "owed": sheet.owed,
        "words": sheet.words,
        "payments": [_payment(each) for each in sheet.payments],
        "account": account_value(sheet.account) if sheet.account else None,
    }


def _item(item: FeeItem) -> dict[str, Any]:
    return {
        "name": item.name,
        "amount": item.amount,
        "unit": item.unit.value,
        "from_page": item.from_page,
        "then": item.then,
        "cap": item.cap,
    }


def _line(line: FeeLine) -> dict[str, Any]:
    return {
        "item": line.item.name,
        "unit": line.item.unit.value,
        "copies": line.copies,
        "pages": line.pages,
        "amount": line.amount,
        "exempted": line.exempted,
        "reason": line.reason,
    }


def _payment(payment: Payment) -> dict[str, Any]:
    return {
        "number": payment.number,
        "method": payment.method.value,
        "amount": payment.amount,
        "receipt_no": payment.receipt_no,
        "officer": payment.officer,
        "counter": payment.counter,
        "at": moment(payment.at),
        "flag": payment.flag,
        "reversed_at": moment(payment.reversed_at),
        "reversed_reason": payment.reversed_reason,
    }


def _sheet_lines(sheet: FeeSheet, said: Words) -> list[str]:
    lines = sheet.assessment.lines if sheet.assessment else ()
    listed = [_charged_line(line, said) for line in lines] or [_item_line(item, said) for item in sheet.items]
    usual = _money_line(sheet.total, sheet.paid, sheet.owed, said)
    return [sheet.receipt_code, *listed, _ended_line(sheet.paid, said) if sheet.ended else usual, *_paid(sheet, said)]


def _charged_line(line: FeeLine, said: Words) -> str:
    _ = said.gettext
    pattern = _("  {name}: {copies} {unit} × {amount} đồng")
    counted = pattern.format(
        name=_(line.item.name),
        copies=line.copies,
        unit=_unit(line, said),
        amount=dotted(line.amount // line.copies),
    )
    if not line.exempted:
        return counted
    return _("{charged}, miễn giảm {exempted} đồng ({reason})").format(
        charged=counted, exempted=dotted(line.exempted), reason=line.reason
    )


def _unit(line: FeeLine, said: Words) -> str:
    if line.pages == 1:
        return fee_unit_name(line.item.unit, said)
    return said.gettext("bản, mỗi bản {pages} trang").format(pages=line.pages)


def _item_line(item: FeeItem, said: Words) -> str:
    pattern = said.gettext("  {name}: {amount} đồng/{unit}")
    return pattern.format(name=said.gettext(item.name), amount=dotted(item.amount), unit=fee_unit_name(item.unit, said))


def balance_line(submission: Submission, said: Words) -> str:
    """The money of a submission in one line."""
    if submission.ending is not None:
        return _ended_line(submission.paid, said)
    return _money_line(submission.fee_total, submission.paid, submission.owed, said)


def _ended_line(paid: int, said: Words) -> str:
    """The money of what ended without a result, in one line."""
    _ = said.gettext
    pattern = _("Không thu nữa; đã thu {paid} đồng, chưa trả lại") if paid else _("Không thu nữa; chưa thu gì")
    return pattern.format(paid=dotted(paid))


def _money_line(total: int | None, paid: int, owed: int | None, said: Words) -> str:
    """What is charged, paid and owed, in one line."""
    _ = said.gettext
    if total is None or owed is None:
        return _("Chưa biết phải thu bao nhiêu; đã thu {paid} đồng").format(paid=dotted(paid))
    if owed < 0:
        pattern = _("Phải thu {total} đồng; đã thu {paid}; thu thừa {over}, trả lại công dân")
        return pattern.format(total=dotted(total), paid=dotted(paid), over=dotted(-owed))
    pattern = _("Phải thu {total} đồng; đã thu {paid}; còn {owed}")
    return pattern.format(total=dotted(total), paid=dotted(paid), owed=dotted(owed))


def _paid(sheet: FeeSheet, said: Words) -> list[str]:
    return [_payment_line(payment, said) for payment in sheet.payments]


def _payment_line(payment: Payment, said: Words) -> str:
    _ = said.gettext
    method = payment_method_name(payment.method, said)
    line = f"  {payment.number}. {dotted(payment.amount)} {method}  {payment.receipt_no or '—'}  {payment.officer}"
    if not payment.holds:
        return _("{payment}  đã hủy: {reason}").format(payment=line, reason=payment.reversed_reason)
    return _("{payment}  cần xem lại: thu thừa hoặc hồ sơ đã kết thúc").format(payment=line) if payment.flag else line
