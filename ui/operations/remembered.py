"""Small choices of one device, kept in its home: they are no acts, so they stand with the drafts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.operations.room import Failed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def remember(room: Room, owner: QObject, name: str, value: str, failed: Failed | None = None) -> None:
    """Keep `value` under `name`, in place of what was kept."""

    def keep(desk: "Desk") -> None:
        desk.drafts.remember(name, value)

    room.tasks.act(owner, keep, None, failed)


def recall(room: Room, owner: QObject, name: str, done: Callable[[str], object], failed: Failed) -> None:
    """What is kept under `name`, empty where nothing is."""

    def look(desk: "Desk") -> str:
        return desk.drafts.recall(name)

    room.tasks.look(owner, look, done, failed)
