"""Form 06: how the papers of a submission passed from hand to hand, read from its acts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from frontdesk.domain.clock import local
from frontdesk.domain.clock_intervals import ClockChange
from frontdesk.domain.custody import CITIZEN, Holder, HolderKind
from frontdesk.domain.custody_events import (
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersMoved,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.events import Act
from frontdesk.domain.form_texts import FormVersion
from frontdesk.domain.journal import Event
from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.people import doer_of
from frontdesk.domain.result_events import PapersGivenBack, ResultGivenAtOnce, ResultReceived, ResultReturned
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason, SubmissionRefused, SubmissionWithdrawn


class Verdict(StrEnum):
    """Whether a step was done before its day, on it, or too late."""

    EARLY = "early"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark: the name of its sentence in the form's texts, and what was said besides."""

    name: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """One passage of the papers at `at` (aware UTC); names are empty where nobody recorded them."""

    giver: Holder
    taker: Holder
    at: datetime
    giver_name: str = ""
    taker_name: str = ""
    verdict: Verdict | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlSheetView:
    """What form 06 says. Moments are aware UTC; `due_at` is None while the clock stands.

    `ended`: the papers will change hands no more, so no row is needed to write on.
    """

    office: OfficeProfile
    form: FormVersion
    receipt_code: str
    official_code: str
    department: str
    procedure_code: str
    procedure_name: str
    received_at: datetime
    due_at: datetime | None
    legs: tuple[Leg, ...]
    ended: bool = False
    reprint: int = 0


def legs(submission: Submission) -> tuple[Leg, ...]:
    """Every passage of the papers so far, oldest first; acts that made no sense are left out."""
    walk = _Walk(submission, Holder(HolderKind.COUNTER, submission.as_received.counter))
    for event, act in accepted(submission):
        add = _PASSAGES.get(type(act))
        if add is not None:
            add(walk, event, act)
    return tuple(walk.found)


def accepted(submission: Submission) -> Iterator[tuple[Event, Act]]:
    """The acts of a submission without those the fold kept as conflicts."""
    refused = {conflict.event.id for conflict in submission.conflicts}
    return ((event, act) for event, act in submission.events if event.id not in refused)


def verdict(at: datetime, due_at: datetime | None) -> Verdict | None:
    """How a result of `at` meets its promise; on the promised day it is neither early nor late."""
    if due_at is None:
        return None
    if at > due_at:
        return Verdict.LATE
    return Verdict.EARLY if local(at).date() < local(due_at).date() else Verdict.IN_TIME


def promised_for_result(submission: Submission) -> datetime | None:
    """What the result was due when it came to the counter; the promise as it stands before."""
    stops = [each.due_at for each in submission.intervals if each.change is ClockChange.RESULT]
    return stops[-1] if stops else submission.due_at


def last_promise(submission: Submission) -> datetime | None:
    """What was promised last, whether or not the clock still runs; None where nothing ever was."""
    promises = [each.due_at for each in submission.intervals if each.due_at is not None]
    return promises[-1] if promises else None


@dataclass(slots=True)
class _Walk:
    submission: Submission
    holder: Holder
    found: list[Leg] = field(default_factory=list)

    def pass_on(self, taker: Holder, at: datetime, **more: Any) -> None:
        self.found.append(Leg(self.holder, taker, at, **more))
        self.holder = taker

    def add_to_last(self, **changes: Any) -> None:
        if self.found:
            self.found[-1] = replace(self.found[-1], **changes)

    def note(self, name: str, reason: Reason | None = None) -> None:
        if self.found:
            self.add_to_last(notes=(*self.found[-1].notes, Note(name, reason.text if reason else "")))

    @property
    def counter_officers(self) -> set[str]:
        """Who gave something away at a counter: then an act of theirs is one of the counter's."""
        givers = {leg.giver_name for leg in self.found if leg.giver.kind is HolderKind.COUNTER}
        return {self.submission.as_received.officer, *givers}


def _in_time(late: bool) -> Verdict:
    return Verdict.LATE if late else Verdict.IN_TIME


