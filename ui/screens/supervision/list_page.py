"""The submissions behind a number, in the place of the dashboard; Esc goes back to the number."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.clock import local
from frontdesk.domain.figures import Behind, Listed, ListedSubmission, Listing, Place
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.screens.frame import MARGIN
from ui.screens.supervision.listing_model import ListingModel
from ui.screens.supervision.wording import behind_name, count
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.card import column
from ui.widgets.row_model import Column
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import day_time, dong, state_word

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_NARROW, _LEAST = 1060, 980  # px: below these, who received it and the procedure are left out
_AMOUNT, _OFFICER, _DEPARTMENT = 7, 6, 3


class ListPage(QWidget):
    """Emits the id of the submission to open."""

    opened = Signal(str)
    failed = Signal(DeskError)

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        self._ = words.gettext
        self._room = room
        self._words = words
        self._pages: Latest[Listing] = Latest(room.tasks, self)
        self._behind: Behind | None = None
        self.heading = Text("", "strong", wrap=True)
        self.said = Text("", tone="muted")
        self.model = ListingModel(self._columns(), self)
        self.table = RowTable(self.model, self._("Hồ sơ của con số này"))
        head = column(self.heading, self.said, spacing=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).submission_id))
        self.model.wanted.connect(self._on_wanted)

    @property
    def behind(self) -> Behind | None:
        """What is shown."""
        return self._behind

    def show_behind(self, behind: Behind) -> None:
        """Another list; empty until it is there."""
        self._behind = behind
        today = local(self._room.clock()).date()
        self.heading.say(behind_name(behind, today, self._words))
        self.said.say(self._("Đang đọc…"))
        self.model.begin(Listing(()))
        money = behind.listed in (Listed.CASH, Listed.TRANSFER)
        self.table.setColumnHidden(_AMOUNT, not money)
        self.table.setAccessibleName(self.heading.text())
        self._pages.ask(partial(_page, behind=behind, after=None), self._on_first, self._on_refused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(_OFFICER, event.size().width() < _NARROW)
        self.table.setColumnHidden(_DEPARTMENT, event.size().width() < _LEAST)

    def _columns(self) -> tuple[Column[ListedSubmission], ...]:
        _ = self._
        return (
            Column(_("Mã tiếp nhận"), lambda row: row.receipt_code, 152),
            Column(_("Người nộp"), lambda row: row.name, 176),
            Column(_("Thủ tục"), lambda row: row.procedure_name),
            Column(_("Cơ quan"), lambda row: row.department, 184),
            Column(_("Trạng thái"), lambda row: state_word(row.state, self._words), 144),
            Column(_("Hẹn trả"), lambda row: day_time(row.due_at) if row.due_at else "—", 132, self._due_tone),
            Column(_("Cán bộ nhận"), lambda row: row.officer, 112),
            Column(_("Số tiền"), lambda row: dong(row.amount) if row.amount is not None else "", 112, right=True),
        )

    def _due_tone(self, row: ListedSubmission) -> str:
        listed = self._behind.listed if self._behind else None
        return "bad" if listed in (Listed.LATE_NOW, Listed.LATE) else "ink"

    def _on_first(self, page: Listing) -> None:
        self.model.begin(page)
        if page.rows:
            self.table.selectRow(0)
        self._say()

    def _on_wanted(self, after: Place) -> None:
        assert self._behind is not None, "a list that goes on is shown"
        self._pages.ask(partial(_page, behind=self._behind, after=after), self._on_next, self._on_refused)

    def _on_next(self, page: Listing) -> None:
        self.model.go_on(page)
        self._say()

    def _say(self) -> None:
        _, shown = self._, self.model.rowCount()
        if not shown:
            self.said.say(_("Không có hồ sơ nào."))
        elif self.model.whole:
            self.said.say(_("{n} dòng").format(n=count(shown)))
        else:
            self.said.say(_("hiện {n} dòng đầu; cuộn xuống để xem tiếp").format(n=count(shown)))

    def _on_refused(self, error: DeskError) -> None:
        self.model.give_up()
        self.said.say(line_for(error, self._words).text, "bad")
        self.failed.emit(error)


def _page(desk: "Desk", behind: Behind, after: Place | None) -> Listing:
    return desk.figures.behind(behind, after)
