"""Where the view that stands now lies, for readers on other threads than the one that puts it there."""

from threading import Condition

from frontdesk.customer.view import View


class Board:
    """One view at a time; whoever waits is woken by the next one. Safe from any thread."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._view: View | None = None
        self._closed = False

    def put(self, view: View) -> None:
        """Show `view` from now on; the one before is forgotten."""
        with self._changed:
            self._view = view
            self._changed.notify_all()

    def view(self) -> View | None:
        """What stands now; None before the first view and after `close`."""
        with self._changed:
            return None if self._closed else self._view

    def wait(self, after: int, timeout: float) -> View | None:
        """The view as soon as it is another than version `after`; None when `timeout` seconds pass or it is closed.

        Another, not only a later one: after a restart of the program the versions begin again.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._is_other(after), timeout)
            return self._view if not self._closed and self._is_other(after) else None

    def close(self) -> None:
        """Show nothing any more and let everybody who waits go."""
        with self._changed:
            self._closed = True
            self._view = None
            self._changed.notify_all()

    def _is_other(self, version: int) -> bool:
        return self._view is not None and self._view.version != version
