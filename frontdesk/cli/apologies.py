"""`frontdesk apologise`, `ask-time`."""

from datetime import date, datetime
from typing import Annotated

import typer

from frontdesk.cli.calls import By, Call, Code, Reason, on_desk
from frontdesk.cli.options import parse_moment
from frontdesk.cli.output import moment
from frontdesk.cli.printing import Pdf, check_pdf, with_form
from frontdesk.domain.moments import spoken

Until = Annotated[str, typer.Option(help='Hạn mới, ví dụ "2026-12-03 17:00"; chỉ ghi ngày: hết giờ làm việc ngày đó.')]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(apologise))
    app.command("ask-time")(on_desk(ask_time))


def apologise(
    call: Call,
    code: Code,
    until: Until = "",
    reason: Reason = "",
    draft: Annotated[bool, typer.Option("--draft", help="Chỉ xem dự thảo: hạn và lý do đề nghị.")] = False,
    pdf: Pdf = None,
) -> None:
    """Xin lỗi và hẹn lại (mẫu 04), một lần duy nhất."""
    check_pdf(pdf)
    hit = call.hit(code)
    if draft:
        _show_draft(call, hit.submission_id)
        return
    after = call.desk.apologies.apologise(hit.submission_id, _moment(call, until), reason)
    made = after.apology
    assert made is not None
    call.acted(
        hit,
        after,
        form="04",
        number=made.number,
        promised_at=moment(made.promised_at),
        until=moment(made.until),
        tardy=made.tardy,
        **with_form(call, hit.submission_id, "04", pdf),
    )


def _show_draft(call: Call, submission_id: str) -> None:
    draft = call.desk.apologies.draft(submission_id)
    value = {
        "submission_id": draft.submission_id,
        "receipt_code": draft.receipt_code,
        "department": draft.department,
        "promised_at": moment(draft.promised_at),
        "until": moment(draft.until),
        "reason": draft.reason,
    }
    _ = call.words.gettext
    shown = {"promised": spoken(draft.promised_at, call.words), "until": spoken(draft.until, call.words)}
    call.answer(
        value,
        f"{draft.receipt_code}  {draft.name}",
        _("Đã hẹn {promised}; đề nghị hẹn lại {until}").format_map(shown),
        draft.reason or _("Chưa có lý do; ghi ở --reason."),
    )


def ask_time(call: Call, code: Code, until: Until, reason: Reason = "", by: By = "") -> None:
    """Cơ quan giải quyết đề nghị thêm thời gian; hạn đã hẹn chưa đổi."""
    hit = call.hit(code)
    after = call.desk.apologies.ask_extension(hit.submission_id, _moment(call, until), reason, by)
    asked = after.extension
    call.acted(hit, after, until=moment(asked.until) if asked else None)


def _moment(call: Call, text: str) -> datetime:
    """The moment somebody means; a day alone means the end of its working hours."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return parse_moment(text)
    calendar = call.desk.office.at_hand().calendar
    return calendar.closing(day) if calendar.is_working(day) else parse_moment(text)
