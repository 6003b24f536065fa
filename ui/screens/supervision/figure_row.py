"""Today in six figures."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from frontdesk.domain.figures import Behind, Figures, Listed, Period
from frontdesk.domain.measures import Measure
from frontdesk.domain.states import TO_HAND_OVER, State
from frontdesk.i18n import Words
from ui.screens.supervision.wording import change, count
from ui.widgets.charts.figure import Fact, Figure

_GAP = 12
_NARROW = 860  # px: below this three in a row


class FigureRow(QWidget):
    """Each is one stop; Enter opens its list."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._words = words
        names = (
            _("Đã tiếp nhận"),
            _("Đã chuyển giải quyết"),
            _("Đã trả công dân"),
            _("Đang giải quyết"),
            _("Quá hạn lúc này"),
            _("Kết quả đúng hạn"),
        )
        self.figures = tuple(Figure(name) for name in names)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._across = 0
        self._arrange(len(names))
        for figure in self.figures:
            figure.opened.connect(self.opened)

    def show_figures(self, found: Figures) -> None:
        """The numbers as of now."""
        for figure, fact in zip(self.figures, self._facts(found), strict=True):
            figure.show_fact(fact)
        self._even()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(3 if event.size().width() < _NARROW else 6)
        self._grid.activate()
        self._even()

    def _even(self) -> None:
        """All numbers of one size."""
        small = any(figure.tight for figure in self.figures)
        for figure in self.figures:
            figure.shrink(small=small)

    def _facts(self, found: Figures) -> tuple[Fact, ...]:
        _, names = self._, [figure.accessibleName().split(":")[0] for figure in self.figures]
        total, period = found.total, found.period
        happened = ((Measure.RECEIVED, self._against(found)), (Measure.HANDED_OVER, ""), (Measure.RETURNED, ""))
        flows = [
            Fact(name, count(total[measure]), note, what=Behind(Listed(measure.value), period))
            for name, (measure, note) in zip(names, happened, strict=False)
        ]
        flows[1] = Fact(names[1], flows[1].number, self._still(found), what=flows[1].what)
        flows[2] = Fact(names[2], flows[2].number, self._waiting(found), what=flows[2].what)
        return (
            *flows,
            Fact(names[3], count(found.open), self._awaited(found), what=Behind(Listed.OPEN)),
            self._late(names[4], found),
            self._punctual(names[5], found, period),
        )

    def _late(self, name: str, found: Figures) -> Fact:
        _ = self._
        soon = _("{n} sắp đến hạn").format(n=count(found.soon)) if found.soon else _("không có hồ sơ sắp đến hạn")
        return Fact(name, count(found.late), soon, "bad" if found.late else "good", Behind(Listed.LATE_NOW))

    def _punctual(self, name: str, found: Figures, period: Period) -> Fact:
        _ = self._
        percent = found.total.punctual
        if percent is None:
            return Fact(name, "—", _("chưa có kết quả nào"), what=Behind(Listed.ON_TIME, period))
        late = found.total[Measure.LATE]
        note = _("{late} trễ trên {all}").format(late=count(late), all=count(found.total.resolved))
        tone = "ink" if not late else "warn"
        return Fact(name, f"{percent} %", note, tone, Behind(Listed.LATE if late else Listed.ON_TIME, period))

    def _against(self, found: Figures) -> str:
        """A week or month is read against the one before, other days against nothing."""
        for compared in (found.week, found.month):
            first = compared.days[0][0]
            if found.period == Period(first, found.today) and found.period.days > 1:
                return change(compared.this[Measure.RECEIVED], compared.before[Measure.RECEIVED], self._words)
        if found.period == Period(found.today, found.today):
            before = found.week.days_before[found.today.weekday()][1] or 0
            return self._("tuần trước: {n}").format(n=count(before))
        return ""

    def _still(self, found: Figures) -> str:
        waiting = sum(number for state, number in found.by_state if state in TO_HAND_OVER)
        if not waiting:
            return self._("không còn hồ sơ chờ chuyển")
        return self._("còn {n} chờ chuyển").format(n=count(waiting))

    def _waiting(self, found: Figures) -> str:
        waiting = dict(found.by_state).get(State.RESULT_AT_COUNTER, 0)
        return self._("{n} chờ công dân nhận").format(n=count(waiting)) if waiting else ""

    def _awaited(self, found: Figures) -> str:
        awaited = dict(found.by_state).get(State.AWAITING_SUPPLEMENT, 0)
        return self._("{n} chờ bổ sung").format(n=count(awaited)) if awaited else ""

    def _arrange(self, across: int) -> None:
        if across != self._across:
            self._across = across
            for at, figure in enumerate(self.figures):
                self._grid.addWidget(figure, at // across, at % across)
            for column in range(6):
                self._grid.setColumnStretch(column, 1 if column < across else 0)
