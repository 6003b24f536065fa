"""The rows a look-up found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from frontdesk.i18n import Words
from ui.wording import day_time, state_word

if TYPE_CHECKING:
    from frontdesk.domain.lookup import Hit

Index = QModelIndex | QPersistentModelIndex


class HitTableModel(QAbstractTableModel):
    """Hits as the desk ordered them."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._hits: tuple[Hit, ...] = ()
        self._heads = (_("Mã tiếp nhận"), _("Người nộp"), _("Thủ tục"), _("Trạng thái"), _("Nhận lúc"), _("Hẹn trả"))

    def show_hits(self, hits: "Sequence[Hit]") -> None:
        """Replace every row."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit(self, at: int) -> "Hit":
        """The hit in a row."""
        return self._hits[at]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._cells(self._hits[index.row()])[index.column()]

    def _cells(self, hit: "Hit") -> tuple[str, ...]:
        return (
            hit.receipt_code,
            hit.name,
            hit.procedure_name,
            state_word(hit.state, self._words),
            day_time(hit.received_at),
            day_time(hit.due_at) if hit.due_at else "—",
        )
