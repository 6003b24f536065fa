"""A table of rows somebody ordered: one class for every list, columns as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import current_tokens

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 40


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

    @property
    def is_plain(self) -> bool:
        """Whether Qt can paint it: one line of words."""
        return not (self.under or self.icon or self.ground or self.right or self.strong)

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
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return QColor(getattr(current_tokens(), column.tone(row)))
        return None


class RowTable(QTableView):
    """Emits the number of the row that was opened: Enter, or two clicks."""

    opened = Signal(int)
    moved = Signal(int)  # the row the officer is at, -1 for none

    def __init__(self, model: RowModel[R], name: str, row_height: int = _ROW_HEIGHT) -> None:
        super().__init__()
        self._model: RowModel[Any] = model
        self._silent = False
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(row_height)
        self.verticalHeader().setDefaultSectionSize(row_height)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for at, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(at, column.width)
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_moved(now.row()))
        if not all(column.is_plain for column in model.columns):
            from ui.widgets.cells import CellDelegate  # which paints what this module describes

            self.setItemDelegate(CellDelegate(self))

    @property
    def at(self) -> int:
        """The row the officer is at, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, at: int) -> None:
        """Be at a row, without telling: nobody moved. -1 is at none."""
        self._silent = True
        if at >= 0:
            self.setCurrentIndex(self._model.index(at, 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._silent = False

    def show_rows(self, rows: Sequence[Any], key: Callable[[Any], object], *, near: bool = False) -> None:
        """Replace the rows and stay where the officer was, by `key`; `near`: else at the row that stands there now."""
        old, before = self._model.rows, self.at
        kept = key(old[before]) if 0 <= before < len(old) else None
        self._silent = True
        self._model.show_rows(rows)
        self._silent = False
        otherwise = min(max(before, 0), len(rows) - 1) if near else -1
        self.go_to(next((at for at, row in enumerate(rows) if kept is not None and key(row) == kept), otherwise))

    def _on_moved(self, at: int) -> None:
        if not self._silent:
            self.moved.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if self.at >= 0:
                self.opened.emit(self.at)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
