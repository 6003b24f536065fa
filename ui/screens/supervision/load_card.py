"""How what is awaited now stands against its promise, by department or field."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from frontdesk.domain.figures import Behind, Figures, Listed, Load
from frontdesk.i18n import Words
from ui.screens.supervision.wording import count
from ui.theme import GRID, current_tokens, ui_font
from ui.widgets.card import Card, row
from ui.widgets.charts.piece import Look, Piece, draw_mark
from ui.widgets.charts.strip_chart import Strip, StripChart
from ui.widgets.choice import Choice
from ui.widgets.text import Text

_MOST = 7  # rows; the others stand in the table beneath
DEPARTMENTS, FIELDS = range(2)


class LoadCard(Card):
    """Late first; every part of a strip opens its list."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Hạn trả lúc này"))
        self._found: Figures | None = None
        self.by: Choice[int] = Choice(_("Xem theo"), ((DEPARTMENTS, _("Cơ quan")), (FIELDS, _("Lĩnh vực"))))
        self.add_to_head(self.by)
        self.chart = StripChart(self.heading.text())
        self.nothing = Text(_("Không có hồ sơ nào đang chờ kết quả."), tone="muted", wrap=True)
        self.more = Text("", "caption", "muted")
        self._legend = Legend(
            ((Look.BAD, _("quá hạn")), (Look.WARN, _("sắp đến hạn")), (Look.GOOD, _("trong hạn"))),
        )
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.chart)
        self.body.addStretch(1)
        self.body.addLayout(row(self._legend, self.more, spacing=GRID))
        self.chart.opened.connect(self.opened)
        self.by.changed.connect(self._show)

    def show_figures(self, found: Figures) -> None:
        """As of now."""
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        loads = self._found.loads if self.by.value == DEPARTMENTS else self._found.field_loads
        self.chart.show_strips([self._strip(load) for load in loads[:_MOST]])
        self.nothing.setVisible(not loads)
        self.chart.setVisible(bool(loads))
        self._legend.setVisible(bool(loads))
        rest = len(loads) - _MOST
        self.more.say(self._("còn {n} dòng trong bảng dưới").format(n=rest) if rest > 0 else "")

    def _strip(self, load: Load) -> Strip:
        _ = self._
        of = {"department": load.name} if self.by.value == DEPARTMENTS else {"field": load.name}
        parts = (
            (load.late, Look.BAD, Listed.LATE_NOW, _("{name}: {n} quá hạn")),
            (load.soon, Look.WARN, Listed.SOON_NOW, _("{name}: {n} sắp đến hạn")),
            (load.in_time, Look.GOOD, Listed.IN_TIME_NOW, _("{name}: {n} trong hạn")),
        )
        pieces = tuple(
            Piece(number, look, said.format(name=load.name, n=count(number)), count(number), Behind(listed).of(**of))
            for number, look, listed, said in parts
        )
        return Strip(load.name, pieces, count(load.total))


class Legend(QWidget):
    """What the shapes mean."""

    def __init__(self, entries: tuple[tuple[Look, str], ...]) -> None:
        super().__init__()
        self._entries = entries
        self.setAccessibleName(", ".join(said for _look, said in entries))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(ui_font(12))
        return QSize(sum(metrics.horizontalAdvance(said) + 32 for _look, said in self._entries), 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = current_tokens()
        tones = {Look.BAD: tokens.bad, Look.WARN: tokens.warn, Look.GOOD: tokens.good}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(12))
        left = 0.0
        for look, said in self._entries:
            left += draw_mark(painter, QPointF(left, self.height() / 2), look, tones[look]) + 2
            painter.setPen(QColor(tokens.muted))
            wide = QFontMetrics(painter.font()).horizontalAdvance(said)
            painter.drawText(int(left), 0, wide + 2, self.height(), int(Qt.AlignmentFlag.AlignVCenter), said)
            left += wide + 18
        painter.end()
