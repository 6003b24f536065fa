"""Who works here, to choose from: initials, name, role in words. It never takes the focus; the fields beside it do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import GRID, current_tokens, ui_font

Index = QModelIndex | QPersistentModelIndex
ROW = 48  # px
_DISC = 32
_ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person: what they sign in with, their name, what they are."""

    login: str
    name: str
    roles: str


def initial(name: str) -> str:
    """The letter Vietnamese people are called by: that of the given name, which stands last."""
    parts = name.split()
    return parts[-1][:1].upper() if parts else ""


class PeopleModel(QAbstractListModel):
    """The rows that fit what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PersonRow, ...] = ()

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _ITEM:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.roles}"
        return None


class _Painter(QStyledItemDelegate):
    """A disc with the initial, the name, the role below it; the chosen one on the accent's ground."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, row = current_tokens(), index.data(_ITEM)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(tokens.accent_ground))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        disc = QRect(option.rect.left() + GRID, option.rect.center().y() - _DISC // 2 + 1, _DISC, _DISC)
        painter.setBrush(QColor(tokens.primary if chosen else tokens.idle))
        painter.drawEllipse(disc)
        painter.setPen(QColor(tokens.on_primary if chosen else tokens.on_idle))
        painter.setFont(ui_font(14, QFont.Weight.DemiBold))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), initial(row.name))
        left = disc.right() + 1 + 12
        inner = QRect(left, option.rect.top() + 5, option.rect.right() - left - GRID, ROW - 10)
        self._draw_line(painter, inner, row.name, (14, QFont.Weight.DemiBold), tokens.ink, lower=False)
        self._draw_line(painter, inner, row.roles, (12, QFont.Weight.Normal), tokens.muted, lower=True)
        painter.restore()

    def _draw_line(
        self, painter: QPainter, inner: QRect, words: str, face: tuple[int, QFont.Weight], colour: str, *, lower: bool
    ) -> None:
        font = ui_font(*face)
        half = inner.height() // 2
        box = QRect(inner.left(), inner.top() + (half if lower else 0), inner.width(), half)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class PeopleList(QListView):
    """Emits `moved` when another one is chosen, `picked` when it was done with the mouse."""

    moved = Signal()
    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows = PeopleModel()
        self._rows.setParent(self)
        self.setObjectName("people")
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())
        self.clicked.connect(lambda _index: self.picked.emit())

    @property
    def chosen(self) -> PersonRow | None:
        """Who is chosen."""
        at = self.currentIndex().row()
        return self._rows.rows[at] if 0 <= at < len(self._rows.rows) else None

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """Who is offered."""
        return self._rows.rows

    def offer(self, rows: Sequence[PersonRow], login: str) -> None:
        """Show `rows`, the one of `login` chosen, else the first where there is no other."""
        self._rows.show_rows(rows)
        at = next((at for at, row in enumerate(rows) if row.login == login), 0 if len(rows) == 1 else -1)
        self._go(at)

    def move_by(self, steps: int) -> None:
        """Choose another one by keyboard."""
        last = len(self._rows.rows) - 1
        if last >= 0:
            at = self.currentIndex().row()
            self._go(max(0, min(last, at + steps)) if at >= 0 else (0 if steps > 0 else last))

    def choose_first(self) -> None:
        """The first of those offered, where none is chosen."""
        if self.chosen is None:
            self._go(0 if self._rows.rows else -1)

    def _go(self, at: int) -> None:
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at, 0))
            self.scrollTo(self._rows.index(at, 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self.moved.emit()
