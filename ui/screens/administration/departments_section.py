"""Cơ quan chuyên môn: who resolves submissions, at which level, and who signs for them."""

from collections.abc import Mapping

from frontdesk.domain.departments import Department
from frontdesk.i18n import N_, Words
from ui.operations.begun import Content, string
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.tick_list import Tick

_NAMES = ("id", "name", "leader")


class DepartmentsSection(Section):
    """A name stays once it was used: events and papers carry it."""

    name = "departments"
    label = N_("Cơ quan chuyên môn")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._chosen: Department | None = None
        self._looked: Latest[tuple[Department, ...]] = Latest(room.tasks, self)
        self.model: RowModel[Department] = RowModel(
            (
                Column(
                    _("Cơ quan"),
                    lambda each: each.name,
                    under=lambda each: each.leader,
                ),
                Column(_("Mã"), lambda each: each.id, 136),
                Column(_("Cấp"), lambda each: _("khác cấp") if each.other_level else "", 88),
            ),
            self,
        )
        self.table = RowTable(self.model, _("Cơ quan chuyên môn"), 52)
        self.fields = TextFields(
            [
                ("id", _("Mã ngắn")),
                ("name", _("Tên, không đổi được về sau")),
                ("leader", _("Chức danh ký văn bản xin lỗi")),
            ],
            {"id": "kinh-te", "leader": "TRƯỞNG PHÒNG"},
        )
        self.level = Tick(_("Khác cấp: hồ sơ đến trong 1 ngày làm việc"), on=False)
        self.fresh = Act(_("Cơ quan mới"), self._on_fresh, keys="Alt+N")
        self.further = (self.fresh,)
        self.form, listed = Card(_("Cơ quan mới")), Card(_("Danh sách"))
        listed.body.addWidget(self.table)
        self.form.body.addWidget(self.fields)
        self.form.body.addWidget(self.level)
        side = column(self.form, spacing=12)
        side.addStretch(1)
        self.columns.addWidget(listed, 3)
        self.columns.addLayout(side, 2)
        self.table.moved.connect(self._on_moved)
        self.fields.changed.connect(self._on_typed)
        self.level.changed.connect(self._on_typed)

    def offer(self) -> tuple[str, str]:
        words = self._("Lưu cơ quan") if self._chosen else self._("Thêm cơ quan")
        if self._chosen is not None:
            return words, "" if self._differs else self._("Chưa thay đổi gì")
        lacks = not self.fields["id"] or not self.fields["name"]
        return words, self._("Ghi mã ngắn và tên") if lacks else ""

    def do_it(self) -> None:
        known = self._chosen
        ident, name = (known.id, "") if known else (self.fields["id"], self.fields["name"])
        leader, level = self.fields["leader"] or None, self.level.on
        self.act(lambda desk: desk.departments.set(ident, name, other_level=level, leader=leader), self._on_set)

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: desk.departments.list(), self._on_known)

    def take_focus(self) -> None:
        (self.table if self.model.rowCount() else self.fields.lines["id"]).setFocus()

    def content(self) -> Content:
        if self._chosen is not None and not self._differs:
            return {}
        typed = {name: self.fields[name] for name in _NAMES if self.fields[name]}
        return {**typed, "level": "1" if self.level.on else "", "new": "" if self._chosen else "1"} if typed else {}

    def bring_back(self, content: Mapping[str, object]) -> None:
        self._chosen = None if string(content, "new") else self._chosen
        self.fields.put({name: string(content, name) for name in _NAMES})
        self.level.put(on=bool(string(content, "level")))

    @property
    def _differs(self) -> bool:
        known = self._chosen
        if known is None:
            return True
        return (self.fields["leader"] or known.leader, self.level.on) != (known.leader, known.other_level)

    def _on_known(self, found: tuple[Department, ...]) -> None:
        self.table.show_rows(found, lambda each: each.id)
        self.changed.emit()

    def _on_moved(self, at: int) -> None:
        if at >= 0:
            self._choose(self.model.row(at))

    def _on_fresh(self) -> None:
        self.table.go_to(-1)
        self._choose(None)
        self.fields.lines["id"].setFocus()

    def _choose(self, known: Department | None) -> None:
        self._chosen = known
        said = {"id": known.id, "name": known.name, "leader": known.leader} if known else {}
        self.fields.put(said)
        self.fields.lock("id", "name", on=known is not None)
        self.level.put(on=bool(known and known.other_level))
        self.form.heading.say(known.name if known else self._("Cơ quan mới"))
        self.typed.emit()
        self.changed.emit()

    def _on_set(self, after: Department) -> None:
        self._choose(after)
        self.look_again()
        self.say(self._("Đã lưu {name}.").format(name=after.name))

    def _on_typed(self) -> None:
        self.typed.emit()
        self.changed.emit()
