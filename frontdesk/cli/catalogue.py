"""`frontdesk catalogue …`."""

from pathlib import Path
from typing import Annotated

import typer

from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of
from frontdesk.cli.output import emit
from frontdesk.i18n import words
from frontdesk.messages import shown

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


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Tệp .xlsx hoặc .csv; cột: xem docs/catalogue.md.")],
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Nhập danh mục; có dòng sai thì không nhập dòng nào."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        done = desk.catalogue.import_file(file)
        value = {
            "added": done.added,
            "changed": done.changed,
            "unchanged": done.unchanged,
            "ignored_columns": list(done.ignored_columns),
        }
        _ = words(desk.settings.language).gettext
        lines = [_("Thêm {added}, sửa {changed}, giữ nguyên {unchanged} thủ tục").format_map(value)]
        if done.ignored_columns:
            ignored = "; ".join(map(shown, done.ignored_columns))
            lines.append(_("! Không nhận ra cột: {columns}. Sửa tên cột theo mẫu nếu cần.").format(columns=ignored))
        emit(value, as_json, *lines)
