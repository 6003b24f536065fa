"""The office's wall clock, with the weekday in words."""

from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from frontdesk.domain.clock import Clock, local, system_clock
from frontdesk.domain.moments import full_date, weekday
from frontdesk.i18n import Words
from ui.widgets.text import Text


class WallClock(Text):
    """ "Thứ Hai 23/11/2026 · 10:43", turned over with the minute."""

    def __init__(self, words: Words, clock: Clock = system_clock, parent: QWidget | None = None) -> None:
        super().__init__("", tone="muted", parent=parent)
        self._words = words
        self._clock = clock
        self._minute = QTimer(self, singleShot=True)
        self._minute.timeout.connect(self.turn)
        self.turn()

    def turn(self) -> None:
        """Show the time now, and again when the minute is over."""
        now = local(self._clock())
        self.say(f"{weekday(now.date(), self._words)} {full_date(now.date())} · {now:%H:%M}")
        seconds = datetime.now(UTC).second
        self._minute.start((60 - seconds) * 1000 + 50)
