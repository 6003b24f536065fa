"""The table beneath the charts: the numbers of a period by department, field or counter; each opens its list."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from frontdesk.domain.figures import Behind, Figures, Listed, Load, Sums
from frontdesk.domain.measures import Measure
from frontdesk.i18n import Words
from ui.screens.supervision.wording import count
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.row_model import Column, RowModel
from ui.widgets.row_table import RowTable
from ui.widgets.text import Text
from ui.wording import dong

DEPARTMENTS, FIELDS, COUNTERS = "department", "field", "counter"
_ROW, _NUMBER, _WIDE, _MONEY = 34, 78, 104, 116  # px
_ROOM = 900  # px: below this, what is rare is left out
_RARE = (Listed.HANDED_OVER, Listed.REFUSED, Listed.WITHDRAWN)
_CLOCKS = (Listed.LATE_NOW, Listed.SOON_NOW)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """What happened, and what is awaited now, under one heading."""

    sums: Sums
    load: Load
    behind: Behind  # without what is listed


class NumberTable(RowTable):
    """The keys move from number to number; Enter opens the one they are at."""

    cell_opened = Signal(int, int)

    def __init__(self, model: RowModel[NumberRow], name: str) -> None:
        super().__init__(model, name, _ROW)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setProperty("bare", "true")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.cell_opened.emit(index.row(), index.column()))

    def stay_in(self, column: int) -> None:
        """Be in another column of the same row."""
        self.setCurrentIndex(self._model.index(self.at, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if Qt.Key(event.key()) in _OPENING and index.isValid():
            self.cell_opened.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)


class NumberCard(Card):
    """Rows of the period chosen above."""

    opened = Signal(object)

    def __init__(self, words: Words) -> None:
        _ = self._ = words.gettext
        super().__init__(_("Số liệu chi tiết"))
        self._found: Figures | None = None
        self.by: Choice[str] = Choice(
            _("Chi tiết theo"), ((DEPARTMENTS, _("Cơ quan")), (FIELDS, _("Lĩnh vực")), (COUNTERS, _("Quầy")))
        )
        self.add_to_head(self.by)
        self._listed: tuple[Listed | None, ...] = ()
        self.model: RowModel[NumberRow] = RowModel(self._columns(), self)
        self.table = NumberTable(self.model, _("Số liệu chi tiết"))
        self.nothing = Text(_("Chưa có hồ sơ nào trong khoảng ngày này."), tone="muted", wrap=True)
        self.body.addWidget(self.nothing)
        self.outer.addWidget(self.table)
        self.outer.setContentsMargins(0, 8, 0, 8)
        self.by.changed.connect(self._show)
        self.table.cell_opened.connect(self._on_opened)

    def show_figures(self, found: Figures) -> None:
        """Of the period, and of now."""
        self._found = found
        self._show()

    def _columns(self) -> tuple[Column[NumberRow], ...]:
        _ = self._

        def happened(measure: Measure) -> Callable[[NumberRow], str]:
            return lambda row: count(row.sums[measure])

        numbers: tuple[tuple[str, Listed, Callable[[NumberRow], str], str], ...] = (
            (_("Đã nhận"), Listed.RECEIVED, happened(Measure.RECEIVED), "ink"),
            (_("Chuyển"), Listed.HANDED_OVER, happened(Measure.HANDED_OVER), "ink"),
            (_("Đúng hạn"), Listed.ON_TIME, happened(Measure.ON_TIME), "ink"),
            (_("Trễ hạn"), Listed.LATE, happened(Measure.LATE), "bad"),
            (_("Trả"), Listed.RETURNED, happened(Measure.RETURNED), "ink"),
            (_("Từ chối"), Listed.REFUSED, happened(Measure.REFUSED), "ink"),
            (_("Rút"), Listed.WITHDRAWN, happened(Measure.WITHDRAWN), "ink"),
            (_("Đang quá hạn"), Listed.LATE_NOW, lambda row: count(row.load.late), "bad"),
            (_("Sắp đến hạn"), Listed.SOON_NOW, lambda row: count(row.load.soon), "warn"),
        )
        self._listed = (None, *(listed for _head, listed, _say, _tone in numbers), None)
        return (
            Column("", lambda row: row.sums.name, strong=True),
            *(
                Column(head, say, _WIDE if listed in _CLOCKS else _NUMBER, _tone(say, tone), right=True)
                for head, listed, say, tone in numbers
            ),
            Column(_("Đã thu"), lambda row: dong(row.sums.paid), _MONEY, right=True),
        )

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        heading = self.by.value
        loads = {load.name: load for load in {DEPARTMENTS: found.loads, FIELDS: found.field_loads}.get(heading, ())}
        sums = {each.name: each for each in getattr(found, f"by_{heading}")}
        names = sorted({*sums, *(name for name, load in loads.items() if load.late or load.soon)})
        rows = tuple(
            NumberRow(
                sums.get(name, Sums(name, {})),
                loads.get(name, Load(name, 0, 0, 0)),
                replace(Behind(Listed.RECEIVED, found.period), **{heading: name}),
            )
            for name in names
        )
        by_now = [at for at, listed in enumerate(self._listed) if listed in _CLOCKS]
        for at in by_now:
            self.table.setColumnHidden(at, heading == COUNTERS)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if rows != self.model.rows:
            column = self.table.currentIndex().column()
            self.table.show_rows(rows, lambda row: row.sums.name)
            if self.table.at >= 0 and column > 0:
                self.table.stay_in(column)
        self.table.setFixedHeight(_ROW * len(rows) + self.table.horizontalHeader().sizeHint().height() + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for at, listed in enumerate(self._listed):
            if listed in _RARE:
                self.table.setColumnHidden(at, event.size().width() < _ROOM)

    def _on_opened(self, at: int, column: int) -> None:
        listed = self._listed[column]
        if listed is not None:
            behind = replace(self.model.row(at).behind, listed=listed)
            now = listed in _CLOCKS
            self.opened.emit(replace(behind, period=None) if now else behind)


def _tone(say: Callable[[NumberRow], str], tone: str) -> Callable[[NumberRow], str]:
    """Nothing is never alarming."""
    return lambda row: "muted" if say(row) == "0" else tone
