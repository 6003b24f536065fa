"""The result, from the department over the counter to the citizen (NĐ 118/2025 Art 6.2, 17.4)."""

from collections.abc import Sequence
from datetime import timedelta

from frontdesk.domain.identity import IdKind
from frontdesk.domain.papers import to_give_back
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
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason
from frontdesk.domain.takers import Handing, Seen, seen
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.access import UseCases, at_counter, in_department
from frontdesk.services.acting import Acting, Situation, checked_name, checked_reason

LONGEST_DOCUMENT = 120
SAME_CALL = timedelta(minutes=1)  # the same note within it is the same call, noted twice


class ResultService(UseCases):
    """Results and the papers that go with them."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @in_department
    def record(
        self, submission_id: str, outcome: Outcome = Outcome.GRANTED, document: str = "", by: str = ""
    ) -> Submission:
        """The department has decided; `document` is the number of its decision."""

        def build(situation: Situation, submission: Submission) -> ResultRecorded:
            return ResultRecorded(outcome, _document(document), submission.department, situation.now)

        return self._acting.do(submission_id, Verb.RECORD_RESULT, build, by)

    @at_counter
    def receive(self, submission_id: str, originals: Sequence[str] | None = None) -> Submission:
        """The result came to this counter with these `originals` (None: all the citizen brought); the clock stops."""

        def build(situation: Situation, submission: Submission) -> ResultReceived:
            papers = (
                to_give_back(submission.received.papers)
                if originals is None
                else tuple(dict.fromkeys(map(nfc, originals)))
            )
            return ResultReceived(situation.office.counter, papers, situation.now)

        return self._acting.do(submission_id, Verb.RECEIVE_RESULT, build)

    @at_counter
    def call(self, submission_id: str, note: str, *, reached: bool) -> Submission:
        """The citizen was told, or could not be reached."""
        said = checked_reason(note, needed=False)

        def build(situation: Situation, submission: Submission) -> CitizenCalled:
            last = submission.calls[-1] if submission.calls else None
            same = last is not None and (last.reached, last.note) == (reached, said)
            if last is not None and same and situation.now - last.at < SAME_CALL:
                raise RuleRefused("call_already_noted", code=submission.received.receipt_code)
            return CitizenCalled(reached, situation.now, Reason(said) if said else None)

        return self._acting.do(submission_id, Verb.CALL, build)

    @at_counter
    def return_result(self, submission_id: str, handing: Handing) -> Submission:
        """Against the receipt, by ID where it is lost, or to a delegate with a power of attorney.

        Raises InvalidInput `taker_missing`, `delegate_needs_paper`, `papers_not_there`; RuleRefused
        `taker_not_applicant` where the ID shown for a lost receipt is somebody else's and no note says why.
        """
        taker = _taker(handing)

        def build(situation: Situation, submission: Submission) -> ResultReturned:
            _check_number(handing, submission)
            there = submission.result.to_give_back if submission.result else ()
            return ResultReturned(
                proof=handing.proof,
                given_back=_given(handing, there),
                fee_owed=submission.owed,
                returned_at=situation.now,
                personal=taker,
            )

        return self._acting.do(submission_id, Verb.RETURN, build)

    @at_counter
    def give_back(self, submission_id: str, handing: Handing) -> Submission:
        """The papers of a submission that was refused, withdrawn or closed; or what was left when a result was fetched.

        Raises InvalidInput like `return_result`, and `nothing_given_back`.
        """
        taker = _taker(handing)

        def build(situation: Situation, submission: Submission) -> PapersGivenBack:
            _check_number(handing, submission)
            given = _given(handing, submission.owed_back)
            if submission.owed_back and not given:
                raise InvalidInput("nothing_given_back", papers=submission.owed_back)
            return PapersGivenBack(handing.proof, given, situation.now, taker)

        return self._acting.do(submission_id, Verb.GIVE_BACK, build)

    @at_counter
    def give_at_once(self, submission_id: str, outcome: Outcome = Outcome.GRANTED, document: str = "") -> Submission:
        """Settled while the citizen waited; logged like any other."""

        def build(situation: Situation, _submission: Submission) -> ResultGivenAtOnce:
            return ResultGivenAtOnce(outcome, _document(document), situation.now)

        return self._acting.do(submission_id, Verb.GIVE_AT_ONCE, build)


def _document(number: str) -> str:
    said = nfc(number)
    if len(said) > LONGEST_DOCUMENT:
        raise InvalidInput("document_too_long", most=LONGEST_DOCUMENT)
    return said


def _taker(handing: Handing) -> Taker | None:
    name, paper = checked_name(handing.taker), checked_reason(handing.paper, needed=False)
    if handing.proof is ReturnProof.DELEGATE:
        if not name:
            raise InvalidInput("taker_missing")
        if not paper:
            raise InvalidInput("delegate_needs_paper")
    taker = Taker(name, checked_name(handing.id_number), paper, checked_reason(handing.note, needed=False))
    return taker if taker != Taker("") else None


def _check_number(handing: Handing, submission: Submission) -> None:
    """The ID that stands for a lost receipt is the applicant's (Art 6.2); an organisation has none of its own."""
    personal, number = submission.received.personal, nfc(handing.id_number)
    if handing.proof is not ReturnProof.LOST_RECEIPT or not number or personal is None or nfc(handing.note):
        return
    principal = personal.principal
    if principal.kind is not IdKind.TAX_CODE and seen(number, principal, None) is not Seen.PRINCIPAL:
        raise RuleRefused("taker_not_applicant", code=submission.received.receipt_code)


def _given(handing: Handing, there: Sequence[str]) -> tuple[str, ...]:
    if handing.given_back is None:
        return tuple(there)
    given = tuple(dict.fromkeys(map(nfc, handing.given_back)))
    strange = tuple(name for name in given if name not in there)
    if strange:
        raise InvalidInput("papers_not_there", papers=strange)
    return given
