"""What an officer asks to have put right on a received submission."""

from collections.abc import Sequence
from dataclasses import dataclass

from frontdesk.domain.identity import Party
from frontdesk.domain.paper_lines import ReceivedPaper


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be put right; None leaves it as it is. `missing` names the required papers that are not there."""

    principal: Party | None = None
    delegate: Party | None = None
    no_delegate: bool = False
    procedure_code: str | None = None
    papers: tuple[ReceivedPaper, ...] | None = None
    missing: Sequence[str] | None = None
    department: str | None = None
    sets: int | None = None
    return_to: str | None = None
    note: str | None = None
    reason: str = ""
