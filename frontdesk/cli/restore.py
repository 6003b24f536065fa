"""`frontdesk restore`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.journal import NOT_OK, verification_lines
from frontdesk.cli.options import AsJson, KeyFile, Language, settings_of
from frontdesk.cli.output import emit, moment, progress
from frontdesk.domain.clock import system_clock
from frontdesk.domain.moments import spoken
from frontdesk.domain.restores import Merged, Restored
from frontdesk.i18n import Words, words
from frontdesk.services.restoring import restore_home

To = Annotated[Path, typer.Option("--to", help="Thư mục dữ liệu sẽ lập; phải chưa có hoặc trống.")]


def register(app: typer.Typer) -> None:
    """Add this command to `app`."""
    app.command()(restore)


def restore(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp sao lưu.")],
    to: To,
    mirror: Annotated[
        Path | None, typer.Option(metavar="THƯ-MỤC", help="Nơi ghi song song: lấy thêm những việc sau bản sao lưu.")
    ] = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
) -> int:
    """Khôi phục một quầy từ tệp sao lưu vào thư mục mới; quầy làm tiếp như thiết bị mới, không cấp trùng số."""
    settings = settings_of(to, key_file, language)
    said = words(settings.language)
    with progress(said.gettext("Đang khôi phục")) as report:
        made = restore_home(file.absolute(), settings, system_clock, progress=report, mirror=mirror)
    emit(restored_value(made), as_json, *restored_lines(made, said))
    return 0 if made.ok else NOT_OK


def restored_value(made: Restored) -> dict[str, Any]:
    """A restore as JSON."""
    journal = made.journal
    return {
        "ok": made.ok,
        "home": str(made.home),
        "device": made.device,
        "after": {"device": made.after, "seq": made.after_seq},
        "made_at": made.made_at,
        "submissions": made.submissions,
        "events": journal.events,
        "scans": journal.scans,
        "bad_scans": list(journal.bad_scans),
        "mirror": None if made.merged is None else _merged_value(made.merged),
    }


def _merged_value(merged: Merged) -> dict[str, Any]:
    return {"events": merged.events, "until": moment(merged.until), "closed": merged.closed}


def restored_lines(made: Restored, said: Words) -> list[str]:
    """The same for people."""
    _ = said.gettext
    told = _("Đã khôi phục vào {home}: {submissions} hồ sơ, {events} sự việc, {scans} bản quét")
    epoch = _("Quầy làm tiếp là thiết bị {device}; thiết bị {after} đã đóng ở sự việc số {after_seq}.")
    value = {**restored_value(made), "after": made.after, "after_seq": made.after_seq}
    lines = [told.format_map(value), epoch.format_map(value)]
    if made.merged is not None:
        lines += _merged_lines(made.merged, said)
    else:
        lines.append(_("Việc ghi sau bản sao lưu này không có ở đây: đối chiếu giấy tiếp nhận đã in từ lúc sao lưu."))
    return [*lines, *verification_lines(made.journal, said)]


def _merged_lines(merged: Merged, said: Words) -> list[str]:
    _ = said.gettext
    until = spoken(merged.until, said) if merged.until else "—"
    lines = [_("Bản ghi song song thêm {events} sự việc, đến {until}").format(events=merged.events, until=until)]
    if merged.closed:
        lines.append(_("Phần mềm đã đóng đúng cách và ghi song song đủ: không thiếu việc nào đã ghi đến lúc đó."))
    else:
        lines.append(_("Phần mềm dừng đột ngột: việc trong vài giây cuối có thể thiếu; đối chiếu giấy đã in."))
    return lines
