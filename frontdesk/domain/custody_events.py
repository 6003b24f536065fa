"""Acts by which papers change hands, and the counting of what lies at a counter."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from frontdesk.domain.custody import Holder
from frontdesk.domain.supplement_events import Reason


@dataclass(frozen=True, slots=True)
class ManifestMade:
    """A batch was handed to `department`; its digest is on the printed manifest. Subject: the manifest's code."""

    KIND: ClassVar[str] = "manifest.made"
    VERSION: ClassVar[int] = 1
    manifest: str
    counter: str
    department: str
    day: date
    serial: int
    submissions: tuple[str, ...]
    digest: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PapersHandedOver:
    """The papers left the counter for `department`; `late`: after `hand_over_by` (NĐ 118/2025 Art 18.2)."""

    KIND: ClassVar[str] = "custody.handed_over"
    VERSION: ClassVar[int] = 1
    manifest: str
    counter: str
    department: str
    hand_over_by: datetime
    late: bool
    handed_over_at: datetime


@dataclass(frozen=True, slots=True)
class PapersAcknowledged:
    """The department has them; `taker` is who signed, where that is not the actor."""

    KIND: ClassVar[str] = "custody.acknowledged"
    VERSION: ClassVar[int] = 1
    manifest: str
    taker: str
    acknowledged_at: datetime


@dataclass(frozen=True, slots=True)
class PapersReportedMissing:
    """They are on the manifest and not in the batch: the giver answers for them until they are found."""

    KIND: ClassVar[str] = "custody.reported_missing"
    VERSION: ClassVar[int] = 1
    manifest: str
    reported_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class PapersFound:
    """Reported missing and found at `counter` after all."""

    KIND: ClassVar[str] = "custody.found"
    VERSION: ClassVar[int] = 1
    manifest: str
    counter: str
    hand_over_by: datetime
    found_at: datetime


@dataclass(frozen=True, slots=True)
class PapersSentBack:
    """The department gave them back to `counter`; `late`: more than 3 working days after receipt (Art 19.5)."""

    KIND: ClassVar[str] = "custody.sent_back"
    VERSION: ClassVar[int] = 1
    manifest: str
    counter: str
    department: str
    late: bool
    hand_over_by: datetime
    sent_back_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class PapersMoved:
    """Inside the office: counter, officer, archive."""

    KIND: ClassVar[str] = "custody.moved"
    VERSION: ClassVar[int] = 1
    to: Holder
    moved_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class CountTaken:
    """Everything at a counter was scanned: what was expected and not there, and there and not expected (codes)."""

    KIND: ClassVar[str] = "count.taken"
    VERSION: ClassVar[int] = 1
    counter: str
    day: date
    expected: int
    present: int
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]
    taken_at: datetime
