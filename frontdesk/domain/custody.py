"""Who has the papers: one holder at each moment, and the batches they travel in (NĐ 118/2025 Art 18)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class HolderKind(StrEnum):
    """Who can have a submission's papers."""

    COUNTER = "counter"
    OFFICER = "officer"  # on the way to a village, or at a desk of one's own
    DEPARTMENT = "department"
    ARCHIVE = "archive"
    CITIZEN = "citizen"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the papers now; the citizen and the archive need no name."""

    kind: HolderKind
    name: str = ""

    @property
    def label(self) -> str:
        """The name where there is one: C1, Phòng Kinh tế; else the kind."""
        return self.name or self.kind.value


CITIZEN = Holder(HolderKind.CITIZEN)


class Parcel(StrEnum):
    """What became of one submission of a batch; `SENT` and `MISSING` are open differences."""

    SENT = "sent"
    RECEIVED = "received"
    SENT_BACK = "sent_back"
    MISSING = "missing"
    FOUND = "found"  # at the counter after all: it never left


OPEN_PARCELS = (Parcel.SENT, Parcel.MISSING)


@dataclass(frozen=True, slots=True)
class Handover:
    """One passage of the papers to a department. Moments are aware UTC.

    `late`: after the moment NĐ 118/2025 Art 18.2 allows. `answered_at` is when the department last said what it has.
    """

    manifest: str
    department: str
    giver: str
    counter: str
    handed_over_at: datetime
    hand_over_by: datetime
    late: bool
    parcel: Parcel = Parcel.SENT
    taker: str = ""
    answered_at: datetime | None = None
    reason: str = ""
