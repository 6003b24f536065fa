"""Made-up lives of a submission, act by act, without a desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from frontdesk.domain.clock import local
from frontdesk.domain.consent_events import ConsentGiven, ConsentWithdrawn
from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.custody import Holder, HolderKind
from frontdesk.domain.custody_events import (
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersMoved,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.events import Act, ReceivedPersonal, SubmissionReceived, texts
from frontdesk.domain.journal import Event, sealed, tick
from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.papers import WantedPaper
from frontdesk.domain.procedures import ClockPolicy, Fee, ProcessingTime, TimeUnit
from frontdesk.domain.reception import Channel
from frontdesk.domain.result_events import (
    CitizenCalled,
    Outcome,
    PapersGivenBack,
    ResultGivenAtOnce,
    ResultReceived,
    ResultRecorded,
    ResultReturned,
    ReturnProof,
)
from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.domain.supplement_events import (
    ApologyMade,
    CorrectedPersonal,
    ExtensionAsked,
    FormNumber,
    Reason,
    SubmissionClosed,
    SubmissionCorrected,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementReceived,
    SupplementRequested,
)
from tests.factories import MONDAY_MORNING, make_party

DEPARTMENT = "Phòng Kinh tế"
MANIFEST = "BG-C1-261123-001-K"
DUE = MONDAY_MORNING + timedelta(days=4)
PAPERS = (
    ReceivedPaper("Giấy đề nghị", PaperForm.ORIGINAL, 1),
    ReceivedPaper("Giấy chứng nhận", PaperForm.ORIGINAL, 1),
    ReceivedPaper("Bản sao hợp đồng", PaperForm.PLAIN, 1, present=False, required=False),
)


def received(*, phone: str = "+84912345678", **changes: Any) -> SubmissionReceived:
    """A reception at counter C1 on Monday morning, complete."""
    act = SubmissionReceived(
        receipt_code="C1-261123-0001-F",
        counter="C1",
        officer="Ma Thị Lan",
        day=MONDAY_MORNING.date(),
        serial=1,
        book="C1/2026",
        book_number=1,
        procedure_code="1.001612",
        procedure_version=1,
        procedure_name="Đăng ký thành lập hộ kinh doanh",
        field="Hộ kinh doanh",
        department=DEPARTMENT,
        processing=ProcessingTime(TimeUnit.WORKING_DAYS, 3),
        fee=Fee(100_000),
        papers=PAPERS,
        channel=Channel.PAPER,
        sets=1,
        return_to="",
        received_at=MONDAY_MORNING,
        due_at=DUE,
        hand_over_by=MONDAY_MORNING + timedelta(hours=6),
        token_hash="0" * 64,
        personal=ReceivedPersonal(make_party(phone=phone), None, "T" * 27, "1234-5678", "1" * 64),
    )
    return replace(act, **changes)


def sealed_event(act: Act, recorded_at: int, seq: int, device: str = "C1-A", actor: str = "Ma Thị Lan") -> Event:
    """`act` on submission s1, as a device would record it."""
    payload, personal = texts(act)
    return sealed(
        Event(
            id=f"{device}-{seq}",
            office="H60.242",
            device=device,
            seq=seq,
            recorded_at=recorded_at,
            actor=actor,
            kind=act.KIND,
            version=act.VERSION,
            subject="s1",
            payload=payload,
            personal=personal,
            salt="salt" if personal else "",
        )
    )


class Life:
    """One submission; each verb records an act a quarter of an hour after the one before."""

    def __init__(self, **changes: Any) -> None:
        self.now = MONDAY_MORNING
        self.events: list[Event] = []
        self.do(received(**changes))

    @property
    def submission(self) -> Submission:
        """As it stands."""
        found = fold(self.events)
        assert found is not None
        return found

    def do(self, act: Act, actor: str = "Ma Thị Lan") -> "Life":
        """Record `act`."""
        last = self.events[-1].recorded_at if self.events else 0
        self.events.append(sealed_event(act, tick(last, self.now), len(self.events) + 1, actor=actor))
        self.now += timedelta(minutes=15)
        return self

    def request(self, *names: str, repeated: bool = False, reason: str = "") -> "Life":
        wanted = tuple(WantedPaper(name) for name in names or ("Giấy chứng nhận",))
        by = local(self.now).date() + timedelta(days=15)
        said = Reason(reason) if reason else None
        return self.do(SupplementRequested(FormNumber("02:C1/2026", 1), wanted, repeated, by, self.now, said))

    def supplement(self, due_at: datetime | None = DUE, policy: ClockPolicy = ClockPolicy.RESET) -> "Life":
        complete = due_at is not None
        return self.do(SupplementReceived(PAPERS, complete, policy, due_at, self.now + timedelta(hours=5), self.now))

    def refuse(self, given_back: bool = False) -> "Life":
        return self.do(SubmissionRefused(FormNumber("03:C1/2026", 1), given_back, self.now, Reason("Sai thẩm quyền")))

    def withdraw(self, given_back: bool = False) -> "Life":
        stage, form = self.submission.state.value, FormNumber("05:C1/2026", 1)
        return self.do(SubmissionWithdrawn(form, stage, None, given_back, self.now, Reason("Không làm nữa")))

    def close(self) -> "Life":
        return self.do(SubmissionClosed(self.now))

    def apologise(self, until: datetime = DUE + timedelta(days=3)) -> "Life":
        promised = self.submission.due_at or DUE
        form = FormNumber("04:C1/2026", 1)
        said = Reason("Chờ xác minh")
        return self.do(ApologyMade(form, DEPARTMENT, promised, until, tardy=False, made_at=self.now, personal=said))

    def ask(self) -> "Life":
        return self.do(ExtensionAsked(DEPARTMENT, DUE + timedelta(days=2), self.now, Reason("Chờ xác minh")))

    def hand_over(self, manifest: str = MANIFEST, late: bool = False) -> "Life":
        return self.do(PapersHandedOver(manifest, "C1", DEPARTMENT, self.now, late, self.now))

    def acknowledge(self, manifest: str = MANIFEST, taker: str = "") -> "Life":
        return self.do(PapersAcknowledged(manifest, taker, self.now))

    def report_missing(self, manifest: str = MANIFEST) -> "Life":
        return self.do(PapersReportedMissing(manifest, self.now, Reason("Không thấy trong tập")))

    def find(self, counter: str = "C1", manifest: str = MANIFEST) -> "Life":
        return self.do(PapersFound(manifest, counter, self.now + timedelta(hours=4), self.now))

    def send_back(self, manifest: str = MANIFEST, counter: str = "C1") -> "Life":
        return self.do(
            PapersSentBack(
                manifest,
                counter,
                DEPARTMENT,
                late=False,
                hand_over_by=self.now + timedelta(hours=4),
                sent_back_at=self.now,
                personal=Reason("Thiếu chữ ký"),
            )
        )

    def move(self, kind: HolderKind, name: str = "") -> "Life":
        return self.do(PapersMoved(Holder(kind, name), self.now))

    def record(self) -> "Life":
        return self.do(ResultRecorded(Outcome.GRANTED, "12/GCN", DEPARTMENT, self.now))

    def receive_result(self, *originals: str) -> "Life":
        return self.do(ResultReceived("C1", originals, self.now))

    def call(self) -> "Life":
        return self.do(CitizenCalled(reached=True, called_at=self.now, personal=Reason("Chiều đến")))

    def give(self, *names: str) -> "Life":
        return self.do(ResultReturned(ReturnProof.RECEIPT, names, 100_000, self.now))

    def give_at_once(self) -> "Life":
        return self.do(ResultGivenAtOnce(Outcome.GRANTED, "", self.now))

    def give_back(self, *names: str) -> "Life":
        return self.do(PapersGivenBack(ReturnProof.RECEIPT, names, self.now))

    def consent(self, *kinds: ConsentKind) -> "Life":
        return self.do(ConsentGiven(kinds, "2026-1", self.now))

    def no_longer(self, *kinds: ConsentKind) -> "Life":
        return self.do(ConsentWithdrawn(kinds, self.now))

    def correct(
        self, version: int = 2, due_at: datetime | None = DUE, fields: tuple[str, ...] = ("principal",), **changes: Any
    ) -> "Life":
        now = received(**changes)
        person = CorrectedPersonal(make_party("NGUYỄN THỊ HOA"), None, "V" * 27, "2345-6789", reason="Sai tên")
        return self.do(
            SubmissionCorrected(
                version=version,
                fields=fields,
                procedure_code=now.procedure_code,
                procedure_version=now.procedure_version,
                procedure_name=now.procedure_name,
                field=now.field,
                department=now.department,
                processing=now.processing,
                fee=now.fee,
                clock_policy=now.clock_policy,
                papers=now.papers,
                sets=now.sets,
                return_to=now.return_to,
                due_at=due_at,
                hand_over_by=now.hand_over_by,
                token_hash=str(version) * 64,
                corrected_at=self.now,
                personal=person,
            )
        )


def life_in(state: State, **changes: Any) -> Life:
    """A life that stands in `state`, the shortest way."""
    begin = partial(Life, **changes)
    ways: dict[State, Callable[[], Life]] = {
        State.RECEIVED: begin,
        State.AWAITING_SUPPLEMENT: lambda: begin().request(),
        State.HANDED_OVER: lambda: begin().hand_over(),
        State.IN_PROGRESS: lambda: begin().hand_over().acknowledge(),
        State.SENT_BACK: lambda: begin().hand_over().send_back(),
        State.MISSING: lambda: begin().hand_over().report_missing(),
        State.RESULT_READY: lambda: begin().hand_over().record(),
        State.RESULT_AT_COUNTER: lambda: begin().hand_over().receive_result("Giấy chứng nhận"),
        State.RETURNED: lambda: begin().hand_over().receive_result("Giấy chứng nhận").give("Giấy chứng nhận"),
        State.REFUSED: lambda: begin().refuse(),
        State.WITHDRAWN: lambda: begin().withdraw(),
        State.CLOSED: lambda: begin().request().close(),
    }
    life = ways[state]()
    assert life.submission.state is state
    assert life.submission.conflicts == ()
    return life
