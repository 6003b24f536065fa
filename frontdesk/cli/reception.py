"""`frontdesk receive`, `show`, `search`."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import replaced_lines, replaced_notice, standing
from frontdesk.cli.consents import consent_lines, consent_values
from frontdesk.cli.figures import count
from frontdesk.cli.options import As, AsJson, Home, KeyFile, Language, PasswordFile, desk_of
from frontdesk.cli.output import emit, moment
from frontdesk.cli.payments import balance_line
from frontdesk.cli.ratings import invitation
from frontdesk.cli.targets import check_target, put_target
from frontdesk.cli.timeline import entry_line, entry_value
from frontdesk.desk import Desk
from frontdesk.domain.card import CardRead, CardWarning, parse_card
from frontdesk.domain.consents import parse_consents
from frontdesk.domain.identification import make_party
from frontdesk.domain.identity import IdKind, Party
from frontdesk.domain.lookup import Hit, SubmissionPage
from frontdesk.domain.moments import spoken
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.phone import parse_phone
from frontdesk.domain.reception import Application, Caution, Channel, Received
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.i18n import Words, words
from frontdesk.messages import state_name, warning_sentence
from frontdesk.services.lookup import get_by_any_code


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(receive)
    app.command("print")(print_again)
    app.command()(show)
    app.command()(search)


def receive(
    *,
    card: Annotated[str, typer.Option(help="Nội dung mã QR của căn cước.")] = "",
    kind: Annotated[IdKind, typer.Option(help="Giấy tờ, khi không có thẻ để quét.")] = IdKind.CITIZEN_ID,
    number: Annotated[str, typer.Option(help="Số giấy tờ hoặc mã số thuế, khi không có thẻ để quét.")] = "",
    name: Annotated[str, typer.Option(help="Họ tên hoặc tên tổ chức, khi không có thẻ để quét.")] = "",
    address: Annotated[str, typer.Option(help="Địa chỉ, khi không có thẻ để quét.")] = "",
    procedure: Annotated[str, typer.Option(help="Mã thủ tục, ví dụ 1.001612.")],
    phone: Annotated[str, typer.Option(help="Số điện thoại người nộp.")] = "",
    delegate_card: Annotated[str, typer.Option(help="Căn cước của người nộp thay.")] = "",
    channel: Annotated[Channel, typer.Option(help="Cách nộp.")] = Channel.PAPER,
    missing: Annotated[list[str] | None, typer.Option(help="Giấy tờ còn thiếu (tên hoặc số thứ tự).")] = None,
    sets: Annotated[int, typer.Option(parser=count, metavar="<int>", help="Số bộ hồ sơ.")] = 1,
    consent: Annotated[list[str] | None, typer.Option(help="Công dân đồng ý nhận tin qua: sms, zalo.")] = None,
    confirmed: Annotated[bool, typer.Option("--confirmed", help="Công dân đã xem và xác nhận nội dung.")] = False,
    two_copies: Annotated[bool, typer.Option("--two-copies", help="In hai liên.")] = False,
    pdf: Annotated[Path | None, typer.Option(help="Ghi giấy tiếp nhận vào tệp này.")] = None,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Tiếp nhận một hồ sơ giấy; đủ thành phần trừ giấy tờ nêu ở --missing."""
    if card and (number or name):
        raise InvalidInput("card_and_typed")
    if pdf is not None:
        check_target(pdf)
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        read = _read_party(desk, card, partial(make_party, kind, number, name, address=address))
        application = Application(
            submission_id=desk.reception.new_id(),
            principal=replace(read.party, phone=parse_phone(phone) if phone else ""),
            delegate=parse_card(delegate_card, desk.reception.today()).party if delegate_card else None,
            procedure_code=procedure,
            papers=mark_missing(desk.catalogue.get(procedure).papers, missing or []),
            channel=channel,
            sets=sets,
            consents=parse_consents(consent or ()),
            confirmed=confirmed,
        )
        received = desk.reception.receive(application)
        if pdf is not None:
            write_receipt(desk, str(received.submission_id), pdf, two_copies)
        invited = invitation(desk, str(received.submission_id), wanted=as_json)
        _print_received(received, read, as_json, words(desk.settings.language), invited)


def _read_party(desk: Desk, card: str, typed: Callable[[], Party]) -> CardRead:
    """The party on the card, or as typed where there is none to scan."""
    return parse_card(card, desk.reception.today()) if card else CardRead(typed(), ())


def write_receipt(desk: Desk, submission_id: str, pdf: Path, two_copies: bool) -> int:
    """Write the receipt and record the print; how often it was printed before."""
    issued = desk.receipts.issue(submission_id, two_copies)
    try:
        put_target(pdf, issued.pdf)
    except OSError as error:
        raise StorageRefused("receipt_unwritable", code=issued.code, path=str(pdf)) from error
    desk.receipts.confirm_printed(submission_id, issued)
    return issued.reprint


