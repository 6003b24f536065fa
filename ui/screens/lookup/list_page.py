"""One box, results as one types."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.screens.frame import MARGIN
from ui.tasks import Latest, Tasks
from ui.theme import GRID
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import day_time, state_word

if TYPE_CHECKING:
    from frontdesk.domain.lookup import Hit

LIMIT = 200  # rows; more are found by typing more
_PAUSE_MS = 60


def columns(words: Words) -> "tuple[Column[Hit], ...]":
    """What the list says of a submission."""
    _ = words.gettext
    return (
        Column(_("Mã tiếp nhận"), lambda hit: hit.receipt_code, 160),
        Column(_("Người nộp"), lambda hit: hit.name, 200),
        Column(_("Thủ tục"), lambda hit: hit.procedure_name),
        Column(_("Trạng thái"), lambda hit: state_word(hit.state, words), 176),
        Column(_("Nhận lúc"), lambda hit: day_time(hit.received_at), 144),
        Column(_("Hẹn trả"), lambda hit: day_time(hit.due_at) if hit.due_at else "—", 144),
    )


class ListPage(QWidget):
    """Emits the id of the submission to open."""

    opened = Signal(str)

    def __init__(self, tasks: Tasks, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        self._hits: Latest[tuple[Hit, ...]] = Latest(tasks, self)
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Tìm hồ sơ"))
        self.field.setPlaceholderText(_("Mã, tên không dấu, số căn cước hoặc điện thoại"))
        self.field.setClearButtonEnabled(False)
        self.model = RowModel(columns(words), self)
        self.table = RowTable(self.model, _("Kết quả tra cứu"))
        self.count = Text("", tone="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 2 * GRID, MARGIN, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.count)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look_again)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._on_enter)
        self.table.opened.connect(self._open)

    def look_again(self) -> None:
        """Ask the desk for what the field says; the newest of all while it is empty."""
        text = self.field.text().strip()
        self._hits.ask(lambda desk: desk.lookup.search(text, LIMIT), self._on_hits, self._on_refused)

    def look_for(self, text: str) -> None:
        """Search for `text`."""
        self.field.setText(text)
        self.look_again()

    def _on_hits(self, hits: "tuple[Hit, ...]") -> None:
        self.model.show_rows(hits)
        if hits:
            self.table.selectRow(0)
        self.count.say(self._say(len(hits)), "muted")

    def _on_refused(self, error: DeskError) -> None:
        self.model.show_rows(())  # the rows there answered another question
        self.count.say(line_for(error, self._words).text, "bad")

    def _say(self, count: int) -> str:
        _ = self._
        if count >= LIMIT:
            return _("Chỉ hiện {n} hồ sơ mới nhất; gõ thêm để thu hẹp.").format(n=LIMIT)
        if count:
            return _("{n} hồ sơ").format(n=count)
        if self.field.text().strip():
            return _("Không có hồ sơ nào như vậy. Thử tên không dấu, số điện thoại hoặc quét mã trên giấy hẹn.")
        return _("Chưa có hồ sơ nào. Bấm F2 để tiếp nhận hồ sơ đầu tiên.")

    def _on_enter(self) -> None:
        if self.table.currentIndex().isValid() and not self._pause.isActive():
            self._open(self.table.currentIndex().row())

    def _open(self, at: int) -> None:
        self.opened.emit(self.model.row(at).submission_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)
