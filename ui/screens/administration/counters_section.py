"""Quầy: the counters the office knows, and who stands for this one."""

from collections.abc import Mapping

from frontdesk.domain.office import CounterLine
from frontdesk.i18n import N_, Words
from ui.operations.begun import Content, string
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.card import Card, column
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text


class CountersSection(Section):
    """A counter is made on its own machine; here only who stands for it is set."""

    name = "counters"
    label = N_("Quầy")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._officer = ""
        self._looked: Latest[tuple[CounterLine, ...]] = Latest(room.tasks, self)
        self.model: RowModel[CounterLine] = RowModel(
            (
                Column(_("Quầy"), lambda each: each.code, 96, strong=True),
                Column(_("Cán bộ"), lambda each: each.officer),
                Column("", lambda each: _("máy này") if each.here else "", 104),
            ),
            self,
        )
        self.table = RowTable(self.model, _("Các quầy"))
        self.fields = TextFields([("officer", _("Cán bộ của quầy này khi chưa ai đăng nhập"))])
        listed, form = Card(_("Các quầy")), Card(_("Quầy này"))
        listed.body.addWidget(self.table)
        form.body.addWidget(self.fields)
        form.body.addWidget(
            Text(_("Quầy mới được lập trên máy của quầy đó, bằng lệnh frontdesk init."), "caption", "muted", wrap=True)
        )
        side = column(form, spacing=12)
        side.addStretch(1)
        self.columns.addWidget(listed, 1)
        self.columns.addLayout(side, 1)
        self.fields.changed.connect(self._on_typed)

    @property
    def _differs(self) -> bool:
        return bool(self.fields["officer"]) and self.fields["officer"] != self._officer

    def offer(self) -> tuple[str, str]:
        return self._("Lưu cán bộ của quầy"), "" if self._differs else self._("Chưa thay đổi gì")

    def do_it(self) -> None:
        name = self.fields["officer"]
        self.act(lambda desk: desk.office_profile.set_officer(name), self._on_set)

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: desk.office_profile.counters(), self._on_known)

    def take_focus(self) -> None:
        self.fields.lines["officer"].setFocus()

    def content(self) -> Content:
        return {"officer": self.fields["officer"]} if self._differs else {}

    def bring_back(self, content: Mapping[str, object]) -> None:
        self.fields.put({"officer": string(content, "officer")})

    def _on_known(self, lines: tuple[CounterLine, ...]) -> None:
        begun = self._differs
        self.table.show_rows(lines, lambda each: each.code)
        self._officer = next((each.officer for each in lines if each.here), "")
        if not begun:
            self.fields.put({"officer": self._officer})
        self.changed.emit()

    def _on_set(self, _line: CounterLine) -> None:
        self.fields.put({})
        self.typed.emit()
        self.look_again()
        self.say(self._("Đã lưu cán bộ của quầy."))

    def _on_typed(self) -> None:
        self.typed.emit()
        self.changed.emit()
