"""The timeline anybody may read who holds the receipt: what happened, when, and at which department; nobody's name."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from frontdesk.domain.calendar_events import PromiseMoved
from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.custody_events import (
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.events import SubmissionReceived
from frontdesk.domain.result_events import (
    PapersGivenBack,
    ResultGivenAtOnce,
    ResultReceived,
    ResultRecorded,
    ResultReturned,
)
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import (
    ApologyMade,
    SubmissionClosed,
    SubmissionCorrected,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementReceived,
    SupplementRequested,
)


class StepKind(StrEnum):
    """What happened to a submission, as far as anybody may read it."""

    __hash__ = str.__hash__  # an enumeration's own is Python, at every look into a dictionary

    RECEIVED = "received"
    SUPPLEMENT_REQUESTED = "supplement_requested"
    SUPPLEMENT_PARTLY = "supplement_partly"  # some of it came
    SUPPLEMENTED = "supplemented"  # everything came: the clock runs
    HANDED_OVER = "handed_over"
    ACKNOWLEDGED = "acknowledged"
    CHECKING = "checking"  # on the list, not in the batch
    FOUND = "found"
    SENT_BACK = "sent_back"
    APOLOGISED = "apologised"  # with another date
    MOVED = "moved"  # by a change of the calendar, to another date
    CORRECTED = "corrected"  # with another receipt
    DECIDED = "decided"
    RESULT_AT_COUNTER = "result_at_counter"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    PAPERS_GIVEN_BACK = "papers_given_back"


class PublicStep(NamedTuple):
    """One line of the timeline; moments are aware UTC. `until`: promised since; `department`: who it went to."""

    kind: StepKind
    at: datetime
    department: str = ""
    until: datetime | None = None


def public_steps(submission: Submission) -> tuple[PublicStep, ...]:
    """The steps of `submission` in the order they hold in. An act that made no sense where it stands is none."""
    odd = {conflict.event.id for conflict in submission.conflicts}
    return tuple(
        _STEPS[type(act)](act, submission)
        for event, act in submission.events
        if type(act) in _STEPS and event.id not in odd
    )


def _supplemented(act: SupplementReceived, _submission: Submission) -> PublicStep:
    kind = StepKind.SUPPLEMENTED if act.complete else StepKind.SUPPLEMENT_PARTLY
    return PublicStep(kind, act.received_at, until=act.due_at if act.complete else None)


def _acknowledged(act: PapersAcknowledged, submission: Submission) -> PublicStep:
    went_to = {passage.manifest: passage.department for passage in submission.handovers}
    return PublicStep(StepKind.ACKNOWLEDGED, act.acknowledged_at, went_to.get(act.manifest, ""))


def _corrected(act: SubmissionCorrected, submission: Submission) -> PublicStep:
    """Most corrections move no date; one that did began an interval of the clock."""
    moved = {each.since: each.due_at for each in submission.intervals if each.change is ClockChange.CORRECTED}
    return PublicStep(StepKind.CORRECTED, act.corrected_at, until=moved.get(act.corrected_at))


_STEPS: Mapping[type, Callable[[Any, Submission], PublicStep]] = {
    SubmissionReceived: lambda act, _s: PublicStep(StepKind.RECEIVED, act.received_at, until=act.due_at),
    SupplementRequested: lambda act, _s: PublicStep(StepKind.SUPPLEMENT_REQUESTED, act.requested_at),
    SupplementReceived: _supplemented,
    PapersHandedOver: lambda act, _s: PublicStep(StepKind.HANDED_OVER, act.handed_over_at, act.department),
    PapersAcknowledged: _acknowledged,
    PapersReportedMissing: lambda act, _s: PublicStep(StepKind.CHECKING, act.reported_at),
    PapersFound: lambda act, _s: PublicStep(StepKind.FOUND, act.found_at),
    PapersSentBack: lambda act, _s: PublicStep(StepKind.SENT_BACK, act.sent_back_at),
    ApologyMade: lambda act, _s: PublicStep(StepKind.APOLOGISED, act.made_at, until=act.until),
    PromiseMoved: lambda act, _s: PublicStep(StepKind.MOVED, act.moved_at, until=act.until),
    SubmissionCorrected: _corrected,
    ResultRecorded: lambda act, _s: PublicStep(StepKind.DECIDED, act.recorded_at),
    ResultReceived: lambda act, _s: PublicStep(StepKind.RESULT_AT_COUNTER, act.received_at),
    ResultReturned: lambda act, _s: PublicStep(StepKind.RETURNED, act.returned_at),
    ResultGivenAtOnce: lambda act, _s: PublicStep(StepKind.RETURNED, act.given_at),
    SubmissionRefused: lambda act, _s: PublicStep(StepKind.REFUSED, act.refused_at),
    SubmissionWithdrawn: lambda act, _s: PublicStep(StepKind.WITHDRAWN, act.withdrawn_at),
    SubmissionClosed: lambda act, _s: PublicStep(StepKind.CLOSED, act.closed_at),
    PapersGivenBack: lambda act, _s: PublicStep(StepKind.PAPERS_GIVEN_BACK, act.given_back_at),
}
