"""Rows somebody ordered and what each column says of one: no painting here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """What one column says of a row. `width` in px, 0 takes the rest; `tone` names a theme colour for the words.

    `under`: smaller lines beneath, the last in `under_tone`; `icon`: name and tone of a shape before the words;
    `ground`: a theme colour behind them, "" for none.
    """

    head: str
    say: Callable[[R], str]
    width: int = 0
    tone: Callable[[R], str] | None = None
    under: Callable[[R], str] | None = None
    under_tone: Callable[[R], str] | None = None
    icon: Callable[[R], tuple[str, str]] | None = None
    ground: Callable[[R], str] | None = None
    right: bool = False
    strong: bool = False

    def spoken(self, row: R) -> str:
        """The whole cell, for listeners."""
        under = self.under(row).replace("\n", ", ") if self.under is not None else ""
        return ", ".join(part for part in (self.say(row), under) if part)


class RowModel(QAbstractTableModel, Generic[R]):
    """Rows as the desk ordered them; a new answer replaces them all."""

    def __init__(self, columns: Sequence[Column[R]], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> R:
        """What stands in one row."""
        return self._rows[at]

    def put_first(self, row: R) -> None:
        """One more row, above all others."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._rows = (row, *self._rows)
        self.endInsertRows()

    def take_out(self, at: int) -> None:
        """One row less."""
        self.beginRemoveRows(QModelIndex(), at, at)
        self._rows = (*self._rows[:at], *self._rows[at + 1 :])
        self.endRemoveRows()

    def touch(self, first: int = 0, last: int = -1) -> None:
        """The rows are the same, what is said of them is not."""
        end = last if last >= 0 else len(self._rows) - 1
        if end >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(end, len(self.columns) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.say(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(row)
        return None
