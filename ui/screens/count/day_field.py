"""A day of the past or today, typed or stepped through."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.clock import Clock, local
from frontdesk.domain.moments import weekday
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.buttons import Act
from ui.widgets.card import row
from ui.widgets.moment_field import read_day
from ui.widgets.text import Text
from ui.wording import short_date


class DayField(QWidget):
    """`day` is the day on the office's wall; a day without a year is the last such day."""

    changed = Signal()

    def __init__(self, words: Words, clock: Clock) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._clock = clock
        self._day = self.today
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Ngày"))
        self.field.setFixedWidth(128)
        self.said = Text("", tone="muted")
        self.before = Act("‹", lambda: self._step(-1))
        self.before.setAccessibleName(_("Ngày trước"))
        self.after = Act("›", lambda: self._step(1))
        self.after.setAccessibleName(_("Ngày sau"))
        line = row(self.before, self.field, self.after, self.said, spacing=GRID)
        line.addStretch(1)
        self.setLayout(line)
        self.setFocusProxy(self.field)
        self.field.editingFinished.connect(self._on_typed)
        self.show_day(self._day)

    @property
    def today(self) -> date:
        """Today, on the office's wall."""
        return local(self._clock()).date()

    @property
    def day(self) -> date:
        """What is chosen."""
        return self._day

    def show_day(self, day: date) -> None:
        """Choose `day` without announcing it."""
        self._day = day
        with QSignalBlocker(self.field):
            self.field.setText(short_date(day))
        is_today = day == self.today
        self.said.say(self._words.gettext("hôm nay") if is_today else weekday(day, self._words))
        self.after.setEnabled(not is_today)

    def _step(self, days: int) -> None:
        self._choose(self._day + timedelta(days=days))

    def _on_typed(self) -> None:
        typed = read_day(self.field.text(), self.today)
        if typed is not None and typed > self.today and typed.year > self.today.year - 1:
            typed = _year_before(typed)
        self._choose(typed if typed is not None else self._day)

    def _choose(self, day: date) -> None:
        before, chosen = self._day, min(day, self.today)
        self.show_day(chosen)
        if chosen != before:
            self.changed.emit()


def _year_before(day: date) -> date:
    """The same day a year earlier; 28/2 for 29/2."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day - timedelta(days=366)
