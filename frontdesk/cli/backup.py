"""`frontdesk backup --out FILE`, `backup check`, `backup schedule`; `frontdesk backup FILE` as it always was."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.journal import NOT_OK, verification_lines
from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of
from frontdesk.cli.output import emit, moment, progress
from frontdesk.domain.backups import Backup, BackupState, Drill
from frontdesk.domain.moments import spoken
from frontdesk.errors import StorageRefused
from frontdesk.i18n import Words, words
from frontdesk.messages import sentence
from frontdesk.settings import resolve

_MAKE = "make"


class _Group(TyperGroup):
    """`backup FILE` and `backup --out FILE` are `backup make …`: what is no subcommand is a file."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = [_MAKE, *args]
        return super().parse_args(ctx, args)


group = typer.Typer(help="Sao lưu toàn bộ dữ liệu đã mã hóa vào một tệp; kiểm tra; đặt lịch.", cls=_Group)


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    group.command(_MAKE)(make)
    group.command()(check)
    group.command()(on_desk(schedule))
    app.add_typer(group, name="backup")


def make(
    file: Annotated[
        Path | None, typer.Argument(metavar="TỆP", help="Tệp sao lưu sẽ tạo; không ghi đè tệp đã có.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="TỆP", help="Như TỆP; không ghi gì: vào thư mục đã đặt lịch.")
    ] = None,
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
    target = out or file
    with desk_of(home, key_file, language, as_name, password_file) as desk, progress(_("Đang sao lưu")) as report:
        made = desk.backups.make(target, report) if target else desk.backups.make_now(report)
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


def check(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp sao lưu.")],
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> int:
    """Diễn tập: khôi phục tệp vào thư mục tạm, so với quầy đang chạy, rồi xóa thư mục tạm."""
    said = words(resolve(home, key_file, language).language)
    title = said.gettext("Đang diễn tập khôi phục")
    with desk_of(home, key_file, language, as_name, password_file) as desk, progress(title) as report:
        drill = desk.backups.drill(file, report)
    emit(drill_value(drill), as_json, *drill_lines(drill, said))
    return 0 if drill.ok else NOT_OK


def drill_value(drill: Drill) -> dict[str, Any]:
    """A drill as JSON."""
    return {
        "ok": drill.ok,
        "file": drill.file,
        "made_at": moment(drill.made_at),
        "drilled_at": moment(drill.drilled_at),
        "submissions": drill.submissions,
        "events": drill.events,
        "scans": drill.scans,
        "heads": {device: {"seq": seq, "hash": head} for device, seq, head in drill.heads},
        "behind": drill.behind,
        "fits": drill.fits,
    }


def drill_lines(drill: Drill, said: Words) -> list[str]:
    """The same for people."""
    _ = said.gettext
    told = drill_value(drill) | {"made_at": spoken(drill.made_at, said) if drill.made_at else "—"}
    lines = [
        _("Khôi phục thử được: {submissions} hồ sơ, {events} sự việc, {scans} bản quét; bản lập {made_at}")
        if drill.sound
        else _("Bản sao lưu không nguyên vẹn: {submissions} hồ sơ, {events} sự việc, {scans} bản quét; lập {made_at}"),
        _("Khớp với quầy đang chạy; từ lúc sao lưu có thêm {behind} sự việc.")
        if drill.fits
        else _("KHÔNG khớp với quầy đang chạy: đây là bản của quầy khác, hoặc dữ liệu trên máy đã bị sửa."),
    ]
    heads = [f"  {device}  {seq}  {head}" for device, seq, head in drill.heads]
    return [*(line.format_map(told) for line in lines), *heads]


def schedule(
    call: Call,
    folder: Annotated[Path | None, typer.Argument(metavar="THƯ-MỤC", help="Nơi để bản sao lưu.")] = None,
    daily: Annotated[int | None, typer.Option(help="Giữ bản mới nhất của bao nhiêu ngày.")] = None,
    weekly: Annotated[int | None, typer.Option(help="Của bao nhiêu tuần.")] = None,
    monthly: Annotated[int | None, typer.Option(help="Của bao nhiêu tháng.")] = None,
    hours: Annotated[int | None, typer.Option(help="Sao lưu khi rảnh nếu bản cuối cũ hơn bấy nhiêu giờ.")] = None,
    off: Annotated[bool, typer.Option("--off", help="Thôi sao lưu theo lịch.")] = False,
) -> None:
    """Sao lưu khi đóng phần mềm và khi rảnh vào thư mục này; không ghi gì: xem lịch."""
    backups = call.desk.backups
    state = backups.state()
    if off:
        state = backups.schedule(None)
    elif any(each is not None for each in (folder, daily, weekly, monthly, hours)):
        told = {"daily": daily, "weekly": weekly, "monthly": monthly}
        keep = replace(state.keep, **{name: count for name, count in told.items() if count is not None})
        state = backups.schedule(folder or state.folder, keep, hours)
    call.answer(state_value(state), *state_lines(state, call.words))


def state_value(state: BackupState) -> dict[str, Any]:
    """When backups are made, as JSON."""
    return {
        "folder": str(state.folder) if state.folder else None,
        "hours": state.hours,
        **asdict(state.keep),
        "last": str(state.last) if state.last else None,
        "made_at": moment(state.made_at),
        "pending": state.pending,
        "problem": state.problem,
        "drill": drill_value(state.drill) if state.drill else None,
    }


def state_lines(state: BackupState, said: Words) -> list[str]:
    """The same for people."""
    _ = said.gettext
    if state.folder is None:
        return [_("Chưa đặt lịch sao lưu. Đặt bằng: frontdesk backup schedule THƯ-MỤC")]
    value = state_value(state) | {"made_at": spoken(state.made_at, said) if state.made_at else "—"}
    lines = [
        _("Sao lưu vào {folder} khi đóng phần mềm, và khi bản cuối quá {hours} giờ"),
        _("Giữ: {daily} ngày, {weekly} tuần, {monthly} tháng"),
        _("Bản cuối: {made_at}"),
    ]
    told = [line.format_map(value) for line in lines]
    if state.problem:
        told.append(sentence(StorageRefused(state.problem, path=str(state.folder), reason="—"), said))
    if state.drill is not None:
        told.append(_("Diễn tập cuối: {at}").format(at=spoken(state.drill.drilled_at, said)))
    return told
