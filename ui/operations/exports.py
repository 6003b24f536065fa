"""Write a file of the log, in nobody's way."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.domain.daily_log import LogFilter
from frontdesk.domain.exports import Exported, ExportFormat
from ui.operations.room import Failed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """A file that is asked for; with a `reason` citizens are named in it."""

    asked: LogFilter
    form: ExportFormat
    target: Path
    reason: str = ""


def export_log(
    room: Room,
    owner: QObject,
    order: ExportAsked,
    progress: Callable[[int, int], bool],
    done: Callable[[Exported], object],
    failed: Failed,
) -> None:
    """`progress` is called on another thread with how many rows are done, of how many; False stops it."""

    def work(desk: "Desk") -> Exported:
        return desk.daily_log.export(
            order.asked,
            order.form,
            order.target,
            with_personal=bool(order.reason),
            reason=order.reason,
            progress=progress,
        )

    room.tasks.print(owner, work, done, failed)  # its thread may take minutes without holding up an act or a look
