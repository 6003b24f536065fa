"""May this be done to this submission now? One answer for the screen, the command line and the act itself."""

from collections.abc import Callable, Mapping
from datetime import datetime

from frontdesk.domain.calendar_steps import untold
from frontdesk.domain.clock import local
from frontdesk.domain.consents import ConsentKind
from frontdesk.domain.custody import CITIZEN, OPEN_PARCELS, HolderKind, Parcel
from frontdesk.domain.states import ALLOWED, HAS_NEWS, OPEN, State, Verb
from frontdesk.domain.submission import Submission
from frontdesk.errors import RuleRefused

Ask = Callable[[Submission, datetime], RuleRefused | None]

# Where the state alone would give the wrong advice: what to do instead depends on the act.
_WHILE_OPEN: Mapping[Verb, str] = {
    Verb.RECEIVE_SUPPLEMENT: "not_awaiting_supplement",
    Verb.CLOSE: "not_awaiting_supplement",
    Verb.FIND: "not_reported_missing",
    Verb.GIVE_BACK: "not_ended",
}


def refusal(submission: Submission, verb: Verb, now: datetime) -> RuleRefused | None:
    """Why `verb` may not be done at `now` (aware); None when it may. What must be typed for it is not judged here."""
    if submission.state not in ALLOWED[verb]:
        return _forbidden(submission, verb)
    ask = _FURTHER.get(verb)
    return ask(submission, now) if ask else None


def check(submission: Submission, verb: Verb, now: datetime) -> None:
    """Raises RuleRefused when `verb` may not be done at `now`."""
    refused = refusal(submission, verb, now)
    if refused is not None:
        raise refused


def _forbidden(submission: Submission, verb: Verb, state: State | None = None) -> RuleRefused:
    code = f"forbidden_{(state or submission.state).value}"
    if submission.state in OPEN and state is None:
        code = _WHILE_OPEN.get(verb, code)
    return RuleRefused(code, verb=verb, code=submission.received.receipt_code, holder=submission.custody)


def _apologise(submission: Submission, _now: datetime) -> RuleRefused | None:
    code = submission.received.receipt_code
    if submission.apology is not None:
        return RuleRefused("apology_already_made", code=code, until=submission.apology.until)
    result = submission.result
    if submission.due_at is None:
        return RuleRefused("clock_stands", code=code)
    if result is not None and result.at_counter_since is not None and result.at_counter_since <= submission.due_at:
        return RuleRefused("not_late", code=code)
    return None


def _ask_extension(submission: Submission, _now: datetime) -> RuleRefused | None:
    """What the citizen could not be promised any more is not asked for."""
    if submission.apology is None:
        return None
    code = submission.received.receipt_code
    return RuleRefused("apology_already_made", code=code, until=submission.apology.until)


def _close(submission: Submission, now: datetime) -> RuleRefused | None:
    code, request = submission.received.receipt_code, submission.request
    if request is None:
        return RuleRefused("supplement_not_requested", code=code)
    if local(now).date() <= request.respond_by:
        return RuleRefused("too_early_to_close", code=code, day=request.respond_by)
    return None


def _answer(verb: Verb, *parcels: Parcel) -> Ask:
    """The department may say so only of what it has not answered for: a withdrawal does not tell."""

    def ask(submission: Submission, _now: datetime) -> RuleRefused | None:
        last = submission.handover
        return None if last is not None and last.parcel in parcels else _forbidden(submission, verb)

    return ask


def _send_back(submission: Submission, _now: datetime) -> RuleRefused | None:
    if submission.custody.kind is HolderKind.DEPARTMENT:
        return None
    return RuleRefused("not_at_department", code=submission.received.receipt_code, holder=submission.custody)


def _give_back(submission: Submission, _now: datetime) -> RuleRefused | None:
    return _in_the_office(submission, Verb.GIVE_BACK)


def _move(submission: Submission, _now: datetime) -> RuleRefused | None:
    return _in_the_office(submission, Verb.MOVE)


