"""What a search box offers: a list below it, painted by us (plain text, two lines a row)."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.theme import GRID, current_tokens, ui_font
from ui.widgets.suggestion import Suggestion
from ui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex
_ROW = 52  # px
_SHOWN = 6  # rows before the list scrolls
ITEM = Qt.ItemDataRole.UserRole


class SuggestionModel(QAbstractListModel):
    """The rows of one answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Suggestion, ...] = ()

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> Suggestion:
        """The row at a position."""
        return self._rows[at]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ITEM:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.detail, row.aside, row.under_aside) if part)
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Paints a row in two lines; words that don't fit end in …."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current_tokens()
        row: Suggestion = index.data(ITEM)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_ground))
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6)
        inner = option.rect.adjusted(2 * GRID, 6, -2 * GRID, -6)
        _draw_line(painter, inner, row.title, row.aside, (14, QFont.Weight.Medium), tokens.ink)
        _draw_line(painter, inner, row.detail, row.under_aside, (12, QFont.Weight.Normal), tokens.muted, lower=True)
        painter.restore()


def _draw_line(
    painter: QPainter,
    inner: QRect,
    left: str,
    right: str,
    face: tuple[int, QFont.Weight],
    colour: str,
    *,
    lower: bool = False,
) -> None:
    half = inner.height() // 2
    box = QRect(inner.left(), inner.top() + (half if lower else 0), inner.width(), half)
    tokens = current_tokens()
    small = ui_font(12)
    taken = min(QFontMetrics(small).horizontalAdvance(right), inner.width() // 2) if right else 0
    painter.setFont(small)
    painter.setPen(QColor(tokens.muted))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)
    font = ui_font(*face)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    room = box.width() - taken - (2 * GRID if taken else 0)
    words = QFontMetrics(font).elidedText(left, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)


class SuggestionList(QFrame):
    """The list, floating over the window below its box. It never takes the focus."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, nothing: str) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.model = SuggestionModel(self)
        self.view = QListView(self)
        self.view.setObjectName("suggestionList")
        self.view.setModel(self.model)
        self.view.setItemDelegate(SuggestionDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.clicked.connect(lambda index: self.picked.emit(index.data(ITEM).value))
        self.view.entered.connect(self.view.setCurrentIndex)
        self._nothing = Text(nothing, tone="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 5, 1, 5)
        layout.setSpacing(0)
        layout.addWidget(self.view)
        layout.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignCenter)
        self.window_below = parent
        self.hide()

    def offer(self, rows: Sequence[Suggestion], below: QWidget, width: int) -> None:
        """Show `rows` under `below`, or over it where there is no room; with none, the sentence that says so."""
        self.model.show_rows(rows)
        self.view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if rows:
            self.view.setCurrentIndex(self.model.index(0, 0))
        window = self.window_below
        height = max(1, min(len(rows), _SHOWN)) * _ROW + 12
        self.setGeometry(_place(window, below, QSize(width, height)))
        self.raise_()
        self.show()

    def move_by(self, steps: int) -> None:
        """Choose another row by keyboard."""
        last = self.model.rowCount() - 1
        if last >= 0:
            at = max(0, min(last, self.view.currentIndex().row() + steps))
            self.view.setCurrentIndex(self.model.index(at, 0))

    @property
    def current(self) -> Suggestion | None:
        """The chosen row, None where nothing was found."""
        at = self.view.currentIndex().row()
        return self.model.row(at) if 0 <= at < self.model.rowCount() else None


def _place(window: QWidget, box: QWidget, size: QSize) -> QRect:
    top = box.mapTo(window, QPoint(0, 0))
    below = window.height() - top.y() - box.height() - GRID - 4
    above = top.y() - GRID - 4
    left = min(top.x(), max(0, window.width() - size.width() - GRID))
    if below >= size.height() or below >= above:
        return QRect(left, top.y() + box.height() + 4, size.width(), min(size.height(), max(below, _ROW + 12)))
    height = min(size.height(), above)
    return QRect(left, top.y() - 4 - height, size.width(), height)
