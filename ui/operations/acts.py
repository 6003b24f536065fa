"""An act on one submission: done in the background, announced, answered."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from ui.events import DeskChanged
from ui.operations.room import Failed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk

T = TypeVar("T")


def act_on(
    room: Room,
    owner: QObject,
    submission_id: str,
    work: "Callable[[Desk], T]",
    done: Callable[[T], object],
    failed: Failed,
    *,
    occasion: bool = False,
) -> None:
    """Do `work` after every act asked before it; screens that show the submission look again before `done` hears.

    `occasion`: the citizen was served by it, and is asked how it was.
    """

    def answered(result: T) -> None:
        room.events.announce(DeskChanged(submissions=True, submission_id=submission_id, occasion=occasion))
        done(result)

    room.tasks.act(owner, work, answered, failed)
