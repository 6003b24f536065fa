"""A department's lists: which department this PC stands in, and what lies there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.boards import BoardRow
from frontdesk.domain.departments import Department
from frontdesk.domain.states import State
from frontdesk.domain.working_time import say_left
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.frame import MARGIN
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import day_time, state_word

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 200
_DUE = 5  # the column left out where it is narrow
_NARROW = 1_000  # px


class DepartmentsPage(QWidget):
    """Asked once; the home remembers the answer."""

    chosen = Signal(str)
    moved = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._asked: Latest[tuple[Department, ...]] = Latest(room.tasks, self)
        columns: tuple[Column[Department], ...] = (Column(_("Cơ quan giải quyết"), lambda each: each.name),)
        self.model = RowModel(columns, self)
        self.table = RowTable(self.model, _("Các cơ quan giải quyết"))
        self.told = Text(_("Máy này đặt ở cơ quan nào? Chọn một lần, máy sẽ nhớ."), "name", wrap=True)
        layout = _listing(self, self.told)
        layout.addWidget(self.table, 1)
        self.table.moved.connect(lambda _at: self.moved.emit())
        self.table.opened.connect(lambda at: self.chosen.emit(self.model.row(at).name))

    def look_again(self) -> None:
        """Ask the desk which there are."""
        self._asked.ask(lambda desk: desk.office.at_hand().departments, self._on_rows, self._on_refused)

    def _on_rows(self, rows: tuple[Department, ...]) -> None:
        self.table.show_rows(rows, lambda each: each.name, near=True)
        self.moved.emit()
        if not rows:
            self.told.say(self._words.gettext("Danh mục chưa có cơ quan giải quyết nào. Nhập danh mục thủ tục trước."))

    def _on_refused(self, error: DeskError) -> None:
        self.told.say(line_for(error, self._words).text, "bad")


class InboxPage(QWidget):
    """What lies at the department, nearest deadline first, the new ones marked."""

    opened = Signal(str)
    moved = Signal()

    def __init__(self, room: Room, words: Words, change: "Callable[[], object]") -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._rows: Latest[tuple[BoardRow, ...]] = Latest(room.tasks, self)
        self.department = ""
        self.name = Text("", "name", elide=True)
        self.change = Act(_("Đổi cơ quan"), change, look="link")
        self.count = Text("", tone="muted", elide=True)
        self.model = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Hồ sơ ở cơ quan giải quyết"))
        head = row(self.name, self.change)
        head.setStretch(0, 1)
        layout = _listing(self)
        layout.addLayout(head)
        layout.addWidget(self.count)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).submission_id))
        self.table.moved.connect(lambda _at: self.moved.emit())

    def show_department(self, name: str) -> None:
        """Show another department's files."""
        self.department = name
        self.name.say(name)
        self.model.show_rows(())

    @property
    def at(self) -> int:
        """The row the officer is at, -1 for none."""
        return self.table.at if self.model.rowCount() else -1

    def look_again(self) -> None:
        """Ask the desk what lies there."""
        if self.department:
            name = self.department
            self._rows.ask(lambda desk: desk.boards.inbox(name), self._on_rows, self._on_refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_DUE, event.size().width() < _NARROW)

    def _columns(self) -> tuple[Column[BoardRow], ...]:
        _ = self._words.gettext
        return (
            Column(_("Thời hạn"), self._left, 168, _tone),
            Column(_("Tình trạng"), self._state, 200, _state_tone),
            Column(_("Mã tiếp nhận"), lambda row: row.receipt_code, 152),
            Column(_("Người nộp"), lambda row: row.name, 192),
            Column(_("Thủ tục"), lambda row: row.procedure_name),
            Column(_("Hẹn trả"), lambda row: day_time(row.due_at) if row.due_at else "—", 144),
        )

    def _left(self, row: BoardRow) -> str:
        return say_left(row.left, self._words) if row.left is not None else self._words.gettext("không tính hạn")

    def _state(self, row: BoardRow) -> str:
        _ = self._words.gettext
        names = {
            State.HANDED_OVER: _("● Mới, chưa ký nhận"),
            State.RESULT_READY: _("Xong, mang về quầy"),
            State.WITHDRAWN: _("Đã dừng, trả về quầy"),
        }
        return names.get(row.state) or state_word(row.state, self._words)

    def _on_rows(self, rows: tuple[BoardRow, ...]) -> None:
        self.table.show_rows(rows, lambda row: row.submission_id, near=True)
        self.count.say(self._say(rows), "muted")
        self.moved.emit()

    def _say(self, rows: tuple[BoardRow, ...]) -> str:
        _, ngettext = self._words.gettext, self._words.ngettext
        if not rows:
            return _("Không có hồ sơ nào ở đây. Quét phiếu bàn giao để ký nhận cả phiếu.")
        new = sum(1 for row in rows if row.state is State.HANDED_OVER)
        late = sum(1 for row in rows if row.left is not None and row.left.over)
        parts = [ngettext("{n} hồ sơ ở đây", "{n} hồ sơ ở đây", len(rows)).format(n=len(rows))]
        if len(rows) >= LIMIT:
            parts = [_("{n} hồ sơ gần hạn nhất").format(n=LIMIT)]
        if new:
            parts.append(ngettext("{n} mới, chưa ký nhận", "{n} mới, chưa ký nhận", new).format(n=new))
        if late:
            parts.append(ngettext("{n} quá hạn", "{n} quá hạn", late).format(n=late))
        return " · ".join(parts)

    def _on_refused(self, error: DeskError) -> None:
        self.model.show_rows(())
        self.count.say(line_for(error, self._words).text, "bad")


def _listing(page: QWidget, *head: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
    layout.setSpacing(GRID)
    for each in head:
        layout.addWidget(each)
    return layout


def _tone(row: BoardRow) -> str:
    return "bad" if row.left is not None and row.left.over else "ink"


def _state_tone(row: BoardRow) -> str:
    return "accent" if row.state is State.HANDED_OVER else "ink"
