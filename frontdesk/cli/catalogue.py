"""`frontdesk catalogue …`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, Reason, on_desk
from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of, parse_day
from frontdesk.cli.output import emit
from frontdesk.domain.catalogue_changes import CataloguePreview, Fate, ProcedureChange
from frontdesk.domain.catalogue_words import changed_texts, fate_name
from frontdesk.i18n import Words
from frontdesk.messages import row_lines, shown

app = typer.Typer(help="Danh mục thủ tục hành chính.")


@app.callback()
def _group() -> None:
    """A group even while it has one command."""


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="Tên không dấu, viết tắt hoặc mã.")],
    limit: Annotated[int, typer.Option(min=1, max=200)] = 20,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Tìm thủ tục; đúng nhất trước."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        found = desk.catalogue.search(text, limit)
    value = [{"code": each.code, "name": each.name, "department": each.department} for each in found]
    emit(value, as_json, *(f"{each.code}  {each.name}  ·  {each.department}" for each in found))


def preview(
    call: Call, file: Annotated[Path, typer.Argument(help="Tệp .xlsx hoặc .csv; cột: xem docs/catalogue.md.")]
) -> None:
    """Xem tệp danh mục sẽ thay đổi gì; không ghi gì."""
    found = call.desk.catalogue.preview(file)
    lines = [_counts(found, call.words), *_ignored(found.ignored_columns, call.words)]
    lines += [line for each in found.changes for line in _change_lines(each, call.words)]
    faults = row_lines(found.faults, call.words)
    call.answer(_preview(found, call.words), *lines, *faults)


def import_(
    call: Call,
    file: Annotated[Path, typer.Argument(help="Tệp .xlsx hoặc .csv; cột: xem docs/catalogue.md.")],
    retire_gone: Annotated[
        str | None, typer.Option(metavar="NGÀY", help="Thủ tục không có trong tệp thôi tiếp nhận từ ngày này.")
    ] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Tiếp nhận lại thủ tục đã thôi mà tệp có.")] = False,
    reason: Annotated[str, typer.Option(help="Căn cứ, ví dụ số quyết định công bố.")] = "",
) -> None:
    """Nhập danh mục; có dòng sai thì không nhập dòng nào."""
    since = parse_day(retire_gone) if retire_gone is not None else None
    done = call.desk.catalogue.import_file(file, retire_gone=since, restore=restore, reason=reason)
    value = {
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "ignored_columns": list(done.ignored_columns),
        "retired": done.retired,
        "restored": done.restored,
    }
    _ = call.words.gettext
    lines = [_("Thêm {added}, sửa {changed}, giữ nguyên {unchanged} thủ tục").format_map(value)]
    if done.retired or done.restored:
        lines.append(_("Thôi tiếp nhận {retired}, tiếp nhận lại {restored} thủ tục").format_map(value))
    call.answer(value, *lines, *_ignored(done.ignored_columns, call.words))


def retire(
    call: Call,
    code: Annotated[str, typer.Argument(help="Mã thủ tục.")],
    since: Annotated[str, typer.Option("--from", metavar="NGÀY", help="Thôi tiếp nhận từ ngày này.")],
    reason: Reason = "",
) -> None:
    """Thôi tiếp nhận một thủ tục; hồ sơ đã nhận vẫn giải quyết."""
    day = parse_day(since)
    gone = call.desk.catalogue.retire(code, day, reason)
    said = call.words.gettext("{code} {name}: thôi tiếp nhận từ {day}")
    value = {"code": gone.code, "since": day.isoformat()}
    call.answer(value, said.format(code=gone.code, name=gone.name, day=f"{day:%d/%m/%Y}"))


def restore(call: Call, code: Annotated[str, typer.Argument(help="Mã thủ tục.")], reason: Reason = "") -> None:
    """Tiếp nhận lại một thủ tục đã thôi."""
    back = call.desk.catalogue.restore(code, reason)
    said = call.words.gettext("{code} {name}: tiếp nhận lại").format(code=back.code, name=back.name)
    call.answer({"code": back.code, "since": None}, said)


app.command("preview")(on_desk(preview))
app.command("import")(on_desk(import_))
app.command("retire")(on_desk(retire))
app.command("restore")(on_desk(restore))


def _counts(found: CataloguePreview, said: Words) -> str:
    pattern = said.gettext("Mới {new}, thay đổi {changed}, giữ nguyên {unchanged}, không còn trong tệp {gone}")
    return pattern.format_map({fate.value: found.count(fate) for fate in Fate})


def _ignored(columns: tuple[str, ...], said: Words) -> list[str]:
    if not columns:
        return []
    pattern = said.gettext("! Không nhận ra cột: {columns}. Sửa tên cột theo mẫu nếu cần.")
    return [pattern.format(columns="; ".join(map(shown, columns)))]


def _change_lines(change: ProcedureChange, said: Words) -> list[str]:
    if change.fate is Fate.UNCHANGED:
        return []
    head = f"{change.procedure.code}  {fate_name(change.fate, said)}  {shown(change.procedure.name)}"
    return [head, *(f"    {name}: {shown(a)} → {shown(b)}" for name, a, b in changed_texts(change, said))]


def _preview(found: CataloguePreview, said: Words) -> dict[str, Any]:
    return {
        **{fate.value: found.count(fate) for fate in Fate},
        "faults": row_lines(found.faults, said),
        "ignored_columns": list(found.ignored_columns),
        "retired_in_file": list(found.to_restore),
        "changes": [
            {
                "code": each.procedure.code,
                "name": each.procedure.name,
                "fate": each.fate.value,
                "effective_from": each.procedure.effective_from.isoformat(),
                "fields": [
                    {"field": field, "before": before, "after": after}
                    for field, (_name, before, after) in zip(each.fields, changed_texts(each, said), strict=True)
                ],
            }
            for each in found.changes
            if each.fate is not Fate.UNCHANGED
        ],
    }
