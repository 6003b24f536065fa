"""Payments as rows of the views, and the questions of a day's money."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, select, text

from frontdesk.domain.clock import local
from frontdesk.domain.day_money import FlaggedPayment, OfficerMoney
from frontdesk.domain.payments import Payment, PaymentMethod
from frontdesk.domain.submission import Submission
from frontdesk.storage.schema import payments
from frontdesk.storage.submission_rows import micros

_P = payments.c
MOST_FLAGGED = 200


def rows(submission: Submission) -> list[dict[str, Any]]:
    """One row for each payment of a submission."""
    return [_row(submission, payment) for payment in submission.payments]


def _row(submission: Submission, payment: Payment) -> dict[str, Any]:
    reversed_at = payment.reversed_at
    return {
        "submission_id": submission.id,
        "receipt_code": submission.received.receipt_code,
        "number": payment.number,
        "day": local(payment.at).date().isoformat(),
        "counter": payment.counter,
        "officer": payment.officer,
        "method": payment.method.value,
        "amount": payment.amount,
        "receipt_no": payment.receipt_no,
        "confirmed_at": micros(payment.at),
        "flag": payment.flag,
        "reversed_day": local(reversed_at).date().isoformat() if reversed_at else None,
        "reversed_by": payment.reversed_by,
        "reversed_counter": payment.reversed_counter,
    }


def _sum(method: PaymentMethod) -> Any:
    return func.sum(case((_P.method == method.value, _P.amount), else_=0))


_TAKEN = (
    select(
        _P.officer,
        _P.counter,
        _sum(PaymentMethod.CASH),
        _sum(PaymentMethod.TRANSFER),
        func.count(),
        func.sum(case(((_P.receipt_no == "") & _P.reversed_day.is_(None), 1), else_=0)),
    )
    .where(_P.day == bindparam("on"))
    .group_by(_P.officer, _P.counter)
)
_GIVEN = (
    select(
        _P.reversed_by,
        _P.reversed_counter,
        _sum(PaymentMethod.CASH),
        _sum(PaymentMethod.TRANSFER),
        func.count(),
    )
    .where(text("reversed_day IS NOT NULL"), _P.reversed_day == bindparam("on"))
    .group_by(_P.reversed_by, _P.reversed_counter)
)
_FLAGGED = (
    select(_P.submission_id, _P.receipt_code, _P.number, _P.amount, _P.officer, _P.counter, _P.flag)
    .where(text("flag <> ''"), _P.day == bindparam("on"), _P.reversed_day.is_(None))
    .limit(MOST_FLAGGED)
)


def of_day(connection: Connection, day: date) -> tuple[OfficerMoney, ...]:
    """What each officer took and gave back at each counter on the office's `day`, by name; tills not counted."""
    on = {"on": day.isoformat()}
    taken = {(row[0], row[1]): tuple(row[2:]) for row in connection.execute(_TAKEN, on)}
    given = {(row[0], row[1]): tuple(row[2:]) for row in connection.execute(_GIVEN, on)}
    return tuple(
        _money(key, taken.get(key, (0, 0, 0, 0)), given.get(key, (0, 0, 0))) for key in sorted({*taken, *given})
    )


def _money(key: tuple[str, str], taken: tuple[int, ...], given: tuple[int, ...]) -> OfficerMoney:
    cash, transfer, count, without_receipt = taken
    cash_back, transfer_back, reversed_ = given
    return OfficerMoney(*key, cash, transfer, cash_back, transfer_back, count, reversed_, without_receipt)


def flagged_of(connection: Connection, day: date) -> tuple[FlaggedPayment, ...]:
    """Payments of `day` somebody should look at and nobody has given back."""
    return tuple(FlaggedPayment(*row) for row in connection.execute(_FLAGGED, {"on": day.isoformat()}))
