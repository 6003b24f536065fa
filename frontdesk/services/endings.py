"""Refuse, or stop at the citizen's request (NĐ 118/2025 Art 17.1c, 21)."""

from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason, SubmissionRefused, SubmissionWithdrawn
from frontdesk.errors import InvalidInput
from frontdesk.services.acting import Acting, Situation, checked_reason

MOST_MONEY = 10_000_000_000  # đồng


class EndingService:
    """Forms 03 and 05."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def refuse(self, submission_id: str, reason: str, *, given_back: bool = False) -> Submission:
        """Form 03, with the reason. `given_back`: the citizen takes the papers along now."""
        said = Reason(checked_reason(reason))

        def build(situation: Situation, _submission: Submission) -> SubmissionRefused:
            return SubmissionRefused(situation.next_form_number("03"), given_back, situation.now, said)

        return self._acting.do(submission_id, Verb.REFUSE, build)

    def withdraw(
        self, submission_id: str, reason: str, fee_returned: int | None = None, *, given_back: bool = False
    ) -> Submission:
        """Form 05: the citizen withdraws before a decision. Papers at a department come back first.

        `fee_returned` in đồng, None where there was none. Raises InvalidInput `money_out_of_range`.
        """
        said = Reason(checked_reason(reason))
        if fee_returned is not None and not 0 <= fee_returned <= MOST_MONEY:
            raise InvalidInput("money_out_of_range", amount=fee_returned)

        def build(situation: Situation, submission: Submission) -> SubmissionWithdrawn:
            return SubmissionWithdrawn(
                form=situation.next_form_number("05"),
                stage=submission.state.value,
                fee_returned=fee_returned,
                given_back=given_back and submission.papers_at_counter and not submission.reported_missing,
                withdrawn_at=situation.now,
                personal=said,
            )

        return self._acting.do(submission_id, Verb.WITHDRAW, build)
