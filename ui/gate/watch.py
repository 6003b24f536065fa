"""Nobody has touched anything for a while, or somebody has sat here all day: the desk locks (threat 18)."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.clock import Clock

IDLE = timedelta(minutes=5)
LONGEST = timedelta(hours=12)  # from signing in
WARNING = timedelta(seconds=30)
_EVERY_MS = 1_000


class Watch(QObject):
    """Counts what the clock moves forward, so that a clock set back makes nobody's day longer."""

    idle_soon = Signal()  # in WARNING, unless somebody stirs
    end_soon = Signal()  # in WARNING, whatever anybody does
    woken = Signal()  # somebody stirred after `idle_soon`
    over = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._after = IDLE
        self._seen = clock()
        self._idle = self._sat = timedelta()
        self._warned_idle = self._warned_end = False
        self._tick = QTimer(self, interval=_EVERY_MS)
        self._tick.timeout.connect(self.look)

    @property
    def on(self) -> bool:
        """True while somebody is watched."""
        return self._tick.isActive()

    def begin(self, after: timedelta = IDLE) -> None:
        """Somebody has just signed in; the desk locks once nobody has stirred for as long as `after`."""
        self._after = after
        self._seen = self._clock()
        self._idle = self._sat = timedelta()
        self._warned_idle = self._warned_end = False
        self._tick.start()

    def end(self) -> None:
        """Nobody sits here."""
        self._tick.stop()

    def stir(self) -> None:
        """A key, the mouse or the scanner was touched; too late where the time was over before."""
        if not self.on:
            return
        self._advance()
        if self._idle >= self._after:  # the machine slept
            self.look()
            return
        self._idle = timedelta()
        if self._warned_idle:
            self._warned_idle = False
            self.woken.emit()

    def look(self) -> None:
        """See what time it is."""
        self._advance()
        if self._idle >= self._after or self._sat >= LONGEST:
            self.end()
            self.over.emit()
        elif self._sat >= LONGEST - WARNING and not self._warned_end:
            self._warned_end = True
            self.end_soon.emit()
        elif self._idle >= self._after - WARNING and not self._warned_idle:
            self._warned_idle = True
            self.idle_soon.emit()

    def _advance(self) -> None:
        now: datetime = self._clock()
        step = max(now - self._seen, timedelta())
        self._seen = now
        self._idle += step
        self._sat += step
