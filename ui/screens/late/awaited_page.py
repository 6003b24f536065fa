"""Supplements that are waited for; what was not supplemented in time may be closed, by hand only (Art 19.5)."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.clock import Clock, local
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import spaced_phone

if TYPE_CHECKING:
    from frontdesk.domain.boards import BoardRow


def expired(row: "BoardRow", now: datetime) -> bool:
    """Whether the days for the supplement are over, so that the submission may be closed."""
    return row.until is not None and row.until <= now


class AwaitedPage(QWidget):
    """First what may be closed first."""

    opened = Signal(str)
    moved = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._words = words
        self._clock: Clock = room.clock
        self._rows: Latest[tuple[BoardRow, ...]] = Latest(room.tasks, self)
        self.count = Text("", tone="muted", elide=True)
        self.count.setMinimumHeight(36)
        self.model = RowModel(self._columns(), self)
        self.table = RowTable(self.model, words.gettext("Hồ sơ chờ bổ sung"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.count)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).submission_id))
        self.table.moved.connect(lambda _at: self.moved.emit())

    @property
    def chosen(self) -> "BoardRow | None":
        """The row the officer is at."""
        at = self.table.at
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    def look_again(self) -> None:
        """Ask the desk again."""
        self._rows.ask(lambda desk: desk.boards.awaited(), self._on_rows, self._on_refused)

    def say_days(self, row: "BoardRow") -> str:
        """How long the citizen still has."""
        _, ngettext = self._words.gettext, self._words.ngettext
        if row.until is None:
            return _("chưa in phiếu 02")
        days = (local(row.until).date() - local(self._clock()).date()).days
        if days > 1:
            return ngettext("còn {n} ngày", "còn {n} ngày", days).format(n=days)
        return _("đến hết hôm nay") if days == 1 else _("đã hết hạn bổ sung")

    def _columns(self) -> "tuple[Column[BoardRow], ...]":
        _ = self._words.gettext
        return (
            Column(_("Hạn bổ sung"), self.say_days, 168, self._tone),
            Column(_("Mã tiếp nhận"), lambda row: row.receipt_code, 152),
            Column(_("Người nộp"), lambda row: row.name, 208),
            Column(_("Điện thoại"), lambda row: spaced_phone(row.phone), 128),
            Column(_("Thủ tục"), lambda row: row.procedure_name),
        )

    def _tone(self, row: "BoardRow") -> str:
        return "bad" if expired(row, self._clock()) else "ink"

    def _on_rows(self, rows: "tuple[BoardRow, ...]") -> None:
        self.table.show_rows(rows, lambda row: row.submission_id, near=True)
        self.count.say(self._say(rows), "muted")
        self.moved.emit()

    def _say(self, rows: "tuple[BoardRow, ...]") -> str:
        _, ngettext = self._words.gettext, self._words.ngettext
        if not rows:
            return _("Không có hồ sơ nào chờ bổ sung.")
        over = sum(1 for row in rows if expired(row, self._clock()))
        said = ngettext("{n} hồ sơ chờ bổ sung", "{n} hồ sơ chờ bổ sung", len(rows)).format(n=len(rows))
        late = ngettext("{n} đã hết hạn bổ sung", "{n} đã hết hạn bổ sung", over).format(n=over)
        return f"{said} · {late}" if over else said

    def _on_refused(self, error: DeskError) -> None:
        self.model.show_rows(())
        self.count.say(line_for(error, self._words).text, "bad")
