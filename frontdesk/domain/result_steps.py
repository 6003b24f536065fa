"""How a result comes to the counter and to the citizen, as steps of the fold."""

from dataclasses import replace

from frontdesk.domain.calendar_steps import untold
from frontdesk.domain.clock_intervals import ClockChange, moved
from frontdesk.domain.custody import CITIZEN, Holder, HolderKind, Parcel
from frontdesk.domain.form_texts import RETURN_SLIP
from frontdesk.domain.journal import Event
from frontdesk.domain.people import doer_of
from frontdesk.domain.result_events import (
    CitizenCalled,
    Outcome,
    PapersGivenBack,
    ResultGivenAtOnce,
    ResultReceived,
    ResultRecorded,
    ResultReturned,
)
from frontdesk.domain.states import HAS_NEWS, State
from frontdesk.domain.submission import Call, Result, Submission


def _answered(before: Submission, event: Event) -> Submission:
    """A department that acts on papers has them."""
    last = before.handover
    if last is None or last.parcel is not Parcel.SENT:
        return before
    passage = replace(last, parcel=Parcel.RECEIVED, taker=last.taker or doer_of(event.actor), answered_at=event.moment)
    return replace(before, handovers=(*before.handovers[:-1], passage))


def recorded(before: Submission, event: Event, act: ResultRecorded) -> Submission | str:
    """Decided; the department keeps the papers until they are fetched."""
    result = Result(act.outcome, act.document, recorded_at=act.recorded_at)
    return replace(_answered(before, event), state=State.RESULT_READY, result=result)


def received(before: Submission, event: Event, act: ResultReceived) -> Submission | str:
    """The result is at the counter: what the office promised is kept or broken at this moment."""
    result = before.result or Result(Outcome.GRANTED)
    return replace(
        _answered(before, event),
        state=State.RESULT_AT_COUNTER,
        custody=Holder(HolderKind.COUNTER, act.counter),
        result=replace(result, at_counter_since=act.received_at, to_give_back=act.to_give_back),
        intervals=moved(before.intervals, act.received_at, before.due_at, ClockChange.RESULT),
    )


def returned(before: Submission, _event: Event, act: ResultReturned) -> Submission | str:
    """The citizen has it; originals that are not taken along stay where they lie."""
    taker = act.personal
    result = replace(
        before.result or Result(Outcome.GRANTED),
        returned_at=act.returned_at,
        proof=act.proof,
        taker=taker.name if taker else "",
        taker_paper=taker.paper if taker else "",
    )
    after = _taken(before, act.given_back)
    return _with_citizen(replace(after, state=State.RETURNED, result=result))


def given_at_once(before: Submission, _event: Event, act: ResultGivenAtOnce) -> Submission | str:
    """Settled while the citizen waited."""
    result = Result(
        act.outcome,
        act.document,
        recorded_at=act.given_at,
        at_counter_since=act.given_at,
        returned_at=act.given_at,
        at_once=True,
    )
    return replace(
        before,
        state=State.RETURNED,
        custody=CITIZEN,
        result=result,
        intervals=moved(before.intervals, act.given_at, before.due_at, ClockChange.RESULT),
    )


def given_back(before: Submission, _event: Event, act: PapersGivenBack) -> Submission | str:
    """Papers of a submission that has ended; the last of them end its custody."""
    if not before.papers_at_counter or before.reported_missing:
        return "not_at_counter"
    return _with_citizen(_taken(before, act.given_back))


def _taken(before: Submission, papers: tuple[str, ...]) -> Submission:
    """Whoever takes something signs a slip of his own."""
    return replace(before, given_back=(*before.given_back, *papers), form_prints=before.unprinted(RETURN_SLIP))


def _with_citizen(after: Submission) -> Submission:
    return after if after.owed_back else replace(after, custody=CITIZEN)


def called(before: Submission, event: Event, act: CitizenCalled) -> Submission | str:
    """A note of a call."""
    if before.state not in HAS_NEWS and untold(before) is None:
        return f"forbidden_{before.state.value}"
    note = act.personal.text if act.personal else ""
    return replace(before, calls=(*before.calls, Call(act.called_at, act.reached, note, event.actor)))
