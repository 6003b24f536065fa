"""Danh mục: a list that came is looked over before it is imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from frontdesk.domain.catalogue import RowError
from frontdesk.domain.catalogue_changes import CatalogueImport, CataloguePreview, Fate, ProcedureChange
from frontdesk.domain.catalogue_words import changed_texts, fate_name
from frontdesk.domain.clock import local
from frontdesk.domain.notices import read_day
from frontdesk.i18n import N_, Words
from frontdesk.messages import row_lines
from ui.operations.begun import Content, string
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields
from ui.screens.administration.file_field import FileField
from ui.screens.administration.section import Section
from ui.widgets.card import Card, column
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.widgets.tick_list import Tick

_TONES = {Fate.NEW: "good", Fate.CHANGED: "accent", Fate.GONE: "warn", Fate.UNCHANGED: "muted"}
_ORDER = (Fate.CHANGED, Fate.NEW, Fate.GONE)  # what stays as it is, is only counted


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: a procedure, or a bad cell."""

    kind: str
    tone: str
    code: str
    text: str
    under: str = ""


class CatalogueSection(Section):
    """The file and what goes with it on the right, what would change on the left."""

    name = "catalogue"
    label = N_("Danh mục")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._seen: tuple[Path, CataloguePreview] | None = None
        self.model: RowModel[_Row] = RowModel(
            (
                Column("", lambda each: each.kind, 112, tone=lambda each: each.tone),
                Column(
                    _("Thủ tục, và những gì đổi"),
                    lambda each: f"{each.code} {each.text}".strip(),
                    under=lambda each: each.under,
                ),
            ),
            self,
        )
        self.table = RowTable(self.model, _("Thay đổi trong danh mục"), 52)
        self.counts = Text(_("Chọn tệp danh mục để xem trước; chưa ghi gì."), tone="muted", wrap=True)
        self.file = FileField(_("Tệp danh mục (.xlsx, .csv)"), "XLSX, CSV (*.xlsx *.csv)", words)
        self.retire = Tick(_("Thôi tiếp nhận thủ tục không còn trong tệp"), on=False)
        self.restore = Tick(_("Tiếp nhận lại thủ tục đã thôi mà tệp có"), on=False)
        self.fields = TextFields([("since", _("Thôi từ ngày")), ("reason", _("Căn cứ"))], {"since": "01/12/2026"})
        listed, form = Card(_("Thay đổi trong danh mục")), Card(_("Nhập danh mục"))
        listed.body.addWidget(self.counts)
        listed.body.addWidget(self.table)
        for part in (self.file, self.retire, self.restore, self.fields):
            form.body.addWidget(part)
        side = column(form, spacing=12)
        side.addStretch(1)
        self.columns.addWidget(listed, 3)
        self.columns.addLayout(side, 2)
        self.file.changed.connect(self._on_file)
        for source in (self.retire, self.restore, self.fields):
            source.changed.connect(self._on_typed)

    @property
    def _looked_over(self) -> CataloguePreview | None:
        """The preview of the file that is told now."""
        return self._seen[1] if self._seen is not None and self._seen[0] == self.file.path else None

    @property
    def since(self) -> date | None:
        """From when on what is gone is not received; None where it is."""
        return read_day(self.fields["since"]) if self.retire.on else None

    def offer(self) -> tuple[str, str]:
        _, found = self._, self._looked_over
        if found is None:
            return _("Xem thay đổi"), "" if self.file.path else _("Chọn tệp danh mục")
        if found.faults:
            return _("Nhập danh mục"), _("Sửa các dòng sai trong tệp, rồi xem lại")
        if self.retire.on and (self.since is None or not self.fields["reason"]):
            return _("Nhập danh mục"), _("Ghi ngày và căn cứ thôi tiếp nhận")
        nothing = found.count(Fate.NEW) + found.count(Fate.CHANGED) == 0 and not self.retire.on and not self.restore.on
        return _("Nhập danh mục"), _("Không có gì thay đổi") if nothing else ""

    def do_it(self) -> None:
        path = self.file.path
        if path is None:
            return
        if self._looked_over is None:
            self.act(lambda desk: desk.catalogue.preview(path), lambda found: self._on_seen(path, found), look=True)
            return
        since, restore, reason = self.since, self.restore.on, self.fields["reason"]
        self.act(
            lambda desk: desk.catalogue.import_file(path, retire_gone=since, restore=restore, reason=reason),
            self._on_imported,
        )

    def take_focus(self) -> None:
        self.file.line.setFocus()

    def content(self) -> Content:
        said = {"file": self.file.line.text(), **self.fields.values}
        return dict(said) if any(said.values()) else {}

    def bring_back(self, content: Mapping[str, object]) -> None:
        self.file.put(string(content, "file"))
        self.fields.put({name: string(content, name) for name in ("since", "reason")})

    def _on_seen(self, path: Path, found: CataloguePreview) -> None:
        self._seen = path, found
        faults = [self._fault(error, line) for error, line in zip(found.faults, self._lines(found), strict=True)]
        changes = [self._row(each) for fate in _ORDER for each in found.of(fate)]
        self.model.show_rows((*faults, *changes))
        numbers = {fate.value: found.count(fate) for fate in Fate}
        said = self._("Mới {new}, thay đổi {changed}, giữ nguyên {unchanged}, không còn trong tệp {gone}")
        self.counts.say(said.format_map(numbers), "bad" if found.faults else "muted")
        if not self.fields["since"]:
            self.fields.put({**self.fields.values, "since": f"{local(self._room.clock()).date():%d/%m/%Y}"})
        self.table.setFocus()
        self.changed.emit()

    def _lines(self, found: CataloguePreview) -> list[str]:
        return row_lines(found.faults, self._words)

    def _fault(self, _error: RowError, line: str) -> _Row:
        return _Row(self._("dòng sai"), "bad", "", line)

    def _row(self, change: ProcedureChange) -> _Row:
        procedure, words = change.procedure, self._words
        parts = [f"{name}: {before} → {after}" for name, before, after in changed_texts(change, words)]
        if change.fate is Fate.NEW:
            parts = [procedure.field, procedure.department]
        if change.retired_since is not None:
            parts.append(self._("đã thôi tiếp nhận từ {day}").format(day=f"{change.retired_since:%d/%m/%Y}"))
        name = fate_name(change.fate, words)
        return _Row(name, _TONES[change.fate], procedure.code, procedure.name, " · ".join(parts))

    def _on_imported(self, done: CatalogueImport) -> None:
        self._seen = None
        self.model.show_rows(())
        self.file.put("")
        self.retire.put(on=False)
        self.restore.put(on=False)
        self.fields.put({})
        self.counts.say("")
        self.typed.emit()
        said = self._("Đã nhập: thêm {added}, sửa {changed}, giữ nguyên {unchanged}; thôi tiếp nhận {retired} thủ tục.")
        numbers = {name: getattr(done, name) for name in ("added", "changed", "unchanged", "retired")}
        self.say(said.format_map(numbers))

    def _on_file(self) -> None:
        self._seen = None
        self.model.show_rows(())
        self.counts.say("")
        self._on_typed()

    def _on_typed(self) -> None:
        self.typed.emit()
        self.changed.emit()
