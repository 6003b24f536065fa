"""Batches whose counts do not meet yet, oldest first."""

from PySide6.QtCore import Signal

from frontdesk.domain.clock import local
from frontdesk.domain.manifests import Difference
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text

_ROW = 76
_LIMIT = 200  # as many as the desk gives


class DifferencesCard(Card):
    """Emits the code of the batch to open."""

    opened = Signal(str)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Phiếu chưa khớp"))
        self._words = words
        self.note = Text("", "caption", "muted")
        self.add_to_head(self.note)
        self.model: RowModel[Difference] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Phiếu bàn giao chưa khớp"), _ROW)
        self.table.horizontalHeader().hide()
        self.table.setProperty("bare", "true")
        self.table.setMinimumHeight(_ROW + 4)
        text = _("Không có phiếu nào chờ. Quét mã trên phiếu bàn giao để xem lại một phiếu.")
        self.nothing = Text(text, tone="muted", wrap=True)
        self.nothing.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.outer.addWidget(self.nothing)
        self.outer.addWidget(self.table, 1)
        self.outer.addStretch(0)
        self.outer.setContentsMargins(0, GRID, 0, GRID)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).code))
        self.show_differences(())

    def _columns(self) -> tuple[Column[Difference], ...]:
        return (
            Column(
                "",
                lambda row: row.department,
                under=lambda row: f"{row.code} · {local(row.made_at):%H:%M %d/%m}\n{self._counts(row)}",
                under_tone=lambda row: "bad" if row.missing else "warn",
                icon=lambda row: ("bad", "bad") if row.missing else ("clock", "warn"),
                strong=True,
            ),
        )

    def show_differences(self, rows: tuple[Difference, ...]) -> None:
        """Every batch something is open of."""
        if rows != self.model.rows or not rows:
            self.table.show_rows(rows, lambda row: row.code)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        _ = self._
        cut = _("{n} phiếu cũ nhất").format(n=_LIMIT)
        count = self._words.ngettext("{n} phiếu", "{n} phiếu", len(rows)).format(n=len(rows))
        self.note.say("" if not rows else cut if len(rows) >= _LIMIT else count)

    def _counts(self, row: Difference) -> str:
        _ = self._
        parts = [_("Giao {n}").format(n=row.sent), _("nhận {n}").format(n=row.received)]
        if row.sent_back:
            parts.append(_("trả lại {n}").format(n=row.sent_back))
        if row.missing:
            parts.append(_("thiếu {n}").format(n=row.missing))
        if row.unanswered:
            parts.append(_("chưa ký {n}").format(n=row.unanswered))
        return " · ".join(parts)
