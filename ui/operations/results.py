"""Print what the taker of a result signs."""

from PySide6.QtCore import QObject

from ui.operations.forms import Done, print_paper
from ui.operations.room import Failed, Room

SLIP = "return"


def print_slip(room: Room, owner: QObject, submission_id: str, done: Done, failed: Failed) -> bool:
    """Print the slip (phiếu ký nhận) and record the print; False where it is on its way already."""
    return print_paper(
        room,
        owner,
        (submission_id, SLIP),
        lambda desk: desk.forms.issue_return_slip(submission_id),
        lambda desk, issued: desk.forms.confirm_printed(submission_id, issued),
        (done, failed),
    )
