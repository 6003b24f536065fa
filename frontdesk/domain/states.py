"""Where a submission can stand, and what may be done to it there (NĐ 118/2025 Art 11, 16–21)."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a submission stands."""

    __hash__ = str.__hash__  # an enumeration's own is Python, at every look into a dictionary

    RECEIVED = "received"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    HANDED_OVER = "handed_over"  # the department has not said that it has it
    IN_PROGRESS = "in_progress"
    SENT_BACK = "sent_back"  # at the counter again, without a result
    MISSING = "missing"  # on the manifest, not in the batch
    RESULT_READY = "result_ready"  # decided, still at the department
    RESULT_AT_COUNTER = "result_at_counter"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


ENDED = frozenset({State.RETURNED, State.REFUSED, State.WITHDRAWN, State.CLOSED})
OPEN = frozenset(State) - ENDED
AT_DEPARTMENT = frozenset({State.HANDED_OVER, State.IN_PROGRESS, State.RESULT_READY})
TO_HAND_OVER = frozenset({State.RECEIVED, State.SENT_BACK})
HAS_NEWS = frozenset({State.AWAITING_SUPPLEMENT, State.RESULT_AT_COUNTER}) | (ENDED - {State.RETURNED})
AT_COUNTER = TO_HAND_OVER | {State.AWAITING_SUPPLEMENT}  # undecided, and nobody has reported it missing


class Verb(StrEnum):
    """What an officer may want to do to a submission."""

    REQUEST_SUPPLEMENT = "request_supplement"
    RECEIVE_SUPPLEMENT = "receive_supplement"
    REFUSE = "refuse"
    GIVE_AT_ONCE = "give_at_once"
    WITHDRAW = "withdraw"
    APOLOGISE = "apologise"
    ASK_EXTENSION = "ask_extension"
    CLOSE = "close"
    CORRECT = "correct"
    HAND_OVER = "hand_over"
    ACKNOWLEDGE = "acknowledge"
    REPORT_MISSING = "report_missing"
    FIND = "find"
    SEND_BACK = "send_back"
    MOVE = "move"
    RECORD_RESULT = "record_result"
    RECEIVE_RESULT = "receive_result"
    CALL = "call"
    RETURN = "return"
    GIVE_BACK = "give_back"
    ATTACH = "attach"
    GIVE_CONSENT = "give_consent"
    WITHDRAW_CONSENT = "withdraw_consent"
    ASSESS_FEE = "assess_fee"
    PAY = "pay"
    REVERSE_PAYMENT = "reverse_payment"
    NOTE_RECEIPT = "note_receipt"  # the number of the legal receipt


_NO_DECISION = AT_COUNTER | {State.HANDED_OVER, State.IN_PROGRESS, State.MISSING}

ALLOWED: Mapping[Verb, frozenset[State]] = {
    Verb.REQUEST_SUPPLEMENT: AT_COUNTER,
    Verb.RECEIVE_SUPPLEMENT: frozenset({State.AWAITING_SUPPLEMENT}),
    Verb.REFUSE: AT_COUNTER,
    Verb.GIVE_AT_ONCE: frozenset({State.RECEIVED}),
    Verb.WITHDRAW: _NO_DECISION,
    Verb.APOLOGISE: OPEN - {State.AWAITING_SUPPLEMENT},
    Verb.ASK_EXTENSION: frozenset({State.HANDED_OVER, State.IN_PROGRESS}),
    Verb.CLOSE: frozenset({State.AWAITING_SUPPLEMENT}),
    Verb.CORRECT: OPEN,
    Verb.HAND_OVER: TO_HAND_OVER,
    # a submission withdrawn on its way, or at the department, is answered for and comes back the same way
    Verb.ACKNOWLEDGE: frozenset({State.HANDED_OVER, State.MISSING, State.WITHDRAWN}),
    Verb.REPORT_MISSING: frozenset({State.HANDED_OVER, State.WITHDRAWN}),
    Verb.FIND: frozenset({State.MISSING, State.WITHDRAWN}),
    Verb.SEND_BACK: frozenset({State.HANDED_OVER, State.IN_PROGRESS, State.WITHDRAWN}),
    Verb.MOVE: frozenset(State) - AT_DEPARTMENT - {State.MISSING},
    # a department that acts on papers has them, whether it said so or not
    Verb.RECORD_RESULT: frozenset({State.HANDED_OVER, State.IN_PROGRESS}),
    Verb.RECEIVE_RESULT: AT_DEPARTMENT,
    Verb.CALL: frozenset(State) - {State.RETURNED},  # what there is to tell is asked further
    Verb.RETURN: frozenset({State.RESULT_AT_COUNTER}),
    Verb.GIVE_BACK: ENDED,  # returned too: originals may stay behind when the result goes
    Verb.ATTACH: frozenset(State),
    Verb.GIVE_CONSENT: OPEN,
    Verb.WITHDRAW_CONSENT: frozenset(State),
    # a fee may be found, or paid, when the result is out already
    Verb.ASSESS_FEE: OPEN | {State.RETURNED},
    Verb.PAY: OPEN | {State.RETURNED},
    # money goes back, and its receipt is told, whatever became of the submission
    Verb.REVERSE_PAYMENT: frozenset(State),
    Verb.NOTE_RECEIPT: frozenset(State),
}
