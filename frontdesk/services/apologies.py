"""Late: apologise and promise a new date, once (NĐ 118/2025 Art 19.6)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.clock import local
from frontdesk.domain.deadlines import due
from frontdesk.domain.permissions import check
from frontdesk.domain.procedures import ProcessingTime, TimeUnit
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import ApologyMade, ExtensionAsked, Reason
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.access import UseCases, in_department
from frontdesk.services.acting import Acting, Situation, checked_reason
from frontdesk.services.submissions import get_submission

USUAL = ProcessingTime(TimeUnit.WORKING_DAYS, 3)  # what a draft proposes where the department asked for no date
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ApologyDraft:
    """What form 04 would say if it were made now: ready to be read over and signed. Moments are aware UTC."""

    submission_id: str
    receipt_code: str
    name: str
    department: str
    promised_at: datetime
    until: datetime
    reason: str


class ApologyService(UseCases):
    """Form 04, and the department's wish for more time."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @in_department
    def draft(self, submission_id: str) -> ApologyDraft:
        """What to read over: the date the department asked for, or the usual one. Raises RuleRefused, NotFound."""
        now = self._acting.clock()
        office = self._acting.office.at_hand()
        with self._acting.store.read() as connection:
            submission = get_submission(connection, submission_id)
        check(submission, Verb.APOLOGISE, now)
        assert submission.due_at is not None
        asked = submission.extension
        usual = due(max(now, submission.due_at), USUAL, office.calendar).at
        person = submission.received.personal
        return ApologyDraft(
            submission_id=submission.id,
            receipt_code=submission.received.receipt_code,
            name=person.principal.name if person else "",
            department=submission.department,
            promised_at=submission.due_at,
            until=asked.until if asked and asked.until > max(now, submission.due_at) else usual,
            reason=asked.reason if asked else "",
        )

    @in_department
    def apologise(self, submission_id: str, until: datetime, reason: str) -> Submission:
        """Promise `until` (aware) instead. Raises RuleRefused, InvalidInput `until_not_later`, `until_not_working`."""
        said = Reason(checked_reason(reason))

        def build(situation: Situation, submission: Submission) -> ApologyMade:
            promised = submission.due_at
            assert promised is not None
            _check_until(until, max(promised, situation.now), situation)
            return ApologyMade(
                form=situation.next_form_number("04"),
                department=submission.department,
                promised_at=promised,
                until=until,
                tardy=situation.today > local(promised).date() - timedelta(days=1),
                made_at=situation.now,
                personal=said,
            )

        return self._acting.do(submission_id, Verb.APOLOGISE, build)

    @in_department
    def ask_extension(self, submission_id: str, until: datetime, reason: str, by: str = "") -> Submission:
        """The department asks for time until `until` (aware); the counter's late list then offers the apology."""
        said = Reason(checked_reason(reason))

        def build(situation: Situation, submission: Submission) -> ExtensionAsked:
            _check_until(until, max(submission.due_at or situation.now, situation.now), situation)
            asked = submission.extension
            if asked is not None and (asked.until, asked.reason) == (until, said.text):
                raise RuleRefused("extension_already_asked", code=submission.received.receipt_code, until=until)
            return ExtensionAsked(submission.department, until, situation.now, said)

        return self._acting.do(submission_id, Verb.ASK_EXTENSION, build, by)


def _check_until(until: datetime, after: datetime, situation: Situation) -> None:
    if not after < until <= situation.now + LONGEST:
        raise InvalidInput("until_not_later", until=until, after=after)
    hours = situation.office.calendar.intervals(local(until).date())
    if not hours:
        raise InvalidInput("until_not_working", until=until)
    if not any(opens <= until <= closes for opens, closes in hours):
        raise InvalidInput("until_outside_hours", until=until, opens=hours[0][0], closes=hours[-1][1])
