"""What a counter shows of one submission's money, and the QR to pay it by."""

from dataclasses import dataclass

from frontdesk.domain.fees import Assessment, FeeItem
from frontdesk.domain.payments import Payment
from frontdesk.domain.vietqr import BankAccount


@dataclass(frozen=True, slots=True)
class FeeSheet:
    """The items a procedure charges for, what one submission is charged, and what was paid; đồng.

    `assessment` is what holds: the officer's where `assessed`, else what one case or copy costs, None where it must be
    counted first. `total` and `owed` are None where nobody knows yet; `owed` is below zero where too much was paid.
    `set_elsewhere`: the province sets the amount and the officer types it. `words`: the total in Vietnamese words,
    empty where it is not known. `account` is None where the office has told none. `ended`: without a result, so nothing
    more is asked for.
    """

    submission_id: str
    receipt_code: str
    items: tuple[FeeItem, ...]
    assessment: Assessment | None
    assessed: bool
    set_elsewhere: bool
    total: int | None
    paid: int
    owed: int | None
    payments: tuple[Payment, ...]
    account: BankAccount | None
    words: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class PaymentQr:
    """A VietQR for what is owed; `words`: the amount in Vietnamese words. Shown, it is no proof of payment."""

    payload: str
    amount: int
    memo: str
    account: BankAccount
    words: str
