"""Which days are looked at: today, this week, this month, or two dates."""

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.figures import Period, month_of, week_of
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import row
from ui.widgets.choice import Choice
from ui.widgets.moment_field import read_day
from ui.widgets.text import Text
from ui.wording import short_date

_PARTS = re.compile(r"[/.\- ]")
TODAY, WEEK, MONTH, DATES = range(4)
_NARROW = 620  # px: below this the dates stand under the choice


class PeriodField(QWidget):
    """`period` is read anew each time: at midnight today is another day."""

    changed = Signal()

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        _ = words.gettext
        self._clock = clock
        self.choice: Choice[int] = Choice(
            _("Khoảng ngày"),
            ((TODAY, _("Hôm nay")), (WEEK, _("Tuần này")), (MONTH, _("Tháng này")), (DATES, _("Từ … đến …"))),
        )
        self.first, self.last = _field(_("Từ ngày")), _field(_("Đến ngày"))
        self._dates = QWidget()
        line = row(Text(_("từ"), tone="muted"), self.first, Text(_("đến"), tone="muted"), self.last, spacing=GRID)
        self._dates.setLayout(line)
        self._dates.hide()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GRID)
        self._line.addWidget(self.choice)
        self._line.addWidget(self._dates)
        self._line.addStretch(1)
        self.choice.changed.connect(self._on_choice)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_typed)
        self._shown = self.period

    @property
    def today(self) -> date:
        """Today on the office's wall."""
        return local(self._clock()).date()

    @property
    def period(self) -> Period:
        """What is chosen; of two dates the earlier is the first."""
        today = self.today
        if self.choice.value == WEEK:
            return week_of(today)
        if self.choice.value == MONTH:
            return month_of(today)
        if self.choice.value == DATES:
            first, last = (read_past_day(field.text(), today) or today for field in (self.first, self.last))
            return Period(min(first, last), max(first, last))
        return Period(today, today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _on_choice(self) -> None:
        custom = self.choice.value == DATES
        if custom and not self.first.text():
            before = month_of(self.today)
            self.first.setText(short_date(before.since))
            self.last.setText(short_date(before.until))
        self._dates.setVisible(custom)
        self._tell()

    def _on_typed(self) -> None:
        period = self.period
        self.first.setText(short_date(period.since))
        self.last.setText(short_date(period.until))
        self._tell()

    def _tell(self) -> None:
        if self.period != self._shown:
            self._shown = self.period
            self.changed.emit()


def read_past_day(text: str, today: date) -> date | None:
    """A day up to `today`; without its year the last such day. None for what is no day."""
    day = read_day(text, today)
    if day is None or day <= today:
        return day
    if len(_PARTS.split(text.strip())) > 2:  # with its year
        return today
    return read_day(f"{day.day}/{day.month}/{day.year - 1}", today) or today


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setFixedWidth(112)
    return field
