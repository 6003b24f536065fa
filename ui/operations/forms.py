"""Issue, print and record a form of a submission, or the papers of a batch."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.errors import DeskError
from ui.events import DeskChanged
from ui.messages import UNEXPECTED
from ui.operations.room import Failed, Printed, Room, paper_key
from ui.tasks import log_fault

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.services.forms import IssuedForm

Done = Callable[[Printed], object]
Issue = Callable[["Desk"], "IssuedForm"]
Confirm = Callable[["Desk", "IssuedForm"], None]


def print_form(room: Room, owner: QObject, submission_id: str, form: str, done: Done, failed: Failed) -> bool:
    """Print form "01" … "06" of a submission and record the print; False where that paper is on its way already."""
    return print_paper(
        room,
        owner,
        (submission_id, form),
        lambda desk: desk.forms.issue(submission_id, form),
        lambda desk, issued: desk.forms.confirm_printed(submission_id, issued),
        (done, failed),
    )


def print_batch(
    room: Room, owner: QObject, manifest: str, progress: Callable[[int, int], bool], done: Done, failed: Failed
) -> bool:
    """Print a batch's manifest and the form 06 of each submission in it.

    `progress` is called on the printing thread with how many are done of how many; False stops before anything is
    printed. False where that batch is on its way already.
    """
    return print_paper(
        room,
        owner,
        (manifest, "batch"),
        lambda desk: desk.forms.issue_batch(manifest, progress),
        lambda desk, issued: desk.forms.confirm_batch_printed(manifest, issued),
        (done, failed),
    )


def print_paper(
    room: Room, owner: QObject, paper: tuple[str, str], issue: Issue, confirm: Confirm, heard: tuple[Done, Failed]
) -> bool:
    """Print one paper (subject and form) and record the print; False where it is on its way already."""
    key = paper_key(*paper)
    if key in room.printing:
        return False
    room.printing.add(key)

    def released(hear: Callable[..., object], what: object) -> None:
        room.printing.discard(key)
        room.events.announce(DeskChanged(submissions=True, submission_id=paper[0]))
        hear(what)

    done, failed = heard
    room.tasks.print(
        owner,
        lambda desk: _hand_out(room, desk, issue(desk), confirm),
        partial(released, done),
        partial(released, failed),
    )
    return True


def _hand_out(room: Room, desk: "Desk", issued: "IssuedForm", confirm: Confirm) -> Printed:
    """Print and record in one go: nothing that ends the window comes between the paper and its record."""
    from ui.printing import Sheet, hand_out  # with the first print, not with the window

    name = issued.name if not issued.reprint else f"{issued.name}-{issued.reprint}"
    sheet = Sheet(name, issued.pdf, lambda dpi: desk.receipts.pictures(issued.pdf, dpi))
    handed = hand_out(sheet, room.folder, save_only=room.save_only)
    return Printed(handed, recorded(lambda: confirm(desk, issued)))


def recorded(record: Callable[[], None]) -> DeskError | None:
    """Record a print; the reason where that fails, which does not take the paper back."""
    try:
        record()
    except DeskError as refusal:
        return refusal
    except Exception as fault:
        log_fault(fault)
        return DeskError(UNEXPECTED)
    return None
