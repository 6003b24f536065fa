"""A submission (hồ sơ) as it stands after its events."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.attachments import Attachment
from frontdesk.domain.clock_intervals import ClockInterval
from frontdesk.domain.consents import Consent, phone_of
from frontdesk.domain.custody import CITIZEN, Handover, Holder, HolderKind, Parcel
from frontdesk.domain.events import Act, SubmissionReceived
from frontdesk.domain.fees import Assessment, usual_charge
from frontdesk.domain.journal import Event
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.payments import Payment
from frontdesk.domain.result_events import Outcome, ReturnProof
from frontdesk.domain.states import OPEN, State


@dataclass(frozen=True, slots=True)
class Conflict:
    """An event that makes no sense where the fold met it; kept for the supervisor."""

    event: Event
    reason: str


@dataclass(frozen=True, slots=True)
class SupplementRequest:
    """Form 02 as it was given; `received_at` (aware UTC) is when the papers were complete, None until then."""

    number: str
    wanted: tuple[WantedPaper, ...]
    reason: str
    repeated: bool
    requested_at: datetime
    respond_by: date
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Apology:
    """Form 04 as it was given. Moments are aware UTC."""

    number: str
    department: str
    promised_at: datetime
    until: datetime
    reason: str
    made_at: datetime
    tardy: bool


@dataclass(frozen=True, slots=True)
class Extension:
    """More time the department asked the counter for."""

    department: str
    until: datetime
    reason: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Ending:
    """How a submission ended without a result: refused, withdrawn or closed."""

    state: State
    number: str
    reason: str
    at: datetime
    stage: str = ""
    fee_returned: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """The department's decision on its way to the citizen. Moments are aware UTC, None where not yet."""

    outcome: Outcome
    document: str = ""
    recorded_at: datetime | None = None
    at_counter_since: datetime | None = None
    to_give_back: tuple[str, ...] = ()
    returned_at: datetime | None = None
    proof: ReturnProof | None = None
    taker: str = ""
    taker_paper: str = ""
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """A receipt that no longer holds: its token's hash, which version it was, when it was replaced, its look-up key.

    The key is empty once the personal part was erased.
    """

    token_hash: str
    version: int
    at: datetime
    lookup_key: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The citizen was called, or an attempt was made."""

    at: datetime
    reached: bool
    note: str
    actor: str


@dataclass(frozen=True, slots=True)
class Submission:
    """The state of one submission. `received` is what it says after corrections; `due_at` is aware UTC.

    `hand_over_by`: when the papers must have left the counter. `prints` counts the receipts of this `version`.
    `holders`: who had the papers after each of `events`.
    """

    id: str
    received: SubmissionReceived
    state: State
    custody: Holder
    due_at: datetime | None
    hand_over_by: datetime
    intervals: tuple[ClockInterval, ...]
    prints: int = 0
    version: int = 1
    replaced: tuple[Replaced, ...] = ()
    handovers: tuple[Handover, ...] = ()
    supplements: tuple[SupplementRequest, ...] = ()
    apology: Apology | None = None
    extension: Extension | None = None
    result: Result | None = None
    ending: Ending | None = None
    calls: tuple[Call, ...] = ()
    given_back: tuple[str, ...] = ()
    form_prints: tuple[tuple[str, int], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    consents: tuple[Consent, ...] = ()
    assessment: Assessment | None = None
    payments: tuple[Payment, ...] = ()
    official_code: str = ""  # of the province's system, once it is known here
    holders: tuple[Holder, ...] = ()
    events: tuple[tuple[Event, Act], ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def as_received(self) -> SubmissionReceived:
        """The reception as it was recorded, before any correction."""
        return next(act for _event, act in self.events if isinstance(act, SubmissionReceived))

    @property
    def deadline(self) -> datetime | None:
        """When the result must be at the counter, while that is still open (aware UTC)."""
        waiting = self.state in OPEN and self.state is not State.RESULT_AT_COUNTER
        return self.due_at if waiting else None

    @property
    def holder(self) -> str:
        """Who has the papers, in one word or name."""
        return self.custody.label

    @property
    def held_since(self) -> datetime:
        """Since when whoever has the papers has had them (aware UTC)."""
        since = self.events[-1][0].moment
        for (event, _act), holder in zip(reversed(self.events), reversed(self.holders), strict=True):
            if holder != self.custody:
                break
            since = event.moment
        return since

    @property
    def handover(self) -> Handover | None:
        """The last passage to a department."""
        return self.handovers[-1] if self.handovers else None

    @property
    def department(self) -> str:
        """Who resolves it."""
        return self.received.department

    @property
    def phone(self) -> str:
        """Where the citizen is reached (E.164); empty where no number is known."""
        personal = self.received.personal
        return phone_of(personal.principal, personal.delegate) if personal else ""

    @property
    def request(self) -> SupplementRequest | None:
        """The supplement that is waited for."""
        last = self.supplements[-1] if self.supplements else None
        return last if last is not None and last.received_at is None else None

    @property
    def waited_for(self) -> tuple[SupplementRequest, ...]:
        """Every form 02 that is not answered yet, oldest first."""
        return tuple(each for each in self.supplements if each.received_at is None)

    @property
    def reported_missing(self) -> bool:
        """Whether the department says that it never got the papers, and nobody has found them since."""
        return self.handover is not None and self.handover.parcel is Parcel.MISSING

    @property
    def papers_at_counter(self) -> bool:
        """Whether an officer can reach the papers without asking a department."""
        return self.custody.kind in (HolderKind.COUNTER, HolderKind.OFFICER, HolderKind.ARCHIVE)

    @property
    def owed_back(self) -> tuple[str, ...]:
        """What the citizen has still to get back: originals that came with the result, or all papers where it ended."""
        if self.custody == CITIZEN:
            return ()
        if self.state is State.RETURNED:
            lying = self.result.to_give_back if self.result else ()
        else:
            lying = tuple(paper.name for paper in self.received.papers if paper.present)
        return tuple(name for name in lying if name not in self.given_back)

    @property
    def charge(self) -> Assessment | None:
        """What it is charged: as an officer assessed it, or one case or copy of the only item.

        None where it must be counted or typed first.
        """
        if self.assessment is not None or self.received.fee.set_elsewhere:
            return self.assessment
        return usual_charge(self.received.fee.charged)

    @property
    def fee_total(self) -> int | None:
        """What it is charged in đồng; None where nobody knows yet."""
        charge = self.charge
        return None if charge is None else charge.total

    @property
    def paid(self) -> int:
        """What the office was paid and has not given back, in đồng."""
        return sum(payment.amount for payment in self.payments if payment.holds)

    @property
    def owed(self) -> int | None:
        """What is still to pay in đồng, below zero where too much was paid; None where nobody knows yet.

        What ended without a result asks for nothing more.
        """
        if self.ending is not None:
            return 0
        total = self.fee_total
        return None if total is None else total - self.paid

    def printed(self, form: str) -> int:
        """How often a form ("02" … "06") was printed; of what is given more than once, the last."""
        return dict(self.form_prints).get(form, 0)

    def unprinted(self, form: str) -> tuple[tuple[str, int], ...]:
        """`form_prints` where another `form` is due: a second request or slip is a paper of its own, no reprint."""
        return tuple((name, times) for name, times in self.form_prints if name != form)
