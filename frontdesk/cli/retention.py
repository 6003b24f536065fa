"""`frontdesk retention …`: how long personal data is kept, what is due, erasing it."""

from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.output import progress
from frontdesk.domain.retention import RetentionRule, Scope
from frontdesk.i18n import N_, Words

group = typer.Typer(help="Thời hạn lưu thông tin cá nhân: đặt thời hạn, xem và xóa khi hết hạn.")
Field = Annotated[str, typer.Option(help="Lĩnh vực, đúng như trong danh mục.")]
Procedure = Annotated[str, typer.Option(help="Mã thủ tục.")]

_SCOPES = {
    Scope.ALL: N_("mọi hồ sơ"),
    Scope.FIELD: N_("lĩnh vực {key}"),
    Scope.PROCEDURE: N_("thủ tục {key}"),
}


@group.callback()
def _group() -> None:
    """A group even while it has one command."""


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    group.command()(on_desk(rules))
    group.command("set")(on_desk(set_rule))
    group.command("drop")(on_desk(drop))
    group.command()(on_desk(preview))
    group.command("apply")(on_desk(apply_))
    app.add_typer(group, name="retention")


def rules(call: Call) -> None:
    """Các thời hạn lưu đang áp dụng; chưa đặt thì không xóa gì."""
    known = call.desk.retention.rules()
    call.answer([_rule(each) for each in known], *(_rule_line(each, call.words) for each in known))


def set_rule(
    call: Call,
    years: Annotated[int, typer.Option(help="Số năm lưu sau khi hồ sơ kết thúc.")],
    basis: Annotated[str, typer.Option(help="Căn cứ, ví dụ số quyết định.")] = "",
    field: Field = "",
    procedure: Procedure = "",
) -> None:
    """Đặt thời hạn lưu cho một thủ tục, một lĩnh vực, hoặc mọi hồ sơ."""
    scope, key = _scope(field, procedure)
    rule = call.desk.retention.set_rule(scope, key, years, basis)
    call.answer(_rule(rule), _rule_line(rule, call.words))


def drop(call: Call, field: Field = "", procedure: Procedure = "") -> None:
    """Bỏ một thời hạn lưu."""
    scope, key = _scope(field, procedure)
    call.desk.retention.drop_rule(scope, key)
    call.answer({"dropped": True}, call.words.gettext("Đã bỏ thời hạn lưu"))


def preview(call: Call) -> None:
    """Bao nhiêu hồ sơ hết thời hạn lưu, theo thời hạn nào; không xóa gì."""
    found = call.desk.retention.preview()
    _ = call.words.gettext
    lines = [_("Hết thời hạn lưu: {count} hồ sơ").format(count=found.count)]
    lines += [
        _("  {count} hồ sơ, cũ nhất kết thúc {oldest}: {rule}").format(
            count=each.count, oldest=f"{each.oldest:%d/%m/%Y}", rule=_rule_line(each.rule, call.words)
        )
        for each in found.lines
    ]
    if found.ruleless:
        lines.append(_("Chưa có thời hạn: {count} hồ sơ đã kết thúc vẫn lưu").format(count=found.ruleless))
    value = {
        "count": found.count,
        "ruleless": found.ruleless,
        "lines": [
            {"rule": _rule(each.rule), "count": each.count, "oldest": each.oldest.isoformat()} for each in found.lines
        ],
    }
    call.answer(value, *lines)


def apply_(
    call: Call,
    count: Annotated[int, typer.Option(help="Số hồ sơ như lệnh preview vừa báo.")],
    reason: Annotated[str, typer.Option(help="Căn cứ của lần xóa này.")] = "",
) -> None:
    """Xóa thông tin cá nhân đã hết thời hạn lưu; không lấy lại được."""
    _ = call.words.gettext
    with progress(_("Đang xóa")) as report:
        done = call.desk.retention.apply(count, reason, progress=report)
    value = {
        "submissions": done.submissions,
        "scans": done.scans,
        "finished": done.finished,
        "cleaned": done.cleaned,
    }
    lines = [_("Đã xóa thông tin cá nhân của {submissions} hồ sơ và {scans} bản quét").format_map(value)]
    if not done.cleaned:
        lines.append(_("! Chưa dọn được tệp dữ liệu (máy khác đang dùng, hoặc đĩa đầy). Hãy làm lại lệnh này."))
    lines.append(_("Bản sao lưu đã có trước đó vẫn giữ thông tin này: hãy hủy các bản cũ."))
    call.answer(value, *lines)


def _scope(field: str, procedure: str) -> tuple[Scope, str]:
    if procedure:
        return Scope.PROCEDURE, procedure
    return (Scope.FIELD, field) if field else (Scope.ALL, "")


def _rule(rule: RetentionRule) -> dict[str, Any]:
    return {"scope": rule.scope.value, "key": rule.key, "years": rule.years, "basis": rule.basis}


def _rule_line(rule: RetentionRule, said: Words) -> str:
    scope = said.gettext(_SCOPES[rule.scope]).format(key=rule.key)
    pattern = said.ngettext("{scope}: {count} năm ({basis})", "{scope}: {count} năm ({basis})", rule.years)
    return pattern.format(scope=scope, count=rule.years, basis=rule.basis)
