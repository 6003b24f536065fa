"""Refuse, or stop at the citizen's request (NĐ 118/2025 Art 17.1c, 21)."""

from frontdesk.domain.money_words import dotted
from frontdesk.domain.payment_events import PaymentReversed
from frontdesk.domain.payments import Payment
from frontdesk.domain.permissions import check
from frontdesk.domain.states import Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason, SubmissionRefused, SubmissionWithdrawn
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.access import UseCases, at_counter
from frontdesk.services.acting import Acting, Build, Situation, checked_reason
from frontdesk.services.assessments import given_back
from frontdesk.services.submissions import get_submission

MOST_MONEY = 10_000_000_000  # đồng


class EndingService(UseCases):
    """Forms 03 and 05."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting.office.seat)
        self._acting = acting

    @at_counter
    def refuse(self, submission_id: str, reason: str, *, given_back: bool = False) -> Submission:
        """Form 03, with the reason. `given_back`: the citizen takes the papers along now."""
        said = Reason(checked_reason(reason))

        def build(situation: Situation, _submission: Submission) -> SubmissionRefused:
            return SubmissionRefused(situation.next_form_number("03"), given_back, situation.now, said)

        return self._acting.do(submission_id, Verb.REFUSE, build)

    @at_counter
    def withdraw(
        self, submission_id: str, reason: str, fee_returned: int | None = None, *, given_back: bool = False
    ) -> Submission:
        """Form 05: the citizen withdraws before a decision. Papers at a department come back first.

        `fee_returned` in đồng, None where there was none; where it is all that was paid, the payments are reversed too,
        so that the till agrees. Raises InvalidInput `money_out_of_range`; RuleRefused `fee_returned_too_large` where
        more is given back than the payments on record, if there are any.
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

        with self._acting.store.write() as unit:
            situation = self._acting.situation(unit)
            before = get_submission(unit.connection, submission_id)
            check(before, Verb.WITHDRAW, situation.now)
            if fee_returned and before.paid and fee_returned > before.paid:
                paid, code = dotted(before.paid), before.received.receipt_code
                raise RuleRefused("fee_returned_too_large", code=code, amount=dotted(fee_returned), paid=paid)
            if fee_returned and fee_returned == before.paid:
                for payment in before.payments:
                    if payment.holds:
                        self._acting.record(situation, submission_id, Verb.REVERSE_PAYMENT, _gone_back(payment, said))
            self._acting.record(situation, submission_id, Verb.WITHDRAW, build)
            return get_submission(unit.connection, submission_id)


def _gone_back(payment: Payment, reason: Reason) -> Build:
    """The act that a payment was given back with form 05."""

    def build(situation: Situation, _submission: Submission) -> PaymentReversed:
        return given_back(situation, payment, reason)

    return build
