"""Scans are answered one after the other, in the order they came."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject

from frontdesk.errors import DeskError
from ui.tasks import Tasks

if TYPE_CHECKING:
    from frontdesk.desk import Desk

T = TypeVar("T")
Look = Callable[["Desk", str], T]


class Scans(Generic[T]):
    """Looks each scanned text up; `answered` and `refused` hear of it with the text, never out of order."""

    def __init__(
        self,
        tasks: Tasks,
        owner: QObject,
        look: "Look[T]",
        answered: Callable[[str, T], object],
        refused: Callable[[str, DeskError], object],
    ) -> None:
        self._tasks = tasks
        self._owner = owner
        self._look = look
        self._answered = answered
        self._refused = refused
        self._waiting: deque[str] = deque()
        self._busy = False

    def take(self, text: str) -> None:
        """One more scan."""
        self._waiting.append(text)
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        text, look = self._waiting.popleft(), self._look
        self._tasks.look(
            self._owner,
            lambda desk: look(desk, text),
            lambda found: self._on_done(self._answered, text, found),
            lambda error: self._on_done(self._refused, text, error),
        )

    def _on_done(self, hear: Callable[..., object], text: str, what: object) -> None:
        self._busy = False
        try:
            hear(text, what)
        finally:
            self._next()
