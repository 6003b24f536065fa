"""Names that rest after too many wrong passwords, counted down while somebody looks."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.clock import Clock

_EVERY_MS = 250
_SECOND = timedelta(seconds=1)


class Rests(QObject):
    """`counted`: another second is over for the name that is looked at."""

    counted = Signal()

    def __init__(self, clock: Clock, looked_at: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._looked_at = looked_at
        self._ends: dict[str, tuple[datetime, int]] = {}
        self._said = 0
        self._tick = QTimer(self, interval=_EVERY_MS)
        self._tick.timeout.connect(self.look)

    def begin(self, login: str, seconds: int) -> None:
        """`login` rests that long from now on."""
        self._ends[login] = (self._clock() + seconds * _SECOND, seconds)
        self._said = seconds
        self._tick.start()

    def left(self, login: str) -> int:
        """How many seconds more; a clock set back makes no rest longer."""
        if login not in self._ends:
            return 0
        end, most = self._ends[login]
        return max(0, min(most, -((self._clock() - end) // _SECOND)))

    def look(self) -> None:
        """See what time it is."""
        left = self.left(self._looked_at())
        if left != self._said:
            self._said = left
            self.counted.emit()
        if not any(self.left(login) for login in self._ends):
            self._ends.clear()
            self._tick.stop()
