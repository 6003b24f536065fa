"""Keep what was begun on a screen: saved within a moment of each change, there again after a crash."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.operations.room import Failed
from ui.tasks import Tasks

if TYPE_CHECKING:
    from frontdesk.desk import Desk

Content = dict[str, object]
_QUIET_MS = 200


class Begun(QObject):
    """The drafts of one screen, each under a key of its own. A later state replaces an unsaved earlier one."""

    def __init__(self, tasks: Tasks, parent: QObject, screen: str, failed: Failed) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._screen = screen
        self._failed = failed
        self._unsaved: dict[str, Content] = {}
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.save_now)

    def keep(self, key: str, content: Content) -> None:
        """Save `content` soon; empty content forgets the draft."""
        self._unsaved[key] = content
        if not self._quiet.isActive():  # no later because of what comes after: a scanner may never pause
            self._quiet.start()

    def save_now(self) -> None:
        """Save what waits, at once."""
        self._quiet.stop()
        unsaved, self._unsaved = self._unsaved, {}
        if unsaved:
            self._tasks.act(self, lambda desk: self._save(desk, unsaved), None, self._failed)

    def bring_back(self, done: Callable[[Mapping[str, Content]], object]) -> None:
        """Every draft of this screen by its key; one that cannot be read is passed over."""
        self._tasks.act(self, self._read, done, self._failed)

    def _save(self, desk: "Desk", unsaved: Mapping[str, Content]) -> None:
        for key, content in unsaved.items():
            if content:
                desk.drafts.save(key, self._screen, json.dumps(content, ensure_ascii=False))
            else:
                desk.drafts.discard(key)

    def _read(self, desk: "Desk") -> dict[str, Content]:
        read = ((draft.submission_id, _content(draft.content)) for draft in desk.drafts.list(self._screen))
        return {key: content for key, content in read if content}


def strings(content: Mapping[str, object], name: str) -> list[str]:
    """The texts listed under `name` in a draft, whoever wrote it."""
    listed = content.get(name)
    return [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []


def string(content: Mapping[str, object], name: str) -> str:
    """The text under `name` in a draft, "" for anything else."""
    found = content.get(name)
    return found if isinstance(found, str) else ""


def _content(text: str) -> Content:
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
