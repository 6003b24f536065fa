"""Nhật ký: every submission of some days, by any column; sums; and its way into a file."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.daily_log import LogCursor, LogFilter, LogOrder, LogRow, LogTotals
from frontdesk.domain.daily_log import LogPage as Rows
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.frame import MARGIN
from ui.screens.supervision.log_export import ExportCard
from ui.screens.supervision.log_filter import LogFilterBar
from ui.screens.supervision.log_model import LogColumn, LogModel
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.row_model import Column
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import dong, joined, state_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from frontdesk.desk import Desk
    from frontdesk.domain.daily_log import LogChoices

_ROW = 44
# px of width below which columns are left out
_LEAVES = (
    (1470, (LogOrder.OFFICER, LogOrder.FIELD)),
    (1240, (LogOrder.RESULT,)),
    (1160, (LogOrder.COUNTER,)),
    (1100, (LogOrder.FEE,)),
    (1010, (LogOrder.DEPARTMENT,)),
)


class LogPage(QWidget):
    """Emits the id of the submission to open, and refusals."""

    opened = Signal(str)
    failed = Signal(DeskError)

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._room = room
        self._words = words
        self._pages: Latest[Rows] = Latest(room.tasks, self)
        self._sums: Latest[LogTotals] = Latest(room.tasks, self)
        self._order, self._descending = LogOrder.RECEIVED, True
        self.filter = LogFilterBar(words, room.clock)
        self._columns = self._make_columns()
        self.model = LogModel(self._columns, self)
        self.table = RowTable(self.model, _("Nhật ký"), _ROW)
        self.totals = Text("", "strong", wrap=True)
        self.said = Text("", tone="muted")
        self.export = ExportCard(room, words)
        self.export.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.export.hide()
        self.more = Act(_("Xuất tệp, xem tệp đã xuất"), self._on_export, checkable=True)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Read the log for the first time."""
        self._room.tasks.look(self, _choices, self.filter.offer, self._on_refused)
        self.export.look_again()
        self.look_again()

    def look_again(self) -> None:
        """Read it anew, from its first row."""
        asked = self.filter.asked
        self.said.say(self._("Đang đọc…"))
        self.export.show_asked(asked)
        self._pages.ask(partial(_page, asked=asked, by=self._by, after=None), self._on_first, self._on_refused)
        self._sums.ask(lambda desk: desk.daily_log.totals(asked), self._on_sums, self._on_refused)

    def take_focus(self) -> None:
        """To the rows, or to the days where there are none."""
        (self.table if self.model.rowCount() else self.filter.first).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for width, orders in _LEAVES:
            for at, each in enumerate(self._columns):
                if each.order in orders:
                    self.table.setColumnHidden(at, event.size().width() < width)

    @property
    def _by(self) -> tuple[LogOrder, bool]:
        return self._order, self._descending

    def _lay_out(self) -> None:
        foot = row(self.totals, self.more, spacing=2 * GRID)
        foot.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.filter)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        layout.addWidget(self.export)

    def _connect(self) -> None:
        head = self.table.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        at = next(place for place, each in enumerate(self._columns) if each.order is self._order)
        head.setSortIndicator(at, Qt.SortOrder.DescendingOrder)
        self.table.setSortingEnabled(True)
        self.model.ordered.connect(self._on_ordered)
        self.model.wanted.connect(self._on_wanted)
        self.filter.changed.connect(self.look_again)
        self.table.opened.connect(lambda place: self.opened.emit(self.model.row(place).submission_id))

    def _on_ordered(self, order: LogOrder, descending: bool) -> None:
        if (order, descending) != self._by:
            self._order, self._descending = order, descending
            self.look_again()

    def _on_wanted(self, after: LogCursor) -> None:
        asked = self.filter.asked
        self._pages.ask(partial(_page, asked=asked, by=self._by, after=after), self._on_next, self._on_refused)

    def _on_first(self, page: Rows) -> None:
        self.model.show_first(page)
        self.table.scrollToTop()
        if page.rows:
            self.table.go_to(0)
        self._say()

    def _on_next(self, page: Rows) -> None:
        self.model.show_next(page)
        self._say()

    def _say(self) -> None:
        _, n = self._, self.model.rowCount()
        if not n:
            self.said.say(_("Không có hồ sơ nào."))
        elif self.model.whole:
            self.said.say(_("{n} hồ sơ").format(n=n))
        else:
            self.said.say(_("Hiện {n} dòng đầu; cuộn xuống để xem tiếp.").format(n=n))

    def _on_sums(self, sums: LogTotals) -> None:
        from frontdesk.domain.money_words import dotted

        _ = self._
        parts = (
            (_("Tổng {n}"), sums.count),
            (_("đang giải quyết {n}"), sums.open),
            (_("đã trả {n}"), sums.returned),
            (_("từ chối {n}"), sums.refused),
            (_("dừng, đóng {n}"), sums.stopped),
            (_("kết quả trễ {n}"), sums.late),
            (_("đang quá hạn {n}"), sums.overdue),
        )
        paid = _("phí đã nộp {amount}").format(amount=dong(sums.paid))
        self.totals.say(joined(*(said.format(n=dotted(n)) for said, n in parts), paid))

    def _on_refused(self, error: DeskError) -> None:
        self.model.give_up()
        self.said.say(line_for(error, self._words).text, "bad")
        self.failed.emit(error)

    def _on_export(self) -> None:
        self.export.setVisible(self.more.isChecked())
        if self.more.isChecked():
            self.export.form.take_focus()

    def _make_columns(self) -> tuple[LogColumn, ...]:
        _, by = self._, LogOrder
        return (
            LogColumn(by.CODE, Column(_("Mã hồ sơ"), lambda row: row.receipt_code, 168)),
            LogColumn(by.PROCEDURE, Column(_("Thủ tục"), lambda row: row.procedure_name)),
            LogColumn(by.FIELD, Column(_("Lĩnh vực"), lambda row: row.field, 112)),
            LogColumn(by.DEPARTMENT, Column(_("Cơ quan giải quyết"), lambda row: row.department, 144)),
            LogColumn(by.COUNTER, Column(_("Quầy"), lambda row: row.counter, 56)),
            LogColumn(by.OFFICER, Column(_("Cán bộ tiếp nhận"), lambda row: row.officer, 120)),
            self._at(by.RECEIVED, _("Tiếp nhận"), lambda row: row.received_at),
            self._at(by.DUE, _("Hẹn trả"), lambda row: row.promised_at, _due_tone),
            self._at(by.HANDED_OVER, _("Bàn giao"), lambda row: row.handed_over_at),
            self._at(by.RESULT, _("Có kết quả"), lambda row: row.result_at),
            self._at(by.ENDED, _("Kết thúc"), lambda row: row.ended_at),
            LogColumn(by.STATE, Column(_("Tình trạng"), self._state, 152, _due_tone)),
            LogColumn(by.FEE, Column(_("Đã nộp"), _paid, 92, right=True)),
        )

    def _at(
        self,
        order: LogOrder,
        head: str,
        at: "Callable[[LogRow], datetime | None]",
        tone: "Callable[[LogRow], str] | None" = None,
    ) -> LogColumn:
        """A moment: its day, beneath it its time."""
        return LogColumn(
            order, Column(head, lambda row: _part(at(row), "%d/%m/%y"), 84, tone, lambda row: _part(at(row), "%H:%M"))
        )

    def _state(self, row: LogRow) -> str:
        said = state_word(row.state.value, self._words)
        return self._("{state}, trễ").format(state=said) if row.late else said


def _paid(row: LogRow) -> str:
    return dong(row.fee_paid) if row.fee_paid else ""


def _due_tone(row: LogRow) -> str:
    return "bad" if row.late else "ink"


def _part(at: "datetime | None", pattern: str) -> str:
    return local(at).strftime(pattern) if at is not None else ""


def _page(desk: "Desk", asked: LogFilter, by: tuple[LogOrder, bool], after: LogCursor | None) -> Rows:
    order, descending = by
    return desk.daily_log.page(asked, order, descending=descending, after=after)


def _choices(desk: "Desk") -> "LogChoices":
    return desk.daily_log.choices()
