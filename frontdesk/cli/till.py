"""`frontdesk cash`, `bank`."""

from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.figures import dong
from frontdesk.cli.options import parse_day
from frontdesk.cli.output import moment
from frontdesk.cli.payments import account_line, account_value
from frontdesk.domain.day_money import DayMoney, FlaggedPayment, OfficerMoney, TillCount
from frontdesk.domain.money_words import dotted
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words

BankBin = Annotated[str, typer.Option("--bin", help="Mã ngân hàng (BIN) nhận tiền, 6 chữ số; ví dụ 970403.")]
BankAccountNo = Annotated[str, typer.Option("--account", help="Số tài khoản nhận tiền.")]
BankHolder = Annotated[str, typer.Option("--holder", help="Tên chủ tài khoản nhận tiền.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    for command in (cash, bank):
        app.command()(on_desk(command))


def cash(
    call: Call,
    day: Annotated[str, typer.Option(help="Ngày nào; trống: hôm nay.")] = "",
    counted: Annotated[
        int | None,
        typer.Option(parser=dong, metavar="<int>", help="Tiền mặt đếm được của cán bộ quầy này hôm nay, đồng."),
    ] = None,
    note: Annotated[str, typer.Option(help="Ghi chú, ví dụ vì sao lệch.")] = "",
) -> None:
    """Tiền trong ngày theo cán bộ: tiền mặt phải có, chuyển khoản, đã trả lại, thiếu biên lai; ghi số đếm được."""
    if counted is not None:
        if day:
            raise InvalidInput("cash_counted_today")
        call.desk.payments.count_cash(counted, note)
    found = call.desk.payments.day(parse_day(day) if day else None)
    call.answer(_day(found), *_day_lines(found, call.words))


def bank(call: Call, bank_bin: BankBin = "", account: BankAccountNo = "", holder: BankHolder = "") -> None:
    """Tài khoản nhận phí, lệ phí in trong mã VietQR; không có tùy chọn nào: chỉ xem."""
    if bank_bin or account or holder:
        call.desk.payments.set_account(bank_bin, account, holder)
    told = call.desk.payments.account()
    line = account_line(told) if told else call.words.gettext("Chưa khai tài khoản nhận tiền.")
    call.answer({"account": account_value(told) if told else None}, line)


def _day(found: DayMoney) -> dict[str, Any]:
    return {
        "day": found.day.isoformat(),
        "cash_expected": found.cash,
        "transfer": found.transfer,
        "count": found.count,
        "without_receipt": found.without_receipt,
        "officers": [_officer(each) for each in found.officers],
        "flagged": [_flagged(each) for each in found.flagged],
    }


def _officer(each: OfficerMoney) -> dict[str, Any]:
    return {
        "officer": each.officer,
        "counter": each.counter,
        "cash": each.cash,
        "transfer": each.transfer,
        "cash_back": each.cash_back,
        "transfer_back": each.transfer_back,
        "cash_expected": each.cash_expected,
        "count": each.count,
        "reversed": each.reversed,
        "without_receipt": each.without_receipt,
        "counted": _till(each.till) if each.till else None,
    }


def _till(till: TillCount) -> dict[str, Any]:
    return {
        "expected": till.expected,
        "counted": till.counted,
        "difference": till.difference,
        "note": till.note,
        "at": moment(till.at),
    }


def _flagged(each: FlaggedPayment) -> dict[str, Any]:
    return {
        "submission_id": each.submission_id,
        "receipt_code": each.receipt_code,
        "number": each.number,
        "amount": each.amount,
        "officer": each.officer,
        "counter": each.counter,
        "flag": each.flag,
    }


def _day_lines(found: DayMoney, said: Words) -> list[str]:
    _ = said.gettext
    total = _("{day}: tiền mặt {cash} đồng, chuyển khoản {transfer} đồng, {count} khoản")
    head = total.format(
        day=f"{found.day:%d/%m/%Y}", cash=dotted(found.cash), transfer=dotted(found.transfer), count=found.count
    )
    flagged = [_flagged_line(each, said) for each in found.flagged]
    return [head, *(_officer_line(each, said) for each in found.officers), *flagged]


def _officer_line(each: OfficerMoney, said: Words) -> str:
    _ = said.gettext
    pattern = _(
        "  {officer}, quầy {counter}: tiền mặt phải có {expected}, chuyển khoản {transfer}, trả lại {back},"
        " thiếu biên lai {missing}"
    )
    line = pattern.format(
        officer=each.officer,
        counter=each.counter,
        expected=dotted(each.cash_expected),
        transfer=dotted(each.transfer - each.transfer_back),
        back=dotted(each.cash_back + each.transfer_back),
        missing=each.without_receipt,
    )
    if each.till is None:
        return line
    counted = _("{line}; đếm được {counted}, lệch {difference}")
    return counted.format(line=line, counted=dotted(each.till.counted), difference=dotted(each.till.difference))


def _flagged_line(each: FlaggedPayment, said: Words) -> str:
    pattern = said.gettext("! {code}: khoản thu số {number}, {amount} đồng, cần xem lại")
    return pattern.format(code=each.receipt_code, number=each.number, amount=dotted(each.amount))
