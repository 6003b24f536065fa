"""Money of a submission, as steps of the fold. Money that was taken is never dropped: what is amiss is flagged."""

from dataclasses import replace

from frontdesk.domain.fees import Assessment
from frontdesk.domain.journal import Event
from frontdesk.domain.payment_events import FeeAssessed, PaymentConfirmed, PaymentReversed, ReceiptNumberNoted
from frontdesk.domain.payments import Payment
from frontdesk.domain.states import ALLOWED, Verb
from frontdesk.domain.submission import Conflict, Submission

# Kinds that count wherever they stand: what was taken, what went back, and its receipt.
MONEY = frozenset({PaymentConfirmed.KIND, PaymentReversed.KIND, ReceiptNumberNoted.KIND})


def assessed(before: Submission, _event: Event, act: FeeAssessed) -> Submission | str:
    """The last assessment holds."""
    said = act.personal
    reasons = said.reasons if said and len(said.reasons) == len(act.lines) else ("",) * len(act.lines)
    lines = tuple(replace(line, reason=reason) for line, reason in zip(act.lines, reasons, strict=True))
    return replace(before, assessment=Assessment(lines, act.total, said.note if said else ""))


def paid(before: Submission, event: Event, act: PaymentConfirmed) -> Submission | str:
    """Money came in. Two counters that did not know of each other both took it: the second is flagged."""
    flag = _amiss(before, act)
    payment = Payment(
        id=event.id,
        number=len(before.payments) + 1,
        method=act.method,
        amount=act.amount,
        receipt_no=act.receipt_no,
        counter=act.counter,
        officer=event.actor,
        at=act.confirmed_at,
        flag=flag,
    )
    after = replace(before, payments=(*before.payments, payment))
    after = replace(after, conflicts=(*after.conflicts, Conflict(event, flag))) if flag else after
    return _caught_up(after, event.id)


def _caught_up(after: Submission, payment: str) -> Submission:
    """A counter whose clock is behind may have said something of a payment before, as the fold sees it, it was made."""
    for event, act in after.events:
        if isinstance(act, PaymentReversed | ReceiptNumberNoted) and act.payment == payment:
            done = (
                reversed_(after, event, act) if isinstance(act, PaymentReversed) else receipt_noted(after, event, act)
            )
            if not isinstance(done, str):
                after = replace(done, conflicts=tuple(each for each in done.conflicts if each.event is not event))
    return after


def _amiss(before: Submission, act: PaymentConfirmed) -> str:
    if before.state not in ALLOWED[Verb.PAY]:
        return f"forbidden_{before.state.value}"
    owed = before.owed
    return "overpaid" if owed is not None and act.amount > owed else ""


def reversed_(before: Submission, event: Event, act: PaymentReversed) -> Submission | str:
    """Money went back, once."""
    found = next((each for each in before.payments if each.id == act.payment), None)
    if found is None:
        return "payment_unknown"
    if not found.holds:
        return "payment_reversed_already"
    after = replace(
        found,
        reversed_at=act.reversed_at,
        reversed_by=event.actor,
        reversed_counter=act.counter,
        reversed_reason=act.personal.text if act.personal else "",
    )
    return replace(_with(before, after), assessment=None if _said_what_is_charged(before, found) else before.assessment)


def _said_what_is_charged(before: Submission, payment: Payment) -> bool:
    """Whether the payment itself set the charge, as a first one does where the province sets the fee: then a figure
    typed wrong goes with it, and nobody is asked for the difference.
    """
    last = next((act for _event, act in reversed(before.events) if isinstance(act, FeeAssessed)), None)
    noted = before.assessment is not None and before.assessment.note
    if last is None or noted or not before.received.fee.set_elsewhere:
        return False
    return (last.assessed_at, last.total) == (payment.at, payment.amount)


def receipt_noted(before: Submission, _event: Event, act: ReceiptNumberNoted) -> Submission | str:
    """The last number noted holds."""
    found = next((each for each in before.payments if each.id == act.payment), None)
    return "payment_unknown" if found is None else _with(before, replace(found, receipt_no=act.receipt_no))


def _with(before: Submission, payment: Payment) -> Submission:
    payments = tuple(payment if each.id == payment.id else each for each in before.payments)
    return replace(before, payments=payments)
