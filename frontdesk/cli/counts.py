"""`frontdesk count`."""

from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.codes_file import CodesFile, all_codes
from frontdesk.domain.boards import BoardRow
from frontdesk.i18n import Words
from frontdesk.messages import holder_label, state_name
from frontdesk.services.counts import Stray


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(count))


def count(
    call: Call,
    codes: Annotated[list[str] | None, typer.Argument(metavar="CODE...", help="Mã mọi hồ sơ đang ở quầy.")] = None,
    file: CodesFile = None,
) -> None:
    """Kiểm đếm cuối ngày: hồ sơ nào phải ở quầy mà không thấy, hồ sơ nào không được ở đây."""
    taken = call.desk.counts.take(all_codes(codes, file))
    _ = call.words.gettext
    value: dict[str, Any] = {
        "counter": taken.counter,
        "expected": taken.expected,
        "present": taken.present,
        "agrees": taken.agrees,
        "missing": [
            {
                "submission_id": row.submission_id,
                "receipt_code": row.receipt_code,
                "name": row.name,
                "procedure_name": row.procedure_name,
                "state": row.state.value,
            }
            for row in taken.missing
        ],
        "unexpected": [
            {"receipt_code": stray.receipt_code, "name": stray.name, "holder": stray.holder}
            for stray in taken.unexpected
        ],
    }
    lines = [_("Quầy {counter}: có {present} trong {expected} hồ sơ phải có").format_map(value)]
    lines += [f"  {_missing_line(row, call.words)}" for row in taken.missing]
    lines += [f"  {_stray_line(stray, call.words)}" for stray in taken.unexpected]
    call.answer(value, *lines)


def _missing_line(row: BoardRow, said: Words) -> str:
    pattern = said.gettext("thiếu {code}  {name}  {state}")
    return pattern.format(code=row.receipt_code, name=row.name, state=state_name(row.state, said))


def _stray_line(stray: Stray, said: Words) -> str:
    _ = said.gettext
    if not stray.holder:
        return _("thừa {code}  không có mã này").format(code=stray.receipt_code)
    pattern = _("thừa {code}  {name}  đang ghi ở: {holder}")
    return pattern.format(code=stray.receipt_code, name=stray.name, holder=holder_label(stray.holder, said))
