"""`frontdesk hours`, `frontdesk notices`, `frontdesk clock`."""

from pathlib import Path
from typing import Annotated

import typer

from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of
from frontdesk.cli.output import emit, moment
from frontdesk.domain.clock import local, system_clock
from frontdesk.domain.hours_text import write_hours


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(hours)
    app.command()(notices)
    app.command()(clock)


def hours(
    week: Annotated[
        str | None, typer.Argument(help='Giờ mới, ví dụ "T2-T6 07:30-11:30 13:00-17:00; T7 07:30-11:30".')
    ] = None,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Xem hoặc đặt giờ làm việc; hạn trả đã hẹn không đổi."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        written = write_hours(desk.calendar.set_hours(week) if week is not None else desk.calendar.hours())
    emit({"hours": written}, as_json, written)


def notices(
    file: Annotated[Path | None, typer.Argument(help="Tệp CSV: day,kind,reason,legal_basis.")] = None,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Xem bảng ngày nghỉ, làm bù; có tệp thì nhập thêm, có dòng sai thì không nhập dòng nào."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        if file is not None:
            desk.calendar.import_notices(file)
        table = desk.calendar.notices()
    rows = [{"day": each.day.isoformat(), "kind": each.kind.value, "reason": each.reason} for each in table]
    emit(rows, as_json, *(f"{each.day:%d/%m/%Y}  {each.kind.value:<8} {each.reason}" for each in table))


def clock(
    accept: Annotated[bool, typer.Option("--accept", help="Xác nhận giờ máy nay đã đúng.")] = False,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Xem giờ máy; xác nhận khi trước đó máy chạy nhanh và đã ghi việc ở giờ sai."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        now = desk.clock.accept() if accept else system_clock()
    emit({"now": moment(now), "accepted": accept}, as_json, local(now).isoformat(sep=" ", timespec="seconds"))
