"""This week against the last, this month against the last: day by day, and over as many days."""

from datetime import date

from PySide6.QtCore import Signal

from frontdesk.domain.figures import Behind, Comparison, Figures, Listed, Period
from frontdesk.domain.measures import Measure
from frontdesk.domain.moments import weekday
from frontdesk.i18n import N_, Words
from ui.screens.supervision.wording import count
from ui.widgets.card import Card
from ui.widgets.charts.column_chart import Column, ColumnChart
from ui.widgets.charts.piece import Look, Piece
from ui.widgets.choice import Choice
from ui.widgets.text import Text
from ui.wording import joined, short_date

WEEK, MONTH = range(2)
_SHORT = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))


class CompareCard(Card):
    """Outlined: the one before; solid: this one."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("So với kỳ trước"))
        self._words = words
        self._found: Figures | None = None
        self.by: Choice[int] = Choice(_("So sánh"), ((WEEK, _("Tuần")), (MONTH, _("Tháng"))))
        self.add_to_head(self.by)
        self.said = Text("", wrap=True)
        self.chart = ColumnChart(_("Tiếp nhận từng ngày"), stacked=False)
        self.legend = Text(_("Cột viền: kỳ trước · cột đặc: kỳ này"), "caption", "muted")
        self.body.addWidget(self.said)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.legend)
        self.chart.opened.connect(self.opened)
        self.by.changed.connect(self._show)

    def show_figures(self, found: Figures) -> None:
        """As of today."""
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        weekly = self.by.value == WEEK
        compared = self._found.week if weekly else self._found.month
        columns = [
            Column(self._label(day, at, weekly=weekly), self._pieces(before, (day, number)))
            for at, ((day, number), before) in enumerate(zip(compared.days, compared.days_before, strict=True))
        ]
        self.chart.show_columns(columns)
        self.said.say(self._sentence(compared))

    def _label(self, day: date, at: int, *, weekly: bool) -> str:
        return self._words.gettext(_SHORT[day.weekday()]) if weekly else str(at + 1)

    def _pieces(self, before: tuple[date, int | None], this: tuple[date, int | None]) -> tuple[Piece, ...]:
        return tuple(
            self._piece(day, number, look)
            for (day, number), look in ((before, Look.OUTLINED), (this, Look.SOLID))
            if number is not None
        )

    def _piece(self, day: date, number: int, look: Look) -> Piece:
        named = f"{weekday(day, self._words)} {short_date(day)}"
        said = self._("{day}: tiếp nhận {n} hồ sơ").format(day=named, n=count(number))
        return Piece(number, look, said, "", Behind(Listed.RECEIVED, Period(day, day)))

    def _sentence(self, compared: Comparison) -> str:
        _ = self._
        this, before = compared.this, compared.before
        received = _("Tiếp nhận {n}, cùng kỳ trước {before}")
        returned = _("trả {n}, cùng kỳ trước {before}")
        return joined(
            received.format(n=count(this[Measure.RECEIVED]), before=count(before[Measure.RECEIVED])),
            returned.format(n=count(this[Measure.RETURNED]), before=count(before[Measure.RETURNED])),
        )
