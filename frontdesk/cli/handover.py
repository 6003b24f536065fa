"""`frontdesk hand-over`, `acknowledge`, `missing`, `found`, `send-back`, `move`, `manifest`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import By, Call, Code, Reason, on_desk
from frontdesk.cli.codes_file import CodesFile, all_codes
from frontdesk.cli.output import moment, progress
from frontdesk.cli.printing import Pdf, check_pdf, going_on, put_form
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.manifests import Manifest, parse_manifest_code
from frontdesk.domain.moments import spoken
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.messages import parcel_name, shown_name

ManifestCode = Annotated[str, typer.Argument(help="Mã phiếu bàn giao, ví dụ BG-C1-261123-001-K.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command("hand-over")(on_desk(hand_over))
    app.command("send-back")(on_desk(send_back))
    for command in (acknowledge, missing, found, move, manifest):
        app.command()(on_desk(command))


def hand_over(
    call: Call,
    department: Annotated[str, typer.Option(help="Cơ quan nhận: mã, tên, hoặc một phần tên.")],
    codes: Annotated[list[str] | None, typer.Argument(metavar="CODE...", help="Mã các hồ sơ.")] = None,
    file: CodesFile = None,
    pdf: Annotated[
        Path | None, typer.Option(help="Ghi phiếu bàn giao và các phiếu kiểm soát (mẫu 06) vào tệp này.")
    ] = None,
) -> None:
    """Bàn giao một giỏ hồ sơ cho cơ quan giải quyết; một hồ sơ không giao được thì không giao hồ sơ nào."""
    check_pdf(pdf)
    ids = call.ids(all_codes(codes, file))
    made = call.desk.handover.hand_over(department, ids)
    printed = _put_new_batch(call, made.code, pdf) if pdf else {}
    call.answer({**_summary(made), **printed}, *_summary_lines(call, made))


def _put_new_batch(call: Call, manifest: str, pdf: Path) -> dict[str, Any]:
    """The same for a batch just handed over: who stops the printing must know that it went."""
    try:
        return _put_batch(call, manifest, pdf)
    except KeyboardInterrupt:
        raise RuleRefused("handed_over_unprinted", manifest=manifest) from None


def _put_batch(call: Call, manifest: str, pdf: Path) -> dict[str, Any]:
    """The manifest and form 06 of everything on it, in one file."""
    with progress(call.words.gettext("Đang in phiếu")) as report:
        issued = call.desk.forms.issue_batch(manifest, going_on(report))
    return put_form(call, manifest, issued, pdf, f"manifest {manifest} --sheets")


def acknowledge(
    call: Call,
    code: Annotated[str, typer.Argument(metavar="MANIFEST", help="Mã phiếu bàn giao, hoặc mã của một hồ sơ.")],
    excepted: Annotated[
        list[str] | None, typer.Option("--except", metavar="CODE", help="Hồ sơ có trên phiếu mà không thấy.")
    ] = None,
    taker: Annotated[str, typer.Option(help="Người ký nhận.")] = "",
    reason: Reason = "",
) -> None:
    """Cơ quan giải quyết ký nhận cả phiếu, trừ hồ sơ nêu ở --except (báo thiếu); hoặc một hồ sơ."""
    service = call.desk.handover
    if not _is_manifest(code):
        if excepted:
            raise InvalidInput("except_needs_manifest")
        hit = call.hit(code)
        call.acted(hit, service.acknowledge_one(hit.submission_id, taker))
        return
    after = service.acknowledge(code, call.ids(excepted or []), taker, reason)
    call.answer(_detailed(after), *_detailed_lines(call, after))


def _is_manifest(code: str) -> bool:
    """Whether this is a manifest's code. Raises InvalidInput where it is a mistyped one."""
    try:
        return bool(parse_manifest_code(code))
    except InvalidInput as error:
        if error.code != "manifest_code_malformed" or code.strip().upper().startswith("BG-"):
            raise
        return False


