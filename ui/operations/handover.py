"""Hand batches over, hear what departments have: acts in the background and what they changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from frontdesk.domain.baskets import Weighed
from frontdesk.errors import InvalidInput
from ui.events import DeskChanged
from ui.operations.room import Failed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.manifests import Manifest

T = TypeVar("T")


def weigh_again(desk: "Desk", ids: Iterable[str]) -> Mapping[str, Weighed | None]:
    """What a basket must know of submissions now, by id; None for one that is not there (a draft of another home)."""
    return {each: _weigh(desk, each) for each in ids}


def hand_over(
    room: Room,
    owner: QObject,
    department: str,
    ids: Sequence[str],
    done: "Callable[[Manifest], object]",
    failed: Failed,
) -> None:
    """Hand a batch over, all or nothing."""
    act(room, owner, lambda desk: desk.handover.hand_over(department, ids), done, failed)


def act(room: Room, owner: QObject, work: "Callable[[Desk], T]", done: Callable[[T], object], failed: Failed) -> None:
    """Do `work`, which may change many submissions; the screens that show them look again before `done` hears."""

    def answered(result: T) -> None:
        room.events.announce(DeskChanged(submissions=True))
        done(result)

    room.tasks.act(owner, work, answered, failed)


def _weigh(desk: "Desk", submission_id: str) -> Weighed | None:
    try:
        return desk.handover.weigh(submission_id)
    except InvalidInput:
        return None
