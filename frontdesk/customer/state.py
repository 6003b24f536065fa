"""Where the citizen's screen stands: what waits to be shown, and which of it is shown now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from types import MappingProxyType

from frontdesk.customer.facts import EntryFacts, EntryTexts, OfficeFacts, PaymentFacts, RatingTexts, ReceiptFacts
from frontdesk.domain.public_status import PublicStatus


class Answer(StrEnum):
    """What the citizen said of what was entered."""

    NONE = "none"
    CONFIRMED = "confirmed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is being entered and what the citizen said of it; `since` is the version it last changed in."""

    facts: EntryFacts
    since: int = 0
    answer: Answer = Answer.NONE
    wrong: tuple[str, ...] = ()  # the parts that were called wrong
    consents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """One invitation while it is answered; `score` 0 before a face was touched.

    `ends` (monotonic seconds): not on the screen by then, it comes no more; somebody else sits there now.
    """

    token: str
    score: int = 0
    topics: tuple[tuple[str, int], ...] = ()
    reasons: tuple[str, ...] = ()
    comment: str = ""
    ends: float = inf


class Saying(StrEnum):
    """A few words that go by themselves."""

    THANKS = "thanks"
    NOT_KEPT = "not_kept"  # the vote could not be stored; it may be given again
    VOID = "void"  # the invitation holds no longer
    USED = "used"  # a phone may have rated by it: no reason to speak of errors


@dataclass(frozen=True, slots=True)
class SelfLookup:
    """A citizen looks up a receipt; `status` None before the scan, or where nothing was found (`asked`)."""

    asked: bool = False
    status: PublicStatus | None = None


class Slot(StrEnum):
    """What can be on the screen, the most urgent first: an answer begun is never covered by an act of the officer."""

    SAY = "say"
    CASTING = "casting"
    MORE = "more"
    PAY = "pay"
    RECEIPT = "receipt"
    RATE = "rate"
    ENTRY = "entry"
    FOUND = "found"
    ASK = "ask"
    IDLE = "idle"


LOOKING = frozenset({Slot.IDLE, Slot.ASK, Slot.FOUND})  # nobody is served: a receipt may be looked up


NO_RATINGS: Mapping[str, RatingTexts] = MappingProxyType({})
NO_TEXTS: Mapping[str, EntryTexts] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CustomerState:
    """Everything the screen knows. `until` (monotonic seconds) is when the page goes if nobody touches it.

    `version` grows with every change, `since` is the version in which the page now shown came on.
    """

    office: OfficeFacts | None = None
    ratings_texts: Mapping[str, RatingTexts] = field(default_factory=lambda: NO_RATINGS)
    entry_texts: Mapping[str, EntryTexts] = field(default_factory=lambda: NO_TEXTS)
    language: str = "vi"
    large: bool = False
    entry: Entry | None = None
    put_away: EntryFacts | None = None  # stood too long: shown again when it changes
    receipt: ReceiptFacts | None = None
    payment: PaymentFacts | None = None
    paid: int = 0  # đồng just confirmed by the officer; thanks for it before the page goes
    phones_rate_at: str = ""  # the office's own address where phones may rate, empty where they may not
    ratings: tuple[Rating, ...] = ()
    casting: Rating | None = None
    saying: Saying | None = None
    lookup: SelfLookup | None = None
    minute: str = ""  # of the idle screen's clock
    version: int = 1
    since: int = 1
    until: float | None = None

    @property
    def slot(self) -> Slot:
        """What is shown: the most urgent of what waits."""
        waiting = (
            (Slot.SAY, self.saying is not None),
            (Slot.CASTING, self.casting is not None),
            (Slot.MORE, bool(self.ratings) and self.ratings[0].score > 0),
            (Slot.PAY, self.payment is not None),
            (Slot.RECEIPT, self.receipt is not None),
            (Slot.RATE, bool(self.ratings)),
            (Slot.ENTRY, self.entry is not None),
            (Slot.FOUND, self.lookup is not None and self.lookup.asked),
            (Slot.ASK, self.lookup is not None),
        )
        return next((slot for slot, waits in waiting if waits), Slot.IDLE)

    @property
    def shown(self) -> tuple[str, ...]:
        """What tells the page now shown from another of its kind."""
        slot = self.slot
        which = {
            Slot.PAY: f"{self.payment.code}:{bool(self.paid)}" if self.payment else "",
            Slot.RECEIPT: self.receipt.code if self.receipt else "",
            Slot.SAY: self.saying.value if self.saying else "",
            Slot.MORE: self.ratings[0].token if self.ratings else "",
            Slot.RATE: self.ratings[0].token if self.ratings else "",
            Slot.ENTRY: self.entry.facts.submission_id if self.entry else "",
        }
        return (slot.value, which.get(slot, ""))
