"""Người làm việc: who may sign in, as what, and a new password where one was forgotten."""

from collections.abc import Mapping

from frontdesk.domain.people import Person, Role
from frontdesk.i18n import N_, Words
from frontdesk.messages import role_name
from ui.operations.begun import Content, string, strings
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.widgets.tick_list import Tick, TickList

_NAMES = ("login", "name", "department")


class PeopleSection(Section):
    """The list, and one person beside it. Whoever has left stays on the list: the journal names them."""

    name = "people"
    label = N_("Người làm việc")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._chosen: Person | None = None
        self._looked: Latest[tuple[Person, ...]] = Latest(room.tasks, self)
        self.model: RowModel[Person] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Người làm việc"), 52)
        self.fields = TextFields(
            [
                ("login", _("Tên đăng nhập")),
                ("name", _("Họ tên, như ghi trên giấy tờ")),
                ("department", _("Cơ quan chuyên môn, nếu làm ở đó")),
                ("password", _("Mật khẩu mới")),
            ],
            {"login": "lan"},
        )
        self.fields.hide_values("password")
        self.roles = TickList(_("Vai trò"), "")
        self.roles.show_items([role_name(each, words) for each in Role], (), [each.value for each in Role])
        self.active = Tick(_("Đang làm việc ở đây"))
        self.fresh = Act(_("Người mới"), self._on_fresh, keys="Alt+N")
        self.further = (self.fresh,)
        self.form, listed = Card(_("Người mới")), Card(_("Danh sách"))
        listed.body.addWidget(self.table)
        for part in (self.fields, Text(_("Vai trò"), "caption", "muted"), self.roles, self.active):
            self.form.body.addWidget(part)
        side = column(self.form, spacing=12)
        side.addStretch(1)
        self.columns.addWidget(listed, 3)
        self.columns.addLayout(side, 2)
        self.table.moved.connect(self._on_moved)
        for source in (self.fields, self.roles, self.active):
            source.changed.connect(self._on_typed)
        self.active.setVisible(False)

    def _columns(self) -> tuple[Column[Person], ...]:
        _ = self._
        return (
            Column(
                _("Họ tên"),
                lambda each: each.name,
                tone=lambda each: "ink" if each.active else "muted",
                under=lambda each: ", ".join(role_name(role, self._words) for role in each.roles),
            ),
            Column(_("Đăng nhập"), lambda each: each.login, 112),
            Column(_("Cơ quan"), lambda each: each.department if each.active else _("đã nghỉ"), 120),
        )

    def offer(self) -> tuple[str, str]:
        _ = self._
        if self._chosen is not None:
            return _("Lưu thay đổi"), "" if self._differs or self.fields["password"] else _("Chưa thay đổi gì")
        if not self.fields["login"]:
            return _("Thêm người"), _("Ghi tên đăng nhập")
        if not self.roles.ticked:
            return _("Thêm người"), _("Chọn ít nhất một vai trò")
        return _("Thêm người"), "" if self.fields["password"] else _("Đặt mật khẩu")

    def do_it(self) -> None:
        typed, known, active = self.fields.values, self._chosen, self.active.on
        roles = tuple(Role(each) for each in self.roles.ticked)
        password, department = typed["password"], typed["department"].strip()
        if known is None:
            login, name = typed["login"], typed["name"]
            self.act(lambda desk: desk.people.add(login, name, roles, password, department), self._on_added)
        elif self._differs:
            name, login = typed["name"], known.login
            self.act(
                lambda desk: desk.people.change(login, name=name, roles=roles, department=department, active=active),
                lambda after: self._on_changed(after, password),
            )
        else:
            self._set_password(known, password)

    def _on_changed(self, after: Person, password: str) -> None:
        if password:
            self._chosen = after
            self._set_password(after, password)
        else:
            self._on_saved(after, self._("Đã lưu {name}."))

    def _set_password(self, person: Person, password: str) -> None:
        self.act(
            lambda desk: desk.people.set_password(person.login, password),
            lambda _none: self._on_saved(person, self._("Đã đặt mật khẩu mới cho {name}.")),
        )

    def _on_added(self, person: Person) -> None:
        self._on_saved(person, self._("Đã thêm {name}."))

    def _on_saved(self, person: Person, said: str) -> None:
        self._choose(person)
        self.look_again()
        self.say(said.format(name=person.name))

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: desk.people.list(), self._on_known)

    def take_focus(self) -> None:
        (self.table if self.model.rowCount() else self.fields.lines["login"]).setFocus()

    def content(self) -> Content:
        """Never a password."""
        if self._chosen is not None:
            return {}
        typed = {name: self.fields[name] for name in _NAMES if self.fields[name]}
        return {**typed, "roles": list(self.roles.ticked)} if typed or self.roles.ticked else {}

    def bring_back(self, content: Mapping[str, object]) -> None:
        self.fields.put({name: string(content, name) for name in _NAMES})
        self.roles.put(strings(content, "roles"))

    @property
    def _differs(self) -> bool:
        known = self._chosen
        if known is None:
            return True
        said = (self.fields["name"], self.fields["department"], set(self.roles.ticked), self.active.on)
        return said != (known.name, known.department, {each.value for each in known.roles}, known.active)

    def _on_known(self, found: tuple[Person, ...]) -> None:
        self.table.show_rows(found, lambda each: each.login)
        self.changed.emit()

    def _on_moved(self, at: int) -> None:
        if at >= 0:
            self._choose(self.model.row(at))

    def _on_fresh(self) -> None:
        self.table.go_to(-1)
        self._choose(None)
        self.fields.lines["login"].setFocus()

    def _choose(self, known: Person | None) -> None:
        self._chosen = known
        said = {"login": known.login, "name": known.name, "department": known.department} if known else {}
        self.fields.put(said)
        self.fields.lock("login", on=known is not None)
        self.roles.put([each.value for each in known.roles] if known else [])
        self.active.put(on=known.active if known else True)
        self.active.setVisible(known is not None)
        self.form.heading.say(known.name if known else self._("Người mới"))
        self.typed.emit()
        self.changed.emit()

    def _on_typed(self) -> None:
        self.typed.emit()
        self.changed.emit()
