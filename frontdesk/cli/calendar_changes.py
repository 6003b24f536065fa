"""`frontdesk calendar …`: what notices would move, recording them, and whom to call."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.output import moment, progress
from frontdesk.domain.calendar_impact import Applied, CalendarChange, CallLine, Impact
from frontdesk.domain.moments import spoken
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words

group = typer.Typer(help="Lịch làm việc: xem trước ảnh hưởng của thông báo, nhập, tính lại ngày hẹn.")
File = Annotated[Path | None, typer.Argument(help="Tệp CSV: day,kind,reason,legal_basis.")]
Hours = Annotated[str | None, typer.Option(help='Giờ mới, ví dụ "T2-T6 07:30-11:30 13:00-17:00".')]
_SHOWN = 20


@group.callback()
def _group() -> None:
    """A group even while it has one command."""


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    group.command()(on_desk(preview))
    group.command("import")(on_desk(import_))
    group.command()(on_desk(recompute))
    group.command()(on_desk(calls))
    app.add_typer(group, name="calendar")


def preview(call: Call, file: File = None, hours: Hours = None) -> None:
    """Xem ngày hẹn nào sẽ lùi, trước và sau; không ghi gì."""
    change = _change(call, file, hours)
    with progress(call.words.gettext("Đang tính lại ngày hẹn")) as report:
        impact = call.desk.calendar_changes.preview(change, report)
    call.answer(_impact(impact), *_impact_lines(impact, call.words))


def import_(
    call: Call,
    file: File = None,
    hours: Hours = None,
    recompute: Annotated[bool, typer.Option("--recompute", help="Lùi luôn các ngày hẹn bị ảnh hưởng.")] = False,
) -> None:
    """Ghi thông báo ngày nghỉ hoặc giờ mới; có dòng sai thì không ghi dòng nào."""
    change = _change(call, file, hours)
    if change == CalendarChange():
        raise InvalidInput("calendar_change_missing")
    with progress(call.words.gettext("Đang lùi ngày hẹn")) as report:
        done = call.desk.calendar_changes.apply(change, recompute=recompute, progress=report)
    _answer_applied(call, done)


def recompute(call: Call) -> None:
    """Lùi các ngày hẹn còn tính theo lịch cũ; làm tiếp lần trước nếu bị ngắt."""
    with progress(call.words.gettext("Đang lùi ngày hẹn")) as report:
        done = call.desk.calendar_changes.apply(CalendarChange(), progress=report)
    _answer_applied(call, done)


def calls(call: Call, out: Annotated[Path | None, typer.Option(help="Ghi danh sách ra tệp CSV.")] = None) -> None:
    """Những công dân cần báo ngày hẹn mới; báo xong ghi bằng lệnh call."""
    listed = call.desk.calendar_changes.to_call()
    if out is not None:
        call.desk.calendar_changes.save_calls(out, call.words)
    call.answer([_call_value(each) for each in listed], *("  ".join(_cells(each, call.words)) for each in listed))


def _change(call: Call, file: Path | None, hours: str | None) -> CalendarChange:
    read = call.desk.calendar_changes.read(file) if file is not None else CalendarChange()
    if hours is None:
        return read
    return CalendarChange(read.notices, call.desk.calendar.hours_as(hours))


def _answer_applied(call: Call, done: Applied) -> None:
    said = call.words.gettext("Đã ghi {recorded} thay đổi của lịch, lùi {moved} ngày hẹn")
    value = {"recorded": done.recorded, "moved": done.moved, "finished": done.finished}
    call.answer(value, said.format_map(value))


def _impact(impact: Impact) -> dict[str, Any]:
    return {
        "checked": impact.checked,
        "moved": len(impact.moves),
        "kept": impact.kept,
        "late": impact.late,
        "by_procedure": [{"code": e.code, "name": e.name, "count": e.count} for e in impact.by_procedure],
        "moves": [
            {
                "submission_id": each.submission_id,
                "receipt_code": each.receipt_code,
                "procedure": each.procedure_code,
                "department": each.department,
                "before": moment(each.before),
                "after": moment(each.after),
                "reason": each.reason,
            }
            for each in impact.moves
        ],
    }


def _impact_lines(impact: Impact, said: Words) -> list[str]:
    _ = said.gettext
    head = _("Xem {checked} hồ sơ đang chờ: {moved} ngày hẹn lùi, {kept} giữ nguyên dù tính ra sớm hơn")
    lines = [head.format(checked=impact.checked, moved=len(impact.moves), kept=impact.kept)]
    lines += [f"  {each.count}  {each.code}  {each.name}" for each in impact.by_procedure]
    lines += [
        f"{each.receipt_code}  {spoken(each.before, said)} → {spoken(each.after, said)}  ·  {each.reason}"
        for each in impact.moves[:_SHOWN]
    ]
    if len(impact.moves) > _SHOWN:
        lines.append(_("… và {count} hồ sơ nữa (--json để xem hết)").format(count=len(impact.moves) - _SHOWN))
    return lines


def _cells(each: CallLine, said: Words) -> list[str]:
    return [
        each.receipt_code,
        each.name,
        _national(each.phone),
        spoken(each.known, said),
        spoken(each.due_at, said),
        each.reason,
    ]


def _national(phone: str) -> str:
    return "0" + phone[3:] if phone.startswith("+84") else phone


def _call_value(each: CallLine) -> dict[str, Any]:
    return {
        "submission_id": each.submission_id,
        "receipt_code": each.receipt_code,
        "name": each.name,
        "phone": _national(each.phone),
        "known": moment(each.known),
        "due_at": moment(each.due_at),
        "reason": each.reason,
        "tried": each.tried,
    }
