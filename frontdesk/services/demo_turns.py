"""The turns lives take in a demonstration: supplement, delay, decision, return and the ways that end early."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from frontdesk.domain.clock import local
from frontdesk.domain.deadlines import due
from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.paper_lines import PaperForm, ReceivedPaper
from frontdesk.domain.papers import WantedPaper, still_missing, to_give_back
from frontdesk.domain.result_events import (
    CitizenCalled,
    Outcome,
    PapersGivenBack,
    ResultGivenAtOnce,
    ResultReceived,
    ResultRecorded,
    ResultReturned,
    ReturnProof,
    Taker,
)
from frontdesk.domain.supplement_events import (
    ApologyMade,
    CorrectedPersonal,
    ExtensionAsked,
    Reason,
    SubmissionClosed,
    SubmissionCorrected,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementReceived,
    SupplementRequested,
)
from frontdesk.domain.tokens import new_lookup_key, new_token, token_hash
from frontdesk.services.demo_fates import CALLS, DELAYS, REFUSALS, WANTED, WHY, WITHDRAWALS, Fate
from frontdesk.services.demo_lives import Case, Play, Signed
from frontdesk.services.demo_money import Cashier, first_owed
from frontdesk.services.demo_people import invent_person
from frontdesk.services.office import OfficeAtHand
from frontdesk.services.supplements import RESPOND_DAYS

_PROOFS = (ReturnProof.RECEIPT, ReturnProof.LOST_RECEIPT, ReturnProof.DELEGATE)
_KEPT = (
    "procedure_code", "procedure_version", "procedure_name", "field", "department", "processing", "fee",
    "clock_policy", "papers", "sets", "return_to", "due_at", "hand_over_by",
)  # fmt: skip


class Lives(Play):
    """Every submission's life, from its reception on."""

    def __init__(self, office: OfficeAtHand, random: Random, now: datetime) -> None:
        super().__init__(office, random, now)
        self.cashier = Cashier(office)

    def close_till(self, at: datetime) -> Iterator[Signed]:
        return self.cashier.count(at)

    def begin(self, case: Case, at: datetime) -> Iterator[Signed]:
        """It is received, and its first turn is planned."""
        yield case.subject, case.act, at, self.office.officer
        if case.at_once and case.fate is not Fate.REFUSED:
            self.plan(self.days.soon(at, 4, 25), lambda when: self._at_once(case, when))
            return
        printed = at + timedelta(seconds=3)
        self.plan(printed, lambda when: self.printed(case, when))
        if self.cashier.pays_at_once(case):
            self.plan(at + timedelta(minutes=1), lambda when: self.cashier.settle(case, when))
        if case.due_at is None:
            self._wait_for_papers(case, at)
        elif case.fate in (Fate.SUPPLEMENT, Fate.CLOSED):
            self.plan(self.days.soon(at, 3, 20), lambda when: self._request(case, when))
        elif case.fate is Fate.REFUSED:
            self.plan(self.days.soon(at, 3, 15), lambda when: self._refuse(case, when))
        elif case.fate is Fate.CORRECTED:
            self.plan(printed + timedelta(minutes=2), lambda when: self._correct(case, when))
        else:
            self.wait(case)

    def _wait_for_papers(self, case: Case, at: datetime) -> None:
        if not self.stuck(case):
            self.plan(self.days.on(at, self.random.randint(1, 4)), lambda when: self._supplemented(case, when))

    def _request(self, case: Case, at: datetime) -> Iterator[Signed]:
        wanted = (WantedPaper(self.random.choice(WANTED), PaperForm.PLAIN, self.random.choice(WHY)),)
        repeated = case.requests > 0
        case.requests += 1
        papers = (*case.act.papers, *(ReceivedPaper(each.name, PaperForm.PLAIN, 1, present=False) for each in wanted))
        case.act = replace(case.act, papers=papers)
        reason = Reason("Phát hiện thêm khi thẩm định") if repeated else None
        by = local(at).date() + RESPOND_DAYS
        act = SupplementRequested(self.form_number("02", at), wanted, repeated, by, at, reason)
        yield case.subject, act, at, self.office.officer
        if case.fate is Fate.CLOSED:
            self.plan(self.days.on(at, 13), lambda when: self._close(case, when))
        elif not self.stuck(case):
            self.plan(self.days.on(at, self.random.randint(1, 6)), lambda when: self._supplemented(case, when))

    def _supplemented(self, case: Case, at: datetime) -> Iterator[Signed]:
        case.act = replace(case.act, papers=still_missing(case.act.papers, ()))
        case.due_at = due(at, case.act.processing, self.office.calendar).at
        case.hand_over_by = self.office.hand_over_by(case.act.department, at)
        case.settled = True
        act = SupplementReceived(
            papers=case.act.papers,
            complete=True,
            policy=case.act.clock_policy,
            due_at=case.due_at,
            hand_over_by=case.hand_over_by,
            received_at=at,
        )
        yield case.subject, act, at, self.office.officer
        self.wait(case)

    def _close(self, case: Case, at: datetime) -> Iterator[Signed]:
        yield case.subject, SubmissionClosed(at, Reason("Quá hạn, công dân không bổ sung")), at, self.office.officer
        self._plan_giving_back(case, at)

    def _plan_giving_back(self, case: Case, at: datetime) -> None:
        self.plan(self.days.on(at, self.random.randint(1, 8)), lambda when: self._give_back(case, when))

    def _give_back(self, case: Case, at: datetime) -> Iterator[Signed]:
        papers = tuple(paper.name for paper in case.act.papers if paper.present)
        yield case.subject, PapersGivenBack(ReturnProof.RECEIPT, papers, at), at, self.office.officer

    def _refuse(self, case: Case, at: datetime) -> Iterator[Signed]:
        reason = Reason(self.random.choice(REFUSALS))
        given_back = self.random.random() < 0.8
        act = SubmissionRefused(self.form_number("03", at), given_back, at, reason)
        yield case.subject, act, at, self.office.officer
        if not given_back:
            self._plan_giving_back(case, at)

    def _correct(self, case: Case, at: datetime) -> Iterator[Signed]:
        act, personal = case.act, case.act.personal
        assert personal is not None
        token = new_token(self.random.randbytes)
        address = f"{personal.principal.address}, nay là xã Thái Bình"
        said = CorrectedPersonal(
            replace(personal.principal, address=address),
            personal.delegate,
            token,
            new_lookup_key(self.random.randbytes),
            personal.note,
            "Ghi theo địa giới mới",
        )
        yield (
            case.subject,
            SubmissionCorrected(
                version=case.version + 1,
                fields=("principal",),
                **{name: getattr(act, name) for name in _KEPT},
                token_hash=token_hash(token),
                corrected_at=at,
                personal=said,
            ),
            at,
            self.office.officer,
        )
        case.version += 1
        self.plan(at + timedelta(seconds=4), lambda when: self.printed(case, when))
        self.wait(case)

    def _at_once(self, case: Case, at: datetime) -> Iterator[Signed]:
        yield from self.cashier.settle(case, at)
        yield case.subject, ResultGivenAtOnce(Outcome.GRANTED, "", at), at, self.office.officer

    def taken(self, case: Case, at: datetime) -> None:
        """The department works on it."""
        assert case.due_at is not None
        if case.fate is Fate.SENT_BACK and not case.settled:
            self.plan(self.days.on(at, self.random.randint(0, 3)), lambda when: self._back(case, when))
        elif case.fate is Fate.WITHDRAWN and not case.settled:
            self.plan(self.days.soon(at, 30, 900), lambda when: self._withdraw(case, when))
        elif case.fate is Fate.LATE:
            self.plan(self._long_after(case), lambda when: self._decide(case, when))
        elif case.fate in (Fate.APOLOGY, Fate.MORE_TIME) and not case.settled:
            self._delay(case, at)
        else:
            self.plan(self.days.between(at, case.due_at), lambda when: self._decide(case, when))

    def _long_after(self, case: Case) -> datetime:
        assert case.due_at is not None
        return self.days.on(case.due_at, self.random.randint(1, 9 if self.stuck(case) else 3))

    def _back(self, case: Case, at: datetime) -> Iterator[Signed]:
        yield self.send_back(case, at)
        case.settled = True
        if not self.stuck(case):
            self.plan(self.days.soon(at, 20, 200), lambda when: self._request(case, when))

    def _withdraw(self, case: Case, at: datetime) -> Iterator[Signed]:
        case.settled = True
        reason, form = Reason(self.random.choice(WITHDRAWALS)), self.form_number("05", at)
        act = SubmissionWithdrawn(form, "in_progress", None, given_back=False, withdrawn_at=at, personal=reason)
        yield case.subject, act, at, self.office.officer
        self.plan(self.days.soon(at, 60, 900), lambda when: self._back_withdrawn(case, when))

    def _back_withdrawn(self, case: Case, at: datetime) -> Iterator[Signed]:
        yield self.send_back(case, at)
        self._plan_giving_back(case, at)

    def _delay(self, case: Case, at: datetime) -> None:
        """More time is asked for while there still is some, and an apology follows or does not."""
        assert case.due_at is not None
        before = case.due_at - timedelta(days=1, hours=self.random.randint(1, 8))
        when = self.days.working(max(before, at + timedelta(minutes=20)))
        reason = self.random.choice(DELAYS)
        until = self.days.closing(case.due_at, self.random.randint(2, 5))
        case.settled = True
        if case.fate is Fate.MORE_TIME:
            self.plan(when, lambda moment: self._ask(case, until, reason, moment))
        else:
            self.plan(when, lambda moment: self._apologise(case, until, reason, moment))

    def _ask(self, case: Case, until: datetime, reason: str, at: datetime) -> Iterator[Signed]:
        department = case.act.department
        yield case.subject, ExtensionAsked(department, until, at, Reason(reason)), at, self.clerk(department)
        if self.stuck(case):
            self.plan(self.days.between(at, until), lambda when: self._decide(case, when))
        else:
            self.plan(self.days.soon(at, 20, 120), lambda when: self._apologise(case, until, reason, when))

    def _apologise(self, case: Case, until: datetime, reason: str, at: datetime) -> Iterator[Signed]:
        promised = case.due_at
        assert promised is not None
        case.due_at = until
        act = ApologyMade(
            form=self.form_number("04", at),
            department=case.act.department,
            promised_at=promised,
            until=until,
            tardy=local(at).date() > local(promised).date() - timedelta(days=1),
            made_at=at,
            personal=Reason(reason),
        )
        yield case.subject, act, at, self.office.officer
        self.plan(self.days.between(at, until), lambda when: self._decide(case, when))

    def _decide(self, case: Case, at: datetime) -> Iterator[Signed]:
        if self.random.random() > 0.15:
            yield from self._arrive(case, at)
            return
        outcome = Outcome.DECLINED if self.random.random() < 0.1 else Outcome.GRANTED
        act = ResultRecorded(outcome, f"{self.random.randint(10, 990)}/UBND", case.act.department, at)
        yield case.subject, act, at, self.clerk(case.act.department)
        self.plan(self.days.soon(at, 15, 90), lambda when: self._arrive(case, when))

    def _arrive(self, case: Case, at: datetime) -> Iterator[Signed]:
        originals = to_give_back(case.act.papers)
        yield case.subject, ResultReceived(self.office.counter, originals, at), at, self.office.officer
        if self.random.random() < 0.1:
            self.plan(self.days.soon(at, 10, 60), lambda when: self._call(case, when))
        days = self.random.choices((0, 1, 2, 4, 15, 40), (30, 33, 20, 12, 4, 1))[0]
        self.plan(self.days.on(at, days), lambda when: self._fetch(case, originals, when))

    def _call(self, case: Case, at: datetime) -> Iterator[Signed]:
        if case.over:
            return
        note, reached = self.random.choice(CALLS)
        yield case.subject, CitizenCalled(reached, at, Reason(note)), at, self.office.officer

    def _fetch(self, case: Case, originals: tuple[str, ...], at: datetime) -> Iterator[Signed]:
        case.over = True
        proof = self.random.choices(_PROOFS, (94, 1, 5))[0]
        taker = None
        if proof is ReturnProof.DELEGATE:
            person = invent_person(self.random)
            taker = Taker(person.name, person.number, f"Giấy ủy quyền ngày {local(at):%d/%m/%Y}")
        yield from self.cashier.settle(case, at)
        act = ResultReturned(proof, originals, case.owed, at, taker)
        yield case.subject, act, at, self.office.officer


def case_of(subject: str, act: SubmissionReceived, fate: Fate, *, at_once: bool) -> Case:
    """A submission about to be received."""
    return Case(subject, act, fate, at_once, act.due_at, act.hand_over_by, owed=first_owed(act.fee))
