"""Cells of two lines or more: what it is, beneath it what tells it apart, an icon that says the same as the colour."""

from functools import cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import GRID, current_tokens, ui_font
from ui.widgets.digits import digits_width, draw_digits
from ui.widgets.icons import pixmap
from ui.widgets.row_model import Column, RowModel

Index = QModelIndex | QPersistentModelIndex
_ICON = 16
_LINE = 20  # px of a line
_EDGE = 2 * GRID - 2  # the words begin and end where those of a card do
_SIDE = int(Qt.AlignmentFlag.AlignVCenter)


class CellDelegate(QStyledItemDelegate):
    """Paints a column's words, the lines under them and its icon; words that don't fit end in …."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), _LINE * 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RowModel)
        column, row = model.columns[index.column()], model.row(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option, column, row)
        left = _EDGE if index.column() == 0 else GRID
        right = _EDGE if index.column() == len(model.columns) - 1 else GRID
        inner = option.rect.adjusted(left, 0, -right, 0)
        if column.icon is not None:
            inner = self._draw_icon(painter, inner, column, row)
        _draw_words(painter, inner, column, row)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, column: Column[Any], row: object) -> None:
        tokens = current_tokens()
        ground = column.ground(row) if column.ground is not None else ""
        if option.state & QStyle.StateFlag.State_Selected:
            ground = "accent_ground"
        if ground:
            painter.fillRect(option.rect, QColor(getattr(tokens, ground)))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, QColor(tokens.line))

    def _draw_icon(self, painter: QPainter, inner: QRect, column: Column[Any], row: object) -> QRect:
        assert column.icon is not None
        name, tone = column.icon(row)
        if name:
            at = QRect(inner.left(), inner.center().y() - _ICON // 2, _ICON, _ICON)
            painter.drawPixmap(at, pixmap(name, getattr(current_tokens(), tone), _ICON))
        return inner.adjusted(_ICON + GRID, 0, 0, 0)


def _draw_words(painter: QPainter, inner: QRect, column: Column[Any], row: object) -> None:
    tokens = current_tokens()
    under = column.under(row).split("\n") if column.under is not None else []
    tone = column.tone(row) if column.tone is not None else "ink"
    under_tone = column.under_tone(row) if column.under_tone is not None else "muted"
    top = inner.center().y() - (_LINE * (1 + len(under))) // 2
    box = QRect(inner.left(), top, inner.width(), _LINE)
    weight = QFont.Weight.Medium if column.strong else QFont.Weight.Normal
    _draw_line(painter, box, column.say(row), (_face(13, weight), getattr(tokens, tone)), right=column.right)
    for at, text in enumerate(under):
        colour = getattr(tokens, under_tone if at == len(under) - 1 else "muted")
        face = _face(12, QFont.Weight.Normal)
        _draw_line(painter, box.translated(0, _LINE * (at + 1) - 1), text, (face, colour), right=column.right)


Face = tuple[QFont, QFontMetrics]


@cache
def _face(pixels: int, weight: QFont.Weight) -> Face:
    """A face and its measures, made once: a list paints hundreds of lines for every scan."""
    font = ui_font(pixels, weight)
    return font, QFontMetrics(font)


def _draw_line(painter: QPainter, box: QRect, text: str, look: tuple[Face, str], *, right: bool) -> None:
    if not text:
        return
    (font, metrics), colour = look
    painter.setFont(font)
    painter.setPen(QColor(colour))
    if right and digits_width(text, font) <= box.width():
        draw_digits(painter, QRectF(box), text, right=True)
        return
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, int(side) | _SIDE, words)
