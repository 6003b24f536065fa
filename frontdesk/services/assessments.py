"""What a submission is charged and what goes back, as values and as acts; what a counter shows of it, and of tills."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from frontdesk.domain.day_money import OfficerMoney, TillCount
from frontdesk.domain.fee_sheet import FeeSheet
from frontdesk.domain.fees import MOST_FEE, WHOLE_FEE, Assessment, Exemption, FeeItem, Quantity, assess, usual
from frontdesk.domain.money_words import dotted, in_words
from frontdesk.domain.payment_events import AssessedPersonal, CashCounted, FeeAssessed, PaymentReversed
from frontdesk.domain.payments import Payment
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import Reason
from frontdesk.domain.vietqr import BankAccount
from frontdesk.errors import InvalidInput, RuleRefused
from frontdesk.services.acting import Situation, checked_reason


def sheet_of(submission: Submission, account: BankAccount | None) -> FeeSheet:
    """What a counter shows of one submission's money."""
    fee, total = submission.received.fee, submission.fee_total
    return FeeSheet(
        submission_id=submission.id,
        receipt_code=submission.received.receipt_code,
        items=fee.charged,
        assessment=submission.charge,
        assessed=submission.assessment is not None,
        set_elsewhere=fee.set_elsewhere,
        total=total,
        paid=submission.paid,
        owed=submission.owed,
        payments=submission.payments,
        account=account,
        words="" if total is None else in_words(total),
        ended=submission.ending is not None,
    )


def charged(
    submission: Submission,
    quantities: Sequence[Quantity],
    exemptions: Sequence[Exemption],
    amount: int | None,
    note: str,
) -> Assessment:
    """What is charged: computed from the items, or typed where the province sets it.

    Raises as `PaymentService.assess`, but asks for no ground.
    """
    fee, code = submission.received.fee, submission.received.receipt_code
    said = checked_reason(note, needed=False)
    if not fee.set_elsewhere:
        if amount is not None:
            raise RuleRefused("fee_is_set", code=code)
        counted = tuple(quantities) or usual(fee.charged)
        if counted is None:
            raise RuleRefused("fee_unknown", code=code)
        return replace(assess(fee.charged, counted, exemptions), note=said)
    if amount is None:
        raise InvalidInput("fee_amount_missing", code=code)
    if not 0 <= amount <= MOST_FEE:
        raise InvalidInput("payment_implausible", amount=dotted(amount), most=dotted(MOST_FEE))
    return replace(assess((FeeItem(WHOLE_FEE, amount),), (Quantity(0),), exemptions), note=said)


def assessed_act(made: Assessment, at: datetime) -> FeeAssessed:
    """The event: grounds apart from the numbers, for they can be erased."""
    reasons = tuple(line.reason for line in made.lines)
    said = AssessedPersonal(reasons if any(reasons) else (), made.note)
    bare = tuple(replace(line, reason="") for line in made.lines)
    return FeeAssessed(bare, made.total, at, said if said != AssessedPersonal() else None)


def given_back(situation: Situation, payment: Payment, reason: Reason) -> PaymentReversed:
    """The event: the whole payment went back, at this counter and now."""
    return PaymentReversed(payment.id, payment.number, payment.amount, situation.office.counter, situation.now, reason)


def with_tills(rows: Sequence[OfficerMoney], tills: Sequence[CashCounted]) -> tuple[OfficerMoney, ...]:
    """Each row with its till's last count; a till somebody counted without having taken anything has a row too."""
    found = {(row.officer, row.counter): row for row in rows}
    for till in tills:
        key = (till.officer, till.counter)
        note = till.personal.text if till.personal else ""
        count = TillCount(till.expected, till.counted, note, till.counted_at)
        found[key] = replace(found.get(key, OfficerMoney(*key)), till=count)
    return tuple(found[key] for key in sorted(found))
