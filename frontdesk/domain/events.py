"""Every kind of event, typed. Kinds are past tense and versioned; an old version is upcast on reading."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, TypeVar, get_args

from frontdesk.domain.calendar_events import PromiseMoved
from frontdesk.domain.catalogue_events import ProcedureRestored, ProcedureRetired
from frontdesk.domain.codec import canonical, from_json, to_json
from frontdesk.domain.consent_events import ConsentGiven, ConsentWithdrawn
from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.custody_events import (
    CountTaken,
    ManifestMade,
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersMoved,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.departments import Department
from frontdesk.domain.exchange_events import ExchangeMade
from frontdesk.domain.export_events import ExportMade
from frontdesk.domain.form_overrides import FormTextSet
from frontdesk.domain.identity import Party
from frontdesk.domain.journal import Event
from frontdesk.domain.key_events import KeyRecovered, RecoveryCodeDrawn
from frontdesk.domain.loss_events import EventsLost
from frontdesk.domain.notices import Notice
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.office_hours import OfficeHours
from frontdesk.domain.official_code_events import OfficialCodeNoted
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.payment_events import (
    CashCounted,
    FeeAssessed,
    PaymentConfirmed,
    PaymentReversed,
    ReceiptNumberNoted,
)
from frontdesk.domain.people_events import CounterRelieved, PasswordSet, PersonSet, PersonSignedIn
from frontdesk.domain.procedures import ClockPolicy, Fee, Procedure, ProcessingTime
from frontdesk.domain.proof_events import ProofTaken
from frontdesk.domain.rating_events import BurstFlagged, RatingLabelsSet, VotesCounted
from frontdesk.domain.reception import Channel
from frontdesk.domain.result_events import (
    CitizenCalled,
    FormPrinted,
    PaperAttached,
    PaperDetached,
    PapersGivenBack,
    ResultGivenAtOnce,
    ResultReceived,
    ResultRecorded,
    ResultReturned,
)
from frontdesk.domain.retention_events import RetentionApplied, RetentionRuleSet
from frontdesk.domain.supplement_events import (
    ApologyMade,
    ExtensionAsked,
    SubmissionClosed,
    SubmissionCorrected,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementReceived,
    SupplementRequested,
)


@dataclass(frozen=True, slots=True)
class OfficeProfileSet:
    """The office's header, place and addresses from now on."""

    KIND: ClassVar[str] = "office.profile_set"
    VERSION: ClassVar[int] = 1
    profile: OfficeProfile


@dataclass(frozen=True, slots=True)
class CounterRegistered:
    """This device is the counter of that code.

    A home restored or copied begins a new `epoch`: it counts in a `lane` of its own (domain/epochs.py) `after` the
    device it was, whose chain is known up to `after_seq`; `cause` is a value of Cause.
    """

    KIND: ClassVar[str] = "counter.registered"
    VERSION: ClassVar[int] = 1
    counter: str
    officer: str
    epoch: int = 1
    lane: int = 0
    after: str = ""
    after_seq: int = 0
    cause: str = ""


@dataclass(frozen=True, slots=True)
class ProcedurePublished:
    """A version of a procedure is in the catalogue; earlier versions stay for earlier submissions."""

    KIND: ClassVar[str] = "procedure.published"
    VERSION: ClassVar[int] = 1
    procedure: Procedure


@dataclass(frozen=True, slots=True)
class DepartmentSet:
    """A department as it is from now on."""

    KIND: ClassVar[str] = "department.set"
    VERSION: ClassVar[int] = 1
    department: Department


@dataclass(frozen=True, slots=True)
class NoticeSet:
    """A day is off, worked or made up by notice."""

    KIND: ClassVar[str] = "notice.set"
    VERSION: ClassVar[int] = 1
    notice: Notice


@dataclass(frozen=True, slots=True)
class OfficeHoursSet:
    """The office works these hours from now on."""

    KIND: ClassVar[str] = "office.hours_set"
    VERSION: ClassVar[int] = 1
    hours: OfficeHours


