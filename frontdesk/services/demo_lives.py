"""The lives of a demonstration's submissions, played act by act in the order of time."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random

from frontdesk.domain.clock import local
from frontdesk.domain.custody_events import (
    ManifestMade,
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.deadlines import due
from frontdesk.domain.events import Act, ReceiptPrinted, SubmissionReceived
from frontdesk.domain.manifests import manifest_code, manifest_digest
from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.domain.supplement_events import FormNumber, Reason
from frontdesk.services.demo_days import OfficeDays
from frontdesk.services.demo_fates import MOVED_BY, SENT_BACK, Fate
from frontdesk.services.office import OfficeAtHand

Signed = tuple[str, Act, datetime, str]
MOST_IN_A_BATCH = 60
STUCK = timedelta(days=18)  # troubles younger than this may still be open
_SEND_BACK_WITHIN = ProcessingTime(TimeUnit.WORKING_DAYS, 3)


@dataclass(slots=True)
class Case:
    """One submission being played."""

    subject: str
    act: SubmissionReceived
    fate: Fate
    at_once: bool
    due_at: datetime | None
    hand_over_by: datetime
    manifest: str = ""
    handed_at: datetime | None = None
    version: int = 1
    requests: int = 0
    settled: bool = False  # its trouble is behind it
    over: bool = False  # the citizen has everything
    paid_for: bool = False  # its money is settled
    owed: int | None = None


@dataclass(slots=True)
class Numbers:
    """Numbers given out so far."""

    forms: dict[tuple[str, int], int] = field(default_factory=dict)
    manifests: dict[date, int] = field(default_factory=dict)

    def manifest(self, day: date) -> int:
        """The next batch of a day."""
        self.manifests[day] = self.manifests.get(day, 0) + 1
        return self.manifests[day]


Then = Callable[[datetime], Iterator[Signed]]


class Play:
    """An office at work. What is planned for later waits in a heap; nothing happens from `now` on."""

    def __init__(self, office: OfficeAtHand, random: Random, now: datetime) -> None:
        self.office = office
        self.random = random
        self.now = now
        self.days = OfficeDays(office.calendar, random)
        self._numbers = Numbers()
        self._planned: list[tuple[datetime, int, Then]] = []
        self._order = count()
        self._waiting: dict[str, list[Case]] = {}
        self._clerks: dict[str, str] = {}
        self._at = datetime.min.replace(tzinfo=UTC)

    def plan(self, at: datetime, then: Then) -> None:
        """Let `then` happen at `at`, not before what is happening now."""
        at = max(at, self._at)
        if at < self.now:
            heapq.heappush(self._planned, (at, next(self._order), then))

    def until(self, moment: datetime) -> Iterator[Signed]:
        """Everything planned before `moment`."""
        while self._planned and self._planned[0][0] < moment:
            self._at, _order, then = heapq.heappop(self._planned)
            yield from then(self._at)

    def form_number(self, form: str, at: datetime) -> FormNumber:
        """The next number of a form."""
        key = (form, local(at).year)
        self._numbers.forms[key] = self._numbers.forms.get(key, 0) + 1
        return FormNumber(f"{form}:{self.office.counter}/{key[1]}", self._numbers.forms[key])

    def clerk(self, department: str) -> str:
        """Who signs for a department."""
        return self._clerks.setdefault(department, MOVED_BY[len(self._clerks) % len(MOVED_BY)])

    def stuck(self, case: Case) -> bool:
        """Whether a trouble of this submission stays open: only young ones, and most are settled."""
        return self.now - case.act.received_at < STUCK and self.random.random() < 0.5

    def printed(self, case: Case, at: datetime) -> Iterator[Signed]:
        """Its receipt left the printer."""
        act = ReceiptPrinted(case.act.receipt_code, 0, 1, "", case.version)
        yield case.subject, act, at, self.office.officer

    def wait(self, case: Case) -> None:
        """It waits at the counter for the next batch."""
        self._waiting.setdefault(case.act.department, []).append(case)

    def open_day(self, day: date, today: date) -> None:
        """Plan a day's batches. Today only what came too late yesterday has left."""
        opening = self.office.calendar.opening(day)
        self.plan(opening - timedelta(minutes=2), self._batches)
        if day == today:
            return
        self.plan(opening + timedelta(hours=3), self._batches)
        if self.random.random() < 0.9:  # now and then an afternoon is too full
            self.plan(self.office.calendar.closing(day) - timedelta(minutes=100), self._batches)
        self.plan(self.office.calendar.closing(day) + timedelta(minutes=5), self.close_till)

    def close_till(self, at: datetime) -> Iterator[Signed]:
        """The day's money is counted."""
        raise NotImplementedError

    def _batches(self, at: datetime) -> Iterator[Signed]:
        for department, cases in sorted(self._waiting.items()):
            for start in range(0, len(cases), MOST_IN_A_BATCH):
                yield from self._batch(department, cases[start : start + MOST_IN_A_BATCH], at)
        self._waiting.clear()

    def _batch(self, department: str, cases: list[Case], at: datetime) -> Iterator[Signed]:
        counter, day = self.office.counter, local(at).date()
        serial = self._numbers.manifest(day)
        code = manifest_code(counter, day, serial)
        digest = manifest_digest(code, department, (case.act.receipt_code for case in cases))
        subjects = tuple(case.subject for case in cases)
        made = ManifestMade(code, counter, department, day, serial, subjects, digest, at)
        yield code, made, at, self.office.officer
        for case in cases:
            case.manifest, case.handed_at = code, at
            late = at > case.hand_over_by
            act = PapersHandedOver(code, counter, department, case.hand_over_by, late, at)
            yield case.subject, act, at, self.office.officer
        answered = self.days.soon(at, 15, 90)
        self.plan(answered, lambda moment: self._answers(cases, moment))

    def _answers(self, cases: list[Case], at: datetime) -> Iterator[Signed]:
        clerk = self.clerk(cases[0].act.department)
        for case in cases:
            if case.fate is Fate.MISSING and not case.settled:
                case.settled = True
                yield case.subject, PapersReportedMissing(case.manifest, at, Reason("Không có trong tập")), at, clerk
                self._look_for(case, at)
            else:
                yield case.subject, PapersAcknowledged(case.manifest, clerk, at), at, clerk
                self.taken(case, at)

    def _look_for(self, case: Case, at: datetime) -> None:
        if not self.stuck(case):
            self.plan(self.days.soon(at, 60, 600), lambda when: self._found(case, when))

    def _found(self, case: Case, at: datetime) -> Iterator[Signed]:
        if self.random.random() < 0.5:  # it lay under another file of the department's
            clerk = self.clerk(case.act.department)
            yield case.subject, PapersAcknowledged(case.manifest, clerk, at), at, clerk
            self.taken(case, at)
        else:
            case.hand_over_by = self.office.hand_over_by(case.act.department, at)
            act = PapersFound(case.manifest, self.office.counter, case.hand_over_by, at)
            yield case.subject, act, at, self.office.officer
            self.wait(case)

    def send_back(self, case: Case, at: datetime) -> Signed:
        """The department gives the papers back."""
        assert case.handed_at is not None
        latest = due(case.handed_at, _SEND_BACK_WITHIN, self.office.calendar).at
        case.hand_over_by = self.office.hand_over_by(case.act.department, at)
        act = PapersSentBack(
            case.manifest,
            self.office.counter,
            case.act.department,
            at > latest and case.fate is not Fate.WITHDRAWN,
            case.hand_over_by,
            at,
            Reason(self.random.choice(SENT_BACK)),
        )
        return case.subject, act, at, self.clerk(case.act.department)

    def taken(self, case: Case, at: datetime) -> None:
        """The department has it: what comes next is for the subclass to say."""
        raise NotImplementedError
