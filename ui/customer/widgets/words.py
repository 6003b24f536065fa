"""Words on the citizen's screen: plain text always, laid out by itself at whatever width it is given."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from ui.customer.scale import BODY, SMALL, Scale
from ui.theme import CUSTOMER, ui_font

STRONG, PLAIN = QFont.Weight.DemiBold, QFont.Weight.Normal
_STEP = 1.36  # from line to line, of the size of the letters
_ROOF = 0.2  # Ễ reaches so much above the ascent
_UNBOUND = 100_000
_BALANCED, _CLOSE = 4, 4  # lines at most, px


class Words(QWidget):
    """`size` in units. `centred`; `balanced`: lines of about the same length; `reserved`: a line's room when silent.

    `whole`: a code or a sum, in smaller letters rather than in two lines.
    """

    def __init__(
        self,
        size: float = BODY,
        tone: str = "ink",
        weight: QFont.Weight = PLAIN,
        *,
        centred: bool = False,
        balanced: bool = False,
        reserved: bool = False,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self._size, self._tone, self._weight = size, tone, weight
        self._centred, self._balanced, self._reserved, self._whole = centred, balanced, reserved, whole
        self._text = ""
        self._font = ui_font(1)
        self._layout = QTextLayout()
        self._laid_for, self._wanted = -1, -1
        self._least = SMALL
        self._heights: dict[int, int] = {}
        self.dress(Scale())

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    @property
    def face(self) -> QFont:
        """The letters it is set in."""
        return self._font

    @property
    def shown_in(self) -> QFont:
        """The letters as they are drawn: smaller where a code had to fit in a line."""
        return self._layout.font()

    def say(self, text: str, tone: str | None = None) -> None:
        """Show `text`, and for listeners the same; the width stays as it is until it is placed again."""
        if tone is not None and tone != self._tone:
            self._tone = tone
            self.update()
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self._forget()

    def dress(self, scale: Scale) -> None:
        self._least = scale.type(SMALL)
        font = ui_font(scale.type(self._size), self._weight)
        if font != self._font:
            self._font = font
            self._forget()

    def resize_letters(self, size: float) -> None:
        """Another size in units, from the next dressing on."""
        self._size = size

    def _forget(self) -> None:
        self._layout = QTextLayout(self._text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._laid_for = -2
        self._heights.clear()
        self._wanted = -1
        self.update()

    @property
    def _step(self) -> int:
        return round(self._font.pixelSize() * _STEP)

    @property
    def _roof(self) -> int:
        return round(self._font.pixelSize() * _ROOF)

    def height_at(self, width: int) -> int:
        """Px high at `width` px; nothing where it says nothing."""
        if width not in self._heights:
            lines = self._lay(width) if self._text else int(self._reserved)
            self._heights[width] = self._roof + lines * self._step if lines else 0
        return self._heights[width]

    def width_wanted(self) -> int:
        """Px wide in one line."""
        if self._wanted < 0:
            self._lay(_UNBOUND)
            self._wanted = int(self._layout.maximumWidth()) + 2 if self._text else 0
        return self._wanted

    def arrange(self) -> None:
        """Break into lines for the width it has."""
        if self._text and self._laid_for != self.width():
            self._lay(self.width())
            self.update()

    def _lay(self, width: int) -> int:
        if self._whole:
            self._layout.setFont(self._font)
        lines = self._break(width)
        if self._whole and lines > 1:
            lines = self._shrink(width)
        self._laid_for = width
        if self._balanced and 1 < lines <= _BALANCED:
            self._balance(width, lines)
        return lines

    def _shrink(self, width: int) -> int:
        """In the largest letters that stand in one line, down to the size of the page's text."""
        self._break(_UNBOUND)
        wide = self._layout.lineAt(0).naturalTextWidth()
        least = min(self._font.pixelSize(), self._least)
        pixels = max(least, int(self._font.pixelSize() * width / (wide + 2)))
        self._layout.setFont(ui_font(pixels, self._weight))
        return self._break(width)

    def _balance(self, width: int, lines: int) -> None:
        narrow, wide = width // 2, width
        while wide - narrow > _CLOSE:
            middle = (narrow + wide) // 2
            narrow, wide = (narrow, middle) if self._break(middle) == lines else (middle, wide)
        self._break(wide)

    def _break(self, width: int) -> int:
        self._layout.beginLayout()
        lines = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, self._roof + lines * self._step))
            lines += 1
        self._layout.endLayout()
        return lines

    def end_of_text(self) -> QPointF:
        """Where the next letter would stand: the left end of its line's top."""
        if not self._text or not self._layout.lineCount():
            return QPointF(0, self._roof)
        line = self._layout.lineAt(self._layout.lineCount() - 1)
        return QPointF(line.naturalTextWidth(), line.y())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._text:
            return
        if self._laid_for != self.width():
            self._lay(self.width())
        painter = QPainter(self)
        painter.setPen(QPen(QColor(getattr(CUSTOMER, self._tone))))
        for at in range(self._layout.lineCount()):
            line = self._layout.lineAt(at)
            shift = (self.width() - line.naturalTextWidth()) / 2 if self._centred else 0.0
            line.draw(painter, QPointF(shift, 0))


def draw_words(painter: QPainter, place: QRect, text: str, font: QFont, colour: str, flags: Qt.AlignmentFlag) -> None:
    """One line of plain text within a painted thing."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), text)
