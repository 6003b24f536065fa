"""Ask for what is missing, take it in, close what never came (NĐ 118/2025 Art 11.2c, 16.3, 19.5)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from frontdesk.domain.deadlines import due
from frontdesk.domain.expected_papers import expected_papers
from frontdesk.domain.papers import WantedPaper, still_missing
from frontdesk.domain.pauses import resumed_due
from frontdesk.domain.procedures import ClockPolicy
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason, SubmissionClosed, SupplementReceived, SupplementRequested
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.access import UseCases, at_counter
from frontdesk.services.acting import Acting, Build, Situation, checked_reason

RESPOND_DAYS = timedelta(days=15)  # plain days (Art 19.5)
MOST_WANTED = 40


class SupplementService(UseCases):
    """Form 02 and what follows it."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @at_counter
    def request(self, submission_id: str, wanted: Sequence[WantedPaper], reason: str = "") -> Submission:
        """Give form 02: one complete list; the clock stands from now.

        A second request needs its `reason`: RuleRefused `supplement_needs_reason`. Raises InvalidInput
        `nothing_wanted`, `too_many_wanted`.
        """
        listed = _checked(wanted)
        said = checked_reason(reason, needed=False)

        def build(situation: Situation, submission: Submission) -> SupplementRequested:
            repeated = bool(submission.supplements)
            if repeated and not said:
                raise RuleRefused("supplement_needs_reason", code=submission.received.receipt_code)
            if submission.request is not None and (submission.request.wanted, submission.request.reason) == (
                listed,
                said,
            ):
                raise RuleRefused("supplement_already_requested", code=submission.received.receipt_code)
            return SupplementRequested(
                form=situation.next_form_number("02"),
                wanted=listed,
                repeated=repeated,
                respond_by=_respond_by(situation),
                requested_at=situation.now,
                personal=Reason(said) if said else None,
            )

        return self._acting.do(submission_id, Verb.REQUEST_SUPPLEMENT, build)

    @at_counter
    def receive(self, submission_id: str, missing: Sequence[str] = ()) -> Submission:
        """Take in the supplement; complete unless papers are still `missing` (number, name or part of it).

        Complete: the clock runs again from zero, or on from where it stood where the procedure says so.
        """

        return self._acting.do(submission_id, Verb.RECEIVE_SUPPLEMENT, _receiving(missing))

    @at_counter
    def foresee(self, submission_id: str, missing: Sequence[str] = ()) -> SupplementReceived:
        """What `receive` would record now: whether it is complete and when it would then be due."""
        act = self._acting.foresee(submission_id, Verb.RECEIVE_SUPPLEMENT, _receiving(missing))
        assert isinstance(act, SupplementReceived)
        return act

    @at_counter
    def close(self, submission_id: str, reason: str = "") -> Submission:
        """Close what was not supplemented in time. Raises RuleRefused `too_early_to_close`."""
        said = checked_reason(reason, needed=False)

        def build(situation: Situation, _submission: Submission) -> SubmissionClosed:
            return SubmissionClosed(situation.now, Reason(said) if said else None)

        return self._acting.do(submission_id, Verb.CLOSE, build)


def _respond_by(situation: Situation) -> date:
    """A last day on which the counter is closed moves to the next that is worked (BLDS 2015 Art 148.5)."""
    last, calendar = situation.today + RESPOND_DAYS, situation.office.calendar
    return last if calendar.is_working(last) else calendar.next_working_day(last)


def _checked(wanted: Sequence[WantedPaper]) -> tuple[WantedPaper, ...]:
    listed = tuple(
        replace(paper, name=nfc(paper.name), why=checked_reason(paper.why, needed=False))
        for paper in wanted
        if nfc(paper.name)
    )
    if not listed:
        raise InvalidInput("nothing_wanted")
    if len(listed) > MOST_WANTED or any(len(paper.name) > 500 for paper in listed):
        raise InvalidInput("too_many_wanted", most=MOST_WANTED)
    return listed


def _receiving(missing: Sequence[str]) -> Build:
    def build(situation: Situation, submission: Submission) -> SupplementReceived:
        papers = still_missing(expected_papers(submission), missing)
        complete = all(paper.present or not paper.required for paper in papers)
        if papers == submission.received.papers and not complete:
            raise RuleRefused("nothing_supplemented", code=submission.received.receipt_code)
        return SupplementReceived(
            papers=papers,
            complete=complete,
            policy=_policy(submission),
            due_at=_due(situation, submission) if complete else None,
            hand_over_by=situation.hand_over_by(submission.department),
            received_at=situation.now,
        )

    return build


def _policy(submission: Submission) -> ClockPolicy:
    """A clock that never ran has nothing to go on from."""
    ran = any(interval.due_at is not None for interval in submission.intervals)
    return submission.received.clock_policy if ran else ClockPolicy.RESET


def _due(situation: Situation, submission: Submission) -> datetime:
    """When it is due if it is complete now."""
    time, calendar = submission.received.processing, situation.office.calendar
    if _policy(submission) is ClockPolicy.PAUSE:
        stopped = next(each for each in reversed(submission.intervals) if each.due_at is not None)
        assert stopped.until is not None
        assert stopped.due_at is not None
        return resumed_due(stopped.until, stopped.due_at, situation.now, time, calendar)
    return due(situation.now, time, calendar).at
