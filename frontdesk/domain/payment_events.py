"""Acts on money: what is charged, what was paid, what was given back, what lay in the till. Amounts in đồng."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from frontdesk.domain.fees import FeeLine
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.supplement_events import Reason


@dataclass(frozen=True, slots=True)
class AssessedPersonal:
    """The erasable part of an assessment: a ground may say that somebody is poor or disabled.

    `reasons` stand beside the lines, empty where nothing was let off.
    """

    reasons: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeeAssessed:
    """What the submission is charged from now on, as computed then; the lines' reasons are in `personal`."""

    KIND: ClassVar[str] = "fee.assessed"
    VERSION: ClassVar[int] = 1
    lines: tuple[FeeLine, ...]
    total: int
    assessed_at: datetime
    personal: AssessedPersonal | None = None


@dataclass(frozen=True, slots=True)
class PaymentConfirmed:
    """An officer at `counter` says that `amount` was paid; `number` counts the submission's payments there.

    `receipt_no` is that of the legal receipt (biên lai, hóa đơn), empty where it comes later.
    """

    KIND: ClassVar[str] = "payment.confirmed"
    VERSION: ClassVar[int] = 1
    number: int
    method: PaymentMethod
    amount: int
    counter: str
    confirmed_at: datetime
    receipt_no: str = ""


@dataclass(frozen=True, slots=True)
class PaymentReversed:
    """The payment of event `payment` was given back, or never was: a mistake. Why is erasable."""

    KIND: ClassVar[str] = "payment.reversed"
    VERSION: ClassVar[int] = 1
    payment: str
    number: int
    amount: int
    counter: str
    reversed_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class ReceiptNumberNoted:
    """The number of the legal receipt for the payment of event `payment` came later, or is put right."""

    KIND: ClassVar[str] = "payment.receipt_noted"
    VERSION: ClassVar[int] = 1
    payment: str
    number: int
    receipt_no: str
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class CashCounted:
    """An officer counted the day's cash: `expected` by the journal then, `counted` in the till."""

    KIND: ClassVar[str] = "cash.counted"
    VERSION: ClassVar[int] = 1
    day: date
    counter: str
    officer: str
    expected: int
    counted: int
    counted_at: datetime
    personal: Reason | None = None
