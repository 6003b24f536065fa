"""`frontdesk backup`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.journal import NOT_OK, verification_lines
from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of
from frontdesk.cli.output import emit, progress
from frontdesk.domain.backups import Backup
from frontdesk.i18n import words
from frontdesk.settings import resolve


def register(app: typer.Typer) -> None:
    """Add this command to `app`."""
    app.command()(backup)


def backup(
    file: Annotated[Path, typer.Argument(help="Tệp sao lưu sẽ tạo; không ghi đè tệp đã có.")],
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> int:
    """Sao lưu toàn bộ dữ liệu đã mã hóa vào một tệp, trong lúc vẫn làm việc, rồi đọc lại để kiểm tra."""
    said = words(resolve(home, key_file, language).language)
    _ = said.gettext
    with desk_of(home, key_file, language, as_name, password_file) as desk, progress(_("Đang sao lưu")) as report:
        made = desk.backups.make(file, report)
    value = _value(made)
    lines = [
        _("Đã sao lưu vào {path}: {submissions} hồ sơ, {scans} bản quét, {bytes} byte").format_map(value),
        *verification_lines(made.journal, said),
    ]
    if not made.ok:
        lines.append(_("Bản sao giống dữ liệu trên máy, nhưng dữ liệu trên máy không nguyên vẹn. Báo quản trị."))
    emit(value, as_json, *lines)
    return 0 if made.ok else NOT_OK


def _value(made: Backup) -> dict[str, Any]:
    journal = made.journal
    return {
        "ok": made.ok,
        "path": str(made.path),
        "bytes": made.size,
        "events": journal.events,
        "submissions": made.submissions,
        "scans": journal.scans,
        "bad_scans": list(journal.bad_scans),
        "heads": {device: {"seq": seq, "hash": head} for device, (seq, head) in journal.heads.items()},
        "first_bad": asdict(journal.first_bad) if journal.first_bad else None,
    }
