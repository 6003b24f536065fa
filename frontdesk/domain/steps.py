"""What each act does to a submission; an act that is forbidden where it stands is named, never dropped."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from frontdesk.domain import calendar_steps, consent_steps, custody_steps, payment_steps, result_steps, supplement_steps
from frontdesk.domain.attachments import with_attached
from frontdesk.domain.calendar_events import PromiseMoved
from frontdesk.domain.consent_events import ConsentGiven, ConsentWithdrawn
from frontdesk.domain.custody_events import (
    PapersAcknowledged,
    PapersFound,
    PapersHandedOver,
    PapersMoved,
    PapersReportedMissing,
    PapersSentBack,
)
from frontdesk.domain.events import Act, ReceiptPrinted, SubmissionReceived
from frontdesk.domain.journal import Event
from frontdesk.domain.official_code_events import OfficialCodeNoted
from frontdesk.domain.payment_events import FeeAssessed, PaymentConfirmed, PaymentReversed, ReceiptNumberNoted
from frontdesk.domain.result_events import (
    CitizenCalled,
    FormPrinted,
    PaperAttached,
    PaperDetached,
    PapersGivenBack,
    ResultGivenAtOnce,
    ResultReceived,
    ResultRecorded,
    ResultReturned,
)
from frontdesk.domain.states import ALLOWED, Verb
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import (
    ApologyMade,
    ExtensionAsked,
    SubmissionClosed,
    SubmissionCorrected,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementReceived,
    SupplementRequested,
)

Step = Callable[[Submission, Event, Any], Submission | str]


def _receipt_printed(before: Submission, _event: Event, act: ReceiptPrinted) -> Submission | str:
    return replace(before, prints=before.prints + 1) if act.version == before.version else before


def _form_printed(before: Submission, _event: Event, act: FormPrinted) -> Submission | str:
    counted = {**dict(before.form_prints), act.form: before.printed(act.form) + 1}
    return replace(before, form_prints=tuple(sorted(counted.items())))


def _attached(before: Submission, event: Event, act: PaperAttached) -> Submission | str:
    return replace(before, attachments=with_attached(before.attachments, act, event.moment, event.actor))


def _detached(before: Submission, _event: Event, act: PaperDetached) -> Submission | str:
    gone = (act.sha256, act.paper)
    return replace(before, attachments=tuple(a for a in before.attachments if (a.sha256, a.paper) != gone))


def _code_noted(before: Submission, _event: Event, act: OfficialCodeNoted) -> Submission | str:
    return replace(before, official_code=act.code)


_STEPS: Mapping[type, tuple[Verb | None, Step]] = {
    ReceiptPrinted: (None, _receipt_printed),
    FormPrinted: (None, _form_printed),
    PaperAttached: (None, _attached),
    PaperDetached: (None, _detached),
    OfficialCodeNoted: (None, _code_noted),
    SupplementRequested: (Verb.REQUEST_SUPPLEMENT, supplement_steps.requested),
    SupplementReceived: (Verb.RECEIVE_SUPPLEMENT, supplement_steps.supplemented),
    SubmissionRefused: (Verb.REFUSE, supplement_steps.refused),
    SubmissionWithdrawn: (Verb.WITHDRAW, supplement_steps.withdrawn),
    SubmissionClosed: (Verb.CLOSE, supplement_steps.closed),
    ApologyMade: (Verb.APOLOGISE, supplement_steps.apologised),
    ExtensionAsked: (Verb.ASK_EXTENSION, supplement_steps.extension_asked),
    SubmissionCorrected: (Verb.CORRECT, supplement_steps.corrected),
    PromiseMoved: (None, calendar_steps.promise_moved),  # nobody's act on one submission
    PapersHandedOver: (Verb.HAND_OVER, custody_steps.handed_over),
    PapersAcknowledged: (Verb.ACKNOWLEDGE, custody_steps.acknowledged),
    PapersReportedMissing: (Verb.REPORT_MISSING, custody_steps.reported_missing),
    PapersFound: (Verb.FIND, custody_steps.found),
    PapersSentBack: (Verb.SEND_BACK, custody_steps.sent_back),
    PapersMoved: (Verb.MOVE, custody_steps.moved_within),
    ResultRecorded: (Verb.RECORD_RESULT, result_steps.recorded),
    ResultReceived: (Verb.RECEIVE_RESULT, result_steps.received),
    ResultReturned: (Verb.RETURN, result_steps.returned),
    ResultGivenAtOnce: (Verb.GIVE_AT_ONCE, result_steps.given_at_once),
    PapersGivenBack: (Verb.GIVE_BACK, result_steps.given_back),
    CitizenCalled: (Verb.CALL, result_steps.called),
    ConsentGiven: (Verb.GIVE_CONSENT, consent_steps.given),
    ConsentWithdrawn: (Verb.WITHDRAW_CONSENT, consent_steps.withdrawn),
    FeeAssessed: (Verb.ASSESS_FEE, payment_steps.assessed),
    PaymentConfirmed: (None, payment_steps.paid),  # judges for itself: money that was taken is never dropped
    PaymentReversed: (Verb.REVERSE_PAYMENT, payment_steps.reversed_),
    ReceiptNumberNoted: (Verb.NOTE_RECEIPT, payment_steps.receipt_noted),
}


def advance(before: Submission, event: Event, act: Act) -> Submission | str:
    """`before` after `act`, or why the act makes no sense there."""
    if isinstance(act, SubmissionReceived):
        return "received_twice"
    found = _STEPS.get(type(act))
    if found is None:
        return "unknown_kind"
    verb, step = found
    if verb is not None and before.state not in ALLOWED[verb]:
        return f"forbidden_{before.state.value}"
    return step(before, event, act)
