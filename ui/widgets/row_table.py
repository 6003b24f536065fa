"""A table of rows somebody ordered: one class for every list, columns as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import current_tokens

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_ROW_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """What one column says of a row. `width` in px, 0 takes the rest; `tone` names a theme colour for the words."""

    head: str
    say: Callable[[R], str]
    width: int = 0
    tone: Callable[[R], str] | None = None


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

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.say(row)
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return QColor(getattr(current_tokens(), column.tone(row)))
        return None


class RowTable(QTableView):
    """Emits the number of the row that was opened: Enter, or two clicks."""

    opened = Signal(int)
    moved = Signal(int)  # the row the officer is at, -1 for none

    def __init__(self, model: RowModel[R], name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for at, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(at, column.width)
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.moved.emit(now.row()))

    @property
    def at(self) -> int:
        """The row the officer is at, -1 for none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if self.at >= 0:
                self.opened.emit(self.at)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
