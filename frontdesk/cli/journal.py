"""`frontdesk verify`, `rebuild`."""

from dataclasses import asdict
from typing import Annotated

import typer

from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of, settings_of
from frontdesk.cli.output import emit, progress
from frontdesk.cli.proof import verify_against
from frontdesk.domain.verification import Flaw, Verification, reason_in_words
from frontdesk.errors import StorageRefused
from frontdesk.i18n import Words, words
from frontdesk.settings import resolve

NOT_OK = 1
Against = Annotated[
    str | None,
    typer.Option(help="Đối chiếu với giấy đã in: tệp PDF, ảnh chụp hoặc bản quét, hoặc mã in trên giấy (XN1-…)."),
]


Views = Annotated[
    bool, typer.Option("--views", help="Dựng lại mọi danh sách trên một bản sao và so với danh sách đang dùng.")
]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(verify)
    app.command()(rebuild)


def verify(
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
    against: Against = None,
    views: Views = False,
) -> int:
    """Kiểm tra từng sự việc trong nhật ký; nêu chỗ đầu tiên bị sửa."""
    if against is not None:
        return verify_against(against, settings_of(home, key_file, language), as_json)
    said = words(resolve(home, key_file, language).language)
    try:
        with (
            desk_of(home, key_file, language, as_name, password_file) as desk,
            progress(said.gettext("Đang kiểm tra nhật ký")) as report,
        ):
            found = desk.supervision.verify(report)
            differing = desk.proof.differing_views(report) if views and found.first_bad is None else ()
    except StorageRefused as error:
        if error.code != "database_damaged":
            raise
        found, differing = Verification(ok=False, events=0, heads={}, first_bad=Flaw("", 0, "", "page")), ()
    value = {
        "ok": found.ok,
        "events": found.events,
        "heads": {device: {"seq": seq, "hash": head} for device, (seq, head) in found.heads.items()},
        "first_bad": asdict(found.first_bad) if found.first_bad else None,
        "lost": [{"device": device, "first": first, "last": last} for device, first, last in found.lost],
        "scans": found.scans,
        "bad_scans": list(found.bad_scans),
        **({"differing_views": list(differing)} if views else {}),
    }
    emit(value, as_json, *verification_lines(found, said), *_view_lines(differing, said))
    return 0 if found.ok and not differing else NOT_OK


def verification_lines(found: Verification, said: Words) -> list[str]:
    """What a check found, for people."""
    return [*_journal_lines(found, said), *_scan_lines(found, said)]


def _journal_lines(found: Verification, said: Words) -> list[str]:
    _ = said.gettext
    if found.first_bad is not None:
        bad = asdict(found.first_bad)
        if found.first_bad.reason == "page":
            return [
                _("Tệp dữ liệu bị hỏng (trang {seq}). Dừng dùng máy này và khôi phục từ bản sao lưu.").format_map(bad)
            ]
        bad["reason"] = reason_in_words(found.first_bad.reason, said)
        return [_("Nhật ký không nguyên vẹn: thiết bị {device}, sự việc số {seq} {id}: {reason}").format_map(bad)]
    heads = [f"  {device}  {seq}  {head}" for device, (seq, head) in found.heads.items()]
    gone = _("  {device}: mất sự việc {first}–{last} theo tệp hỏng, đã ghi nhận")
    lost = [gone.format(device=device, first=first, last=last) for device, first, last in found.lost]
    return [_("Nhật ký nguyên vẹn: {n} sự việc").format(n=found.events), *heads, *lost]


def _view_lines(differing: tuple[str, ...], said: Words) -> list[str]:
    if not differing:
        return []
    told = said.gettext("Danh sách bị sửa ngoài nhật ký: {names}. Dựng lại bằng: frontdesk rebuild")
    return [told.format(names=", ".join(differing))]


def _scan_lines(found: Verification, said: Words) -> list[str]:
    _ = said.gettext
    if not found.bad_scans:
        return [_("Bản quét nguyên vẹn: {n}").format(n=found.scans)] if found.scans else []
    told = _("Mất hoặc hỏng {bad} trong {n} bản quét. Khôi phục thư mục scans từ bản sao lưu:")
    return [told.format(bad=len(found.bad_scans), n=found.scans), *(f"  {sha256}" for sha256 in found.bad_scans)]


def rebuild(
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Dựng lại mọi danh sách và bảng tìm từ nhật ký."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        _ = words(desk.settings.language).gettext
        with progress(_("Đang dựng lại")) as report:
            events = desk.supervision.rebuild(report)
        emit({"events": events}, as_json, _("Đã dựng lại từ {n} sự việc").format(n=events))