def _in_the_office(submission: Submission, verb: Verb) -> RuleRefused | None:
    code = submission.received.receipt_code
    if submission.custody == CITIZEN:
        return RuleRefused("already_with_citizen", code=code)
    if submission.reported_missing:
        return _forbidden(submission, verb, State.MISSING)
    if not submission.papers_at_counter:
        return RuleRefused("not_back_yet", code=code, holder=submission.custody)
    return None


def _at_counter(submission: Submission, _now: datetime) -> RuleRefused | None:
    """Papers an officer took along, or that lie in the archive, are moved back first."""
    if submission.custody.kind is HolderKind.COUNTER:
        return None
    return RuleRefused("not_at_counter", code=submission.received.receipt_code, holder=submission.custody)


def _call(submission: Submission, _now: datetime) -> RuleRefused | None:
    """While the department works there is news only where the calendar moved the promise."""
    if submission.state in HAS_NEWS or untold(submission) is not None:
        return None
    return RuleRefused("nothing_to_tell", code=submission.received.receipt_code)


def _give_consent(submission: Submission, _now: datetime) -> RuleRefused | None:
    """A message needs somewhere to go; who agreed to everything is not asked again."""
    code = submission.received.receipt_code
    if not submission.phone:
        return RuleRefused("consent_needs_phone", code=code)
    if len(submission.consents) == len(ConsentKind):
        return RuleRefused("consent_given_already", code=code)
    return None


def _withdraw_consent(submission: Submission, _now: datetime) -> RuleRefused | None:
    if submission.consents:
        return None
    return RuleRefused("consent_not_given", code=submission.received.receipt_code)


def _assess(submission: Submission, _now: datetime) -> RuleRefused | None:
    fee = submission.received.fee
    if fee.charged or fee.set_elsewhere:
        return None
    return RuleRefused("free_of_charge", code=submission.received.receipt_code)


def _pay(submission: Submission, _now: datetime) -> RuleRefused | None:
    """Where nobody knows the amount, what is paid first says it; not where it only has to be counted."""
    code, owed = submission.received.receipt_code, submission.owed
    if owed is None and not submission.received.fee.set_elsewhere:
        return RuleRefused("fee_unknown", code=code)
    if owed is not None and owed <= 0:
        return RuleRefused("nothing_owed", code=code)
    return None


def _has_payment(submission: Submission, _now: datetime) -> RuleRefused | None:
    if any(payment.holds for payment in submission.payments):
        return None
    return RuleRefused("nothing_paid", code=submission.received.receipt_code)


_FURTHER: Mapping[Verb, Ask] = {
    Verb.APOLOGISE: _apologise,
    Verb.ASK_EXTENSION: _ask_extension,
    Verb.CLOSE: _close,
    Verb.CALL: _call,
    Verb.ACKNOWLEDGE: _answer(Verb.ACKNOWLEDGE, *OPEN_PARCELS),
    Verb.REPORT_MISSING: _answer(Verb.REPORT_MISSING, Parcel.SENT),
    Verb.FIND: _answer(Verb.FIND, Parcel.MISSING),
    Verb.SEND_BACK: _send_back,
    Verb.GIVE_BACK: _give_back,
    Verb.MOVE: _move,
    Verb.HAND_OVER: _at_counter,
    Verb.GIVE_AT_ONCE: _at_counter,
    Verb.GIVE_CONSENT: _give_consent,
    Verb.WITHDRAW_CONSENT: _withdraw_consent,
    Verb.ASSESS_FEE: _assess,
    Verb.PAY: _pay,
    Verb.REVERSE_PAYMENT: _has_payment,
    Verb.NOTE_RECEIPT: _has_payment,
}


def allowed(submission: Submission, now: datetime) -> tuple[tuple[Verb, RuleRefused | None], ...]:
    """Every act with the reason against it, None where it may be done."""
    return tuple((verb, refusal(submission, verb, now)) for verb in Verb)
