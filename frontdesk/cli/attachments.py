"""`frontdesk attach`."""

from pathlib import Path
from typing import Annotated

import typer

from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of
from frontdesk.cli.output import emit, moment
from frontdesk.i18n import words
from frontdesk.services.lookup import get_by_any_code


def register(app: typer.Typer) -> None:
    """Add this command to `app`."""
    app.command()(attach)


def attach(
    code: Annotated[str, typer.Argument(help="Mã tiếp nhận, mã tra cứu, mã theo dõi hoặc địa chỉ trong mã QR.")],
    file: Annotated[Path, typer.Argument(help="Bản quét: PDF hoặc ảnh (PNG, JPEG, TIFF, WEBP).")],
    paper: Annotated[str, typer.Option(help="Giấy tờ trong thành phần hồ sơ (tên hoặc số thứ tự).")] = "",
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Gắn bản quét của giấy tờ vào hồ sơ; gắn lại đúng tệp đó thì không ghi thêm."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        page = get_by_any_code(desk.lookup, code)
        kept = desk.attachments.attach(page.submission_id, file, paper)
        _ = words(desk.settings.language).gettext
    value = {
        "receipt_code": page.receipt_code,
        "sha256": kept.sha256,
        "paper": kept.paper,
        "file_name": kept.file_name,
        "size": kept.size,
        "media": kept.media,
        "pages": kept.pages,
        "attached_at": moment(kept.attached_at),
        "actor": kept.actor,
    }
    said = _("Đã gắn {file_name} ({pages} trang) vào hồ sơ {receipt_code}")
    if kept.paper:
        said = _("Đã gắn {file_name} ({pages} trang) vào hồ sơ {receipt_code}, giấy tờ: {paper}")
    emit(value, as_json, said.format_map(value))
