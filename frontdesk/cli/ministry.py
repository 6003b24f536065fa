"""`frontdesk export ministry`."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.options import parse_day
from frontdesk.cli.output import moment, progress
from frontdesk.cli.printing import write_or_say
from frontdesk.cli.targets import check_target
from frontdesk.domain.ministry import FORMAT, VERSION, Indicator, MinistryFigures, counted, name_of, unknown
from frontdesk.i18n import Words


def register(app: typer.Typer) -> None:
    """Add this command to `app`."""
    app.command()(on_desk(ministry))


def ministry(
    call: Call,
    first: Annotated[str, typer.Option("--from", help="Ngày đầu, ví dụ 2026-11-01.")],
    last: Annotated[str, typer.Option("--to", help="Ngày cuối.")],
    out: Annotated[Path | None, typer.Option(help="Tệp JSON sẽ ghi; bỏ trống: chỉ xem.")] = None,
) -> None:
    """Số liệu sáu nhóm chỉ số của Quyết định 766/QĐ-TTg, tính từ dữ liệu của cơ quan này."""
    days = parse_day(first), parse_day(last)
    if out is not None:
        check_target(out)
    with progress(call.words.gettext("Đang tính số liệu")) as report:

        def heard(done: int) -> bool:
            report(done, done)
            return True

        found = call.desk.ministry.figures(*days, heard)
    value = _value(found, call)
    if out is not None:
        content = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        write_or_say(out, content.encode(), f"export ministry --from {days[0]} --to {days[1]}")
    call.answer(value, *(_line(each, call.words) for each in found.indicators))


def _value(found: MinistryFigures, call: Call) -> dict[str, Any]:
    period, office = found.period, call.desk.office.profile
    return {
        "format": FORMAT,
        "version": VERSION,
        "office": office.code,
        "office_name": office.name,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "computed_at": moment(found.computed_at),
        "groups": [
            {
                "group": each.group.value,
                "name": name_of(each.group, call.words),
                "numerator": each.numerator,
                "denominator": each.denominator,
                "percent": each.percent,
                "counted": counted(each.group, call.words),
                "not_known": unknown(each.group, call.words),
            }
            for each in found.indicators
        ],
    }


def _line(each: Indicator, said: Words) -> str:
    share = "—" if each.percent is None else f"{each.percent:.1f} %".replace(".", ",")
    return f"{name_of(each.group, said)}: {share} ({each.numerator}/{each.denominator})"
