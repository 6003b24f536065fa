"""`frontdesk board …`."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.output import moment
from frontdesk.domain.boards import BoardRow, DepartmentLoad
from frontdesk.domain.clock import local
from frontdesk.domain.manifests import Difference
from frontdesk.domain.moments import spoken
from frontdesk.domain.working_time import say_left
from frontdesk.i18n import Words
from frontdesk.messages import holder_label, state_name

group = typer.Typer(help="Các bảng việc: phải bàn giao, trễ hạn, chờ công dân, lệch phiếu.")
Department = Annotated[str, typer.Option(help="Chỉ cơ quan này: mã, tên, hoặc một phần tên.")]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    for board in (handover, late, inbox, uncollected, awaited, differences):
        group.command()(on_desk(board))
    app.add_typer(group, name="board")


def handover(call: Call, department: Department = "") -> None:
    """Hồ sơ phải rời quầy, việc gấp trước; nhận sau 15 giờ thì đầu ngày làm việc sau."""
    name = call.department(department)
    rows = call.desk.boards.to_hand_over(name)
    loads = [each for each in call.desk.boards.handover(name).loads if name in ("", each.department)]
    _answer(call, rows, "hand_over_by", *(_load_line(each, call.words) for each in loads))


def late(
    call: Call,
    department: Department = "",
    officer: Annotated[str, typer.Option(help="Chỉ hồ sơ do cán bộ này tiếp nhận.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=200)] = 200,
) -> None:
    """Hồ sơ quá hạn hoặc đến hạn trước cuối ngày làm việc sau, gần hạn nhất trước."""
    board = call.desk.boards.late(call.department(department), officer, limit)
    title = call.words.gettext("Quá hạn: {late} · sắp đến hạn: {soon}").format(late=board.late, soon=board.soon)
    _answer(call, board.rows, "due_at", title)


def inbox(call: Call, department: Department) -> None:
    """Hồ sơ đang ở một cơ quan giải quyết, gần hạn nhất trước."""
    _answer(call, call.desk.boards.inbox(call.department(department)), "due_at")


def uncollected(call: Call) -> None:
    """Kết quả chờ công dân đến nhận, lâu nhất trước."""
    _ = call.words.gettext
    today = call.desk.reception.today()

    def waited(row: BoardRow) -> dict[str, Any]:
        return {"phone": row.phone, "since": moment(row.until), "waiting_days": _days(row.until, today)}

    def said(row: BoardRow) -> str:
        days = _days(row.until, today)
        counted = call.words.ngettext("{count} ngày", "{count} ngày", days).format(count=days)
        return _("chờ {days}  {phone}").format(days=counted, phone=row.phone)

    rows = call.desk.boards.uncollected()
    call.answer([_value(row) | waited(row) for row in rows], *_lines(call, rows, said))


def awaited(call: Call) -> None:
    """Hồ sơ chờ công dân bổ sung; hết thời hạn bổ sung thì đóng được."""
    _ = call.words.gettext
    today = call.desk.reception.today()

    def waited(row: BoardRow) -> dict[str, Any]:
        return {"phone": row.phone, "closable_from": moment(row.until), "closable": _passed(row.until, today)}

    def said(row: BoardRow) -> str:
        if row.until is None:
            return _("chưa in phiếu yêu cầu bổ sung")
        pattern = _("đóng được: {since}") if _passed(row.until, today) else _("đóng được từ {since}")
        return pattern.format(since=spoken(row.until, call.words))

    rows = call.desk.boards.awaited()
    call.answer([_value(row) | waited(row) for row in rows], *_lines(call, rows, said))


def differences(call: Call, department: Department = "") -> None:
    """Phiếu bàn giao chưa khớp: giao bao nhiêu, nhận, trả lại, thiếu, chưa trả lời; cũ nhất trước."""
    found = call.desk.handover.differences(call.department(department))
    call.answer([_difference(each) for each in found], *(_difference_line(each, call.words) for each in found))


def _answer(call: Call, rows: Iterable[BoardRow], until: str, *titles: str) -> None:
    rows = tuple(rows)

    def deadline(row: BoardRow) -> dict[str, Any]:
        left = row.left
        return {
            until: moment(row.until),
            "left_minutes": left.minutes if left else None,
            "left": say_left(left, call.words) if left else None,
            "over": left.over if left else False,
        }

    def said(row: BoardRow) -> str:
        due = spoken(row.until, call.words) if row.until else "—"
        return f"{due}  {say_left(row.left, call.words)}" if row.left else due

    values = [_value(row) | deadline(row) for row in rows]
    call.answer(values, *titles, *_lines(call, rows, said))


def _load_line(load: DepartmentLoad, said: Words) -> str:
    pattern = said.gettext("{department}: quá giờ {overdue} · hôm nay {today} · sau đó {later}")
    return pattern.format(department=load.department, overdue=load.overdue, today=load.today, later=load.later)


def _value(row: BoardRow) -> dict[str, Any]:
    return {
        "submission_id": row.submission_id,
        "receipt_code": row.receipt_code,
        "name": row.name,
        "procedure_name": row.procedure_name,
        "department": row.department,
        "officer": row.officer,
        "state": row.state.value,
        "holder": row.holder,
        "received_at": moment(row.received_at),
        "due_at": moment(row.due_at),
    }


def _lines(call: Call, rows: Iterable[BoardRow], say: Callable[[BoardRow], str]) -> list[str]:
    said = call.words
    lines = [
        f"{row.receipt_code}  {row.name}  {row.procedure_name}  {row.department}"
        f"  {state_name(row.state, said)} · {holder_label(row.holder, said)}  {say(row)}".rstrip()
        for row in rows
    ]
    return lines or [said.gettext("Không có hồ sơ nào.")]


def _days(since: datetime | None, today: date) -> int:
    """Plain days on the office's wall."""
    return (today - local(since).date()).days if since else 0


def _passed(midnight: datetime | None, today: date) -> bool:
    return midnight is not None and local(midnight).date() <= today


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "manifest": each.code,
        "department": each.department,
        "officer": each.officer,
        "made_at": moment(each.made_at),
        "sent": each.sent,
        "received": each.received,
        "sent_back": each.sent_back,
        "missing": each.missing,
        "unanswered": each.unanswered,
    }


def _difference_line(each: Difference, said: Words) -> str:
    pattern = said.gettext(
        "{manifest}  {department}: giao {sent}, nhận {received}, trả lại {sent_back}, thiếu {missing}, chờ {unanswered}"
    )
    return pattern.format_map(_difference(each))
