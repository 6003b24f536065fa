"""A day and a time typed as officers write them, with the weekday beside them in words."""

import re
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.domain.clock import OFFICE_ZONE, Clock, local
from frontdesk.domain.moments import weekday
from frontdesk.i18n import Words
from ui.theme import GRID
from ui.widgets.card import row
from ui.widgets.text import Text

_DAY = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2})(?:[/.\- ]([0-9]{2}|[0-9]{4}))?")
_TIME = re.compile(r"([0-9]{1,2})(?:[:hg. ]([0-9]{2})?)?")


class MomentField(QWidget):
    """`moment` is aware; a day without a year is the next such day from today on."""

    changed = Signal()

    def __init__(self, name: str, words: Words, clock: Clock) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._clock = clock
        self.setAccessibleName(name)
        self.day = QLineEdit()
        self.day.setAccessibleName(_("{field}: ngày").format(field=name))
        self.day.setPlaceholderText(_("ngày/tháng/năm"))
        self.day.setFixedWidth(136)
        self.time = QLineEdit()
        self.time.setAccessibleName(_("{field}: giờ").format(field=name))
        self.time.setPlaceholderText(_("giờ:phút"))
        self.time.setFixedWidth(80)
        self.said = Text("", tone="muted", elide=True)
        line = row(self.day, self.time, self.said, spacing=GRID)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.setFocusProxy(self.day)
        for field in (self.day, self.time):
            field.textChanged.connect(lambda _text: self._on_changed())

    @property
    def moment(self) -> datetime | None:
        """What is written; None where it is no day and time."""
        day = read_day(self.day.text(), local(self._clock()).date())
        at = read_time(self.time.text())
        return None if day is None or at is None else datetime.combine(day, at, OFFICE_ZONE)

    def show_moment(self, moment: datetime) -> None:
        """Write `moment` (aware)."""
        wall = local(moment)
        self.day.setText(f"{wall:%d/%m/%Y}")
        self.time.setText(f"{wall:%H:%M}")

    @property
    def typed(self) -> tuple[str, str]:
        """Both fields as they are written, to be kept."""
        return self.day.text(), self.time.text()

    def retype(self, day: str, at: str) -> None:
        """Put back what was kept."""
        self.day.setText(day)
        self.time.setText(at)

    def _on_changed(self) -> None:
        moment = self.moment
        self.said.say("" if moment is None else weekday(moment.date(), self._words))
        self.changed.emit()


def read_day(text: str, today: date) -> date | None:
    """ "3/12", "03/12/2026", "3-12-26"; None for what is no day."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    if found[3]:
        return _made(int(found[3]) + (2000 if len(found[3]) == 2 else 0), month, day)
    this_year = _made(today.year, month, day)
    return this_year if this_year is not None and this_year >= today else _made(today.year + 1, month, day)


def read_time(text: str) -> time | None:
    """ "17:00", "17h", "16g30"; None for what is no time."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
