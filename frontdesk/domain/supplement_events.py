"""Acts on an incomplete, wrong or ending submission: supplement, refusal, withdrawal, apology, correction."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from frontdesk.domain.identity import Party
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy, Fee, ProcessingTime


@dataclass(frozen=True, slots=True)
class FormNumber:
    """The number a form carries after "Số:": `number` runs 1, 2, 3 … in `book` ("02:C1/2026"), a counter's year."""

    book: str
    number: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in the officer's words; erasable, since it may name somebody."""

    text: str


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    """Form 02 was given: these papers are wanted; `repeated` for a second request (NĐ 118/2025 Art 11.2c, 16.3).

    The clock stands from here. After `respond_by` (the office's day) the submission may be closed (Art 19.5).
    """

    KIND: ClassVar[str] = "supplement.requested"
    VERSION: ClassVar[int] = 1
    form: FormNumber
    wanted: tuple[WantedPaper, ...]
    repeated: bool
    respond_by: date
    requested_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class SupplementReceived:
    """Papers came; `papers` is the whole list as it stands now. Complete: the clock runs by `policy` to `due_at`."""

    KIND: ClassVar[str] = "supplement.received"
    VERSION: ClassVar[int] = 1
    papers: tuple[ReceivedPaper, ...]
    complete: bool
    policy: ClockPolicy
    due_at: datetime | None
    hand_over_by: datetime
    received_at: datetime


@dataclass(frozen=True, slots=True)
class SubmissionRefused:
    """Form 03: the office does not take it on; `given_back`: the citizen took the papers at once (Art 17.1c)."""

    KIND: ClassVar[str] = "submission.refused"
    VERSION: ClassVar[int] = 1
    form: FormNumber
    given_back: bool
    refused_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class SubmissionWithdrawn:
    """Form 05: stopped at the citizen's request at `stage` (a state's value), before a decision (Art 21).

    `fee_returned` in đồng, None where nothing was said; `given_back`: the citizen took the papers at once.
    """

    KIND: ClassVar[str] = "submission.withdrawn"
    VERSION: ClassVar[int] = 1
    form: FormNumber
    stage: str
    fee_returned: int | None
    given_back: bool
    withdrawn_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class SubmissionClosed:
    """Not supplemented within 15 days: closed by an officer (Art 19.5)."""

    KIND: ClassVar[str] = "submission.closed"
    VERSION: ClassVar[int] = 1
    closed_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class ApologyMade:
    """Form 04, once only (Art 19.6): promised for `promised_at`, now for `until`.

    `tardy`: made later than the day before the promised one. Signed by `department`, not by the counter.
    """

    KIND: ClassVar[str] = "apology.made"
    VERSION: ClassVar[int] = 1
    form: FormNumber
    department: str
    promised_at: datetime
    until: datetime
    tardy: bool
    made_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class ExtensionAsked:
    """The department asks the counter for more time, until about `until`; nothing is promised to the citizen yet."""

    KIND: ClassVar[str] = "extension.asked"
    VERSION: ClassVar[int] = 1
    department: str
    until: datetime
    asked_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class CorrectedPersonal:
    """The erasable part of a correction: people and secrets as they stand from now on."""

    principal: Party
    delegate: Party | None
    token: str
    lookup_key: str
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionCorrected:
    """A received submission was put right (Art 23.1): `version` of its receipt, from 2; `fields` are what changed.

    Everything a correction may touch is here as it stands from now on.
    """

    KIND: ClassVar[str] = "submission.corrected"
    VERSION: ClassVar[int] = 1
    version: int
    fields: tuple[str, ...]
    procedure_code: str
    procedure_version: int
    procedure_name: str
    field: str
    department: str
    processing: ProcessingTime
    fee: Fee
    clock_policy: ClockPolicy
    papers: tuple[ReceivedPaper, ...]
    sets: int
    return_to: str
    due_at: datetime | None
    hand_over_by: datetime
    token_hash: str
    corrected_at: datetime
    personal: CorrectedPersonal | None = None
