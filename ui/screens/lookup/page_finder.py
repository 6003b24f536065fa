"""Looks submissions up for the page, and again while one is shown: minutes pass, others act."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.operations.lookup import Seen, see, see_left
from ui.operations.room import Room
from ui.tasks import Latest

if TYPE_CHECKING:
    from frontdesk.domain.lookup import SubmissionPage
    from frontdesk.domain.working_time import TimeLeft

_MINUTE_MS = 60_000


class PageFinder(QObject):
    """Only the newest question is answered."""

    found = Signal(object)  # Seen
    left_counted = Signal(object)  # TimeLeft, or None where no time is running
    refused = Signal(object)  # DeskError
    minute_passed = Signal()

    def __init__(self, room: Room, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = room
        self._pages: Latest[Seen] = Latest(room.tasks, self)
        self._lefts: Latest[TimeLeft | None] = Latest(room.tasks, self)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.minute_passed)

    def find(self, submission_id: str, then: Callable[[], object] | None = None) -> None:
        """Look up one submission; `then` is called after it was `found`."""

        def seen(answer: Seen) -> None:
            self._lefts.forget()
            self.found.emit(answer)
            if then is not None:
                then()

        see(self._pages, submission_id, self._room.clock(), seen, self.refused.emit)

    def take(self, page: "SubmissionPage") -> None:
        """A page that was looked up elsewhere: only its time left is asked for."""
        self._pages.forget()
        see_left(self._lefts, page.submission, self._room.clock(), self.left_counted.emit, self.refused.emit)

    def watch(self, *, on: bool) -> None:
        """Count the minutes while a page can be seen."""
        if on:
            self._minute.start()
        else:
            self._minute.stop()
