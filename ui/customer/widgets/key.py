"""One key, and the line it writes."""

import unicodedata

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from frontdesk.domain.vietnamese_keys import Tone
from frontdesk.i18n import Words as Language
from ui.customer.key_rows import DELETE, DIGITS, KEY, SHIFT, SPACE, SWAP
from ui.customer.scale import FACT
from ui.customer.widgets.touchable import Touchable, round_pen
from ui.customer.widgets.words import STRONG, Words, draw_words
from ui.theme import CUSTOMER, ui_font

_INSET = 3
_ARROW = ((0, -0.5), (0.5, 0.02), (0.22, 0.02), (0.22, 0.46), (-0.22, 0.46), (-0.22, 0.02), (-0.5, 0.02))


class Key(Touchable):
    """A letter, a tone, or a command; its accessible name says which."""

    def __init__(self) -> None:
        super().__init__()
        self._value, self._cap, self._lit = "", "", False

    def show_key(self, value: str, shifted: bool, which: str, language: Language) -> None:
        """Be the key `value`; `which`: of the letters or of the digits."""
        cap = _cap(value, shifted, which)
        lit = value == SHIFT and shifted
        if (value, cap, lit) != (self._value, self._cap, self._lit):
            self._value, self._cap, self._lit = value, cap, lit
            self.update()
        self.offer(KEY, value, _name(value, which, language) or cap)

    def height_at(self, _width: int) -> int:
        return self.scale.touch(76)

    def paint(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.setPen(Qt.PenStyle.NoPen)
        lit = self.isDown() or self._lit
        special = self._value in (DELETE, SHIFT, SWAP) or self._value in list(Tone)
        painter.setBrush(QColor(CUSTOMER.primary if lit else CUSTOMER.accent_ground if special else CUSTOMER.ground))
        painter.drawRoundedRect(box, 8, 8)
        colour = CUSTOMER.on_primary if lit else CUSTOMER.accent if special else CUSTOMER.ink
        if self._value in (DELETE, SHIFT, SPACE):
            self._draw_sign(painter, box, colour)
        else:
            size = 22 if self._value == SWAP else 30
            font = ui_font(min(self.scale.type(size), round(self.height() * 0.52)), STRONG)
            draw_words(painter, self.rect(), self._cap, font, colour, Qt.AlignmentFlag.AlignCenter)

    def _draw_sign(self, painter: QPainter, box: QRectF, colour: str) -> None:
        side = min(box.height() * 0.42, 32.0)
        middle = box.center()
        painter.setPen(round_pen(colour, max(2.0, side / 10)))
        painter.setBrush(Qt.BrushStyle.NoBrush)

        def at(x: float, y: float) -> QPointF:
            return QPointF(middle.x() + x * side, middle.y() + y * side)

        if self._value == SHIFT:
            painter.drawPolygon([at(x, y) for x, y in _ARROW])
        elif self._value == DELETE:
            painter.drawPolygon([at(-0.7, 0), at(-0.3, -0.42), at(0.6, -0.42), at(0.6, 0.42), at(-0.3, 0.42)])
            painter.drawLine(at(-0.05, -0.16), at(0.3, 0.16))
            painter.drawLine(at(0.3, -0.16), at(-0.05, 0.16))
        else:
            painter.drawPolyline([at(-1.6, -0.1), at(-1.6, 0.25), at(1.6, 0.25), at(1.6, -0.1)])


class TypedWords(Words):
    """What was written, and a caret after it."""

    def __init__(self, size: float = FACT) -> None:
        super().__init__(size, reserved=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        letters = self.face.pixelSize()
        at = self.end_of_text()
        caret = QRectF(at.x() + 2, at.y() + letters * 0.1, max(2, letters // 12), letters * 1.15)
        painter.fillRect(caret, QColor(CUSTOMER.accent))


def _cap(value: str, shifted: bool, which: str) -> str:
    if value in list(Tone):
        return unicodedata.normalize("NFC", f"{'A' if shifted else 'a'}{value}")
    if value == SWAP:
        return "abc" if which == DIGITS else "123"
    return value.upper() if shifted and len(value) == 1 else value


def _name(value: str, which: str, language: Language) -> str:
    _ = language.gettext
    names = {
        Tone.SHARP: _("Dấu sắc"),
        Tone.GRAVE: _("Dấu huyền"),
        Tone.HOOK: _("Dấu hỏi"),
        Tone.TILDE: _("Dấu ngã"),
        Tone.DOT: _("Dấu nặng"),
        DELETE: _("Xóa"),
        SPACE: _("Dấu cách"),
        SHIFT: _("Chữ hoa"),
        SWAP: _("Chữ cái") if which == DIGITS else _("Số và dấu câu"),
    }
    return names.get(value, "")
