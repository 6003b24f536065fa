"""Biểu mẫu: what an office may say in its own words, seen on the page before it holds."""

from collections.abc import Mapping
from datetime import date

from frontdesk.domain.clock import local
from frontdesk.domain.form_overrides import FormTextLine
from frontdesk.domain.notices import read_day
from frontdesk.i18n import N_, Words
from ui.operations.begun import Content, string
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields, labelled
from ui.screens.administration.section import Section
from ui.screens.administration.sheet_picture import SheetPicture
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column
from ui.widgets.reason_field import ReasonField
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text

_PLACES = {
    ("01", "note"): N_("Dòng ghi chú ở chân giấy tiếp nhận"),
    ("02", "contact"): N_("Câu mời liên hệ"),
    ("02", "contact_who"): N_("Liên hệ ai, khi không có điện thoại"),
    ("02", "contact_phone"): N_("Liên hệ ai, có điện thoại"),
    ("03", "papers_kept"): N_("Nhận lại giấy tờ ở đâu"),
    ("03", "close"): N_("Câu kết"),
    ("04", "close"): N_("Câu kết"),
    ("05", "papers_kept"): N_("Nhận lại giấy tờ ở đâu"),
}


class FormsSection(Section):
    """The places at the left, one of them beside it. Vietnamese: the English page is a courtesy of the program's."""

    name = "forms"
    label = N_("Biểu mẫu")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._looked: Latest[tuple[FormTextLine, ...]] = Latest(room.tasks, self)
        self._drawn: Latest[bytes] = Latest(room.tasks, self)
        self.model: RowModel[FormTextLine] = RowModel(
            (
                Column(_("Mẫu"), lambda each: each.form, 56, strong=True),
                Column(_("Chữ của cơ quan"), self._place, under=lambda each: each.own or _("theo mẫu chung")),
            ),
            self,
        )
        self.table = RowTable(self.model, _("Chữ trên biểu mẫu"), 52)
        self.official = Text("", "caption", "muted", wrap=True)
        self.text = ReasonField(_("Chữ của cơ quan"), _("Để trống: theo mẫu chung"), lines=2)
        self.fields = TextFields([("since", _("Từ ngày"))], {"since": "01/12/2026"})
        self.see = Act(_("Xem trên giấy"), self._on_see, keys="Alt+T")
        self.picture = SheetPicture()
        self.form, listed = Card(_("Chọn một dòng")), Card(_("Chữ trên biểu mẫu"))
        listed.body.addWidget(self.table)
        parts = (self.official, labelled(_("Chữ của cơ quan"), self.text), self.fields, self.see, self.picture)
        for part in parts:
            self.form.body.addWidget(part)
        self.form.body.setStretch(len(parts) - 1, 1)
        self.columns.addWidget(listed, 2)
        self.columns.addLayout(column(self.form), 3)
        self.table.moved.connect(self._on_moved)
        self.text.textChanged.connect(self._on_typed)
        self.fields.changed.connect(self._on_typed)

    def _place(self, line: FormTextLine) -> str:
        return self._(_PLACES[line.form, line.name])

    @property
    def chosen(self) -> FormTextLine | None:
        """The place the administrator is at."""
        at = self.table.at
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    @property
    def since(self) -> date | None:
        """The day as typed; None while it is none."""
        return read_day(self.fields["since"])

    def offer(self) -> tuple[str, str]:
        words, line = self._("Lưu chữ này"), self.chosen
        if line is None:
            return words, self._("Chọn một dòng")
        if self.text.text == line.own:
            return words, self._("Chưa thay đổi gì")
        return words, "" if self.since else self._("Ghi ngày bắt đầu")

    def show_acts(self) -> None:
        self.see.setEnabled(self.chosen is not None)

    def do_it(self) -> None:
        line, text, since = self.chosen, self.text.text, self.since
        if line is not None and since is not None:
            self.act(lambda desk: desk.form_texts.set(line.form, line.name, text, since), self._on_set)

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: desk.form_texts.list(), self._on_known)

    def take_focus(self) -> None:
        self.table.setFocus()

    def content(self) -> Content:
        line = self.chosen
        if line is None or self.text.text == line.own:
            return {}
        return {"form": line.form, "name": line.name, "text": self.text.text, "since": self.fields["since"]}

    def bring_back(self, content: Mapping[str, object]) -> None:
        self._begun = content
        self._show_begun()

    _begun: Mapping[str, object] = {}

    def _show_begun(self) -> None:
        """A draft waits until its line is known."""
        wanted = string(self._begun, "form"), string(self._begun, "name")
        at = next((n for n, each in enumerate(self.model.rows) if (each.form, each.name) == wanted), -1)
        if at >= 0:
            begun, self._begun = self._begun, {}
            self.table.go_to(at)
            self._show(self.model.row(at))
            self.text.setPlainText(string(begun, "text"))
            self.fields.put({"since": string(begun, "since")})

    def _on_known(self, lines: tuple[FormTextLine, ...]) -> None:
        self.table.show_rows(lines, lambda each: (each.form, each.name))
        self._show_begun()
        self.changed.emit()

    def _on_moved(self, at: int) -> None:
        if at >= 0:
            self._show(self.model.row(at))

    def _show(self, line: FormTextLine) -> None:
        common = self._("theo mẫu chung")
        later = "; ".join(f"{each.since:%d/%m/%Y}: {each.text or common}" for each in line.later)
        official = self._("Mẫu chung: {text}").format(text=line.official or self._("không có"))
        self.form.heading.say(self._("Mẫu số {form}: {place}").format(form=line.form, place=self._place(line)))
        self.official.say(f"{official}\n{later}".strip(), "muted")
        self.text.setPlainText(line.own)
        self.fields.put({"since": f"{local(self._room.clock()).date():%d/%m/%Y}"})
        self.picture.clear()
        self._on_see()
        self.changed.emit()

    def _on_see(self) -> None:
        line, text = self.chosen, self.text.text
        if line is not None:
            self.ask(self._drawn, lambda desk: desk.form_texts.preview(line.form, line.name, text), self._on_drawn)

    def _on_drawn(self, png: bytes) -> None:
        self.picture.show_png(png, self.form.heading.text())

    def _on_set(self, _after: object) -> None:
        self.look_again()
        self.typed.emit()
        self.say(self._("Đã lưu. Giấy tờ lập từ ngày đó mang chữ này; giấy đã lập giữ nguyên."))

    def _on_typed(self) -> None:
        self.typed.emit()
        self.changed.emit()
