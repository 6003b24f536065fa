"""Every board opens at once, however many submissions there are."""

from collections.abc import Callable

from frontdesk.desk import Desk
from tests.benchmarks.bare import bare_connection
from tests.benchmarks.measure import Within, timed

ROUNDS = 15
BAR = 100.0  # milliseconds
_FLOOR = "SELECT * FROM submissions WHERE deadline IS NOT NULL ORDER BY deadline LIMIT 200"


def run(big: Desk) -> list[Within]:
    """The slowest of some openings of each board, beside 200 rows read bare from an index."""
    connection = bare_connection(big)
    department = big.boards.late().rows[0].department
    boards: dict[str, Callable[[], object]] = {
        "handover": big.boards.handover,
        "handover of a department": lambda: big.boards.handover(department),
        "late": big.boards.late,
        "late of a department": lambda: big.boards.late(department=department),
        "late of an officer": lambda: big.boards.late(officer="Ma Thị Lan"),
        "late of an officer who has none": lambda: big.boards.late(officer="Không Có"),
        "inbox": lambda: big.boards.inbox(department),
        "uncollected": big.boards.uncollected,
        "awaited": big.boards.awaited,
        "differences": big.handover.differences,
        "differences of a department": lambda: big.handover.differences(department),
        "the closing count's list": big.counts.expected,
    }
    big.office.warm()

    def bare() -> object:
        return connection.execute(_FLOOR).fetchall()

    figures = [
        Within(f"board {name}, slowest of {ROUNDS} / 200 rows bare", *_slowest(board, bare), BAR)
        for name, board in boards.items()
    ]
    connection.close()
    return figures


def _slowest(board: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    """The first opening counts too: nobody opens a board fifteen times."""
    pairs = [(timed(board), timed(bare)) for _ in range(ROUNDS)]
    return max(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
