"""Made-up submissions as the citizens' page has them: every state, the longest of everything, hostile text."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.domain.public_status import PapersLeft, PublicStatus, PublicStep, StepKind
from frontdesk.domain.states import ENDED, State
from frontdesk.domain.tracking import OfficeWords, PublicOffice, Tracked
from frontdesk.files.rating_words import rating_words
from frontdesk.tracking.pages import Links
from tests.factories import MONDAY_MORNING

DEPARTMENT = "Phòng Kinh tế"
DUE = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # Friday 27/11/2026 17:00 on the office's wall
NOW = datetime(2026, 11, 26, 3, 42, tzinfo=UTC)
WHY = {
    "vi": "Nhận thứ Hai 23/11. Bỏ qua thứ Ba 24/11 (Ngày Văn hóa Việt Nam)."
    " Ngày 1: 25/11 · ngày 2: 26/11 · ngày 3: 27/11.",
    "en": "Received Monday 23/11. Skipped: Tuesday 24/11 (Viet Nam Culture Day)."
    " Day 1: 25/11 · day 2: 26/11 · day 3: 27/11.",
}
_DAY = date(2026, 11, 26)
_HOURS = {
    "vi": (("Thứ Hai đến thứ Sáu", "07:30 – 11:30 · 13:30 – 17:00"), ("Thứ Bảy", "07:30 – 11:30")),
    "en": (("Monday to Friday", "07:30 – 11:30 · 13:30 – 17:00"), ("Saturday", "07:30 – 11:30")),
}
_DAYS_OFF = {"vi": ("Thứ Sáu 01/01/2027 (Tết Dương lịch)",), "en": ("Friday 01/01/2027 (New Year's Day)",)}
OFFICE = PublicOffice(
    name="Trung tâm Phục vụ hành chính công xã Thái Bình",
    authority="UBND xã Thái Bình",
    address="Thôn 2, xã Thái Bình, tỉnh Tuyên Quang",
    phone="0207 3822 456",
    track_base="https://motcua.tuyenquang.gov.vn",
    words={each: OfficeWords(_HOURS[each], _DAYS_OFF[each], rating_words(_DAY, each)) for each in ("vi", "en")},
)
LINKS = Links({"vi": "?lang=vi", "en": "?lang=en"}, "due.ics", "/")

_WAY = (
    (StepKind.RECEIVED, timedelta()),
    (StepKind.HANDED_OVER, timedelta(hours=4)),
    (StepKind.ACKNOWLEDGED, timedelta(hours=5)),
    (StepKind.DECIDED, timedelta(days=2, hours=3)),
    (StepKind.RESULT_AT_COUNTER, timedelta(days=2, hours=6)),
    (StepKind.RETURNED, timedelta(days=3, minutes=10)),
)
_SO_FAR: Mapping[State, int] = {
    State.RECEIVED: 1,
    State.HANDED_OVER: 2,
    State.IN_PROGRESS: 3,
    State.SENT_BACK: 3,
    State.MISSING: 2,
    State.RESULT_READY: 4,
    State.RESULT_AT_COUNTER: 5,
    State.RETURNED: 6,
}
_LAST: Mapping[State, StepKind] = {
    State.AWAITING_SUPPLEMENT: StepKind.SUPPLEMENT_REQUESTED,
    State.SENT_BACK: StepKind.SENT_BACK,
    State.MISSING: StepKind.CHECKING,
    State.REFUSED: StepKind.REFUSED,
    State.WITHDRAWN: StepKind.WITHDRAWN,
    State.CLOSED: StepKind.CLOSED,
}
_OF_STATE: Mapping[State, Mapping[str, Any]] = {
    State.AWAITING_SUPPLEMENT: {
        "due_at": None,
        "missing": ("Giấy chứng nhận quyền sử dụng đất", "Biên bản họp thành viên hộ gia đình"),
        "others_missing": True,
        "respond_by": date(2026, 12, 8),
    },
    State.RESULT_AT_COUNTER: {"ready_since": MONDAY_MORNING + timedelta(days=2, hours=6)},
}


def status(state: State = State.IN_PROGRESS, **changes: Any) -> PublicStatus:
    """A household business, received on Monday morning, on Thursday at 10:42."""
    given: dict[str, Any] = {
        "receipt_code": "C1-261123-0042-K",
        "procedure_name": "Đăng ký thành lập hộ kinh doanh",
        "department": DEPARTMENT,
        "received_at": MONDAY_MORNING,
        "as_of": NOW,
        "due_at": DUE,
        "processing": ProcessingTime(TimeUnit.WORKING_DAYS, 3),
        "fee_total": 100_000,
        "fee_owed": 0,
        "ended_at": MONDAY_MORNING + timedelta(days=3) if state in ENDED else None,
        "steps": steps(state),
        **_OF_STATE.get(state, {}),
        **changes,
    }
    return PublicStatus(state=state, **given)


def steps(state: State) -> tuple[PublicStep, ...]:
    """The shortest way to `state`."""
    way = tuple(PublicStep(kind, MONDAY_MORNING + after, DEPARTMENT) for kind, after in _WAY[: _SO_FAR.get(state, 1)])
    last = _LAST.get(state)
    return way if last is None else (*way, PublicStep(last, MONDAY_MORNING + timedelta(days=2), DEPARTMENT))


def tracked(state: State = State.IN_PROGRESS, **changes: Any) -> Tracked:
    return Tracked(status(state, **changes), WHY)


def _apologised() -> Tracked:
    until = DUE + timedelta(days=4)
    step = PublicStep(StepKind.APOLOGISED, MONDAY_MORNING + timedelta(days=2), DEPARTMENT, until)
    with_it = (*steps(State.IN_PROGRESS), step)
    return Tracked(status(due_at=until, first_due_at=DUE, steps=with_it, fee_owed=60_000))


LONG = ("Đăng ký thay đổi nội dung giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở " * 4)[:300]


def longest() -> Tracked:
    """More of everything than an office has: 12 papers of 300 letters, 25 steps."""
    kinds = list(StepKind)
    way = tuple(
        PublicStep(kinds[n % len(kinds)], MONDAY_MORNING + timedelta(hours=7 * n), LONG[:120], DUE) for n in range(25)
    )
    return Tracked(
        status(
            State.AWAITING_SUPPLEMENT,
            procedure_name=LONG,
            department=LONG[:120],
            missing=tuple(f"{n}. {LONG[:150]}" for n in range(1, 13)),
            steps=way,
            replaced=True,
            fee_owed=60_000,
        ),
        WHY,
    )


BAD = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202eđảo\u2066 {{7*7}} &amp;"


def hostile() -> Tracked:
    """Names that want to be obeyed."""
    step = PublicStep(StepKind.ACKNOWLEDGED, MONDAY_MORNING, BAD)
    return Tracked(
        status(State.AWAITING_SUPPLEMENT, procedure_name=BAD, department=BAD, missing=(BAD,), steps=(step,)),
        {"vi": BAD, "en": BAD},
    )


def evil_office() -> PublicOffice:
    """An office whose every word wants to be obeyed."""
    said = {each: OfficeWords(((BAD, BAD),), (BAD,), rating_words(_DAY, each), (BAD,)) for each in ("vi", "en")}
    return replace(OFFICE, name=BAD, authority=BAD, address=BAD, phone=BAD, words=said)


SAMPLES: Mapping[str, Tracked] = MappingProxyType(
    {
        **{state.value: tracked(state) for state in State},
        "late": tracked(as_of=DUE + timedelta(days=1), late=True, fee_owed=100_000),
        "late_again": tracked(as_of=DUE + timedelta(days=1), late=True, first_due_at=DUE - timedelta(days=2)),
        "apologised": _apologised(),
        "replaced": tracked(replaced=True),
        "late_result": tracked(State.RESULT_AT_COUNTER, late=True, fee_owed=40_000),
        "overdue_supplement": tracked(State.AWAITING_SUPPLEMENT, respond_by=date(2026, 11, 25)),
        "by_post": tracked(State.RESULT_AT_COUNTER, elsewhere=True, fee_owed=40_000),
        "papers_without_day": tracked(State.AWAITING_SUPPLEMENT, respond_by=None, missing=()),
        "papers_here": tracked(State.WITHDRAWN, papers_left=PapersLeft.HERE, ended_at=None),
        "papers_coming": tracked(State.CLOSED, papers_left=PapersLeft.COMING, ended_at=None),
        "nothing_known": tracked(fee_total=None, fee_owed=None, processing=None, steps=()),
        "free": tracked(fee_total=0, fee_owed=0, processing=ProcessingTime(TimeUnit.SAME_DAY)),
        "longest": longest(),
        "hostile": hostile(),
    }
)