def _print_received(
    received: Received, read: CardRead, as_json: bool, said: Words, more: dict[str, str | None]
) -> None:
    _ = said.gettext
    warnings: tuple[CardWarning | Caution, ...] = (*read.warnings, *received.warnings)
    warned = [(warning.code, warning_sentence(warning, said)) for warning in warnings]
    value = {
        "submission_id": str(received.submission_id),
        "receipt_code": received.receipt_code,
        "token": received.token,
        "track_url": received.track_url,
        "lookup_key": received.lookup_key,
        "received_at": moment(received.received_at),
        "due_at": moment(received.due_at),
        "warnings": [{"code": code, "message": message} for code, message in warned],
        **more,
    }
    due = spoken(received.due_at, said) if received.due_at else _("tính từ khi nộp đủ giấy tờ")
    lines = [
        _("Đã tiếp nhận {name}").format(name=read.party.name),
        _("Mã: {code}").format(code=received.receipt_code),
        _("Hẹn trả: {due}").format(due=due),
        received.track_url,
    ]
    emit(value, as_json, *lines, *(f"! {message}" for _code, message in warned))


def print_again(
    code: Annotated[str, typer.Argument(help="Mã tiếp nhận, mã tra cứu, mã theo dõi hoặc địa chỉ trong mã QR.")],
    pdf: Annotated[Path, typer.Option(help="Ghi giấy tiếp nhận vào tệp này.")],
    two_copies: Annotated[bool, typer.Option("--two-copies", help="In hai liên.")] = False,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """In lại giấy tiếp nhận; lần in được đếm và ghi trên giấy."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        page = get_by_any_code(desk.lookup, code)
        reprint = write_receipt(desk, page.submission_id, pdf, two_copies)
        said = words(desk.settings.language).gettext("Đã ghi {path} (lần in lại: {reprint})")
    value = {"receipt_code": page.receipt_code, "path": str(pdf), "reprint": reprint}
    emit(value, as_json, said.format_map(value))


def show(
    code: Annotated[str, typer.Argument(help="Mã tiếp nhận, mã tra cứu, mã theo dõi hoặc địa chỉ trong mã QR.")],
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Hồ sơ đang ở đâu, hẹn ngày nào, đã qua những ai."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        page = get_by_any_code(desk.lookup, code)
        _print_page(page, as_json, words(desk.settings.language))


def _print_page(page: SubmissionPage, as_json: bool, said: Words) -> None:
    notice = replaced_notice(page.submission, page.scanned_version)
    value = {
        "submission_id": page.submission_id,
        "receipt_code": page.receipt_code,
        "state": page.state.value,
        "holder": page.holder,
        "holder_kind": page.submission.custody.kind.value,
        "version": page.submission.version,
        "replaced": notice,
        "received_at": moment(page.view.received_at),
        "due_at": moment(page.due_at),
        "procedure": page.view.procedure_code,
        "procedure_name": page.view.procedure_name,
        "name": page.view.principal.name,
        "prints": page.prints,
        "confirmed": page.submission.received.confirmed,
        "consents": consent_values(page.submission),
        "fee_total": page.submission.fee_total,
        "paid": page.submission.paid,
        "owed": page.submission.owed,
        "timeline": [entry_value(entry) for entry in page.timeline],
    }
    lines = [
        f"{page.receipt_code}  {page.view.principal.name}",
        f"{page.view.procedure_name} ({page.view.procedure_code})",
        standing(page.submission, said),
        balance_line(page.submission, said),
        *replaced_lines(notice, said),
        *consent_lines(page.submission, said),
    ]
    emit(value, as_json, *lines, *(entry_line(entry, said) for entry in page.timeline))


def search(
    text: Annotated[str, typer.Argument(help="Tên (không cần dấu), số điện thoại, số căn cước hoặc mã.")],
    limit: Annotated[int, typer.Option(min=1, max=500)] = 50,
    home: Home = None,
    key_file: KeyFile = None,
    as_json: AsJson = False,
    language: Language = None,
    as_name: As = None,
    password_file: PasswordFile = None,
) -> None:
    """Tìm hồ sơ, mới nhất trước."""
    with desk_of(home, key_file, language, as_name, password_file) as desk:
        hits = desk.lookup.search(text, limit)
        said = words(desk.settings.language)
    emit([_hit(hit) for hit in hits], as_json, *(_hit_line(hit, said) for hit in hits))


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "submission_id": hit.submission_id,
        "receipt_code": hit.receipt_code,
        "name": hit.name,
        "procedure_name": hit.procedure_name,
        "state": hit.state.value,
        "received_at": moment(hit.received_at),
        "due_at": moment(hit.due_at),
    }


def _hit_line(hit: Hit, said: Words) -> str:
    due = spoken(hit.due_at, said) if hit.due_at else "—"
    return f"{hit.receipt_code}  {hit.name}  {hit.procedure_name}  {state_name(hit.state, said)}  {due}"