def _handed_over(walk: _Walk, event: Event, act: PapersHandedOver) -> None:
    walk.holder = Holder(HolderKind.COUNTER, act.counter)
    to = Holder(HolderKind.DEPARTMENT, act.department)
    walk.pass_on(to, act.handed_over_at, giver_name=event.actor, verdict=_in_time(act.late))


def _acknowledged(walk: _Walk, event: Event, act: PapersAcknowledged) -> None:
    walk.add_to_last(taker_name=act.taker or doer_of(event.actor))


def _missing(walk: _Walk, _event: Event, act: PapersReportedMissing) -> None:
    walk.note("note_missing", act.personal)


def _found_again(walk: _Walk, _event: Event, act: PapersFound) -> None:
    walk.note("note_found")
    walk.holder = Holder(HolderKind.COUNTER, act.counter)


def _sent_back(walk: _Walk, event: Event, act: PapersSentBack) -> None:
    doer = doer_of(event.actor)
    names = {"taker_name": doer} if doer in walk.counter_officers else {"giver_name": doer}
    walk.holder = Holder(HolderKind.DEPARTMENT, act.department)
    walk.pass_on(Holder(HolderKind.COUNTER, act.counter), act.sent_back_at, verdict=_in_time(act.late), **names)
    walk.note("note_sent_back", act.personal)


def _result_received(walk: _Walk, event: Event, act: ResultReceived) -> None:
    told = verdict(act.received_at, promised_for_result(walk.submission))
    to = Holder(HolderKind.COUNTER, act.counter)
    walk.pass_on(to, act.received_at, taker_name=event.actor, verdict=told, notes=(Note("note_result"),))


def _returned(walk: _Walk, event: Event, act: ResultReturned) -> None:
    taker = act.personal.name if act.personal else ""
    notes = (Note("note_returned"),)
    walk.pass_on(CITIZEN, act.returned_at, giver_name=event.actor, taker_name=taker, notes=notes)


def _given_at_once(walk: _Walk, event: Event, act: ResultGivenAtOnce) -> None:
    told = verdict(act.given_at, promised_for_result(walk.submission))
    walk.pass_on(CITIZEN, act.given_at, giver_name=event.actor, verdict=told, notes=(Note("note_returned"),))


def _given_back(walk: _Walk, event: Event, act: PapersGivenBack) -> None:
    taker = act.personal.name if act.personal else ""
    notes = (Note("note_papers"),)
    walk.pass_on(CITIZEN, act.given_back_at, giver_name=event.actor, taker_name=taker, notes=notes)


def _refused(walk: _Walk, event: Event, act: SubmissionRefused) -> None:
    if act.given_back:
        walk.pass_on(CITIZEN, act.refused_at, giver_name=event.actor, notes=(Note("note_papers"),))


def _withdrawn(walk: _Walk, event: Event, act: SubmissionWithdrawn) -> None:
    if act.given_back and walk.holder.kind is not HolderKind.DEPARTMENT:
        walk.pass_on(CITIZEN, act.withdrawn_at, giver_name=event.actor, notes=(Note("note_papers"),))


def _moved(walk: _Walk, event: Event, act: PapersMoved) -> None:
    taker = act.to.name if act.to.kind is HolderKind.OFFICER else ""
    walk.pass_on(act.to, act.moved_at, giver_name=event.actor, taker_name=taker)
    walk.note("note_moved", act.personal)


_PASSAGES: Mapping[type, Callable[[_Walk, Event, Any], None]] = {
    PapersHandedOver: _handed_over,
    PapersAcknowledged: _acknowledged,
    PapersReportedMissing: _missing,
    PapersFound: _found_again,
    PapersSentBack: _sent_back,
    ResultReceived: _result_received,
    ResultReturned: _returned,
    ResultGivenAtOnce: _given_at_once,
    PapersGivenBack: _given_back,
    SubmissionRefused: _refused,
    SubmissionWithdrawn: _withdrawn,
    PapersMoved: _moved,
}
