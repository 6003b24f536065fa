"""Supplement, refusal, withdrawal, closing, apology and correction, as steps of the fold."""

from dataclasses import replace
from datetime import datetime

from frontdesk.domain.clock_intervals import ClockChange, moved
from frontdesk.domain.custody import CITIZEN
from frontdesk.domain.events import ReceivedPersonal
from frontdesk.domain.journal import Event
from frontdesk.domain.numbers import form_number
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.states import AT_COUNTER, State
from frontdesk.domain.submission import Apology, Ending, Extension, Replaced, Submission, SupplementRequest
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


def _said(reason: Reason | None) -> str:
    return reason.text if reason else ""


def requested(before: Submission, _event: Event, act: SupplementRequested) -> Submission | str:
    """The clock stands until the papers are complete. A second request must say that it is one."""
    if bool(before.supplements) != act.repeated:
        return "request_not_counted"
    asked = SupplementRequest(
        form_number(act.form), act.wanted, _said(act.personal), act.repeated, act.requested_at, act.respond_by
    )
    return replace(
        before,
        state=State.AWAITING_SUPPLEMENT,
        due_at=None,
        supplements=(*before.supplements, asked),
        form_prints=before.unprinted("02"),
        intervals=moved(before.intervals, act.requested_at, None, ClockChange.SUPPLEMENT_REQUESTED, asked.reason),
    )


def supplemented(before: Submission, _event: Event, act: SupplementReceived) -> Submission | str:
    """Complete: the clock runs again; else the office still waits."""
    standing = replace(before, received=replace(before.received, papers=act.papers))
    if not act.complete:
        return standing
    supplements = tuple(
        replace(each, received_at=act.received_at) if each.received_at is None else each for each in before.supplements
    )
    change = ClockChange.RESUMED if act.policy is ClockPolicy.PAUSE else ClockChange.RESTARTED
    return replace(
        standing,
        state=State.RECEIVED,
        due_at=act.due_at,
        hand_over_by=act.hand_over_by,
        supplements=supplements,
        intervals=moved(before.intervals, act.received_at, act.due_at, change),
    )


def _ended(before: Submission, ending: Ending, given_back: bool) -> Submission:
    after = replace(
        before,
        state=ending.state,
        due_at=None,
        ending=ending,
        intervals=moved(before.intervals, ending.at, None, ClockChange.ENDED, ending.reason),
    )
    if not given_back:
        return after
    return replace(after, custody=CITIZEN, given_back=(*before.given_back, *after.owed_back))


def refused(before: Submission, _event: Event, act: SubmissionRefused) -> Submission | str:
    """Not taken on."""
    ending = Ending(State.REFUSED, form_number(act.form), _said(act.personal), act.refused_at)
    return _ended(before, ending, act.given_back)


def withdrawn(before: Submission, _event: Event, act: SubmissionWithdrawn) -> Submission | str:
    """Stopped at the citizen's request; papers at a department come back first."""
    ending = Ending(
        State.WITHDRAWN, form_number(act.form), _said(act.personal), act.withdrawn_at, act.stage, act.fee_returned
    )
    return _ended(before, ending, act.given_back and before.papers_at_counter and not before.reported_missing)


def closed(before: Submission, _event: Event, act: SubmissionClosed) -> Submission | str:
    """Never supplemented."""
    return _ended(before, Ending(State.CLOSED, "", _said(act.personal), act.closed_at), given_back=False)


def apologised(before: Submission, _event: Event, act: ApologyMade) -> Submission | str:
    """A new date, once."""
    if before.apology is not None:
        return "apology_already_made"
    if before.due_at is None:
        return "clock_stands"
    made = Apology(
        form_number(act.form), act.department, act.promised_at, act.until, _said(act.personal), act.made_at, act.tardy
    )
    return replace(
        before,
        due_at=act.until,
        apology=made,
        extension=None,
        intervals=moved(before.intervals, act.made_at, act.until, ClockChange.APOLOGY, made.reason),
    )


def extension_asked(before: Submission, _event: Event, act: ExtensionAsked) -> Submission | str:
    """A wish of the department's; the promise stands."""
    return replace(before, extension=Extension(act.department, act.until, _said(act.personal), act.asked_at))


def corrected(before: Submission, _event: Event, act: SubmissionCorrected) -> Submission | str:
    """The new version holds; the old receipt says what replaced it."""
    if act.version != before.version + 1:
        return "version_taken"
    standing = replace(
        before.received,
        procedure_code=act.procedure_code,
        procedure_version=act.procedure_version,
        procedure_name=act.procedure_name,
        field=act.field,
        department=act.department,
        processing=act.processing,
        fee=act.fee,
        clock_policy=act.clock_policy,
        papers=act.papers,
        sets=act.sets,
        return_to=act.return_to,
        token_hash=act.token_hash,
        personal=_personal(before, act.personal),
    )
    key = before.received.personal.lookup_key if before.received.personal else ""
    old = Replaced(before.received.token_hash, before.version, act.corrected_at, key)
    after = replace(
        before,
        received=standing,
        version=act.version,
        prints=0,
        replaced=(*before.replaced, old),
        hand_over_by=act.hand_over_by,
        # another procedure, or another fee, is assessed anew
        assessment=before.assessment if act.fee == before.received.fee else None,
    )
    return _with_due(after, act.corrected_at, act.due_at)


def _personal(before: Submission, corrected: CorrectedPersonal | None) -> ReceivedPersonal | None:
    if corrected is None:  # erased
        return None
    digest = before.received.personal.application_digest if before.received.personal else ""
    return ReceivedPersonal(
        corrected.principal, corrected.delegate, corrected.token, corrected.lookup_key, digest, corrected.note
    )


def _with_due(before: Submission, at: datetime, due_at: datetime | None) -> Submission:
    """A correction that moves the due date begins an interval, and the state follows what is there.

    Where the papers had left meanwhile, at another counter, the department works on what it was given.
    """
    if due_at == before.due_at or before.state not in AT_COUNTER:
        return before
    state = before.state
    if due_at is None:
        state = State.AWAITING_SUPPLEMENT
    elif state is State.AWAITING_SUPPLEMENT:
        state = State.RECEIVED
    return replace(
        before, state=state, due_at=due_at, intervals=moved(before.intervals, at, due_at, ClockChange.CORRECTED)
    )
