"""`frontdesk init`, `office`, `due`, `demo`."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of, parse_moment, settings_of
from frontdesk.cli.output import emit, moment, progress
from frontdesk.cli.passphrases import new_asker, warn_of_plain_key
from frontdesk.cli.recovery import Out, check_out, code_lines, put_sheet
from frontdesk.cli.signing import ask_name, is_somebody_there, password_from
from frontdesk.cli.till import BankAccountNo, BankBin, BankHolder
from frontdesk.domain.clock import system_clock
from frontdesk.domain.deadlines import Due, explain
from frontdesk.domain.moments import spoken
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.office_fields import OFFICE_FIELDS
from frontdesk.domain.people import Person, Role, person_of
from frontdesk.domain.people_events import PasswordSet
from frontdesk.domain.procedures import CountMode, ProcessingTime, TimeUnit
from frontdesk.errors import InvalidInput
from frontdesk.i18n import Words, words
from frontdesk.messages import role_name
from frontdesk.services.demo import make_demo
from frontdesk.services.demo_staff import PASSWORD_FILE, STAFF
from frontdesk.services.people import first_password
from frontdesk.services.recovery import draw_code
from frontdesk.services.setup import create_office, place_in
from frontdesk.settings import Settings

DEFAULT_TRACK_BASE = OfficeProfile("", "").track_base


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(init)
    app.command()(on_desk(office))
    app.command()(due)
    app.command()(demo)


def init(
    office: Annotated[str, typer.Option(help="Tên cơ quan, ví dụ: Trung tâm Phục vụ hành chính công xã Thái Bình.")],
    office_code: Annotated[str, typer.Option(help="Mã cơ quan, ví dụ H60.242.")],
    counter: Annotated[str, typer.Option(help="Mã quầy, ví dụ C1.")],
    officer: Annotated[str, typer.Option(help="Họ tên cán bộ tiếp nhận.")] = "Cán bộ tiếp nhận",
    authority: Annotated[str, typer.Option(help="Cơ quan chủ quản in ở đầu biểu mẫu.")] = "",
    place: Annotated[str, typer.Option(help="Địa danh in trước ngày tháng.")] = "",
    address: str = "",
    phone: str = "",
    track_base: Annotated[str, typer.Option(help="Địa chỉ trang tra cứu in trong mã QR.")] = DEFAULT_TRACK_BASE,
    bank_bin: BankBin = "",
    account: BankAccountNo = "",
    holder: BankHolder = "",
    admin: Annotated[str, typer.Option(help="Tên đăng nhập (hoặc họ tên) của quản trị.")] = "",
    admin_password_file: Annotated[
        Path | None, typer.Option(help="Tệp chứa mật khẩu của quản trị; trống: hỏi trên màn hình.")
    ] = None,
    recovery_out: Out = None,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Lập quầy mới trên máy này, kèm danh mục thủ tục mẫu. Mã khôi phục hiện một lần: ghi ra giấy, cất riêng."""
    settings = settings_of(home, key_file, language)
    profile = OfficeProfile(
        office,
        office_code,
        authority,
        place or place_in(office),
        address,
        phone,
        track_base,
        bank_bin,
        account,
        holder,
    )
    said = words(settings.language)
    check_out(recovery_out)
    first = _administrator(admin, admin_password_file, profile, said)
    settings = _with_new_passphrase(settings, said)
    with closing(create_office(settings, profile, counter, officer, system_clock, (first,))) as store:
        code = draw_code(store, settings, system_clock, first[0].name)
    value = {"home": str(settings.home), "office": office, "office_code": office_code, "counter": counter.upper()}
    made = said.gettext("Đã lập quầy {counter} tại {home}").format_map(value)
    emit({**value, "recovery_code": code.text}, as_json, made, *code_lines(code, said))
    warn_of_plain_key(settings.key_file, said)
    if recovery_out is not None:
        from frontdesk.forms.recovery_sheet import RecoveryView, render  # forms are heavy, and few commands draw one

        put_sheet(recovery_out, render(RecoveryView(profile.name, code, system_clock()), said))


def _with_new_passphrase(settings: Settings, said: Words) -> Settings:
    """Somebody at a terminal who chose a key file that is not there yet is asked what it shall be under."""
    key_file, told = settings.key_file, settings.passphrase_file
    if key_file is None or told is not None or key_file.exists() or not is_somebody_there():
        return settings
    ask = new_asker(said)
    return replace(settings, ask_passphrase=ask, seals=ask is not None)


def _administrator(
    name: str, password_file: Path | None, profile: OfficeProfile, said: Words
) -> tuple[Person, PasswordSet]:
    """Who keeps the list of people; asked for where somebody is there to answer. Raises InvalidInput `admin_needed`."""
    who = name or (ask_name(said) if is_somebody_there() else "")
    if not who:
        raise InvalidInput("admin_needed")
    person = person_of(who, "", (Role.ADMINISTRATOR,))
    return person, first_password(person, password_from(password_file, said, who, again=True), profile.name)


