"""The five faces: told apart by mouth and brows and by their word, not by colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from frontdesk.customer.touches import FACE
from frontdesk.customer.view import Face
from ui.customer.scale import BODY, FACT, SMALLEST_TOUCH, Scale
from ui.customer.widgets.block import put
from ui.customer.widgets.touchable import Touchable, round_pen
from ui.customer.widgets.words import STRONG, Words
from ui.theme import CUSTOMER, FACES

_SIDE = 150
_ROW_SIDE = 112
_SMALLEST_FACE = 36  # px, within a target of 48
# Where the mouth's middle lies below its corners, in sides of the face, worst to best.
_BEND = (-0.17, -0.085, 0.0, 0.105, 0.2)
_CORNER = (0.715, 0.69, 0.665, 0.625, 0.585)


def draw_face(painter: QPainter, box: QRectF, score: int, *, ground: str = "") -> None:
    """Face 1 (worst) to 5 filling `box`; `ground` instead of its own colour."""
    side = box.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground or FACES[score - 1]))
    painter.drawEllipse(box)
    painter.setBrush(QColor(CUSTOMER.ink))
    for x in (0.335, 0.665):
        painter.drawEllipse(_at(box, x, 0.415), side * 0.05, side * 0.066)
    painter.setPen(round_pen(CUSTOMER.ink, side * 0.05))
    painter.setBrush(QColor(CUSTOMER.ink) if score == len(FACES) else Qt.BrushStyle.NoBrush)
    painter.drawPath(_mouth(box, score))
    if score == 1:  # knitted brows
        painter.drawLine(_at(box, 0.25, 0.265), _at(box, 0.4, 0.315))
        painter.drawLine(_at(box, 0.75, 0.265), _at(box, 0.6, 0.315))


def _mouth(box: QRectF, score: int) -> QPainterPath:
    corner, bend = _CORNER[score - 1], _BEND[score - 1]
    path = QPainterPath(_at(box, 0.3, corner))
    path.cubicTo(_at(box, 0.4, corner + bend), _at(box, 0.6, corner + bend), _at(box, 0.7, corner))
    if score == len(FACES):
        path.closeSubpath()
    return path


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + box.width() * x, box.y() + box.height() * y)


class FaceButton(Touchable):
    """A face over its word; in a row of its own, the word beside it."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._score = 0
        self._most = 10_000
        self.label = Words(BODY, "ink", STRONG, centred=True, balanced=True)
        self.beside = Words(FACT, "ink", STRONG)
        for words in (self.label, self.beside):
            words.setParent(self)
        self.in_row = False
        self.show_face(face)

    def show_face(self, face: Face) -> None:
        """Be `face`."""
        if face.score != self._score:
            self._score = face.score
            self.update()
        self.offer(FACE, str(face.score), face.label)
        self.label.say(face.label)
        self.beside.say(face.label)

    def dress(self, scale: Scale) -> None:
        super().dress(scale)
        for words in (self.label, self.beside):
            words.dress(scale)

    def set_in_row(self, in_row: bool) -> None:
        """Whether the word stands beside the face."""
        self.in_row = in_row
        self.label.setVisible(not in_row)
        self.beside.setVisible(in_row)

    def fit(self, width: int, row: int, column: int) -> None:
        """Be no higher than `row` px beside its word, than `column` px over it."""
        pad = self.scale.gap(8)
        self._most = 10_000
        if self.in_row:
            self._most = row - 2 * pad
        else:
            self._most = column - 2 * pad - self.scale.gap(16) - self.label.height_at(self._label_width(width))

    def side_at(self, width: int) -> int:
        """Px of the face at `width`."""
        side = self.scale.touch(_ROW_SIDE) if self.in_row else min(width - self.scale.gap(8), self.scale.touch(_SIDE))
        return max(_SMALLEST_FACE, min(side, self._most))

    def height_at(self, width: int) -> int:
        pad = self.scale.gap(8)
        if self.in_row:
            words = self.beside.height_at(self._beside_width(width))
            return max(SMALLEST_TOUCH, max(self.side_at(width), words) + 2 * pad)
        return pad + self.side_at(width) + self.scale.gap(16) + self.label.height_at(self._label_width(width)) + pad

    def _label_width(self, width: int) -> int:
        """Neighbours keep apart, so that each word is seen to belong to its face."""
        return width - min(self.scale.gap(20), width // 12)

    def _beside_width(self, width: int) -> int:
        return width - self.side_at(width) - 2 * self.scale.gap(12) - self.scale.gap(28)

    def arrange(self) -> None:
        side = self.side_at(self.width())
        if self.in_row:
            wide = self._beside_width(self.width())
            high = self.beside.height_at(wide)
            put(self.beside, self.scale.gap(12) + side + self.scale.gap(28), (self.height() - high) // 2, wide, high)
            return
        top = self.scale.gap(8) + side + self.scale.gap(16)
        wide = self._label_width(self.width())
        put(self.label, (self.width() - wide) // 2, top, wide, self.label.height_at(wide))

    def paint(self, painter: QPainter) -> None:
        side = float(self.side_at(self.width()))
        radius = self.scale.px(20)
        if self.isDown():
            self.draw_plate(painter, CUSTOMER.hover, CUSTOMER.accent, radius, 3)
        elif self.in_row:
            self.draw_plate(painter, CUSTOMER.ground, CUSTOMER.line, radius)
        x = float(self.scale.gap(12)) if self.in_row else (self.width() - side) / 2
        y = (self.height() - side) / 2 if self.in_row else float(self.scale.gap(8))
        draw_face(painter, QRectF(x, y, side, side), self._score)
