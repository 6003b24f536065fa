"""`frontdesk repair`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of, settings_of
from frontdesk.cli.output import emit, moment, progress
from frontdesk.domain.clock import system_clock
from frontdesk.domain.loss_events import EventsLost
from frontdesk.domain.moments import spoken
from frontdesk.domain.repairs import Harm, Repaired
from frontdesk.errors import StorageRefused
from frontdesk.i18n import Words, words
from frontdesk.services.repairing import repair_home

LOST = 1
_SHUT = ("database_damaged", "database_missing", "key_wrong")


def register(app: typer.Typer) -> None:
    """Add this command to `app`."""
    app.command()(repair)


def repair(
    backup: Annotated[Path | None, typer.Option(metavar="TỆP", help="Tệp sao lưu để lấy phần đã mất.")] = None,
    mirror: Annotated[
        Path | None, typer.Option(metavar="THƯ-MỤC", help="Nơi ghi song song; trống: nơi quầy đang ghi.")
    ] = None,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> int:
    """Kiểm tra toàn bộ dữ liệu; nếu hỏng thì dựng lại từ phần còn nguyên và nói rõ mất gì. Tệp hỏng được giữ lại."""
    settings = settings_of(home, key_file, language)
    said = words(settings.language)
    try:
        with desk_of(home, key_file, language, as_name, password_file) as desk:
            desk.backups.allow_repair()
    except StorageRefused as refused:
        if refused.code not in _SHUT:  # where it can't be asked, whoever has the key may
            raise
    with progress(said.gettext("Đang kiểm tra và sửa")) as report:
        made = repair_home(settings, system_clock, report, mirror, backup)
    emit(repaired_value(made), as_json, *repaired_lines(made, said))
    return 0 if made.is_whole else LOST


def repaired_value(made: Repaired) -> dict[str, Any]:
    """A repair as JSON."""
    return {
        "harm": made.harm.value,
        "events": made.events,
        "salvaged": made.salvaged,
        "mirrored": made.mirrored,
        "backed_up": made.backed_up,
        "device": made.device,
        "kept": str(made.kept) if made.kept else None,
        "missing_tables": list(made.missing_tables),
        "lost": [
            {
                "device": each.device,
                "first": each.first,
                "last": each.last,
                "since": moment(each.since),
                "until": moment(each.until),
                "receipt_codes": list(each.receipt_codes),
            }
            for each in made.lost
        ],
    }


def repaired_lines(made: Repaired, said: Words) -> list[str]:
    """The same for people: what was lost comes first."""
    _ = said.gettext
    if made.harm is Harm.NONE:
        return [_("Dữ liệu nguyên vẹn. Không có gì phải sửa.")]
    told = _(
        "Đã dựng lại {events} sự việc: {salvaged} từ tệp hỏng, {mirrored} từ bản ghi song song, {backed_up} từ sao lưu"
    )
    lines = [line for each in made.lost for line in lost_lines(each, said)]
    lines = lines or [_("Không mất việc nào đã ghi.")]
    lines.append(told.format_map(repaired_value(made)))
    if made.missing_tables:
        lines.append(_("Bản nháp hoặc phiếu đánh giá đang chờ có thể mất một phần."))
    lines.append(_("Tệp hỏng được giữ ở {kept}").format(kept=made.kept))
    return lines


def lost_lines(lost: EventsLost, said: Words) -> list[str]:
    """A loss, for people."""
    _ = said.gettext
    since = spoken(lost.since, said) if lost.since else "—"
    until = spoken(lost.until, said) if lost.until else "—"
    value = {"device": lost.device, "first": lost.first, "last": lost.last, "since": since, "until": until}
    lines = [_("Mất sự việc {first}–{last} của {device}, ghi trong khoảng {since} đến {until}").format_map(value)]
    if lost.receipt_codes:
        lines.append(_("  Hồ sơ chắc chắn bị mất: {codes}").format(codes=", ".join(lost.receipt_codes)))
    return lines
