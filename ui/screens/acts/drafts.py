"""What is typed into an act's panel is kept within a moment, and stands there again when it is opened anew."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.domain.states import Verb
from ui.operations.room import Failed
from ui.tasks import Tasks

if TYPE_CHECKING:
    from frontdesk.desk import Desk

SCREEN = "acts"
_QUIET_MS = 300


@dataclass(frozen=True, slots=True)
class KeptAct:
    """A draft found; `saved_at` is aware UTC."""

    content: dict[str, object]
    saved_at: datetime


def draft_key(verb: Verb, subject: str) -> str:
    """What a panel's draft is kept under: "refuse:0192…"."""
    return f"{verb.value}:{subject}"


class ActDrafts(QObject):
    """Saves the newest content once typing pauses."""

    failed = Signal(object)  # DeskError

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: tuple[str, dict[str, object]] | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.save_now)

    def keep(self, key: str, content: dict[str, object]) -> None:
        """Save `content` soon; nothing worth keeping (empty) lets the draft go."""
        if self._waiting is not None and self._waiting[0] != key:
            self.save_now()
        self._waiting = (key, content)
        self._quiet.start()

    def save_now(self) -> None:
        """Save what waits, at once: the panel or the window closes."""
        self._quiet.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        key, content = waiting
        if content:
            text = json.dumps(content, ensure_ascii=False)
            self._tasks.act(self, lambda desk: desk.drafts.save(key, SCREEN, text), None, self.failed.emit)
        else:
            self.discard(key)

    def discard(self, key: str) -> None:
        """Forget a draft: the act was done, or nothing of it is left."""
        if self._waiting is not None and self._waiting[0] == key:
            self._quiet.stop()
            self._waiting = None
        self._tasks.act(self, lambda desk: desk.drafts.discard(key), None, self.failed.emit)

    def find(self, key: str, done: Callable[[KeptAct | None], object], failed: Failed) -> None:
        """The draft of a panel, None where there is none or nothing can be made of it; after all saves under way."""
        self._tasks.act(self, lambda desk: _find(desk, key), done, failed)


def _find(desk: "Desk", key: str) -> KeptAct | None:
    draft = next((each for each in desk.drafts.list(SCREEN) if each.submission_id == key), None)
    if draft is None:
        return None
    try:
        content = json.loads(draft.content)
    except ValueError:
        return None
    return KeptAct(content, draft.saved_at) if isinstance(content, dict) else None
