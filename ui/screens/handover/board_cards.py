"""The 15:00 board: what must leave the counter, by department, and the submissions that wait (NĐ 118/2025 Art 18.2)."""

from PySide6.QtCore import Signal

from frontdesk.domain.baskets import Baskets
from frontdesk.domain.boards import MOST_COUNTED, BoardRow, DepartmentLoad, HandoverBoard
from frontdesk.domain.clock import local
from frontdesk.domain.working_time import TimeLeft, say_left
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import joined

_ROW = 52
_LEFT = 168  # px: “quá hạn 88 ngày 7 giờ” in full
_SHOWN = 4  # departments seen without scrolling
_SOON = 120  # min: from here on the time left is a warning


class BoardCard(Card):
    """What must leave, one row for each department; to be at a row is to choose its basket."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Phải bàn giao"))
        self._words = words
        self._baskets = Baskets()
        self.at = Text("", "caption", "muted")
        self.add_to_head(self.at)
        self.model: RowModel[DepartmentLoad] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Phải bàn giao, theo cơ quan"), _ROW)
        self.table.horizontalHeader().hide()
        self.table.setProperty("bare", "true")
        self.nothing = Text(_("Không còn hồ sơ nào chờ bàn giao."), tone="muted", wrap=True)
        self.nothing.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.outer.addWidget(self.nothing)
        self.outer.addWidget(self.table)
        self.outer.setContentsMargins(0, GRID, 0, GRID)
        self.table.moved.connect(self._on_moved)
        self.table.opened.connect(lambda _at: self.entered.emit())

    def _columns(self) -> tuple[Column[DepartmentLoad], ...]:
        return (
            Column(
                "",
                lambda load: load.department,
                under=self._counts,
                under_tone=lambda load: "bad" if load.overdue else "muted",
                strong=True,
            ),
            Column(
                "",
                self._left,
                _LEFT,
                lambda load: left_tone(load.left),
                under=self._in_basket,
                under_tone=lambda _load: "accent",
                right=True,
            ),
        )

    def show_board(self, board: HandoverBoard, baskets: Baskets) -> None:
        """The board as of now."""
        self._baskets = baskets
        self.at.say(self._("lúc {time}").format(time=f"{local(board.at):%H:%M}"))
        known = {load.department for load in board.loads}
        begun = [basket.department for basket in baskets.baskets] + [baskets.chosen]
        only_begun = [
            DepartmentLoad(each, 0, 0, 0, None) for each in dict.fromkeys(begun) if each and each not in known
        ]
        rows = (*board.loads, *only_begun)
        if rows != self.model.rows:
            self.table.show_rows(rows, lambda load: load.department)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(_ROW * min(max(len(rows), 1), _SHOWN) + 4)
        self.show_baskets(baskets)

    def show_baskets(self, baskets: Baskets) -> None:
        """How many lie in each basket, and which one is open."""
        self._baskets = baskets
        self.model.touch()
        at = next((at for at, load in enumerate(self.model.rows) if load.department == baskets.chosen), -1)
        if at != self.table.at:
            self.table.go_to(at)

    def step(self, steps: int) -> None:
        """Choose the department above or below."""
        last = len(self.model.rows) - 1
        if last >= 0:
            at = min(max(self.table.at + steps, 0), last)
            if at != self.table.at:
                self.table.setCurrentIndex(self.model.index(at, 0))

    def _counts(self, load: DepartmentLoad) -> str:
        _ = self._
        parts = (
            _("{n} quá giờ").format(n=_figure(load.overdue)) if load.overdue else "",
            _("{n} hôm nay").format(n=_figure(load.today)) if load.today else "",
            _("{n} đầu buổi tới").format(n=_figure(load.later)) if load.later else "",
        )
        return joined(*parts) or _("không còn hồ sơ chờ")

    def _left(self, load: DepartmentLoad) -> str:
        return say_left(load.left, self._words) if load.left is not None else ""

    def _in_basket(self, load: DepartmentLoad) -> str:
        count = len(self._baskets.of(load.department).items)
        return self._("giỏ: {n}").format(n=count) if count else ""

    def _on_moved(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(self.model.row(at).department)


class WaitingCard(Card):
    """The submissions that wait for one department, first what must leave first."""

    page_asked = Signal(str)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Hồ sơ chờ"))
        self._words = words
        self._in_baskets: frozenset[str] = frozenset()
        self.note = Text("", "caption", "muted")
        self.add_to_head(self.note)
        self.model: RowModel[BoardRow] = RowModel(self._columns(), self)
        self.table = RowTable(self.model, _("Hồ sơ chờ bàn giao"), _ROW)
        self.table.horizontalHeader().hide()
        self.table.setProperty("bare", "true")
        self.table.setMinimumHeight(2 * _ROW)
        self.outer.addWidget(self.table, 1)
        self.outer.setContentsMargins(0, GRID, 0, GRID)
        self.table.opened.connect(lambda at: self.page_asked.emit(self.model.row(at).submission_id))

    def _columns(self) -> tuple[Column[BoardRow], ...]:
        return (
            Column(
                "",
                lambda row: row.name,
                under=lambda row: f"{row.receipt_code} · {row.procedure_name}",
                strong=True,
            ),
            Column(
                "",
                self._where,
                _LEFT,
                lambda row: "good" if row.submission_id in self._in_baskets else left_tone(row.left),
                under=lambda row: f"{local(row.until):%H:%M %d/%m}" if row.until is not None else "",
                under_tone=lambda row: "bad" if row.left is not None and row.left.over else "muted",
                right=True,
            ),
        )

    def show_rows(self, department: str, rows: tuple[BoardRow, ...], total: int, baskets: Baskets) -> None:
        """What waits for `department`; `total` of which `rows` are the most urgent."""
        _ = self._
        self._in_baskets = frozenset(baskets.ids)
        self.heading.say(_("Chờ {department}").format(department=department) if department else _("Hồ sơ chờ"))
        shown = len(rows)
        more = _("{shown} gấp nhất").format(shown=shown) if total > shown else ""
        count = _("{n} hồ sơ").format(n=shown)
        self.note.say(more or count)
        if rows != self.model.rows:
            self.table.show_rows(rows, lambda row: row.submission_id)
        self.model.touch()

    def show_baskets(self, baskets: Baskets) -> None:
        """Which of them lie in a basket; only rows that differ are painted again."""
        before, self._in_baskets = self._in_baskets, frozenset(baskets.ids)
        differ = before ^ self._in_baskets
        for at, row in enumerate(self.model.rows) if differ else ():
            if row.submission_id in differ:
                self.model.touch(at, at)

    def _where(self, row: BoardRow) -> str:
        if row.submission_id in self._in_baskets:
            return self._("trong giỏ")
        return say_left(row.left, self._words) if row.left is not None else ""


def left_tone(left: TimeLeft | None) -> str:
    """The theme colour of a time left: over, soon, or plenty."""
    if left is None:
        return "muted"
    if left.over:
        return "bad"
    return "warn" if left.minutes <= _SOON else "muted"


def _figure(count: int) -> str:
    return f"{MOST_COUNTED // 1000}.000+" if count >= MOST_COUNTED else str(count)
