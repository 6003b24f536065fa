"""What a change of the calendar does to a promise."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PromiseMoved:
    """A day that was counted is not worked after all: promised for `promised_at`, now for `until`, which is later.

    `reason` names the notices in the office's words; it is about no person. Moments are aware UTC.
    """

    KIND: ClassVar[str] = "promise.moved"
    VERSION: ClassVar[int] = 1
    promised_at: datetime
    until: datetime
    reason: str
    moved_at: datetime
