"""Receive papers; issue, print and confirm their receipt: acts in the background and what they changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.domain.clock import Clock, system_clock
from frontdesk.errors import DeskError
from ui.events import DeskChanged, DeskEvents
from ui.screens.reception.form import ReceptionForm, to_application
from ui.tasks import Tasks

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.reception import Received
    from frontdesk.services.receipts import IssuedReceipt
    from ui.printing import Handed

PREVIEW_DPI = 144
Failed = Callable[[DeskError], object]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A receipt that was issued and read back, with the picture of the citizen's copy as PNG."""

    issued: "IssuedReceipt"
    picture: bytes


@dataclass(frozen=True, slots=True)
class Room:
    """What an operation needs: where work runs, who is told, where files are kept, what time it is."""

    tasks: Tasks
    events: DeskEvents
    folder: Path
    clock: Clock = system_clock
    save_only: bool = False  # receipts become files even where there is a printer


def receive(
    room: Room, owner: QObject, form: ReceptionForm, done: "Callable[[Received], object]", failed: Failed
) -> None:
    """Receive what `form` says; its draft is forgotten once the reception is on disk."""

    def work(desk: "Desk") -> "Received":
        received = desk.reception.receive(to_application(form))
        desk.drafts.discard(form.submission_id)
        return received

    def answered(received: "Received") -> None:
        room.events.announce(DeskChanged(submissions=True, drafts=True, submission_id=str(received.submission_id)))
        done(received)

    room.tasks.act(owner, work, answered, failed)


def issue(room: Room, owner: QObject, submission_id: str, done: Callable[[Prepared], object], failed: Failed) -> None:
    """Render the receipt, read it back, and picture the copy the citizen takes home."""

    def work(desk: "Desk") -> Prepared:
        issued = desk.receipts.issue(submission_id, two_copies=True)
        pages = desk.receipts.preview(issued.pdf, PREVIEW_DPI)
        return Prepared(issued, pages[-1].png())

    room.tasks.act(owner, work, done, failed)


def print_out(
    room: Room,
    owner: QObject,
    submission_id: str,
    prepared: Prepared,
    done: "Callable[[Handed], object]",
    failed: Failed,
) -> None:
    """Hand the receipt out on the thread for printing, since a printer may stall; confirm it only then."""
    issued = prepared.issued

    def work(desk: "Desk") -> "Handed":
        from ui.printing import Sheet, hand_out  # with the first print, not with the window

        name = issued.code if not issued.reprint else f"{issued.code}-{issued.reprint}"
        sheet = Sheet(name, issued.pdf, lambda dpi: [page.png() for page in desk.receipts.preview(issued.pdf, dpi)])
        return hand_out(sheet, room.folder, save_only=room.save_only)

    def confirm(handed: "Handed") -> None:
        room.tasks.act(
            owner,
            lambda desk: desk.receipts.confirm_printed(submission_id, issued),
            lambda _nothing: _confirmed(handed),
            failed,
        )

    def _confirmed(handed: "Handed") -> None:
        room.events.announce(DeskChanged(submissions=True, submission_id=submission_id))
        done(handed)

    room.tasks.print(owner, work, confirm, failed)
