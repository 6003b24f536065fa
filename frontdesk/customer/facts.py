"""What the officer's side tells the citizen's screen: facts without a language, numbers already masked."""

from dataclasses import dataclass, replace
from datetime import datetime

from frontdesk.domain.calendar import WorkingCalendar
from frontdesk.domain.clock import local
from frontdesk.domain.deadlines import Due
from frontdesk.domain.fees import FeeUnit
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.procedures import Fee


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """Which office and counter, and when it works."""

    name: str
    counter: str
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """One reception while it is entered. `number` and `phone` are masked before they come here.

    `due`: as if everything were handed in now; `waits`: required papers are missing, so no date is promised yet.
    `complete`: nothing more is to be entered, the citizen may confirm.
    """

    submission_id: str
    name: str = ""
    number: str = ""
    delegate: str = ""
    phone: str = ""
    procedure: str = ""
    papers: tuple[ReceivedPaper, ...] = ()
    due: Due | None = None
    waits: bool = False
    fee: Fee | None = None
    complete: bool = False

    @property
    def is_blank(self) -> bool:
        """True while there is nothing a citizen could look at."""
        return not (self.name or self.number or self.delegate or self.procedure)

    @property
    def essence(self) -> tuple[object, ...]:
        """What was confirmed when it was confirmed: all of it, of the promise the day. Its minute moves by itself."""
        return (self.entered, local(self.due.at).date() if self.due else None)

    @property
    def entered(self) -> "EntryFacts":
        """What the officer entered, without what follows from it and from the clock."""
        return replace(self, due=None)


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """A submission that was accepted; `due_at` (aware UTC) is None while papers are `missing`."""

    code: str
    track_url: str
    due_at: datetime | None
    missing: int = 0
    submission_id: str = ""


@dataclass(frozen=True, slots=True)
class FeeShown:
    """One line of what is owed: how much of what for, integer đồng; `exempted` of `amount` is not asked for."""

    name: str
    unit: FeeUnit
    copies: int
    pages: int
    amount: int
    exempted: int = 0


@dataclass(frozen=True, slots=True)
class Transfer:
    """How to pay by transfer: what the VietQR holds, and the same to type."""

    payload: str
    bank: str
    account: str
    holder: str
    memo: str


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """What is owed for one submission, integer đồng. `in_words` is Vietnamese, as money is written by law."""

    code: str
    lines: tuple[FeeShown, ...]
    paid: int
    owed: int
    in_words: str
    transfer: Transfer | None = None


@dataclass(frozen=True, slots=True)
class RatingTexts:
    """The words of the rating in one language: five faces from worst to best, topics and reasons by id."""

    faces: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryTexts:
    """The words beside an entry in one language: data notice, the question of consent, each consent by id."""

    notice: str
    question: str
    consents: tuple[tuple[str, str], ...]
