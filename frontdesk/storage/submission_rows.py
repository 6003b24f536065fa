"""A submission as a row of the views: what lists show, and what it is found by."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from frontdesk.domain.boards import Promise
from frontdesk.domain.calendar_steps import untold
from frontdesk.domain.clock import OFFICE_ZONE
from frontdesk.domain.codes import compact
from frontdesk.domain.custody import CITIZEN
from frontdesk.domain.events import ReceivedPersonal, SubmissionReceived
from frontdesk.domain.identity import Party
from frontdesk.domain.register import milestones
from frontdesk.domain.states import ENDED, State
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import CorrectedPersonal, SubmissionCorrected
from frontdesk.domain.text import fold as fold_text

STANDING = (
    "state",
    "holder_kind",
    "holder",
    "due_at",
    "hand_over_by",
    "deadline",
    "respond_by",
    "ready_at",
    "promise",
    "manifest",
    "told_due_at",
    "over_since",
    "promised_at",
    "handed_over_at",
    "result_at",
    "ended_at",
    "late",
    "fee_due",
    "fee_paid",
)
SAID = (
    "token_hash",
    "token_key",
    "lookup_number",
    "name",
    "id_number",
    "phone",
    "procedure_code",
    "procedure_name",
    "department",
    "field",
    "address",
)


def micros(moment: datetime | None) -> int | None:
    """An aware moment as microseconds since 1970 UTC, as the views keep it."""
    return None if moment is None else int(moment.timestamp() * 1_000_000)


def moment(stored: int) -> datetime:
    """What `micros` stored, aware UTC."""
    return datetime.fromtimestamp(stored / 1_000_000, UTC)


def row(number: int, submission: Submission) -> dict[str, Any]:
    """The whole row."""
    act = submission.received
    return {
        "number": number,
        "submission_id": submission.id,
        "receipt_code": act.receipt_code,
        "compact_code": compact(act.receipt_code),
        "counter": act.counter,
        "officer": act.officer,
        "book": act.book,
        "book_number": act.book_number,
        "received_at": micros(act.received_at),
        "channel": act.channel.value,
        **said(submission),
        **standing(submission),
    }


def said(submission: Submission) -> dict[str, Any]:
    """What only a correction changes."""
    act = submission.received
    person = act.personal.principal if act.personal else None
    return {
        "token_hash": act.token_hash,
        "token_key": token_key(act.token_hash),
        "lookup_number": lookup_number(act.personal.lookup_key) if act.personal else None,
        "name": person.name if person else "",
        "id_number": person.number if person else "",
        "phone": national(person.phone) if person else "",
        "procedure_code": act.procedure_code,
        "procedure_name": act.procedure_name,
        "department": act.department,
        "field": act.field,
        "address": person.address if person else "",
    }


def standing(submission: Submission) -> dict[str, Any]:
    """What any act may change."""
    ready = submission.state is State.RESULT_AT_COUNTER and submission.result is not None
    return {
        "state": submission.state.value,
        "holder_kind": submission.custody.kind.value,
        "holder": submission.holder,
        "due_at": micros(submission.due_at),
        "hand_over_by": micros(submission.hand_over_by),
        "deadline": micros(submission.deadline),
        "respond_by": _respond_by(submission),
        "ready_at": micros(submission.result.at_counter_since) if ready and submission.result else None,
        "promise": _promise(submission).value,
        "manifest": submission.handover.manifest if submission.handover else "",
        "told_due_at": _told_due_at(submission),
        "over_since": _over_since(submission),
        **_milestones(submission),
    }


def _milestones(submission: Submission) -> dict[str, Any]:
    """When it came through the office, as the daily log tells it."""
    passed = milestones(submission)
    return {
        "promised_at": micros(passed.promised_at) or 0,
        "handed_over_at": micros(passed.handed_over_at) or 0,
        "result_at": micros(passed.result_at) or 0,
        "ended_at": micros(passed.ended_at) or 0,
        "late": int(passed.late),
        "fee_due": submission.fee_total if submission.ending is None else None,
        "fee_paid": submission.paid,
    }


def _respond_by(submission: Submission) -> int | None:
    """The midnight that ends the last day for the papers; nothing where no form 02 was given."""
    request = submission.request
    if submission.state is not State.AWAITING_SUPPLEMENT or request is None:
        return None
    return micros(datetime.combine(request.respond_by + timedelta(days=1), time(), OFFICE_ZONE))


def _told_due_at(submission: Submission) -> int | None:
    moved = untold(submission)
    return micros(moved.known) if moved else None


def _over_since(submission: Submission) -> int | None:
    """The last act of a submission that is over, while somebody is named in it."""
    over = submission.state in ENDED and submission.custody == CITIZEN
    if not over or not any(event.personal for event, _act in submission.events):
        return None
    return submission.events[-1][0].recorded_at


def _promise(submission: Submission) -> Promise:
    """A promise that was renewed cannot be renewed again, whatever the department asks for since."""
    if submission.apology is not None:
        return Promise.RENEWED
    return Promise.TIME_ASKED if submission.extension is not None else Promise.FIRST


def search_words(act: SubmissionReceived) -> tuple[str, ...]:
    """The folded words a submission is found by: names, numbers that have no column, day and serial of its code."""
    words = [f"{act.day:%y%m%d}", f"{act.serial:04d}"]
    if act.personal is not None:
        for party in _parties(act.personal):
            words += [*split_words(party.name), *split_words(party.old_number)]
        if act.personal.delegate is not None:
            words += split_words(f"{act.personal.delegate.number} {national(act.personal.delegate.phone)}")
    return tuple(dict.fromkeys(words))


def known_words(submission: Submission) -> tuple[str, ...]:
    """Every word a name of it was ever made of: a typed prefix stands for words, also for those corrected since."""
    found: dict[str, None] = {}
    for _event, act in submission.events:
        if isinstance(act, SubmissionReceived | SubmissionCorrected) and act.personal is not None:
            for party in _parties(act.personal):
                words = (*split_words(party.name), *split_words(party.old_number))
                found.update(dict.fromkeys(word for word in words if not word.isdigit()))
    return tuple(found)


def _parties(personal: ReceivedPersonal | CorrectedPersonal) -> list[Party]:
    return [personal.principal, *([personal.delegate] if personal.delegate else [])]


def split_words(typed: str) -> list[str]:
    """Folded runs of letters and digits, as the full-text index cuts them."""
    return "".join(char if char.isalnum() else " " for char in fold_text(typed)).split()


def token_key(token_hash: str) -> int:
    """The indexed 64 bits of a token's hash, signed as SQLite keeps integers."""
    return int.from_bytes(bytes.fromhex(token_hash[:16]), "big", signed=True)


def lookup_number(lookup_key: str) -> int:
    """A look-up key as the number it is indexed by."""
    return int(lookup_key.replace("-", ""), 36)


def national(phone: str) -> str:
    """E.164 as officers type it: +84912345678 → 0912345678."""
    return "0" + phone[3:] if phone.startswith("+84") else phone
