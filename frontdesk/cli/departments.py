"""`frontdesk departments`, `frontdesk department set`."""

from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.domain.departments import Department
from frontdesk.i18n import Words

group = typer.Typer(help="Cơ quan, phòng chuyên môn giải quyết hồ sơ.")


@group.callback()
def _group() -> None:
    """A group even while it has one command."""


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(departments))
    group.command("set")(on_desk(set_department))
    app.add_typer(group, name="department")


def departments(call: Call) -> None:
    """Các cơ quan giải quyết và mã của từng cơ quan."""
    known = call.desk.departments.list()
    call.answer([_value(each) for each in known], *(_line(each, call.words) for each in known))


def set_department(
    call: Call,
    ident: Annotated[str, typer.Argument(metavar="ID", help="Mã ngắn, ví dụ kinh-te.")],
    name: Annotated[str, typer.Option(help="Tên như ghi trên giấy tờ; không đổi được về sau.")] = "",
    other_level: Annotated[
        bool | None, typer.Option("--other-level/--same-level", help="Khác cấp: hồ sơ đến trong 1 ngày làm việc.")
    ] = None,
    leader: Annotated[str | None, typer.Option(help="Chức danh ký văn bản xin lỗi.")] = None,
) -> None:
    """Thêm cơ quan, hoặc sửa cấp và chức danh người ký."""
    after = call.desk.departments.set(ident, name, other_level=other_level, leader=leader)
    call.answer(_value(after), _line(after, call.words))


def _value(department: Department) -> dict[str, Any]:
    return {
        "id": department.id,
        "name": department.name,
        "other_level": department.other_level,
        "leader": department.leader,
    }


def _line(department: Department, said: Words) -> str:
    level = said.gettext("khác cấp") if department.other_level else ""
    return f"{department.id}  {department.name}  ·  {department.leader}  {level}".rstrip()
