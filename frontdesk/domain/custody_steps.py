"""How papers change hands, as steps of the fold."""

from dataclasses import replace

from frontdesk.domain.custody import OPEN_PARCELS, Handover, Holder, HolderKind, Parcel
from frontdesk.domain.custody_events import (
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersMoved,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.journal import Event
from frontdesk.domain.people import doer_of
from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission


def handed_over(before: Submission, event: Event, act: PapersHandedOver) -> Submission | str:
    """The papers are on their way; the department has them unless it says otherwise."""
    passage = Handover(
        manifest=act.manifest,
        department=act.department,
        giver=event.actor,
        counter=act.counter,
        handed_over_at=act.handed_over_at,
        hand_over_by=act.hand_over_by,
        late=act.late,
    )
    return replace(
        before,
        state=State.HANDED_OVER,
        custody=Holder(HolderKind.DEPARTMENT, act.department),
        handovers=(*before.handovers, passage),
    )


def acknowledged(before: Submission, event: Event, act: PapersAcknowledged) -> Submission | str:
    """The department has them; also those it had reported missing."""
    last = before.handover
    if last is None or last.manifest != act.manifest:
        return "other_manifest"
    if last.parcel not in OPEN_PARCELS:
        return "answered_before"
    passage = replace(
        last, parcel=Parcel.RECEIVED, taker=act.taker or doer_of(event.actor), answered_at=act.acknowledged_at
    )
    return replace(
        before,
        state=_unless_withdrawn(before, State.IN_PROGRESS),
        custody=Holder(HolderKind.DEPARTMENT, last.department),
        handovers=(*before.handovers[:-1], passage),
    )


def reported_missing(before: Submission, _event: Event, act: PapersReportedMissing) -> Submission | str:
    """Whoever gave them answers for them."""
    last = before.handover
    if last is None or last.manifest != act.manifest:
        return "other_manifest"
    if last.parcel is not Parcel.SENT:
        return "answered_before"
    reason = act.personal.text if act.personal else ""
    passage = replace(last, parcel=Parcel.MISSING, answered_at=act.reported_at, reason=reason)
    return replace(
        before,
        state=_unless_withdrawn(before, State.MISSING),
        custody=Holder(HolderKind.COUNTER, last.counter),
        handovers=(*before.handovers[:-1], passage),
    )


def found(before: Submission, _event: Event, act: PapersFound) -> Submission | str:
    """They never left the counter."""
    last = before.handover
    if last is None or last.manifest != act.manifest:
        return "other_manifest"
    if last.parcel is not Parcel.MISSING:
        return "not_missing"
    passage = replace(last, parcel=Parcel.FOUND, answered_at=act.found_at)
    return replace(
        before,
        state=_unless_withdrawn(before, State.SENT_BACK),
        custody=Holder(HolderKind.COUNTER, act.counter),
        hand_over_by=act.hand_over_by,
        handovers=(*before.handovers[:-1], passage),
    )


def _unless_withdrawn(before: Submission, state: State) -> State:
    """A withdrawal is final; only the papers still travel."""
    return before.state if before.state is State.WITHDRAWN else state


def sent_back(before: Submission, _event: Event, act: PapersSentBack) -> Submission | str:
    """The department gave them back; a submission withdrawn meanwhile stays withdrawn."""
    last = before.handover
    if last is None or last.manifest != act.manifest or before.custody.kind is not HolderKind.DEPARTMENT:
        return "not_at_department"
    reason = act.personal.text if act.personal else ""
    passage = replace(last, parcel=Parcel.SENT_BACK, answered_at=act.sent_back_at, reason=reason)
    return replace(
        before,
        state=_unless_withdrawn(before, State.SENT_BACK),
        custody=Holder(HolderKind.COUNTER, act.counter),
        hand_over_by=act.hand_over_by,
        handovers=(*before.handovers[:-1], passage),
    )


def moved_within(before: Submission, _event: Event, act: PapersMoved) -> Submission | str:
    """From hand to hand inside the office; what a citizen or a department has cannot be moved so."""
    inside = (HolderKind.COUNTER, HolderKind.OFFICER, HolderKind.ARCHIVE)
    if not before.papers_at_counter or before.reported_missing or act.to.kind not in inside:
        return "not_within_office"
    return replace(before, custody=act.to)
