"""Work that takes minutes: how far it is, and a way to stop it."""

import threading

from PySide6.QtCore import QObject, Signal


class LongWork(QObject):
    """One run. Its two calls are for the worker's thread; `moved` is heard on the GUI thread."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def progress(self, done: int, total: int) -> None:
        """For the worker: so much is done."""
        self.moved.emit(done, total)

    def stopped(self) -> bool:
        """For the worker: whether to stop after what is begun."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Stop soon."""
        self._stop.set()
