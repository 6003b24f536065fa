"""Gọi báo ngày hẹn: citizens whose promise the calendar moved and who were not told."""

from frontdesk.domain.calendar_impact import CallLine
from frontdesk.domain.moments import spoken
from frontdesk.i18n import N_, Words
from ui.operations.room import Room
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.card import Card
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import spaced_phone


class CallsSection(Section):
    """Who comes soonest is called first; who was told leaves the list."""

    name = "calls"
    label = N_("Gọi báo ngày hẹn")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._looked: Latest[tuple[CallLine, ...]] = Latest(room.tasks, self)
        self.model: RowModel[CallLine] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Công dân cần gọi"), 52)
        self.count = Text("", tone="muted", wrap=True)
        self.missed = Act(_("Chưa gặp"), lambda: self._note(reached=False), keys="Alt+C")
        self.keep = Act(_("Lưu danh sách"), self._on_keep, keys="Alt+L")
        self.further = (self.missed, self.keep)
        card = Card(_("Công dân cần gọi"))
        card.body.addWidget(self.count)
        card.body.addWidget(self.table)
        self.columns.addWidget(card, 1)
        self.table.moved.connect(lambda _at: self.changed.emit())

    def _columns(self) -> tuple[Column[CallLine], ...]:
        _ = self._
        return (
            Column(_("Họ tên"), lambda each: each.name, 168, under=lambda each: each.receipt_code),
            Column(
                _("Điện thoại"),
                lambda each: spaced_phone(each.phone) or _("không có số"),
                120,
                under=lambda each: _("đã gọi, chưa gặp") if each.tried else "",
                under_tone=lambda _each: "warn",
                strong=True,
            ),
            Column(
                _("Hẹn mới, hẹn cũ"),
                lambda each: spoken(each.due_at, self._words),
                224,
                under=lambda each: spoken(each.known, self._words),
            ),
            Column(_("Thủ tục, lý do"), lambda each: each.procedure_name, under=lambda each: each.reason),
        )

    @property
    def chosen(self) -> CallLine | None:
        """The citizen the officer is at."""
        at = self.table.at
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    def offer(self) -> tuple[str, str]:
        return self._("Đã báo"), "" if self.chosen else self._("Chọn một người trong danh sách")

    def show_acts(self) -> None:
        self.missed.setEnabled(self.chosen is not None and not self.busy)
        self.keep.setEnabled(bool(self.model.rowCount()))

    def do_it(self) -> None:
        self._note(reached=True)

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: desk.calendar_changes.to_call(), self._on_lines)

    def take_focus(self) -> None:
        self.table.setFocus()

    def _note(self, *, reached: bool) -> None:
        line = self.chosen
        if line is None:
            return
        which, name = line.submission_id, line.name
        said = self._("Đã ghi: đã báo {name}.") if reached else self._("Đã ghi: chưa gặp {name}.")

        def done(_after: object) -> None:
            self.say(said.format(name=name))
            self.look_again()

        self.act(lambda desk: desk.results.call(which, "", reached=reached), done)

    def _on_keep(self) -> None:
        """A file where the papers go."""
        path, words = self._room.folder / "can-goi.csv", self._words
        said = self._("Đã lưu danh sách: {path}")
        self.act(lambda desk: desk.calendar_changes.save_calls(path, words), lambda at: self.say(said.format(path=at)))

    def _on_lines(self, lines: tuple[CallLine, ...]) -> None:
        self.table.show_rows(lines, lambda each: each.submission_id, near=True)
        many = self._words.ngettext("{n} công dân cần gọi", "{n} công dân cần gọi", len(lines)).format(n=len(lines))
        self.count.say(many if lines else self._("Không còn ai cần gọi vì lịch thay đổi."), "muted")
        self.changed.emit()
