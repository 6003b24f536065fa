"""What the forms a citizen takes home say besides the receipt: 02 to 05. Moments are aware UTC."""

from dataclasses import dataclass
from datetime import date, datetime

from frontdesk.domain.form_texts import FormVersion
from frontdesk.domain.identity import Party
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.states import State


@dataclass(frozen=True, slots=True)
class CaseView:
    """What forms 02 to 05 have in common.

    `number` stands after "Số:", `at` is the moment of the act, `officer` who did it at `counter` ("Quầy C1");
    `reprint` is 0 for the first print.
    """

    office: OfficeProfile
    form: FormVersion
    number: str
    at: datetime
    receipt_code: str
    track_url: str
    lookup_key: str
    principal: Party
    delegate: Party | None
    procedure_code: str
    procedure_name: str
    received_at: datetime
    counter: str
    officer: str
    reprint: int = 0


@dataclass(frozen=True, slots=True)
class SupplementView:
    """Form 02: these papers are wanted by the end of `respond_by`; `repeated` for a second request, with its reason."""

    case: CaseView
    wanted: tuple[WantedPaper, ...]
    reason: str
    repeated: bool
    respond_by: date
    clock_policy: ClockPolicy


@dataclass(frozen=True, slots=True)
class RefusalView:
    """Form 03; `given_back`: the papers go back together with it."""

    case: CaseView
    reason: str
    given_back: bool


@dataclass(frozen=True, slots=True)
class ApologyView:
    """Form 04: promised for `promised_at`, now for `until`; signed by `leader`, a title of `department`.

    `other_level`: the department belongs to another authority than the office.
    """

    case: CaseView
    department: str
    leader: str
    other_level: bool
    promised_at: datetime
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class StopView:
    """Form 05: stopped at `stage`; `fee_returned` in đồng or None; the papers go back with it or are kept."""

    case: CaseView
    reason: str
    stage: State
    fee_returned: int | None
    papers: tuple[ReceivedPaper, ...]
    given_back: bool