def office(
    call: Call,
    tracking_days: Annotated[
        int | None, typer.Option(metavar="<int>", help="Trang tra cứu giữ bao nhiêu ngày sau khi trả kết quả.")
    ] = None,
    change: Annotated[
        list[str] | None, typer.Option("--set", metavar="MỤC=GIÁ TRỊ", help="Đổi một mục; ghi nhiều lần được.")
    ] = None,
) -> None:
    """Thông tin cơ quan in trên biểu mẫu và trang tra cứu; --set name=… đổi từng mục."""
    typed = dict(_pair(each) for each in change or ())
    if tracking_days is not None:
        typed["tracking_days"] = str(tracking_days)
    profile = call.desk.office_profile.set(typed) if typed else call.desk.office.profile
    _ = call.words.gettext
    kept = _("Trang tra cứu giữ {count} ngày sau khi trả kết quả").format(count=profile.tracking_days)
    told = {"code": profile.code, **{name: getattr(profile, name) for name in OFFICE_FIELDS}}
    call.answer(told, f"{profile.name} ({profile.code})", profile.track_base, kept)


def _pair(typed: str) -> tuple[str, str]:
    name, found, value = typed.partition("=")
    if not found:
        raise InvalidInput("office_field_unknown", field=name[:40], known=", ".join(OFFICE_FIELDS))
    return name.strip(), value


def due(
    start: Annotated[str, typer.Option("--from", help='Lúc nhận đủ hồ sơ, ví dụ "2026-08-28 16:10".')],
    days: Annotated[int | None, typer.Option(help="Số ngày làm việc.")] = None,
    hours: Annotated[int | None, typer.Option(help="Số giờ làm việc.")] = None,
    procedure: Annotated[str | None, typer.Option(help="Mã thủ tục.")] = None,
    count_hours: Annotated[bool, typer.Option("--count-hours", help="Mỗi ngày làm việc tính là 8 giờ.")] = False,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Tính ngày hẹn trả và nói rõ ngày nào bị bỏ qua, vì sao."""
    if sum(choice is not None for choice in (days, hours, procedure)) != 1:
        raise InvalidInput("due_needs_one")
    begun = parse_moment(start)
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        if procedure is not None:
            found = desk.deadlines.due_of(begun, procedure)
        else:
            found = desk.deadlines.due(begun, _time(days, hours, count_hours))
        _print_due(found, as_json, desk.settings.language)


def _time(days: int | None, hours: int | None, count_hours: bool) -> ProcessingTime:
    if days is not None:
        mode = CountMode.HOURS if count_hours else CountMode.END_OF_DAY
        return ProcessingTime(TimeUnit.WORKING_DAYS, days, mode)
    assert hours is not None
    return ProcessingTime(TimeUnit.WORKING_HOURS, hours, CountMode.HOURS)


def _print_due(found: Due, as_json: bool, language: str) -> None:
    said = words(language)
    days_off = [(day.day, said.gettext(day.reason)) for day in found.skipped]
    skipped: list[dict[str, Any]] = [{"date": day.isoformat(), "reason": reason} for day, reason in days_off]
    lines = [said.gettext("Hẹn trả: {due}").format(due=spoken(found.at, said)), explain(found, said)]
    lines += [f"  {day:%d/%m/%Y}  {reason}" for day, reason in days_off]
    emit({"due_at": moment(found.at), "skipped": skipped}, as_json, *lines)


def demo(
    submissions: Annotated[int, typer.Option(min=0, max=5_000_000, help="Số hồ sơ.")] = 1_000,
    seed: Annotated[int, typer.Option(help="Số gieo: cùng số, cùng dữ liệu.")] = 1,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Lập một quầy mẫu với N hồ sơ đã qua, trong thư mục trống."""
    settings = settings_of(home, key_file, language)
    _ = words(settings.language).gettext
    with progress(_("Đang lập hồ sơ mẫu")) as report:
        made = make_demo(settings, submissions, seed, system_clock, report)
    value: dict[str, Any] = {"home": str(settings.home), "submissions": made.submissions, "events": made.events}
    lines = [_("Đã lập {submissions} hồ sơ mẫu tại {home}").format_map(value)]
    if made.password:
        value |= {"password": made.password, "people": [each.login for each in STAFF]}
        pattern = _("Đăng nhập: {logins}; mật khẩu chung: {password} (ghi ở tệp {file})")
        logins = ", ".join(f"{each.login} ({role_name(each.roles[0], words(settings.language))})" for each in STAFF)
        lines.append(pattern.format(logins=logins, password=made.password, file=settings.home / PASSWORD_FILE))
    emit(value, as_json, *lines)
    warn_of_plain_key(settings.key_file, words(settings.language))
