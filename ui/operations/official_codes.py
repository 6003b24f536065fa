"""The province's codes: what was scanned, pairs that are recorded, lists that are imported; off the GUI thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.domain.codes import official_code
from frontdesk.domain.official_code_events import CodeSource
from frontdesk.errors import DeskError, InvalidInput, NotFound
from ui.events import DeskChanged
from ui.operations.room import Failed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.code_list import CodeImport
    from frontdesk.domain.lookup import Hit


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """What a scan is: a submission, or an official code nobody knows yet."""

    hit: "Hit | None" = None
    official: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair that was scanned; `refused` says why it was not recorded."""

    hit: "Hit"
    official: str
    refused: DeskError | None = None


def read_code(desk: "Desk", text: str) -> ScannedCode:
    """What `text` is. Raises NotFound, InvalidInput."""
    try:
        return ScannedCode(official=official_code(text))
    except InvalidInput:
        hit = desk.lookup.find(text)
    if hit is None:
        raise NotFound("code_unknown", code=text[:80])
    return ScannedCode(hit)


def record_pairs(
    room: Room, owner: QObject, pairs: Sequence[PairRow], done: Callable[[tuple[PairRow, ...]], object], failed: Failed
) -> None:
    """Note each pair; `done` hears of those that were refused."""

    def answered(left: tuple[PairRow, ...]) -> None:
        room.events.announce(DeskChanged(submissions=True))
        done(left)

    room.tasks.act(owner, lambda desk: _record(desk, pairs), answered, failed)


def _record(desk: "Desk", pairs: Sequence[PairRow]) -> tuple[PairRow, ...]:
    left = []
    for pair in pairs:
        try:
            desk.official_codes.note(pair.hit.submission_id, pair.official, CodeSource.SCANNED)
        except DeskError as refused:
            left.append(PairRow(pair.hit, pair.official, refused))
    return tuple(left)


def preview_list(
    room: Room, owner: QObject, path: Path, done: "Callable[[CodeImport], object]", failed: Failed
) -> None:
    """What an import of `path` would do."""
    room.tasks.look(owner, lambda desk: desk.official_codes.preview(path), done, failed)


def import_list(room: Room, owner: QObject, path: Path, done: "Callable[[CodeImport], object]", failed: Failed) -> None:
    """Import `path`."""

    def answered(imported: "CodeImport") -> None:
        room.events.announce(DeskChanged(submissions=True))
        done(imported)

    room.tasks.act(owner, lambda desk: desk.official_codes.import_file(path), answered, failed)
