"""`frontdesk export …`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.options import parse_day
from frontdesk.cli.output import moment, progress
from frontdesk.cli.printing import going_on
from frontdesk.cli.targets import check_target
from frontdesk.domain.daily_log import DaysOf, LogFilter
from frontdesk.domain.exports import Exported, ExportFormat, ExportRecord, ExportSchedule
from frontdesk.domain.states import State
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words

app = typer.Typer(help="Xuất nhật ký, sổ theo dõi, số liệu ra tệp.")


@app.callback()
def _group() -> None:
    """A group of its own."""


FormatName = Annotated[str, typer.Option("--format", metavar="xlsx|csv|pdf", help="Định dạng; pdf là mẫu 07.")]
FormatNames = Annotated[
    list[str] | None, typer.Option("--format", metavar="xlsx|csv|pdf", help="Định dạng; nêu được nhiều lần.")
]


def daily_log(
    call: Call,
    first: Annotated[str, typer.Option("--from", help="Ngày đầu, ví dụ 2026-11-01.")],
    last: Annotated[str, typer.Option("--to", help="Ngày cuối.")],
    out: Annotated[Path, typer.Option(help="Tệp sẽ ghi; đã có thì thay.")],
    form: FormatName = ExportFormat.XLSX.value,
    days_of: Annotated[
        DaysOf, typer.Option("--days-of", help="Hồ sơ tiếp nhận, kết thúc trong những ngày đó, hoặc cả hai.")
    ] = DaysOf.RECEIVED,
    counter: Annotated[str, typer.Option(help="Chỉ quầy này, ví dụ C2.")] = "",
    officer: Annotated[str, typer.Option(help="Chỉ cán bộ này (họ tên).")] = "",
    field: Annotated[str, typer.Option(help="Chỉ lĩnh vực này.")] = "",
    department: Annotated[str, typer.Option(help="Chỉ cơ quan giải quyết này.")] = "",
    state: Annotated[State | None, typer.Option(help="Chỉ hồ sơ ở tình trạng này.")] = None,
    late: Annotated[bool, typer.Option("--late", help="Chỉ hồ sơ trễ hạn.")] = False,
    with_personal: Annotated[
        bool, typer.Option("--with-personal", help="Ghi đủ họ tên, số giấy tờ, điện thoại, địa chỉ; cần --reason.")
    ] = False,
    reason: Annotated[str, typer.Option(help="Lý do xuất thông tin cá nhân; được ghi lại.")] = "",
) -> None:
    """Xuất nhật ký tiếp nhận và trả kết quả; thông tin cá nhân được che, mỗi lần xuất được ghi lại."""
    chosen = _format(form)
    asked = LogFilter(
        first=parse_day(first),
        last=parse_day(last),
        days_of=days_of,
        counter=counter.strip().upper(),
        officer=officer.strip(),
        field=field.strip(),
        department=call.department(department),
        state=state,
        late=late,
    )
    check_target(out)
    with progress(call.words.gettext("Đang xuất nhật ký")) as report:
        made = call.desk.daily_log.export(
            asked, chosen, out, with_personal=with_personal, reason=reason, progress=going_on(report)
        )
    call.answer(_made(made), _made_line(made, call.words))


def list_exports(call: Call) -> None:
    """Các tệp đã xuất, mới nhất trước: ai, lúc nào, những gì, có che thông tin cá nhân không."""
    found = call.desk.daily_log.exports()
    lines = [_record_line(each, call.words) for each in found]
    call.answer([_record(each) for each in found], *(lines or [call.words.gettext("Chưa xuất tệp nào.")]))


def schedule(
    call: Call,
    folder: Annotated[Path | None, typer.Option(help="Thư mục nhận nhật ký mỗi ngày lúc hết giờ làm việc.")] = None,
    formats: FormatNames = None,
    off: Annotated[bool, typer.Option("--off", help="Thôi ghi nhật ký mỗi ngày.")] = False,
    run: Annotated[bool, typer.Option("--run", help="Ghi ngay những ngày đến hạn và còn thiếu.")] = False,
) -> None:
    """Nhật ký máy này tự ghi lúc hết giờ làm việc; không có tùy chọn nào: chỉ xem."""
    if sum((folder is not None, off, run)) > 1 or (formats and folder is None):
        raise InvalidInput("export_schedule_one_thing")
    if run:
        _run(call)
        return
    if folder is not None:
        call.desk.export_schedule.choose(folder, tuple(map(_format, formats or [ExportFormat.XLSX.value])))
    if off:
        call.desk.export_schedule.stop()
    chosen = call.desk.export_schedule.schedule()
    call.answer({"schedule": _schedule(chosen) if chosen else None}, _schedule_line(chosen, call.words))


def _run(call: Call) -> None:
    done = call.desk.export_schedule.run()
    if done.trouble is not None:
        raise done.trouble
    lines = [_made_line(each, call.words) for each in done.files]
    nothing = call.words.gettext("Không có ngày nào đến hạn ghi.")
    call.answer({"files": [_made(each) for each in done.files]}, *(lines or [nothing]))


def _format(typed: str) -> ExportFormat:
    try:
        return ExportFormat(typed.strip().lower())
    except ValueError as error:
        raise InvalidInput("export_format_unknown", format=typed[:20]) from error


def _made(made: Exported) -> dict[str, Any]:
    return {
        "path": made.path,
        "format": made.format.value,
        "rows": made.rows,
        "sha256": made.sha256,
        "masked": made.masked,
        "made_at": moment(made.made_at),
    }


def _made_line(made: Exported, said: Words) -> str:
    pattern = said.gettext("Đã ghi {rows} hồ sơ vào {path} (SHA-256 {sha256})")
    return pattern.format(rows=made.rows, path=made.path, sha256=made.sha256)


def _record(each: ExportRecord) -> dict[str, Any]:
    return {
        "made_at": moment(each.made_at),
        "who": each.who,
        "format": each.format.value,
        "from": each.first.isoformat(),
        "to": each.last.isoformat(),
        "days_of": each.days_of,
        **dict(each.filters),
        "rows": each.rows,
        "masked": each.masked,
        "scheduled": each.scheduled,
        "reason": each.reason,
        "sha256": each.sha256,
    }


def _record_line(each: ExportRecord, said: Words) -> str:
    _ = said.gettext
    shown = _("đã che") if each.masked else _("có thông tin cá nhân: {reason}").format(reason=each.reason or "—")
    pattern = _("{at}  {who}  {format}  {first} – {last}  {rows} hồ sơ  {shown}")
    return pattern.format(
        at=moment(each.made_at),
        who=each.who,
        format=each.format.value,
        first=f"{each.first:%d/%m/%Y}",
        last=f"{each.last:%d/%m/%Y}",
        rows=each.rows,
        shown=shown,
    )


def _schedule(chosen: ExportSchedule) -> dict[str, Any]:
    return {
        "folder": str(chosen.folder),
        "formats": [each.value for each in chosen.formats],
        "since": chosen.since.isoformat(),
    }


def _schedule_line(chosen: ExportSchedule | None, said: Words) -> str:
    if chosen is None:
        return said.gettext("Máy này không tự ghi nhật ký ngày.")
    pattern = said.gettext("Mỗi ngày lúc hết giờ làm việc: {formats} vào {folder}, từ {since}")
    formats = ", ".join(each.value for each in chosen.formats)
    return pattern.format(formats=formats, folder=chosen.folder, since=f"{chosen.since:%d/%m/%Y}")


app.command("daily-log")(on_desk(daily_log))
app.command("list")(on_desk(list_exports))
app.command("schedule")(on_desk(schedule))
