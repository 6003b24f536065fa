"""What may be said of a submission to whoever holds its receipt, and on its public page: nothing about a person.

No name, number, phone, address, officer, note, reason or secret is in here, and no text that somebody typed: what is
free text may name people.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.expected_papers import expected_papers
from frontdesk.domain.procedures import ProcessingTime
from frontdesk.domain.public_steps import PublicStep, StepKind, public_steps
from frontdesk.domain.states import OPEN, State
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import SubmissionCorrected, SupplementReceived, SupplementRequested

__all__ = ["PapersLeft", "PublicStatus", "PublicStep", "StepKind", "is_late", "public_status"]


class PapersLeft(StrEnum):
    """What the office still has of the citizen's papers once nothing more is decided."""

    NONE = "none"
    HERE = "here"
    COMING = "coming"  # on their way back to the counter


@dataclass(frozen=True, slots=True)
class PublicStatus:
    """Where a submission stands at `as_of`. Moments are aware UTC, `respond_by` is the office's day.

    `due_at`: when the result is promised for, None while the clock stands; `first_due_at`: what was promised before the
    apology that gave the present date. `late`: what is promised now was not kept. `missing`: papers of the procedure's
    list that are waited for until the end of `respond_by`; `others_missing`: further ones, which form 02 names.
    `fee_owed` and `fee_total` in đồng, None where nobody knows yet; what ended without a result has no total.
    `replaced`: asked for by a receipt that no longer holds. `ended_at`: when the last of it was over, the citizen's
    papers given back included; None before. `clock_since`: from when the present promise is counted, None where
    nothing is promised, or the day was named and not counted. `elsewhere`: the result was asked for in another way than
    at the counter; the receipt says how, which is text somebody may have typed. `steps`: oldest first.
    """

    receipt_code: str
    state: State
    procedure_name: str
    department: str
    received_at: datetime
    as_of: datetime
    due_at: datetime | None = None
    first_due_at: datetime | None = None
    late: bool = False
    ready_since: datetime | None = None
    missing: tuple[str, ...] = ()
    others_missing: bool = False
    respond_by: date | None = None
    papers_left: PapersLeft = PapersLeft.NONE
    fee_owed: int | None = None
    replaced: bool = False
    processing: ProcessingTime | None = None
    fee_total: int | None = None
    ended_at: datetime | None = None
    clock_since: datetime | None = None
    elsewhere: bool = False
    steps: tuple[PublicStep, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more is decided; the state says in which way."""
        return self.state not in OPEN


def public_status(submission: Submission, now: datetime, scanned_version: int = 0) -> PublicStatus:
    """The status at `now` (aware). `scanned_version`: of the receipt it was asked for by, where that was replaced."""
    act = submission.received
    waits = submission.state is State.AWAITING_SUPPLEMENT
    missing = _missing(submission) if waits else ()
    listed = _listed(submission)
    steps = public_steps(submission)
    papers_left = _papers_left(submission)
    status = PublicStatus(
        receipt_code=act.receipt_code,
        state=submission.state,
        procedure_name=act.procedure_name,
        department=act.department,
        received_at=act.received_at,
        as_of=now,
        due_at=submission.due_at,
        first_due_at=_first_due_at(submission),
        ready_since=_ready_since(submission),
        missing=tuple(name for name in missing if name in listed),
        others_missing=any(name not in listed for name in missing),
        respond_by=submission.request.respond_by if waits and submission.request else None,
        papers_left=papers_left,
        fee_owed=None if submission.owed is None else max(submission.owed, 0),
        replaced=0 < scanned_version < submission.version,
        processing=act.processing,
        fee_total=submission.fee_total if submission.ending is None else None,
        ended_at=_ended_at(submission, steps) if papers_left is PapersLeft.NONE else None,
        clock_since=_clock_since(submission),
        elsewhere=bool(act.return_to),
        steps=steps,
    )
    return replace(status, late=True) if is_late(status, now) else status


def is_late(status: PublicStatus, now: datetime) -> bool:
    """Whether what is promised was not kept at `now` (aware): it is kept by the result's being at the counter, and
    after the end nobody waits for one.
    """
    return is_broken(status.due_at, status.state, status.ready_since, now)


def is_broken(due_at: datetime | None, state: State, ready_since: datetime | None, now: datetime) -> bool:
    """The same for a status still to be made."""
    if due_at is None or state not in OPEN:
        return False
    return (ready_since or now) > due_at


_LAST_STEPS = {
    StepKind.RETURNED,
    StepKind.REFUSED,
    StepKind.WITHDRAWN,
    StepKind.CLOSED,
    StepKind.PAPERS_GIVEN_BACK,
}


def _ended_at(submission: Submission, steps: tuple[PublicStep, ...]) -> datetime | None:
    """Whoever fetches papers after the end must still find the page: it ends with the last of them."""
    if submission.state in OPEN:
        return None
    return max((step.at for step in steps if step.kind in _LAST_STEPS), default=None)


_NAMED = (ClockChange.APOLOGY, ClockChange.RESUMED)  # days that are not a count from one moment
_COUNTED = (ClockChange.RECEIVED, ClockChange.INCOMPLETE, ClockChange.RESTARTED)


def _clock_since(submission: Submission) -> datetime | None:
    """A correction counts again from where the clock began, so it is passed over."""
    if submission.state not in OPEN or submission.due_at is None:
        return None
    began = next(each for each in reversed(submission.intervals) if each.change in (*_NAMED, *_COUNTED))
    return None if began.change in _NAMED else began.since


def _first_due_at(submission: Submission) -> datetime | None:
    """Only while the apology's date is the one that holds: a supplement since then begins another."""
    apology = submission.apology
    return apology.promised_at if apology is not None and apology.until == submission.due_at else None


def _ready_since(submission: Submission) -> datetime | None:
    here = submission.state is State.RESULT_AT_COUNTER and submission.result is not None
    return submission.result.at_counter_since if here and submission.result else None


def _missing(submission: Submission) -> tuple[str, ...]:
    """What was asked for; once some of it came, what of the list as it then stood did not."""
    last = next((act for _e, act in reversed(submission.events) if isinstance(act, _SUPPLEMENTS)), None)
    asked = set() if isinstance(last, SupplementReceived) else _asked(submission)
    return tuple(
        paper.name
        for paper in expected_papers(submission)
        if paper.name in asked or (paper.required and not paper.present)
    )


_SUPPLEMENTS = (SupplementRequested, SupplementReceived)


def _asked(submission: Submission) -> set[str]:
    return {paper.name for request in submission.waited_for for paper in request.wanted}


def _listed(submission: Submission) -> frozenset[str]:
    """The names of papers that come from the catalogue. Form 02 may want others, in an officer's words."""
    names = {paper.name for paper in submission.as_received.papers}
    for _event, act in submission.events:
        if isinstance(act, SubmissionCorrected) and "procedure_code" in act.fields:
            names |= {paper.name for paper in act.papers}
    return frozenset(names)


def _papers_left(submission: Submission) -> PapersLeft:
    if submission.state in OPEN or not submission.owed_back:
        return PapersLeft.NONE
    here = submission.papers_at_counter and not submission.reported_missing
    return PapersLeft.HERE if here else PapersLeft.COMING
