"""Put a received submission right and issue the next version of its receipt (NĐ 118/2025 Art 23.1)."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.corrections import Correction
from frontdesk.domain.deadlines import due
from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.paper_lines import ReceivedPaper
from frontdesk.domain.papers import mark_missing, still_missing
from frontdesk.domain.procedures import Procedure
from frontdesk.domain.states import AT_COUNTER, State, Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import CorrectedPersonal, SubmissionCorrected
from frontdesk.domain.text import nfc
from frontdesk.domain.tokens import new_lookup_key, new_token, token_hash
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.access import UseCases, at_counter
from frontdesk.services.acting import Acting, Build, Situation, checked_reason

_STARTS = frozenset({ClockChange.RECEIVED, ClockChange.INCOMPLETE, ClockChange.RESTARTED, ClockChange.RESUMED})


class CorrectionService(UseCases):
    """Corrections are recorded, never written over; the old receipt says what replaced it."""

    def __init__(self, acting: Acting, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting
        self._random_bytes = random_bytes

    @at_counter
    def correct(self, submission_id: str, correction: Correction) -> Submission:
        """Record `correction`; the receipt gets a new version, a new tracking token and a new look-up key.

        Raises RuleRefused `nothing_corrected`, `papers_away` (procedure, papers, department: only while the papers are
        here), `personal_erased`; NotFound; InvalidInput.
        """
        return self._acting.do(submission_id, Verb.CORRECT, self._correcting(correction))

    @at_counter
    def foresee(self, submission_id: str, correction: Correction) -> SubmissionCorrected:
        """What `correct` would record now: which fields change, and when it would then be due. Raises as `correct`."""
        act = self._acting.foresee(submission_id, Verb.CORRECT, self._correcting(correction))
        assert isinstance(act, SubmissionCorrected)
        return act

    def _correcting(self, correction: Correction) -> Build:
        reason = checked_reason(correction.reason, needed=False)

        def build(situation: Situation, submission: Submission) -> SubmissionCorrected:
            standing = self._standing(situation, submission, correction)
            changed = _changed(submission.received, standing)
            if not changed:
                raise RuleRefused("nothing_corrected", code=standing.receipt_code)
            _check_away(submission, changed)
            return self._act(situation, submission, standing, changed, reason)

        return build

    def _standing(self, situation: Situation, submission: Submission, correction: Correction) -> SubmissionReceived:
        """What the submission says from now on."""
        received = submission.received
        personal = received.personal
        if personal is None:
            raise RuleRefused("personal_erased", code=received.receipt_code)
        if correction.sets is not None and not 1 <= correction.sets <= 99:
            raise InvalidInput("sets_out_of_range", sets=correction.sets)
        if correction.procedure_code not in (None, received.procedure_code):  # the same keeps the version it has
            code = str(correction.procedure_code)
            procedure = self._acting.office.procedure(code, situation.unit.connection)
            received = _under(received, procedure)
        delegate = None if correction.no_delegate else correction.delegate or personal.delegate
        people = replace(
            personal,
            principal=correction.principal or personal.principal,
            delegate=delegate,
            note=personal.note if correction.note is None else nfc(correction.note),
        )
        if correction.department is not None:
            received = replace(received, department=self._acting.department(correction.department).name)
        return replace(
            received,
            personal=people,
            papers=_papers(received, correction),
            sets=received.sets if correction.sets is None else correction.sets,
            return_to=received.return_to if correction.return_to is None else nfc(correction.return_to),
        )

    def _act(
        self,
        situation: Situation,
        submission: Submission,
        standing: SubmissionReceived,
        changed: tuple[str, ...],
        reason: str,
    ) -> SubmissionCorrected:
        assert standing.personal is not None
        token = new_token(self._random_bytes)
        due_at = _due(situation, submission, standing)
        return SubmissionCorrected(
            version=submission.version + 1,
            fields=changed,
            **{name: getattr(standing, name) for name in _KEPT},
            due_at=due_at,
            hand_over_by=_hand_over_by(situation, submission, standing, due_at),
            token_hash=token_hash(token),
            corrected_at=situation.now,
            personal=CorrectedPersonal(
                standing.personal.principal,
                standing.personal.delegate,
                token,
                new_lookup_key(self._random_bytes),
                standing.personal.note,
                reason,
            ),
        )


# What a correction carries over as it stands
_KEPT = (
    "procedure_code",
    "procedure_version",
    "procedure_name",
    "field",
    "department",
    "processing",
    "fee",
    "clock_policy",
    "papers",
    "sets",
    "return_to",
)
_PEOPLE = ("principal", "delegate", "note")
_AWAY = frozenset({"procedure_code", "papers", "department", "sets"})


def _under(received: SubmissionReceived, procedure: Procedure) -> SubmissionReceived:
    return replace(
        received,
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        procedure_name=procedure.name,
        field=procedure.field,
        department=procedure.department,
        processing=procedure.processing,
        fee=procedure.fee,
        clock_policy=procedure.clock_policy,
        papers=mark_missing(procedure.papers, ()),
    )


def _papers(received: SubmissionReceived, correction: Correction) -> tuple[ReceivedPaper, ...]:
    papers = received.papers if correction.papers is None else correction.papers
    return papers if correction.missing is None else still_missing(papers, correction.missing)


def _changed(before: SubmissionReceived, after: SubmissionReceived) -> tuple[str, ...]:
    """The names of what differs, in a fixed order."""
    said = [name for name in _KEPT if getattr(before, name) != getattr(after, name)]
    people = [name for name in _PEOPLE if getattr(before.personal, name) != getattr(after.personal, name)]
    return (*people, *said)


def _check_away(submission: Submission, changed: tuple[str, ...]) -> None:
    if submission.state in AT_COUNTER or not _AWAY & set(changed):
        return
    code = submission.received.receipt_code
    if submission.state is State.RESULT_AT_COUNTER:
        raise RuleRefused("decided_already", code=code)
    if submission.state is State.MISSING:
        raise RuleRefused("forbidden_missing", verb=Verb.CORRECT, code=code, holder=submission.custody)
    raise RuleRefused("papers_away", code=code, holder=submission.custody)


def _due(situation: Situation, submission: Submission, standing: SubmissionReceived) -> datetime | None:
    """When it is due as corrected; only another time or another completeness moves it.

    Counted from where the clock last started; the date of an apology made since then stays.
    """
    complete, was_complete = _complete(standing), submission.state is not State.AWAITING_SUPPLEMENT
    if not complete:
        return None
    if was_complete and standing.processing == submission.received.processing:
        return submission.due_at
    if not was_complete and submission.waited_for:
        return None  # form 02 was given: the citizen's supplement starts the clock, not a correction
    start = _last_start(submission)
    if submission.apology is not None and submission.apology.made_at >= start:
        return submission.apology.until
    return due(start, standing.processing, situation.office.calendar).at


def _complete(received: SubmissionReceived) -> bool:
    return all(paper.present or not paper.required for paper in received.papers)


def _last_start(submission: Submission) -> datetime:
    return next(each.since for each in reversed(submission.intervals) if each.change in _STARTS)


def _hand_over_by(
    situation: Situation, submission: Submission, standing: SubmissionReceived, due_at: datetime | None
) -> datetime:
    """Another department may be of another level: counted from when the papers last came to the counter.

    Papers that are complete only now leave from now on.
    """
    if submission.due_at is None and due_at is not None:
        return situation.hand_over_by(standing.department)
    if standing.department == submission.department or submission.state not in AT_COUNTER:
        return submission.hand_over_by
    last = submission.handover
    came = max(_last_start(submission), last.answered_at if last and last.answered_at else _last_start(submission))
    return situation.office.hand_over_by(standing.department, came)
