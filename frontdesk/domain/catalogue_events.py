"""A procedure leaves the list, or comes back to it. What was received under it goes on."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ProcedureRetired:
    """From `since` (the office's day) on nothing is received under `code`; `reason` names the decision, no person."""

    KIND: ClassVar[str] = "procedure.retired"
    VERSION: ClassVar[int] = 1
    code: str
    since: date
    reason: str


@dataclass(frozen=True, slots=True)
class ProcedureRestored:
    """`code` is received again."""

    KIND: ClassVar[str] = "procedure.restored"
    VERSION: ClassVar[int] = 1
    code: str
    reason: str
