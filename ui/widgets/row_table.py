"""A table of rows somebody ordered: one class for every list, columns as data."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.widgets.cells import CellDelegate
from ui.widgets.row_model import RowModel

R = TypeVar("R")
_ROW_HEIGHT = 40


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
