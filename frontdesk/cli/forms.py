"""`frontdesk form`, `frontdesk register`."""

from pathlib import Path
from typing import Annotated

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.options import parse_day
from frontdesk.cli.output import progress
from frontdesk.cli.printing import Pdf, check_pdf, going_on, put_form, write_or_say
from frontdesk.cli.targets import check_target
from frontdesk.domain.form_texts import REGISTER, RETURN_SLIP
from frontdesk.errors import InvalidInput


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(form))
    app.command("register")(on_desk(register_book))


def form(
    call: Call,
    number: Annotated[str, typer.Argument(metavar="NN", help="Mẫu số 01 đến 06, hoặc return (phiếu ký nhận).")],
    code: Annotated[str, typer.Argument(help="Mã hồ sơ bất kỳ.")],
    pdf: Pdf = None,
) -> None:
    """In một biểu mẫu của hồ sơ ra PDF; lần in được đếm. Bỏ --pdf: tệp mang mã hồ sơ, ở thư mục này."""
    number = number.strip().lower().zfill(2)
    if number == REGISTER:
        raise InvalidInput("form_is_register")
    check_pdf(pdf)
    hit = call.hit(code)
    forms = call.desk.forms
    slip = number == RETURN_SLIP
    issued = forms.issue_return_slip(hit.submission_id) if slip else forms.issue(hit.submission_id, number)
    target = pdf or Path(f"{issued.name}.pdf")
    check_target(target)
    printed = put_form(call, hit.submission_id, issued, target, f"form {number} {hit.receipt_code}")
    value = {"submission_id": hit.submission_id, "receipt_code": hit.receipt_code, "form": number, **printed}
    said = call.words.gettext("Đã ghi mẫu số {form} vào {path} (lần in lại: {reprint})")
    call.answer(value, said.format_map(value))


def register_book(
    call: Call,
    first: Annotated[str, typer.Option("--from", help="Ngày đầu, ví dụ 2026-11-01.")],
    last: Annotated[str, typer.Option("--to", help="Ngày cuối, cùng năm.")],
    pdf: Pdf = None,
    counter: Annotated[str, typer.Option(help="Quầy khác, ví dụ C2.")] = "",
) -> None:
    """In Sổ theo dõi hồ sơ (mẫu 07) của những ngày đó. Bỏ --pdf: tệp mang tên quầy và ngày, ở thư mục này."""
    check_pdf(pdf)
    days = parse_day(first), parse_day(last)
    with progress(call.words.gettext("Đang lập sổ")) as report:
        issued = call.desk.forms.issue_register(*days, counter, going_on(report))
    target = pdf or Path(f"{issued.name}.pdf")
    check_target(target)
    write_or_say(target, issued.pdf, f"register --from {days[0]} --to {days[1]}")
    value = {"form": REGISTER, "from": days[0].isoformat(), "to": days[1].isoformat(), "path": str(target)}
    call.answer(value, call.words.gettext("Đã ghi sổ theo dõi vào {path}").format_map(value))
