"""What was lost with a damaged file, stated as far as it is known."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EventsLost:
    """Events `first` to `last` of `device` are gone. Subject: "journal".

    `after` is the hash the next event of that chain names as the one before it, empty where none follows: then more
    may be lost than is known. They were recorded after `since` and before `until` (aware UTC; None: not known).
    `receipt_codes` are of submissions known to be among them; others may be too.
    """

    KIND: ClassVar[str] = "journal.events_lost"
    VERSION: ClassVar[int] = 1
    device: str
    first: int
    last: int
    after: str = ""
    since: datetime | None = None
    until: datetime | None = None
    receipt_codes: tuple[str, ...] = ()


JOURNAL = "journal"  # the subject
