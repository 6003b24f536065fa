"""Today by hour and counter."""

from PySide6.QtCore import Signal

from frontdesk.domain.figures import Behind, Figures, Listed, Period
from frontdesk.i18n import Words
from ui.screens.supervision.wording import count
from ui.widgets.card import Card
from ui.widgets.charts.column_chart import Column, ColumnChart
from ui.widgets.charts.piece import Look, Piece
from ui.widgets.text import Text

_HOURS = range(7, 18)  # the axis always shows these; an hour outside them joins it
_LOOKS = (Look.SOLID, Look.HATCHED, Look.PALE, Look.OUTLINED)


class HourCard(Card):
    """Columns by hour, a piece for each counter."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Tiếp nhận hôm nay theo giờ và quầy"))
        self.at = Text("", "caption", "muted")
        self.add_to_head(self.at)
        self.chart = ColumnChart(self.heading.text(), stacked=True)
        self.nothing = Text(
            _("Chưa có hồ sơ nào hôm nay. Số liệu hiện ra khi quầy tiếp nhận hồ sơ đầu tiên."), tone="muted", wrap=True
        )
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.chart, 1)
        self.chart.opened.connect(self.opened)

    def show_figures(self, found: Figures) -> None:
        """The day so far."""
        by_hour = {(each.hour, each.counter): each.received for each in found.hours if each.received}
        counters = sorted({counter for _hour, counter in by_hour})
        hours = sorted({*_HOURS, *(hour for hour, _counter in by_hour)})
        self.nothing.setVisible(not by_hour)
        self.chart.setVisible(bool(by_hour))
        columns = [
            Column(
                str(hour),
                tuple(
                    self._piece(found, hour, counter, by_hour[hour, counter], _LOOKS[at % len(_LOOKS)])
                    for at, counter in enumerate(counters)
                    if (hour, counter) in by_hour
                ),
            )
            for hour in hours
        ]
        self.chart.show_columns(columns)
        self.at.say(self._("giờ trong ngày"))
        self.at.setVisible(bool(by_hour))

    def _piece(self, found: Figures, hour: int, counter: str, received: int, look: Look) -> Piece:
        said = self._("{hour} giờ, quầy {counter}: {n} hồ sơ").format(hour=hour, counter=counter, n=count(received))
        what = Behind(Listed.RECEIVED, Period(found.today, found.today), hour=hour, counter=counter)
        return Piece(received, look, said, counter, what)
