"""`frontdesk recovery new|open|check`: when the key of a home is lost."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.options import AsJson, Home, KeyFile, Language, settings_of
from frontdesk.cli.output import emit
from frontdesk.cli.passphrases import warn_of_plain_key
from frontdesk.cli.people import NewPassword
from frontdesk.cli.signing import is_somebody_there, password_from
from frontdesk.cli.targets import check_target, put_target
from frontdesk.domain.clock import system_clock
from frontdesk.domain.recovery_code import RecoveryCode, recovery_code
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.i18n import Words, words
from frontdesk.services.recovery import check_code, recover

group = typer.Typer(help="Mã khôi phục: mở quầy khi mất khóa.")
Out = Annotated[Path | None, typer.Option("--recovery-out", help="Ghi phiếu mã khôi phục (PDF, A5) vào tệp này.")]
CodeText = Annotated[str, typer.Option("--code", help="Mã khôi phục; người khác trên máy có thể thấy dòng lệnh.")]
CodeFile = Annotated[Path | None, typer.Option("--code-file", help="Tệp chứa mã khôi phục ở dòng đầu.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    group.command("new")(on_desk(new))
    group.command("open")(open_home)
    group.command("check")(check)
    group.command("administrator")(on_desk(administrator))
    app.add_typer(group, name="recovery")


def new(call: Call, recovery_out: Out = None) -> None:
    """Lập mã khôi phục mới; mã cũ không dùng được nữa. Mã chỉ hiện một lần."""
    check_out(recovery_out)
    code = call.desk.recovery.draw()
    call.answer({"recovery_code": code.text}, *code_lines(code, call.words))
    if recovery_out is not None:
        put_sheet(recovery_out, call.desk.recovery.sheet(code))


def administrator(
    call: Call,
    name: Annotated[str, typer.Argument(metavar="TÊN", help="Tên đăng nhập của quản trị.")],
    code: CodeText = "",
    code_file: CodeFile = None,
    new_password_file: NewPassword = None,
) -> None:
    """Đặt mật khẩu mới cho quản trị bằng mã khôi phục, khi không còn ai đăng nhập quản trị được."""
    said = call.words
    told = _code(code, code_file, said)
    call.desk.recovery.set_password(told, name, password_from(new_password_file, said, name, again=True))
    call.answer({"login": name, "password_set": True}, said.gettext("Đã đặt mật khẩu mới cho {name}").format(name=name))


def open_home(
    code: CodeText = "",
    code_file: CodeFile = None,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Đưa khóa đã mất trở lại kho khóa (hoặc tệp khóa nêu ở --key-file) bằng mã khôi phục."""
    settings = settings_of(home, key_file, language)
    said = words(settings.language)
    _ = said.gettext
    done = recover(settings, _code(code, code_file, said), system_clock)
    where = str(done.key_file) if done.key_file else _("kho khóa của máy")
    lost = _("Đã đưa khóa trở lại {where}. Quầy mở được như trước.").format(where=where)
    held = _("Khóa vẫn còn ở {where}; không đổi gì.").format(where=where)
    value = {"key_file": str(done.key_file) if done.key_file else None, "was_lost": done.was_lost}
    emit(value, as_json, lost if done.was_lost else held)
    if done.was_lost:
        warn_of_plain_key(done.key_file, said)


def check(
    code: CodeText = "",
    code_file: CodeFile = None,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Thử mã khôi phục có đúng của quầy này không; không đổi gì."""
    settings = settings_of(home, key_file, language)
    said = words(settings.language)
    check_code(settings, _code(code, code_file, said))
    emit({"ok": True}, as_json, said.gettext("Mã khôi phục đúng của quầy này."))


def code_lines(code: RecoveryCode, said: Words) -> tuple[str, ...]:
    """The code as it is shown once, and what to do with it."""
    _ = said.gettext
    return (
        _("Mã khôi phục: {code}").format(code=code.text),
        _(
            "Ghi mã ra giấy, cho vào phong bì niêm phong, cất xa máy này. Mã chỉ hiện một lần;"
            " mất cả khóa và mã thì không ai mở được dữ liệu."
        ),
    )


def check_out(recovery_out: Path | None) -> None:
    """Refuse a sheet that can't be written before a code is drawn. Raises StorageRefused `target_unwritable`."""
    if recovery_out is not None:
        check_target(recovery_out)


def put_sheet(recovery_out: Path, sheet: bytes) -> None:
    """The sheet, after the code was told: a disk that fails now loses no code. Raises StorageRefused."""
    try:
        put_target(recovery_out, sheet, 0o600)
    except OSError as error:
        raise StorageRefused("recovery_sheet_unwritable", path=str(recovery_out)) from error


def _code(typed: str, file: Path | None, said: Words) -> RecoveryCode:
    """The code told; somebody at a terminal is asked for it. Raises InvalidInput."""
    if typed and file is not None:
        raise InvalidInput("recovery_code_twice")
    if file is not None:
        return recovery_code(_first_line(file))
    if typed:
        return recovery_code(typed)
    if not is_somebody_there():
        raise InvalidInput("recovery_code_needed")
    sys.stderr.write(said.gettext("Mã khôi phục, nhóm nào cũng cách nhau bằng dấu gạch: "))
    sys.stderr.flush()
    return recovery_code(sys.stdin.readline())


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig") as lines:
            return next((line for line in lines.readlines(1_000) if line.strip()), "")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput("file_unreadable", name=file.name) from error
