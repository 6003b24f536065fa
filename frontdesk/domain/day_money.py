"""A day's money by officer: what should lie in the till, and what was counted in it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TillCount:
    """The last count of a till on a day; moments are aware UTC, money is đồng."""

    expected: int
    counted: int
    note: str
    at: datetime

    @property
    def difference(self) -> int:
        """More than expected, or (below zero) less."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class OfficerMoney:
    """What one officer took and gave back at one counter on one day; đồng.

    `cash` and `transfer` came in, `cash_back` and `transfer_back` went out (of whichever day's payments);
    `without_receipt`: payments that hold and have no legal receipt's number yet.
    """

    officer: str
    counter: str
    cash: int = 0
    transfer: int = 0
    cash_back: int = 0
    transfer_back: int = 0
    count: int = 0
    reversed: int = 0
    without_receipt: int = 0
    till: TillCount | None = None

    @property
    def cash_expected(self) -> int:
        """What should lie in the till."""
        return self.cash - self.cash_back


@dataclass(frozen=True, slots=True)
class FlaggedPayment:
    """A payment the supervisor should look at, and why ("overpaid", "forbidden_refused")."""

    submission_id: str
    receipt_code: str
    number: int
    amount: int
    officer: str
    counter: str
    flag: str


@dataclass(frozen=True, slots=True)
class DayMoney:
    """The whole office's day, officers by name."""

    day: date
    officers: tuple[OfficerMoney, ...]
    flagged: tuple[FlaggedPayment, ...] = ()

    @property
    def cash(self) -> int:
        """Cash of all officers that should lie in the tills."""
        return sum(each.cash_expected for each in self.officers)

    @property
    def transfer(self) -> int:
        """What came in by transfer, less what went back."""
        return sum(each.transfer - each.transfer_back for each in self.officers)

    @property
    def count(self) -> int:
        """How many payments were confirmed."""
        return sum(each.count for each in self.officers)

    @property
    def without_receipt(self) -> int:
        """How many payments have no legal receipt's number yet."""
        return sum(each.without_receipt for each in self.officers)
