"""`frontdesk exchange …`, `frontdesk official-code`: the province's system and its codes."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, Code, on_desk
from frontdesk.cli.options import parse_day
from frontdesk.cli.output import moment, progress
from frontdesk.cli.targets import check_target
from frontdesk.domain.code_list import CodeImport, RowFate, RowMatch
from frontdesk.domain.code_list_words import fate_words, match_words
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words
from frontdesk.messages import shown
from frontdesk.services.exchange import ExchangeWritten

app = typer.Typer(help="Trao đổi với Hệ thống thông tin giải quyết TTHC của tỉnh.")
_TOLD = (RowFate.UNMATCHED, RowFate.AMBIGUOUS, RowFate.TAKEN, RowFate.WRONG)


@app.callback()
def _group() -> None:
    """A group of its own."""


def register(root: typer.Typer) -> None:
    """Add these commands."""
    root.command("official-code")(on_desk(note_code))
    app.command()(on_desk(export))
    app.command("import-codes")(on_desk(import_codes))
    app.command()(on_desk(doubled))
    root.add_typer(app, name="exchange")


def note_code(
    call: Call,
    code: Code,
    official: Annotated[str, typer.Argument(metavar="OFFICIAL", help="Mã hồ sơ của tỉnh; bỏ trống: gỡ mã.")] = "",
    even_so: Annotated[bool, typer.Option("--even-so", help="Ghi cả khi hồ sơ khác đang mang mã đó.")] = False,
) -> None:
    """Ghi mã hồ sơ do hệ thống của tỉnh cấp cho một hồ sơ, hoặc gỡ mã ghi nhầm."""
    hit, codes = call.hit(code), call.desk.official_codes
    after = codes.note(hit.submission_id, official, even_so=even_so) if official else codes.take_off(hit.submission_id)
    call.acted(hit, after, official_code=after.official_code)


def export(
    call: Call,
    out: Annotated[Path, typer.Option(help="Tệp JSON sẽ ghi; đã có thì thay.")],
    since_last: Annotated[bool, typer.Option("--since-last", help="Chỉ những gì đổi từ tệp trước (mặc định).")] = False,
    first: Annotated[str, typer.Option("--from", help="Ngày đầu, ví dụ 2026-11-01.")] = "",
    last: Annotated[str, typer.Option("--to", help="Ngày cuối.")] = "",
    again: Annotated[int | None, typer.Option(help="Lập lại tệp đã lập, theo số.")] = None,
) -> None:
    """Lập tệp trao đổi: trạng thái từng hồ sơ, không có thông tin cá nhân."""
    if since_last + bool(first or last) + (again is not None) > 1:
        raise InvalidInput("exchange_one_choice")
    check_target(out)
    with progress(call.words.gettext("Đang lập tệp trao đổi")) as report:

        def heard(done: int) -> bool:
            report(done, done)
            return True

        if again is not None:
            written = call.desk.exchange.again(again, out, heard)
        elif first or last:
            written = call.desk.exchange.export_days(parse_day(first or last), parse_day(last or first), out, heard)
        else:
            written = call.desk.exchange.export_changes(out, heard)
    call.answer(_written(written), *_written_lines(written, call.words))


def import_codes(
    call: Call,
    file: Annotated[Path, typer.Argument(help="Tệp .xlsx hoặc .csv; cột: xem docs/exchange.md.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem sẽ ghi gì.")] = False,
) -> None:
    """Nhập mã hồ sơ của tỉnh từ tệp; dòng không khớp được nêu ra và bỏ qua."""
    codes = call.desk.official_codes
    done = codes.preview(file) if dry_run else codes.import_file(file)
    call.answer(_imported(done), *_imported_lines(done, call.words))


def doubled(call: Call) -> None:
    """Mã hồ sơ của tỉnh đang ghi cho nhiều hồ sơ."""
    found = call.desk.official_codes.doubled()
    value = [{"official_code": each.code, "receipt_codes": [code for _id, code in each.submissions]} for each in found]
    lines = [f"{each.code}  {', '.join(code for _id, code in each.submissions)}" for each in found]
    call.answer(value, *(lines or [call.words.gettext("Không mã hồ sơ nào ghi cho hai hồ sơ.")]))


def _written(written: ExchangeWritten) -> dict[str, Any]:
    made = written.made
    return {
        "number": made.number,
        "count": made.count,
        "sha256": made.sha256,
        "made_at": moment(made.made_at),
        "same": written.same,
        "path": str(written.path),
    }


def _written_lines(written: ExchangeWritten, said: Words) -> list[str]:
    value = _written(written)
    lines = [said.gettext("Tệp trao đổi số {number}: {count} hồ sơ, ghi vào {path}").format_map(value)]
    if not written.same:
        lines.append(said.gettext("! Nội dung khác lần lập đầu: phần mềm đã đổi phiên bản."))
    return lines


def _imported(done: CodeImport) -> dict[str, Any]:
    return {
        "recorded": done.recorded,
        "rows": {fate.value: done.count(fate) for fate in RowFate},
        "left": [
            {
                "row": match.row.number,
                "official_code": match.row.official,
                "receipt_code": match.receipt_code or match.row.receipt,
                "fate": match.fate.value,
                "others": list(match.others),
            }
            for match in done.matches
            if match.fate in _TOLD
        ],
    }


def _imported_lines(done: CodeImport, said: Words) -> list[str]:
    counts = [f"{fate_words(fate, said)} {done.count(fate)}" for fate in RowFate if done.count(fate)]
    lines = [said.gettext("{n} dòng: {counts}").format(n=len(done.matches), counts=", ".join(counts) or "—")]
    return lines + [f"  {_row(match, said)}" for match in done.matches if match.fate in _TOLD]


def _row(match: RowMatch, said: Words) -> str:
    pattern = said.gettext("dòng {row}: {official} {fate}")
    return pattern.format(row=match.row.number, official=shown(match.row.official), fate=match_words(match, said))
