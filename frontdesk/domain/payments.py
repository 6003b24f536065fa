"""Money that was taken for a submission, and what was given back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaymentMethod(StrEnum):
    """How it was paid; an officer says so, a QR that was shown proves nothing."""

    CASH = "cash"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment an officer confirmed. `id` is its event's, `number` counts the submission's payments from 1.

    `receipt_no`: the legal receipt (biên lai, hóa đơn), empty while it is not known. Moments are aware UTC.
    `flag` says why the supervisor should look at it ("overpaid", "forbidden_refused"), empty for most.
    """

    id: str
    number: int
    method: PaymentMethod
    amount: int
    receipt_no: str
    counter: str
    officer: str
    at: datetime
    flag: str = ""
    reversed_at: datetime | None = None
    reversed_by: str = ""
    reversed_counter: str = ""
    reversed_reason: str = ""

    @property
    def holds(self) -> bool:
        """Whether the office still has the money."""
        return self.reversed_at is None
