"""Administrative procedures (thủ tục hành chính, TTHC) as the province publishes them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frontdesk.domain.fees import WHOLE_FEE, FeeItem, FeeUnit
from frontdesk.domain.paper_lines import PaperForm
from frontdesk.domain.text import fold

_UNITS = {"ban": FeeUnit.COPY, "trang": FeeUnit.PAGE}


class TimeUnit(StrEnum):
    """What a processing time is counted in."""

    __hash__ = str.__hash__  # an enumeration's own is Python, at every look into a dictionary

    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    SAME_DAY = "same_day"
    CALENDAR_DAYS = "calendar_days"


class CountMode(StrEnum):
    """How working days become a moment: the end of the last day, or 8 working hours a day."""

    __hash__ = str.__hash__  # an enumeration's own is Python, at every look into a dictionary

    END_OF_DAY = "end_of_day"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class ProcessingTime:
    """A legal processing time: `amount` units; 0 for SAME_DAY."""

    unit: TimeUnit
    amount: int = 0
    mode: CountMode = CountMode.END_OF_DAY


class ClockPolicy(StrEnum):
    """What a completed supplement does to the clock: from zero (NĐ 118/2025 Art 19.5), or on where it stood."""

    RESET = "reset"
    PAUSE = "pause"  # where a sectoral law says so


@dataclass(frozen=True, slots=True)
class PaperRequirement:
    """One line of a procedure's papers (thành phần hồ sơ); `required` is False for "if any" papers."""

    name: str
    form: PaperForm = PaperForm.ORIGINAL
    copies: int = 1
    required: bool = True


class ServiceLevel(StrEnum):
    """Online service level (NĐ 42/2022): toàn trình, một phần, or none."""

    FULL = "full"
    PARTIAL = "partial"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee in integer đồng; `amount` is None where the province sets it, 0 where it is free of charge.

    `items` are what is charged for, where the catalogue says it item by item.
    """

    amount: int | None
    unit: str = ""
    note: str = ""
    items: tuple[FeeItem, ...] = ()

    @property
    def charged(self) -> tuple[FeeItem, ...]:
        """Its items; the one it is where none are listed; nothing where it is free or the province sets it."""
        if self.items or not self.amount:
            return self.items
        return (FeeItem(WHOLE_FEE, self.amount, _UNITS.get(fold(self.unit), FeeUnit.CASE)),)

    @property
    def is_free(self) -> bool:
        """Whether nothing is charged for, and nobody sets an amount elsewhere."""
        return not self.charged and not self.set_elsewhere

    @property
    def set_elsewhere(self) -> bool:
        """Whether the officer has to type the amount."""
        return self.amount is None and not self.items


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a procedure; `code` + `version` is its identity, a later version never changes an earlier."""

    code: str
    name: str
    field: str
    department: str
    processing: ProcessingTime
    fee: Fee
    papers: tuple[PaperRequirement, ...]
    service_level: ServiceLevel
    legal_basis: str
    effective_from: date
    version: int = 1
    clock_policy: ClockPolicy = ClockPolicy.RESET
