"""Results that wait for their owners, longest first."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.frame import MARGIN
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import spaced_phone

if TYPE_CHECKING:
    from frontdesk.domain.boards import BoardRow

LONG = 30  # days; an office writes to the citizen then
LIMIT = 200  # what the board answers at most


def age(row: "BoardRow", today: date) -> int:
    """Whole days a result has waited."""
    assert row.until is not None, "the board says since when"
    return (today - local(row.until).date()).days


class UncollectedPage(QWidget):
    """Emits the id of the submission to open."""

    opened = Signal(str)
    moved = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._words = words
        self._room = room
        self._rows: Latest[tuple[BoardRow, ...]] = Latest(room.tasks, self)
        self.model = RowModel(self._columns(), self)
        self.table = RowTable(self.model, words.gettext("Kết quả chờ trả"))
        self.count = Text("", tone="muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.count)
        layout.addWidget(self.table, 1)
        self.table.moved.connect(lambda _at: self.moved.emit())
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).submission_id))

    def look_again(self) -> None:
        """Ask the desk what waits."""
        self._rows.ask(lambda desk: desk.boards.uncollected(), self._on_rows, self._on_refused)

    def _columns(self) -> "tuple[Column[BoardRow], ...]":
        _ = self._words.gettext
        return (
            Column(_("Đã chờ"), self._age, 168, self._tone),
            Column(_("Người nộp"), lambda row: row.name, 208),
            Column(_("Điện thoại"), lambda row: spaced_phone(row.phone), 128),
            Column(_("Mã tiếp nhận"), lambda row: row.receipt_code, 160),
            Column(_("Thủ tục"), lambda row: row.procedure_name),
        )

    def _today(self) -> date:
        return local(self._room.clock()).date()

    def _age(self, row: "BoardRow") -> str:
        _ = self._words.gettext
        days = age(row, self._today())
        if days < 1:
            return _("về quầy hôm nay")
        if days > LONG:
            return _("chờ {n} ngày · quá lâu").format(n=days)
        return self._words.ngettext("chờ {n} ngày", "chờ {n} ngày", days).format(n=days)

    def _tone(self, row: "BoardRow") -> str:
        return "bad" if age(row, self._today()) > LONG else "ink"

    def _on_rows(self, rows: "tuple[BoardRow, ...]") -> None:
        self.table.show_rows(rows, lambda row: row.submission_id, near=True)
        self.count.say(self._say(rows), "muted")
        self.moved.emit()

    def _say(self, rows: "tuple[BoardRow, ...]") -> str:
        _ = self._words.gettext
        if not rows:
            return _("Không có kết quả nào chờ trả. Quét giấy hẹn để nhận kết quả từ cơ quan giải quyết về quầy.")
        long = sum(1 for row in rows if age(row, self._today()) > LONG)
        said = self._words.ngettext("{n} kết quả chờ trả", "{n} kết quả chờ trả", len(rows)).format(n=len(rows))
        if len(rows) >= LIMIT:
            said = _("{n} kết quả chờ lâu nhất; quét giấy hẹn để mở kết quả khác").format(n=LIMIT)
        late = self._words.ngettext("{n} đã chờ quá {days} ngày", "{n} đã chờ quá {days} ngày", long)
        return f"{said} · {late.format(n=long, days=LONG)}" if long else said

    def _on_refused(self, error: DeskError) -> None:
        self.model.show_rows(())
        self.count.say(line_for(error, self._words).text, "bad")
