"""Acts on the result and its way back to the citizen; prints and scans of a submission."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from frontdesk.domain.supplement_events import Reason


class Outcome(StrEnum):
    """What the department decided."""

    GRANTED = "granted"
    DECLINED = "declined"  # a reasoned refusal is a result too


class ReturnProof(StrEnum):
    """What the taker of a result showed (NĐ 118/2025 Art 6.2)."""

    RECEIPT = "receipt"
    LOST_RECEIPT = "lost_receipt"  # by ID
    DELEGATE = "delegate"  # with a power of attorney


@dataclass(frozen=True, slots=True)
class Taker:
    """Who took papers away; erasable. `paper` is the power of attorney a delegate showed."""

    name: str
    id_number: str = ""
    paper: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultRecorded:
    """The department has decided; `document` is the number of its decision."""

    KIND: ClassVar[str] = "result.recorded"
    VERSION: ClassVar[int] = 1
    outcome: Outcome
    document: str
    department: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class ResultReceived:
    """The result is at `counter`, with the originals in `to_give_back`; the clock stops."""

    KIND: ClassVar[str] = "result.received"
    VERSION: ClassVar[int] = 1
    counter: str
    to_give_back: tuple[str, ...]
    received_at: datetime


@dataclass(frozen=True, slots=True)
class CitizenCalled:
    """Somebody told, or tried to tell, the citizen; the note is erasable."""

    KIND: ClassVar[str] = "citizen.called"
    VERSION: ClassVar[int] = 1
    reached: bool
    called_at: datetime
    personal: Reason | None = None


@dataclass(frozen=True, slots=True)
class ResultReturned:
    """The citizen has the result and the papers in `given_back`; `fee_owed` (đồng) was shown."""

    KIND: ClassVar[str] = "result.returned"
    VERSION: ClassVar[int] = 1
    proof: ReturnProof
    given_back: tuple[str, ...]
    fee_owed: int | None
    returned_at: datetime
    personal: Taker | None = None


@dataclass(frozen=True, slots=True)
class ResultGivenAtOnce:
    """Settled while the citizen waited: logged, a receipt only on request (NĐ 118/2025 Art 17.4)."""

    KIND: ClassVar[str] = "result.given_at_once"
    VERSION: ClassVar[int] = 1
    outcome: Outcome
    document: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class PapersGivenBack:
    """The papers of a submission that ended without a result went back to the citizen."""

    KIND: ClassVar[str] = "papers.given_back"
    VERSION: ClassVar[int] = 1
    proof: ReturnProof
    given_back: tuple[str, ...]
    given_back_at: datetime
    personal: Taker | None = None


@dataclass(frozen=True, slots=True)
class FormPrinted:
    """A form other than the receipt left the program: its number ("02" … "06"), how often before, the file's hash.

    Of a manifest the subject is its code, the form "BG".
    """

    KIND: ClassVar[str] = "form.printed"
    VERSION: ClassVar[int] = 1
    form: str
    reprint: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AttachedPersonal:
    """The erasable part of a scan: what its file was called."""

    file_name: str


@dataclass(frozen=True, slots=True)
class PaperAttached:
    """A scan of `paper` is kept with the submission; its content is found by `sha256`, `size` in bytes."""

    KIND: ClassVar[str] = "paper.attached"
    VERSION: ClassVar[int] = 1
    paper: str
    sha256: str
    size: int
    media: str
    pages: int
    personal: AttachedPersonal | None = None


@dataclass(frozen=True, slots=True)
class PaperDetached:
    """A wrong scan was taken off the list; its content stays. Why is erasable: it may name a citizen."""

    KIND: ClassVar[str] = "paper.detached"
    VERSION: ClassVar[int] = 1
    paper: str
    sha256: str
    personal: Reason | None = None
