"""Scans of papers: attach, take off, draw a page, and watch the scanner's folder; all off the GUI thread."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.events import DeskChanged
from ui.operations.room import Failed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.attachments import Attachment
    from frontdesk.files.watched_folder import WatchedFolder


def attach(
    room: Room,
    owner: QObject,
    submission_id: str,
    paper: str,
    paths: Sequence[Path],
    done: "Callable[[tuple[Attachment, ...]], object]",
    failed: Failed,
) -> None:
    """Attach files to a paper, or to none in particular (empty). Checking a large file holds up no act."""

    def answered(kept: "tuple[Attachment, ...]") -> None:
        room.events.announce(DeskChanged(submissions=True, submission_id=submission_id))
        done(kept)

    room.tasks.look(
        owner, lambda desk: desk.attachments.attach_many(submission_id, paths, paper, None), answered, failed
    )


def detach(
    room: Room,
    owner: QObject,
    submission_id: str,
    sha256: str,
    reason: str,
    done: Callable[[object], object],
    failed: Failed,
) -> None:
    """Take a wrong scan off the list."""

    def answered(nothing: object) -> None:
        room.events.announce(DeskChanged(submissions=True, submission_id=submission_id))
        done(nothing)

    room.tasks.act(owner, lambda desk: desk.attachments.detach(submission_id, sha256, reason), answered, failed)


def look_into_folder(
    room: Room,
    owner: QObject,
    watched: "WatchedFolder | None",
    done: "Callable[[tuple[WatchedFolder | None, tuple[Path, ...]]], object]",
    failed: Failed,
) -> None:
    """What the scanner finished since the last look; the folder is found first where none is watched yet."""

    def work(desk: "Desk") -> "tuple[WatchedFolder | None, tuple[Path, ...]]":
        folder = watched or desk.scanner_folder.watched()
        return folder, folder.look() if folder is not None else ()

    room.tasks.look(owner, work, done, failed)


def put_away(room: Room, owner: QObject, watched: "WatchedFolder", path: Path, failed: Failed) -> None:
    """Move a file that was attached out of the scanner's way."""
    room.tasks.look(owner, lambda _desk: watched.take(path), None, failed)
