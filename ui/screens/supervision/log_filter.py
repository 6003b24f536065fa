"""What the log is narrowed by: days, what happened on them, counter, officer, field, department, state."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.daily_log import DaysOf, LogChoices, LogFilter
from frontdesk.domain.states import State
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import column, row
from ui.widgets.choice import Choice
from ui.widgets.moment_field import read_day
from ui.widgets.text import Text
from ui.wording import short_date, state_word

_DAY_WIDTH = 112  # px
_LEAST = 148


class LogFilterBar(QWidget):
    """`asked` is what is chosen; emits `changed` when that is another log than before."""

    changed = Signal()

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        _ = self._ = words.gettext
        self._clock = clock
        self.first, self.last = self._day(_("Từ ngày")), self._day(_("Đến ngày"))
        answers = ((DaysOf.RECEIVED, _("Tiếp nhận")), (DaysOf.ENDED, _("Kết thúc")), (DaysOf.EITHER, _("Cả hai")))
        self.days_of: Choice[DaysOf] = Choice(_("Việc gì trong những ngày đó"), answers)
        self.counter, self.officer = self._box(_("Quầy")), self._box(_("Cán bộ tiếp nhận"))
        self.field, self.department = self._box(_("Lĩnh vực")), self._box(_("Cơ quan giải quyết"))
        self.state = self._box(_("Tình trạng"))
        for state in State:
            self.state.addItem(state_word(state.value, words), state.value)
        self.late = QCheckBox(_("Chỉ hồ sơ trễ hạn"))
        self.late.setProperty("worded", "true")
        self._lay_out()
        self.days_of.changed.connect(self._tell)
        self.late.toggled.connect(self._tell)
        today = short_date(self.today)
        for field in (self.first, self.last):
            field.setText(today)
        self._told = self.asked

    @property
    def today(self) -> date:
        """Today on the office's wall."""
        return local(self._clock()).date()

    @property
    def asked(self) -> LogFilter:
        """What is chosen; of two days the earlier is the first."""
        days = [_read(field.text(), self.today) or self.today for field in (self.first, self.last)]
        state = str(self.state.currentData() or "")
        return LogFilter(
            first=min(days),
            last=max(days),
            days_of=self.days_of.value,
            counter=_chosen(self.counter),
            officer=_chosen(self.officer),
            field=_chosen(self.field),
            department=_chosen(self.department),
            state=State(state) if state else None,
            late=self.late.isChecked(),
        )

    def offer(self, choices: LogChoices) -> None:
        """What there is to choose from; what is chosen stays."""
        _offer(self.counter, choices.counters)
        _offer(self.officer, choices.officers)
        _offer(self.field, choices.fields)
        _offer(self.department, choices.departments)

    def _lay_out(self) -> None:
        days = row(self.first, Text("–", tone="muted"), self.last, spacing=GRID // 2)
        top = row(spacing=2 * GRID)
        top.addLayout(days)
        top.addWidget(self.days_of)
        top.addWidget(self.late)
        top.addStretch(1)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        for at, box in enumerate((self.counter, self.officer, self.field, self.department, self.state)):
            grid.addWidget(box, 0, at)
            grid.setColumnStretch(at, 1 if box is self.counter else 2)
        layout = column(spacing=GRID)
        layout.addLayout(top)
        layout.addLayout(grid)
        self.setLayout(layout)

    def _day(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setFixedWidth(_DAY_WIDTH)
        field.editingFinished.connect(self._on_day)
        return field

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMinimumWidth(_LEAST)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.addItem(self._("{what}: tất cả").format(what=name), "")
        box.currentIndexChanged.connect(lambda _at: self._tell())
        return box

    def _on_day(self) -> None:
        asked = self.asked
        for field, day in ((self.first, asked.first), (self.last, asked.last)):
            field.setText(short_date(day))
        self._tell()

    def _tell(self) -> None:
        if self.asked != self._told:
            self._told = self.asked
            self.changed.emit()


def _read(text: str, today: date) -> date | None:
    """A day as typed; without its year the last such day."""
    day = read_day(text, today)
    if day is not None and day > today and day.year > today.year:
        return read_day(f"{day.day}/{day.month}/{today.year}", today)
    return day


def _chosen(box: QComboBox) -> str:
    return str(box.currentData() or "")


def _offer(box: QComboBox, values: Sequence[str]) -> None:
    before = _chosen(box)
    with QSignalBlocker(box):
        while box.count() > 1:
            box.removeItem(1)
        for value in values:
            box.addItem(value, value)
        box.setCurrentIndex(max(box.findData(before), 0))
