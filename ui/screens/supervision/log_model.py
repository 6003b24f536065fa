"""The rows of the log, which come a page at a time, in the order of a column's heading."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from frontdesk.domain.daily_log import LogCursor, LogOrder, LogPage, LogRow
from ui.widgets.row_model import Column, Index, RowModel


@dataclass(frozen=True, slots=True)
class LogColumn:
    """One column, and what its heading puts the log in the order of."""

    order: LogOrder
    column: Column[LogRow]


class LogModel(RowModel[LogRow]):
    """Asks for the next page when the view comes near its end; a heading asks for another order."""

    wanted = Signal(object)  # LogCursor
    ordered = Signal(object, bool)  # LogOrder, and whether it runs down

    def __init__(self, columns: Sequence[LogColumn], parent: QObject) -> None:
        super().__init__(tuple(each.column for each in columns), parent)
        self._orders = tuple(each.order for each in columns)
        self._held: list[LogRow] = []
        self._after: LogCursor | None = None
        self._asked = False

    @property
    def rows(self) -> tuple[LogRow, ...]:
        """What is there so far."""
        return tuple(self._held)

    @property
    def whole(self) -> bool:
        """Whether every row is there."""
        return self._after is None

    def row(self, at: int) -> LogRow:
        return self._held[at]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._held)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said: dict[int, Callable[[LogRow], str]] = {
            Qt.ItemDataRole.DisplayRole: self.columns[index.column()].say,
            Qt.ItemDataRole.AccessibleTextRole: self.columns[index.column()].spoken,
        }
        return said[role](self._held[index.row()]) if role in said else None

    def show_first(self, page: LogPage) -> None:
        """The first page of another log."""
        self.beginResetModel()
        self._held = list(page.rows)
        self._after, self._asked = page.after, False
        self.endResetModel()

    def show_next(self, page: LogPage) -> None:
        """The next page of the same."""
        self._after, self._asked = page.after, False
        if page.rows:
            last = len(self._held)
            self.beginInsertRows(QModelIndex(), last, last + len(page.rows) - 1)
            self._held += page.rows
            self.endInsertRows()

    def give_up(self) -> None:
        """The page did not come: it may be asked for again."""
        self._asked = False

    def canFetchMore(self, _parent: Index) -> bool:
        return self._after is not None and not self._asked

    def fetchMore(self, _parent: Index) -> None:
        if self._after is not None and not self._asked:
            self._asked = True
            self.wanted.emit(self._after)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self._orders):
            self.ordered.emit(self._orders[column], order == Qt.SortOrder.DescendingOrder)
