"""`frontdesk people`, `frontdesk person add|set|password`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from frontdesk.cli.calls import Call, on_desk
from frontdesk.cli.signing import password_from
from frontdesk.domain.people import Person, Role
from frontdesk.i18n import Words
from frontdesk.messages import role_name

group = typer.Typer(help="Người làm việc: tài khoản, vai trò, mật khẩu.")
Who = Annotated[str, typer.Argument(metavar="TÊN", help="Tên đăng nhập, hoặc họ tên: “Nguyễn Thị Lan”.")]
FullName = Annotated[str | None, typer.Option("--full-name", help="Họ tên như ghi trên giấy tờ.")]
Department = Annotated[str | None, typer.Option(help="Cơ quan chuyên môn người này làm việc (mã hoặc tên).")]
Roles = Annotated[list[Role] | None, typer.Option("--role", help="Vai trò; ghi nhiều lần khi có nhiều vai trò.")]
NewPassword = Annotated[
    Path | None, typer.Option("--password-file", help="Tệp chứa mật khẩu mới; trống: hỏi trên màn hình.")
]


def register(app: typer.Typer) -> None:
    """Add these commands to `app`."""
    app.command()(on_desk(people))
    group.command("add")(on_desk(add))
    group.command("set")(on_desk(change))
    group.command("password")(on_desk(password))
    app.add_typer(group, name="person")


def people(call: Call) -> None:
    """Mọi người làm việc ở đây, cả người đã nghỉ."""
    known = call.desk.people.list()
    call.answer([_value(each) for each in known], *(_line(each, call.words) for each in known))


def add(
    call: Call,
    name: Who,
    role: Roles = None,
    full_name: FullName = None,
    department: Department = None,
    new_password_file: NewPassword = None,
) -> None:
    """Thêm một người; người đầu tiên của quầy phải là quản trị."""
    desk, said = call.desk, call.words
    typed = password_from(new_password_file, said, name, again=True)
    if not desk.sign_ins.people():
        made = desk.people.add_first(name, full_name or "", typed, role or ())
    else:
        made = desk.people.add(name, full_name or "", role or (), typed, department or "")
    call.answer(_value(made), _line(made, said))


def change(
    call: Call,
    name: Who,
    role: Roles = None,
    full_name: FullName = None,
    department: Department = None,
    active: Annotated[
        bool | None, typer.Option("--active/--left", help="Đang làm việc, hay đã nghỉ (không đăng nhập được nữa).")
    ] = None,
) -> None:
    """Đổi họ tên, vai trò, cơ quan; cho nghỉ hoặc cho làm việc lại."""
    after = call.desk.people.change(name, name=full_name, roles=role, department=department, active=active)
    call.answer(_value(after), _line(after, call.words))


def password(
    call: Call,
    name: Who,
    new_password_file: NewPassword = None,
) -> None:
    """Đặt mật khẩu mới cho một người."""
    said = call.words
    call.desk.people.set_password(name, password_from(new_password_file, said, name, again=True))
    call.answer({"login": name, "password_set": True}, said.gettext("Đã đặt mật khẩu mới cho {name}").format(name=name))


def _value(person: Person) -> dict[str, Any]:
    return {
        "login": person.login,
        "name": person.name,
        "roles": [role.value for role in person.roles],
        "department": person.department,
        "active": person.active,
    }


def _line(person: Person, said: Words) -> str:
    roles = ", ".join(role_name(role, said) for role in person.roles)
    place = f" ({person.department})" if person.department else ""
    left = "" if person.active else said.gettext("  ·  đã nghỉ")
    return f"{person.login}  {person.name}  ·  {roles}{place}{left}"
