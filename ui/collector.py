"""Python's garbage is collected on the GUI thread only.

The collector runs on whichever thread allocates next. A widget it frees on a worker takes Qt down with it, so it is
switched off while the window lives, and a timer on the GUI thread does its work.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_GENERATIONS = 3


class Collector(QObject):
    """Collects from the first moment until `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that are due, as Python itself would have."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [at for at in range(_GENERATIONS) if counts[at] > thresholds[at]]
        if due:
            gc.collect(max(due))

    def end(self) -> None:
        """The window is gone and its workers have ended: Python may collect by itself again."""
        self._timer.stop()
        gc.enable()
