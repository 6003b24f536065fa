"""What is late or soon will be, nearest deadline first."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from frontdesk.domain.boards import BoardRow, LateBoard, Promise
from frontdesk.domain.working_time import say_left
from frontdesk.errors import DeskError
from frontdesk.i18n import Words
from ui.messages import line_for
from ui.operations.room import Room
from ui.tasks import Latest
from ui.theme import GRID
from ui.widgets.card import row
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import joined

LIMIT = 200
_WHO = (4, 5)  # columns of department and officer, left out where it is narrow
_NARROW = 1_000  # px


class DeadlinePage(QWidget):
    """Filters by department and officer; emits the row to open."""

    opened = Signal(str)
    moved = Signal()

    def __init__(self, room: Room, words: Words) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._boards: Latest[tuple[LateBoard, tuple[str, ...]]] = Latest(room.tasks, self)
        self.count = Text("", tone="muted", elide=True)
        self.department = _filter(_("Lọc theo cơ quan"), _("Mọi cơ quan"))
        self.officer = _filter(_("Lọc theo cán bộ nhận"), _("Mọi cán bộ"))
        self.model = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Hồ sơ sắp trễ hạn"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        head = row(self.count, self.department, self.officer, spacing=GRID)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        for box in (self.department, self.officer):
            box.currentIndexChanged.connect(lambda _at: self.look_again())
        self.table.opened.connect(lambda at: self.opened.emit(self.model.row(at).submission_id))
        self.table.moved.connect(lambda _at: self.moved.emit())

    @property
    def chosen(self) -> BoardRow | None:
        """The row the officer is at."""
        at = self.table.at
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None

    def look_again(self) -> None:
        """Ask the desk again, as filtered."""
        department, officer = self.department.currentData() or "", self.officer.currentData() or ""
        self._boards.ask(
            lambda desk: (
                desk.boards.late(department, officer),
                tuple(each.name for each in desk.office.at_hand().departments),
            ),
            lambda answer: self._on_board(*answer),
            self._on_refused,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for at in _WHO:
            self.table.setColumnHidden(at, event.size().width() < _NARROW)

    def _columns(self) -> tuple[Column[BoardRow], ...]:
        _ = self._words.gettext
        return (
            Column(_("Thời hạn"), self._left, 160, _tone),
            Column(_("Mã tiếp nhận"), lambda row: row.receipt_code, 152),
            Column(_("Người nộp"), lambda row: row.name, 176),
            Column(_("Thủ tục"), lambda row: row.procedure_name),
            Column(_("Cơ quan"), lambda row: row.department, 144),
            Column(_("Cán bộ nhận"), lambda row: row.officer, 112),
            Column(_("Hẹn lại"), self._promise, 144, _promise_tone),
        )

    def _left(self, row: BoardRow) -> str:
        return say_left(row.left, self._words) if row.left is not None else ""

    def _promise(self, row: BoardRow) -> str:
        _ = self._words.gettext
        names = {Promise.RENEWED: _("Đã hẹn lại"), Promise.TIME_ASKED: _("Đề nghị gia hạn")}
        return names.get(row.promise, "")

    def _on_board(self, board: LateBoard, departments: tuple[str, ...]) -> None:
        self.table.show_rows(board.rows, lambda row: row.submission_id, near=True)
        _offer(self.department, departments)
        _offer(self.officer, tuple(dict.fromkeys(row.officer for row in board.rows)), keep=True)
        self.count.say(self._say(board), "muted")
        self.moved.emit()

    def _say(self, board: LateBoard) -> str:
        _, ngettext = self._words.gettext, self._words.ngettext
        if not board.late and not board.soon:
            return _("Không có hồ sơ nào quá hạn hoặc đến hạn trong ngày làm việc tới.")
        late = ngettext("{n} hồ sơ quá hạn", "{n} hồ sơ quá hạn", board.late).format(n=board.late)
        soon = ngettext("{n} hồ sơ sắp đến hạn", "{n} hồ sơ sắp đến hạn", board.soon).format(n=board.soon)
        said = f"{late} · {soon}"
        if not board.rows:
            return joined(said, _("không có hồ sơ nào theo bộ lọc này"))
        limited = _("hiện {n} hồ sơ gần hạn nhất").format(n=LIMIT)
        return joined(said, limited) if len(board.rows) >= LIMIT else said

    def _on_refused(self, error: DeskError) -> None:
        self.model.show_rows(())
        self.count.say(line_for(error, self._words).text, "bad")


def _filter(name: str, everything: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(everything, "")
    box.setMinimumContentsLength(14)
    box.setMaximumWidth(208)
    return box


def _offer(box: QComboBox, names: tuple[str, ...], *, keep: bool = False) -> None:
    """Offer `names` and what is chosen; with `keep` also what was offered before: a filter hides the others' rows."""
    before = [str(box.itemData(at)) for at in range(1, box.count())]
    chosen = str(box.currentData() or "")
    wanted = sorted(dict.fromkeys((*names, *(before if keep else ()), *((chosen,) if chosen else ()))))
    if wanted == before:
        return
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(1)
        for name in wanted:
            box.addItem(name, name)
        box.setCurrentIndex(max(0, box.findData(chosen)))


def _tone(row: BoardRow) -> str:
    return "bad" if row.left is not None and row.left.over else "ink"


def _promise_tone(row: BoardRow) -> str:
    return "accent" if row.promise is Promise.TIME_ASKED else "muted"
