"""The quiet half of the gate: what time it is, whose office and which counter this is."""

from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.moments import full_date, weekday
from frontdesk.i18n import Words
from ui.theme import GRID, current_tokens
from ui.widgets.card import row
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Text

WIDE = 400  # px
_MARK = 300.0
_MARK_FROM = 640  # px of height: below it, it would lie under the words


class GateSide(QWidget):
    """A dark panel as the rail is, with a large clock."""

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        self._words = words
        self._clock = clock
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDE)
        head = row(IconLabel("mark", "rail_mark", 20), Text(words.gettext("Một cửa"), "strong", "rail"), spacing=12)
        head.addStretch(1)
        self.time = Text("", "clock", "rail")
        self.day = Text("", "field", "rail_muted")
        self.office = Text("", "name", "rail", wrap=True)
        self.counter = Text("", "field", "rail_muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 4 * GRID, 4 * GRID, 5 * GRID)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addStretch(2)
        layout.addWidget(self.time)
        layout.addWidget(self.day)
        layout.addStretch(3)
        layout.addWidget(self.office)
        layout.addWidget(self.counter)
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self.turn)
        self.turn()

    def show_place(self, office: str, counter: str) -> None:
        """Whose office, which counter."""
        self.office.say(office)
        self.counter.say(counter)

    def turn(self) -> None:
        """Show the time now, and again when the minute is over."""
        now = local(self._clock())
        self.time.say(f"{now:%H:%M}")
        self.day.say(f"{weekday(now.date(), self._words)} {full_date(now.date())}")
        self._minute.start((60 - datetime.now(UTC).second) * 1000 + 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.height() < _MARK_FROM:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(current_tokens().rail_chosen), 14)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.translate(self.width() - _MARK * 0.72, self.height() * 0.5 - _MARK * 0.3)
        painter.drawPath(_house(_MARK))


def _house(size: float) -> QPainterPath:
    """The program's mark, `size` px wide: a house with one door."""
    unit = size / 20
    wall = QPainterPath(QPointF(4 * unit, 17 * unit))
    for x, y in ((4, 8.2), (10, 4), (16, 8.2), (16, 17)):
        wall.lineTo(x * unit, y * unit)
    wall.addPath(_open_box(QRectF(7.6 * unit, 11.8 * unit, 4.8 * unit, 5.2 * unit)))
    wall.moveTo(2.5 * unit, 17 * unit)
    wall.lineTo(17.5 * unit, 17 * unit)
    return wall


def _open_box(door: QRectF) -> QPainterPath:
    path = QPainterPath(door.bottomLeft())
    path.lineTo(door.topLeft())
    path.lineTo(door.topRight())
    path.lineTo(door.bottomRight())
    return path
