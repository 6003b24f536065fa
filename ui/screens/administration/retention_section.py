"""Lưu trữ: how long personal data is kept, and erasing it when its time is over."""

from frontdesk.domain.retention import Erased, RetentionLine, RetentionPreview, RetentionRule, Scope
from frontdesk.i18n import N_, Words
from ui.messages import Tone
from ui.operations.room import Room
from ui.screens.administration.fields import TextFields
from ui.screens.administration.section import Section
from ui.tasks import Latest
from ui.widgets.buttons import Act
from ui.widgets.card import Card, column
from ui.widgets.choice import Choice
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text

Looked = tuple[tuple[RetentionRule, ...], RetentionPreview]
_SCOPES = {
    Scope.ALL: N_("mọi hồ sơ"),
    Scope.FIELD: N_("lĩnh vực {key}"),
    Scope.PROCEDURE: N_("thủ tục {key}"),
}


class RetentionSection(Section):
    """There is no way back from erasing: how many is typed again, and why."""

    name = "retention"
    label = N_("Thời hạn lưu")

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__(room, words)
        _ = self._
        self._due: RetentionPreview | None = None
        self._looked: Latest[Looked] = Latest(room.tasks, self)
        self.model: RowModel[RetentionRule] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Thời hạn lưu"))
        scopes = ((Scope.ALL, _("Mọi hồ sơ")), (Scope.FIELD, _("Lĩnh vực")), (Scope.PROCEDURE, _("Thủ tục")))
        self.scope: Choice[Scope] = Choice(_("Áp dụng cho"), scopes)
        self.rule = TextFields(
            [("key", _("Tên lĩnh vực hoặc mã thủ tục")), ("years", _("Số năm")), ("basis", _("Căn cứ"))]
        )
        self.set = Act(_("Lưu thời hạn"), self._on_set, keys="Alt+T")
        self.drop = Act(_("Bỏ thời hạn đang chọn"), self._on_drop, keys="Alt+B")
        self.due = Text("", tone="muted", wrap=True)
        self.erasing = TextFields([("count", _("Gõ lại số hồ sơ sẽ xóa")), ("reason", _("Căn cứ của lần xóa này"))])
        self.halt = Act(_("Dừng"), self.stop, keys="Alt+D")
        self.further = (self.drop, self.halt)
        listed, form, erase = Card(_("Thời hạn lưu")), Card(_("Đặt thời hạn")), Card(_("Xóa khi hết thời hạn"))
        listed.body.addWidget(self.table)
        form.body.addLayout(column(self.scope, self.rule, self.set))
        warning = _("Xóa rồi không lấy lại được. Bản sao lưu cũ vẫn còn thông tin: hủy các bản đó sau khi xóa.")
        for part in (self.due, self.erasing, Text(warning, "caption", "warn", wrap=True)):
            erase.body.addWidget(part)
        left, side = column(listed, erase, spacing=12), column(form, spacing=12)
        side.addStretch(1)
        self.columns.addLayout(left, 3)
        self.columns.addLayout(side, 2)
        self.table.moved.connect(lambda _at: self.changed.emit())
        self.scope.changed.connect(self._show_set)
        self.rule.changed.connect(self._show_set)
        self.erasing.changed.connect(self.changed)
        self._show_set()

    def _columns(self) -> tuple[Column[RetentionRule], ...]:
        _ = self._
        return (
            Column(_("Áp dụng cho"), self._scope_words),
            Column(_("Số năm"), lambda each: str(each.years), 80, right=True),
            Column(_("Căn cứ"), lambda each: each.basis, 176),
        )

    def _scope_words(self, rule: RetentionRule) -> str:
        return self._(_SCOPES[rule.scope]).format(key=rule.key)

    @property
    def _chosen(self) -> RetentionRule | None:
        at = self.table.at
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    def offer(self) -> tuple[str, str]:
        _, due = self._, self._due
        if self.busy:
            return _("Đang xóa…"), self.far or _("Xin chờ")
        words = _("Xóa thông tin cá nhân")
        if due is None or not due.count:
            return words, _("Không có hồ sơ nào hết thời hạn lưu")
        if self.erasing["count"] != str(due.count):
            return words, _("Gõ lại số hồ sơ: {n}").format(n=due.count)
        return words, "" if self.erasing["reason"] else _("Ghi căn cứ")

    def show_acts(self) -> None:
        self.drop.setVisible(self._chosen is not None and not self.busy)
        self.halt.setVisible(self.work is not None)

    def do_it(self) -> None:
        expected, reason = int(self.erasing["count"]), self.erasing["reason"]
        work = self.begin_long(self._("Đã xóa {done} trên {total} hồ sơ"))
        self.act(
            lambda desk: desk.retention.apply(expected, reason, progress=work.progress, stopped=work.stopped),
            self._on_erased,
        )

    def look_again(self) -> None:
        self.ask(self._looked, lambda desk: (desk.retention.rules(), desk.retention.preview()), self._on_known)

    def take_focus(self) -> None:
        self.rule.lines["years"].setFocus()

    def _on_known(self, looked: Looked) -> None:
        rules, self._due = looked
        self.table.show_rows(rules, lambda each: (each.scope, each.key))
        lines = [self._line(each) for each in self._due.lines]
        if self._due.ruleless:
            lines.append(self._("{n} hồ sơ đã kết thúc chưa có thời hạn, vẫn lưu").format(n=self._due.ruleless))
        self.due.say("\n".join(lines) or self._("Không có hồ sơ nào hết thời hạn lưu."), "muted")
        self.changed.emit()

    def _line(self, line: RetentionLine) -> str:
        said = self._("{n} hồ sơ hết {years} năm, cũ nhất kết thúc {day} ({scope})")
        day, scope = f"{line.oldest:%d/%m/%Y}", self._scope_words(line.rule)
        return said.format(n=line.count, years=line.rule.years, day=day, scope=scope)

    def _on_set(self) -> None:
        scope, key, basis = self.scope.value, self.rule["key"], self.rule["basis"]
        years = int(self.rule["years"])
        of = "" if scope is Scope.ALL else key
        self.act(lambda desk: desk.retention.set_rule(scope, of, years, basis), self._on_ruled)

    def _on_drop(self) -> None:
        rule = self._chosen
        if rule is not None:
            self.act(lambda desk: desk.retention.drop_rule(rule.scope, rule.key), self._on_ruled)

    def _on_ruled(self, _after: object) -> None:
        self.rule.put({})
        self._show_set()
        self.look_again()
        self.say(self._("Đã lưu. Chưa xóa gì."))

    def _on_erased(self, done: Erased) -> None:
        self.erasing.put({})
        self.look_again()
        said = self._("Đã xóa thông tin cá nhân của {submissions} hồ sơ và {scans} bản quét")
        text = said.format(submissions=done.submissions, scans=done.scans)
        if done.finished and done.cleaned:
            self.say(f"{text}.")
        elif done.finished:
            self.say(self._("{said}; chưa dọn được tệp dữ liệu, hãy làm lại.").format(said=text), Tone.WARN)
        else:
            self.say(self._("{said}, rồi dừng. Làm lại để xóa tiếp.").format(said=text), Tone.WARN)

    def _show_set(self) -> None:
        self.rule.lines["key"].setEnabled(self.scope.value is not Scope.ALL)
        years = self.rule["years"]
        self.set.setEnabled(years.isascii() and years.isdigit() and len(years) < 4 and bool(self.rule["basis"]))
