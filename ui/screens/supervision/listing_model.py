"""The rows behind a number, which come a page at a time."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from frontdesk.domain.figures import ListedSubmission, Listing, Place
from ui.widgets.row_model import Column, Index, RowModel


class ListingModel(RowModel[ListedSubmission]):
    """Asks for the next page when the view comes near its end."""

    wanted = Signal(object)  # Place

    def __init__(self, columns: Sequence[Column[ListedSubmission]], parent: QObject) -> None:
        super().__init__(columns, parent)
        self._after: Place | None = None
        self._asked = False

    @property
    def whole(self) -> bool:
        """Whether every row is there."""
        return self._after is None

    def begin(self, page: Listing) -> None:
        """The first page of another list."""
        self._after, self._asked = page.after, False
        self.show_rows(page.rows)

    def go_on(self, page: Listing) -> None:
        """The next page of the same list."""
        self._after, self._asked = page.after, False
        if page.rows:
            last = len(self._rows)
            self.beginInsertRows(QModelIndex(), last, last + len(page.rows) - 1)
            self._rows = (*self._rows, *page.rows)
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
