"""Print what the taker of a result signs."""

from PySide6.QtCore import QObject

from ui.operations.forms import Done, print_form
from ui.operations.room import Failed, Room

SLIP = "return"  # as FormPrinted calls it; the law gives it no number


def print_slip(room: Room, owner: QObject, submission_id: str, done: Done, failed: Failed) -> bool:
    """Print the slip (phiếu ký nhận) and record the print; False where it is on its way already."""
    return print_form(room, owner, submission_id, SLIP, done, failed)
