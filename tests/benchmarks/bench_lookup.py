"""Look-up by code against a bare indexed SELECT on the same file."""

import json
import random

from frontdesk.desk import Desk
from frontdesk.domain.codes import compact
from tests.benchmarks.bare import bare_connection
from tests.benchmarks.measure import Ratio, in_turns

ROUNDS = 500


def run(big: Desk) -> list[Ratio]:
    """The desk's answer to a code, folded from its events, beside SELECTs of the same rows."""
    codes = _codes(big)
    asked, floored = iter(codes * 3), iter(codes * 3)
    connection = bare_connection(big)

    def bare() -> object:
        code = compact(next(floored))
        row = connection.execute("SELECT * FROM submissions WHERE compact_code = ?", (code,)).fetchone()
        events = connection.execute("SELECT * FROM events WHERE subject = ?", (row[1],)).fetchall()
        return [json.loads(event[10]) for event in events]

    def one_row() -> object:
        return connection.execute(
            "SELECT * FROM submissions WHERE compact_code = ?", (compact(next(floored)),)
        ).fetchone()

    full = in_turns(lambda: big.lookup.open(next(asked)), bare, ROUNDS)
    asked, floored = iter(codes * 3), iter(codes * 3)
    quick = in_turns(lambda: big.lookup.find(next(asked)), one_row, ROUNDS)
    connection.close()
    return [
        Ratio("look-up by code / a bare indexed SELECT", *quick, 3.0),
        Ratio("whole page by code / its rows and events read bare (no bar)", *full, 100.0),
    ]


def _codes(desk: Desk) -> list[str]:
    chosen = random.Random(3)
    hits = [hit for day in range(10, 28) for hit in desk.lookup.search(f"2610{day}", 40)]
    return [chosen.choice(hits).receipt_code for _ in range(ROUNDS)]
