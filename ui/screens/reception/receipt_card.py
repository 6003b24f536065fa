"""The receipt as it will print: a small sheet, filled as the form fills. Never a QR that is none."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from frontdesk.i18n import Words
from ui.theme import PAPER_FAMILY, current_tokens, load_paper_fonts
from ui.widgets.card import Card
from ui.widgets.text import Text

_PAPER, _INK, _FAINT, _EDGE = "#ffffff", "#1b2430", "#5b6778", "#c3ccd7"  # paper is white in the dark, too


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of the receipt so far."""

    office: str = ""
    holder: str = ""
    procedure: str = ""
    papers: str = ""
    due: str = ""


class ReceiptSketch(QWidget):
    """Painted, not printed: the real sheet is rendered by the desk when the papers are received."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        load_paper_fonts()
        self._words = words
        self._sketch = Sketch()
        self.setFixedHeight(168)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.gettext("Giấy hẹn sẽ in"))

    def show_sketch(self, sketch: Sketch) -> None:
        """Fill the sheet."""
        self._sketch = sketch
        self.setAccessibleDescription(", ".join(self._lines()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, 168)

    def _lines(self) -> tuple[str, ...]:
        _ = self._words.gettext
        sketch = self._sketch
        dots = "…" * 12
        return (
            _("Tiếp nhận hồ sơ của: {name}").format(name=sketch.holder or dots),
            _("Nội dung: {procedure}").format(procedure=sketch.procedure or dots),
            _("Thành phần hồ sơ: {papers}").format(papers=sketch.papers or dots),
            _("Trả kết quả: {due}").format(due=sketch.due or dots),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(current_tokens().line), 1))
        painter.setBrush(QColor(_PAPER))
        painter.drawRoundedRect(sheet, 4, 4)
        inner = sheet.adjusted(16, 12, -16, -12)
        top = self._draw_head(painter, inner)
        self._draw_lines(painter, QRectF(inner.left(), top, inner.width() - 92, inner.bottom() - top))
        self._draw_qr_place(painter, QRectF(inner.right() - 76, top + 2, 76, 76))

    def _draw_head(self, painter: QPainter, inner: QRectF) -> float:
        painter.setPen(QColor(_FAINT))
        painter.setFont(_face(11))
        line = QRectF(inner.left(), inner.top(), inner.width(), 18)
        office = painter.fontMetrics().elidedText(self._sketch.office, Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), office)
        painter.setPen(QColor(_INK))
        title = self._words.gettext("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
        painter.setFont(_fitting(title, line.width()))
        painter.drawText(line.translated(0, 20).adjusted(0, 0, 0, 4), int(Qt.AlignmentFlag.AlignCenter), title)
        return inner.top() + 54

    def _draw_lines(self, painter: QPainter, box: QRectF) -> None:
        top = box.top()
        for at, words in enumerate(self._lines()):
            painter.setFont(_face(13, bold=at == 3))
            room = QRectF(box.left(), top, box.width(), 18)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            top += 22

    def _draw_qr_place(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(QColor(_EDGE), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(_FAINT))
        painter.setFont(_face(12))
        words = self._words.gettext("Mã QR cấp khi nhận")
        painter.drawText(
            box.adjusted(6, 6, -6, -6), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words
        )


def _fitting(words: str, width: float) -> QFont:
    sizes = (_face(pixels, bold=True) for pixels in (14, 13, 12, 11))
    return next((font for font in sizes if QFontMetrics(font).horizontalAdvance(words) <= width), _face(10, bold=True))


class ReceiptCard(Card):
    """Heading and sheet."""

    def __init__(self, words: Words) -> None:
        _ = words.gettext
        super().__init__(_("Giấy hẹn sẽ in"))
        self.add_to_head(Text(_("2 liên, khổ A5"), tone="muted"))
        self.sheet = ReceiptSketch(words)
        self.body.addWidget(self.sheet)


def _face(pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(PAPER_FAMILY)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font