@dataclass(frozen=True, slots=True)
class ClockAccepted:
    """An officer says that the machine's clock is right now, though acts are recorded at later times."""

    KIND: ClassVar[str] = "clock.accepted"
    VERSION: ClassVar[int] = 1
    now: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class ReceivedPersonal:
    """The erasable part of a reception: who, and the secrets of the receipt."""

    principal: Party
    delegate: Party | None
    token: str
    lookup_key: str
    application_digest: str  # would confirm guesses if it outlived what it was made of
    note: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionReceived:
    """A submission was received; the procedure is kept as it stood (its code and version, name, time, fee).

    Moments are aware UTC; `day` is the office's day. `due_at` is None while a required paper is missing.
    `consents` were given in the words of `consent_wording`; `confirmed`: the citizen found right what was entered.
    """

    KIND: ClassVar[str] = "submission.received"
    VERSION: ClassVar[int] = 1
    receipt_code: str
    counter: str
    officer: str
    day: date
    serial: int
    book: str
    book_number: int
    procedure_code: str
    procedure_version: int
    procedure_name: str
    field: str
    department: str
    processing: ProcessingTime
    fee: Fee
    papers: tuple[ReceivedPaper, ...]
    channel: Channel
    sets: int
    return_to: str
    received_at: datetime
    due_at: datetime | None
    hand_over_by: datetime
    token_hash: str
    personal: ReceivedPersonal | None = None
    clock_policy: ClockPolicy = ClockPolicy.RESET
    consents: tuple[ConsentKind, ...] = ()
    consent_wording: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptPrinted:
    """A receipt was handed to a printer or saved; `reprint` is 0 for the first print."""

    KIND: ClassVar[str] = "receipt.printed"
    VERSION: ClassVar[int] = 1
    receipt_code: str
    reprint: int
    copies: int
    sha256: str
    version: int = 1  # of the receipt: corrections make new ones


@dataclass(frozen=True, slots=True)
class UnknownAct:
    """An event of a kind or version this program does not know; kept, shown as such, never dropped."""

    KIND: ClassVar[str] = ""
    VERSION: ClassVar[int] = 0
    kind: str
    version: int


Act = (
    OfficeProfileSet
    | CounterRegistered
    | DepartmentSet
    | ProcedurePublished
    | ProcedureRetired
    | ProcedureRestored
    | NoticeSet
    | OfficeHoursSet
    | ClockAccepted
    | SubmissionReceived
    | ReceiptPrinted
    | SupplementRequested
    | SupplementReceived
    | SubmissionRefused
    | SubmissionWithdrawn
    | SubmissionClosed
    | ApologyMade
    | ExtensionAsked
    | SubmissionCorrected
    | ManifestMade
    | PapersHandedOver
    | PapersAcknowledged
    | PapersReportedMissing
    | PapersFound
    | PapersSentBack
    | PapersMoved
    | CountTaken
    | ResultRecorded
    | ResultReceived
    | CitizenCalled
    | ResultReturned
    | ResultGivenAtOnce
    | PapersGivenBack
    | PromiseMoved
    | FormPrinted
    | PaperAttached
    | PaperDetached
    | ConsentGiven
    | ConsentWithdrawn
    | FeeAssessed
    | PaymentConfirmed
    | PaymentReversed
    | ReceiptNumberNoted
    | CashCounted
    | VotesCounted
    | BurstFlagged
    | RatingLabelsSet
    | FormTextSet
    | RetentionRuleSet
    | RetentionApplied
    | PersonSet
    | PasswordSet
    | PersonSignedIn
    | CounterRelieved
    | RecoveryCodeDrawn
    | KeyRecovered
    | ProofTaken
    | EventsLost
    | OfficialCodeNoted
    | ExchangeMade
    | ExportMade
    | UnknownAct
)
A = TypeVar("A", bound=Act)

_KINDS: Mapping[str, type[Act]] = {cls.KIND: cls for cls in get_args(Act) if cls is not UnknownAct}
# (kind, version) -> a function from that version's payload to the next version's
_UPCASTS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}


def texts(act: Act) -> tuple[str, str]:
    """The canonical payload of `act` and its erasable personal part, empty when it has none."""
    data = to_json(act)
    personal = data.pop("personal", None)
    return canonical(data), canonical(personal) if personal is not None else ""


def act_of(event: Event) -> Act:
    """The typed act in `event`; what no program of ours wrote is an UnknownAct, never an error."""
    cls = _KINDS.get(event.kind)
    if cls is None or event.version > cls.VERSION:
        return UnknownAct(event.kind, event.version)
    try:
        data = json.loads(event.payload)
        for version in range(event.version, cls.VERSION):
            data = _UPCASTS[(event.kind, version)](data)
        if event.personal:
            data["personal"] = json.loads(event.personal)
        return from_json(cls, data)
    except (ValueError, TypeError, KeyError, AttributeError):
        return UnknownAct(event.kind, event.version)
