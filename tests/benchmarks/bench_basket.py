"""A scanned code into the basket, against a bare indexed SELECT on the same file."""

import random
from collections.abc import Callable, Iterator

from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.baskets import Basket
from frontdesk.domain.codes import compact
from tests.benchmarks.bare import bare_connection
from tests.benchmarks.measure import Within, p95_in_turns

ROUNDS = 400
IN_THE_BASKET = 200
BAR = 16.0  # milliseconds, 95th percentile


def run(big: Desk) -> list[Within]:
    """Codes of the whole office, and those that wait at the counter, into a basket of two hundred."""
    connection = bare_connection(big)

    def bare(codes: Iterator[str]) -> Callable[[], object]:
        return lambda: connection.execute(
            "SELECT * FROM submissions WHERE compact_code = ?", (compact(next(codes)),)
        ).fetchone()

    figures = [
        Within(name, *p95_in_turns(_scan(big, iter(codes * 2)), bare(iter(codes * 2)), ROUNDS), BAR)
        for name, codes in (
            ("any code into the basket, p95 / a bare SELECT", _any(big)),
            ("a code that waits at the counter, p95 / a bare SELECT", _waiting(big)),
            ("a code just looked at, p95 / a bare SELECT", _any(big)[:1] * ROUNDS),
        )
    ]
    connection.close()
    return figures


def _scan(big: Desk, codes: Iterator[str]) -> Callable[[], object]:
    basket = Basket()
    for code in _any(big)[:IN_THE_BASKET]:
        weighed = big.handover.weigh(code)
        assert weighed is not None
        basket = basket.with_item(weighed)
    return lambda: basket.answer(big.handover.weigh(next(codes)))


def _any(big: Desk) -> list[str]:
    chosen = random.Random(5)
    with big.store.read() as connection:
        most = connection.execute(text("SELECT max(number) FROM submissions")).scalar_one()
        question = text("SELECT receipt_code FROM submissions WHERE number = :number")
        numbers = [chosen.randrange(1, most + 1) for _ in range(ROUNDS)]
        return [connection.execute(question, {"number": number}).scalar_one() for number in numbers]


def _waiting(big: Desk) -> list[str]:
    loads = big.boards.handover().loads
    codes = [row.receipt_code for load in loads for row in big.boards.handover(load.department).rows]
    return [code for _ in range(-(-ROUNDS // len(codes))) for code in codes]
