"""`frontdesk key protect`."""

import typer

from frontdesk.cli.options import AsJson, Home, KeyFile, Language, settings_of
from frontdesk.cli.output import emit
from frontdesk.cli.passphrases import new_asker
from frontdesk.cli.signing import is_somebody_there
from frontdesk.i18n import words
from frontdesk.services.key_files import protect

group = typer.Typer(help="Khóa của quầy.")


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    group.command("protect")(protect_key)
    app.add_typer(group, name="key")


def protect_key(
    home: Home = None, key_file: KeyFile = None, as_json: AsJson = False, language: Language = None
) -> None:
    """Đặt mật khẩu cho tệp khóa chưa có mật khẩu (--passphrase-file TỆP; trống: hỏi trên màn hình)."""
    settings = settings_of(home, key_file, language)
    said = words(settings.language)
    ask = new_asker(said) if settings.passphrase_file is None and is_somebody_there() else None
    path = protect(settings, ask)
    emit({"key_file": str(path)}, as_json, said.gettext("Tệp khóa {path} từ nay cần mật khẩu.").format(path=path))
