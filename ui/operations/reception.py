"""Receive papers; issue, print and confirm their receipt: acts in the background and what they changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.errors import DeskError
from ui.events import DeskChanged
from ui.operations.forms import recorded
from ui.operations.room import Failed, Printed, Room
from ui.screens.reception.form import ReceptionForm, to_application
from ui.tasks import log_fault

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.reception import Received
    from frontdesk.services.receipts import IssuedReceipt

PREVIEW_DPI = 144


@dataclass(frozen=True, slots=True)
class Prepared:
    """A receipt that was issued and read back, with the picture of the citizen's copy as PNG."""

    issued: "IssuedReceipt"
    picture: bytes


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears of a receipt: `failed` means that no paper came out."""

    prepared: Callable[[Prepared], object]
    done: Callable[[Printed], object]
    failed: Failed


def receive(
    room: Room, owner: QObject, form: ReceptionForm, done: "Callable[[Received], object]", failed: Failed
) -> None:
    """Receive what `form` says. Its draft stays until there is paper: it says so where the program ends before."""

    def answered(received: "Received") -> None:
        which = str(received.submission_id)
        room.events.announce(DeskChanged(submissions=True, drafts=True, submission_id=which, occasion=True))
        done(received)

    room.tasks.act(owner, lambda desk: desk.reception.receive(to_application(form)), answered, failed)


def issue_receipt(room: Room, owner: QObject, submission_id: str, hearing: Hearing) -> bool:
    """Issue, print and record the receipt; False where that receipt is on its way already."""
    if submission_id in room.printing:
        return False
    room.printing.add(submission_id)

    def failed(error: DeskError) -> None:
        _release(room, submission_id)
        hearing.failed(error)

    def done(printed: Printed) -> None:
        _release(room, submission_id)
        hearing.done(printed)

    def prepared(receipt: Prepared) -> None:
        hearing.prepared(receipt)
        room.tasks.print(owner, lambda desk: _print(room, desk, submission_id, receipt.issued), done, failed)

    room.tasks.act(owner, lambda desk: _issue(desk, submission_id), prepared, failed)
    return True


def let_go(desk: "Desk", submission_id: str) -> None:
    """Forget the draft of a submission that is on record. A disk that refuses that has lost nothing."""
    try:
        desk.drafts.discard(submission_id)
    except Exception as fault:
        log_fault(fault)


def _release(room: Room, submission_id: str) -> None:
    room.printing.discard(submission_id)
    room.events.announce(DeskChanged(submissions=True, drafts=True, submission_id=submission_id))


def _issue(desk: "Desk", submission_id: str) -> Prepared:
    """Render the receipt, read it back, and picture the copy the citizen takes home."""
    issued = desk.receipts.issue(submission_id, two_copies=True)
    pages = desk.receipts.preview(issued.pdf, PREVIEW_DPI)
    return Prepared(issued, pages[-1].png())


def _print(room: Room, desk: "Desk", submission_id: str, issued: "IssuedReceipt") -> Printed:
    """Print and record in one go: nothing that ends the window comes between the paper and its record."""
    from ui.printing import Sheet, hand_out  # with the first print, not with the window

    name = issued.code if not issued.reprint else f"{issued.code}-{issued.reprint}"
    sheet = Sheet(name, issued.pdf, lambda dpi: desk.receipts.pictures(issued.pdf, dpi))
    handed = hand_out(sheet, room.folder, save_only=room.save_only)
    unrecorded = recorded(lambda: desk.receipts.confirm_printed(submission_id, issued))
    let_go(desk, submission_id)
    return Printed(handed, unrecorded)