def missing(call: Call, code: Code, reason: Reason = "", by: By = "") -> None:
    """Báo hồ sơ có trên phiếu bàn giao mà không thấy."""
    hit = call.hit(code)
    call.acted(hit, call.desk.handover.report_missing(hit.submission_id, reason, by))


def found(call: Call, code: Code) -> None:
    """Ghi nhận hồ sơ bị báo thiếu vẫn ở quầy này."""
    hit = call.hit(code)
    call.acted(hit, call.desk.handover.found(hit.submission_id))


def send_back(call: Call, code: Code, reason: Reason = "", by: By = "") -> None:
    """Cơ quan giải quyết trả lại hồ sơ cho quầy, nêu lý do."""
    hit = call.hit(code)
    after = call.desk.handover.send_back(hit.submission_id, reason, by)
    call.acted(hit, after, manifest=after.handover.manifest if after.handover else "")


def move(
    call: Call,
    code: Code,
    to: Annotated[str, typer.Option(help="archive (lưu trữ), officer:TÊN (cán bộ), hoặc counter (quầy này).")],
    reason: Reason = "",
) -> None:
    """Chuyển giấy tờ trong cơ quan: lưu trữ, cán bộ, quầy."""
    hit = call.hit(code)
    call.acted(hit, call.desk.handover.move(hit.submission_id, _holder(to), reason))


def _holder(text: str) -> Holder:
    kind, _colon, name = text.partition(":")
    if kind.strip() not in (HolderKind.ARCHIVE, HolderKind.OFFICER, HolderKind.COUNTER):
        raise InvalidInput("holder_wrong", holder=text[:80])
    return Holder(HolderKind(kind.strip()), name.strip())


def manifest(
    call: Call,
    code: ManifestCode,
    pdf: Pdf = None,
    sheets: Annotated[bool, typer.Option("--sheets", help="In kèm phiếu kiểm soát (mẫu 06) của từng hồ sơ.")] = False,
) -> None:
    """Xem một phiếu bàn giao: từng hồ sơ đã nhận, thiếu, trả lại; --pdf: in lại phiếu."""
    check_pdf(pdf)
    found = call.desk.handover.manifest(code)
    printed: dict[str, Any] = {}
    if pdf and sheets:
        printed = _put_batch(call, found.code, pdf)
    elif pdf:
        issued = call.desk.forms.issue_manifest(found.code)
        printed = put_form(call, found.code, issued, pdf, f"manifest {found.code}")
    call.answer({**_detailed(found), **printed}, *_detailed_lines(call, found))


def _summary(manifest: Manifest) -> dict[str, Any]:
    return {
        "manifest": manifest.code,
        "count": manifest.count,
        "digest": manifest.digest,
        "department": manifest.department,
        "counter": manifest.counter,
        "officer": manifest.officer,
        "made_at": moment(manifest.made_at),
    }


def _summary_lines(call: Call, manifest: Manifest) -> list[str]:
    _ = call.words.gettext
    return [
        _("Phiếu bàn giao {manifest}: {count} hồ sơ cho {department}").format_map(_summary(manifest)),
        _("Mã kiểm: {digest}").format(digest=manifest.digest),
    ]


def _detailed(manifest: Manifest) -> dict[str, Any]:
    items = [
        {
            "submission_id": item.submission_id,
            "receipt_code": item.receipt_code,
            "name": item.name,
            "procedure_name": item.procedure_name,
            "parcel": item.parcel.value,
            "changed_at": moment(item.changed_at),
            "reason": item.reason,
        }
        for item in manifest.items
    ]
    return {**_summary(manifest), "items": items}


def _detailed_lines(call: Call, manifest: Manifest) -> list[str]:
    rows = [
        f"  {item.receipt_code}  {parcel_name(item.parcel, call.words)}  {spoken(item.changed_at, call.words)}"
        f"  {shown_name(item.name, call.words)}  {item.reason}".rstrip()
        for item in manifest.items
    ]
    return [*_summary_lines(call, manifest), *rows]
