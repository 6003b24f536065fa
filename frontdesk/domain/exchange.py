"""What the province's system is told of a submission: codes, times, money, counts, and nothing about a person.

No name, number, address, phone, note, reason or file name is in it, and no text somebody typed: both codes find the
submission on the other side, where the person stands already (Luật Bảo vệ dữ liệu cá nhân 2025: no more than needed).
"""

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum
from typing import Any

from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import last_promise, promised_for_result
from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission

FORMAT, VERSION = "frontdesk-exchange", 1


class ExchangeStatus(IntEnum):
    """The statuses the national portal and the provinces' systems exchange (QĐ 766 and the systems' guides)."""

    REGISTERED = 1  # mới đăng ký: filed online, not received; never said here
    RECEIVED = 2  # được tiếp nhận
    NOT_RECEIVED = 3  # không được tiếp nhận
    IN_PROGRESS = 4  # đang xử lý
    SUPPLEMENT = 5  # yêu cầu bổ sung
    TO_PAY = 6  # yêu cầu thực hiện nghĩa vụ tài chính
    WITHDRAWN = 7  # công dân yêu cầu rút
    STOPPED = 8  # dừng xử lý
    DONE = 9  # đã xử lý xong
    RETURNED = 10  # đã trả kết quả


_STATUSES: Mapping[State, ExchangeStatus] = {
    State.RECEIVED: ExchangeStatus.RECEIVED,
    State.AWAITING_SUPPLEMENT: ExchangeStatus.SUPPLEMENT,
    State.HANDED_OVER: ExchangeStatus.IN_PROGRESS,
    State.IN_PROGRESS: ExchangeStatus.IN_PROGRESS,
    State.SENT_BACK: ExchangeStatus.IN_PROGRESS,
    State.MISSING: ExchangeStatus.IN_PROGRESS,
    State.RESULT_READY: ExchangeStatus.DONE,
    State.RESULT_AT_COUNTER: ExchangeStatus.DONE,
    State.RETURNED: ExchangeStatus.RETURNED,
    State.REFUSED: ExchangeStatus.NOT_RECEIVED,
    State.WITHDRAWN: ExchangeStatus.WITHDRAWN,
    State.CLOSED: ExchangeStatus.STOPPED,
}
_UNDECIDED = frozenset({ExchangeStatus.RECEIVED, ExchangeStatus.IN_PROGRESS})


def status_of(submission: Submission) -> ExchangeStatus:
    """Where it stands, as the systems say it. Undecided with a fee somebody assessed and nobody paid: to pay."""
    status = _STATUSES[submission.state]
    owed = submission.assessment is not None and (submission.owed or 0) > 0
    return ExchangeStatus.TO_PAY if owed and status in _UNDECIDED else status


def is_late(submission: Submission, as_of: datetime) -> bool | None:
    """Whether the result came, or still has not come, after what was promised; None where nothing is promised, or it
    ended without a result.
    """
    promised = promised_for_result(submission) or last_promise(submission)
    if promised is None or submission.ending is not None:
        return None
    result = submission.result
    came = result.at_counter_since if result else None
    return (came or as_of) > promised


def exchange_record(submission: Submission, as_of: datetime) -> dict[str, Any]:
    """The submission as it stands, as plain JSON; docs/exchange.md says what each field means."""
    received = submission.received
    return {
        "receipt_code": received.receipt_code,
        "official_code": submission.official_code,
        "procedure_code": received.procedure_code,
        "field": received.field,
        "department": received.department,
        "counter": received.counter,
        "channel": received.channel.value,
        "status": int(status_of(submission)),
        "state": submission.state.value,
        "due_at": _moment(last_promise(submission)),
        "late": is_late(submission, as_of),
        "times": _times(submission),
        "payment": _payment(submission),
        "papers": _papers(submission),
    }


def _times(submission: Submission) -> dict[str, str | None]:
    result, ending = submission.result, submission.ending
    asked = submission.supplements[-1] if submission.supplements else None
    handover = submission.handovers[0] if submission.handovers else None
    return {
        "received_at": _moment(submission.received.received_at),
        "supplement_requested_at": _moment(asked.requested_at if asked else None),
        "handed_over_at": _moment(handover.handed_over_at if handover else None),
        "decided_at": _moment(result.recorded_at if result else None),
        "at_counter_at": _moment(result.at_counter_since if result else None),
        "returned_at": _moment(result.returned_at if result else None),
        "ended_at": _moment(ending.at if ending else None),
    }


def _payment(submission: Submission) -> dict[str, Any]:
    held = [payment for payment in submission.payments if payment.holds]
    return {
        "charged": submission.fee_total,
        "paid": submission.paid,
        "owed": submission.owed,
        "methods": sorted({payment.method.value for payment in held}),
    }


def _papers(submission: Submission) -> dict[str, int]:
    brought = [paper.name for paper in submission.received.papers if paper.present]
    scanned = {scan.paper for scan in submission.attachments}
    return {
        "listed": len(submission.received.papers),
        "present": len(brought),
        "digitised": sum(name in scanned for name in brought),
        "scans": len(submission.attachments),
    }


def _moment(at: datetime | None) -> str | None:
    return None if at is None else local(at).isoformat(timespec="seconds")
