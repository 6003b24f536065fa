"""The journal's heads on paper, and the journal against such a paper; all off the GUI thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from frontdesk.domain.proof import read_claim
from ui.operations.room import Failed, Printed, Room

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.domain.proof_check import ProofCheck

Progress = Callable[[int, int], bool]
Checked = Callable[["ProofCheck"], object]


def check_code(room: Room, owner: QObject, code: str, progress: Progress, done: Checked, failed: Failed) -> None:
    """Hold the journal against a code that was typed or scanned. `progress` is called on a worker; False stops."""
    room.tasks.look(owner, lambda desk: desk.proof.verify(read_claim(code), progress), done, failed)


def check_paper(room: Room, owner: QObject, path: Path, progress: Progress, done: Checked, failed: Failed) -> None:
    """The same with the code on a file: a PDF of ours, or a scan or photo of a sheet."""
    room.tasks.look(owner, lambda desk: desk.proof.verify(desk.proof.read_paper(path), progress), done, failed)


def print_proof(
    room: Room, owner: QObject, done: Callable[[Printed], object], failed: Failed, *, save_only: bool = False
) -> None:
    """Take a proof of now and print its sheet, or keep it as a file."""
    room.tasks.print(owner, lambda desk: _hand_out(room, desk, save_only), done, failed)


def _hand_out(room: Room, desk: "Desk", save_only: bool) -> Printed:
    from frontdesk.domain.clock import local
    from ui.printing import Sheet, hand_out  # with the first print, not with the window

    proof = desk.proof.take()
    pdf = desk.proof.sheet(proof, desk.settings.language)
    sheet = Sheet(f"doi-chieu-{local(proof.taken_at):%y%m%d-%H%M%S}", pdf, lambda dpi: desk.receipts.pictures(pdf, dpi))
    return Printed(hand_out(sheet, room.folder, save_only=save_only or room.save_only))
