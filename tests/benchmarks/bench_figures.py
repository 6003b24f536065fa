"""The dashboard, each list behind its numbers and a year of open data, however many submissions there are."""

from collections.abc import Callable
from datetime import date, timedelta

from frontdesk.desk import Desk
from frontdesk.domain.clock import local
from frontdesk.domain.figures import NOW, Behind, Listed, Period, month_of
from tests.benchmarks.bare import bare_connection
from tests.benchmarks.measure import Within, timed

ROUNDS = 9
DASHBOARD, LIST, OPEN_DATA = 300.0, 200.0, 1_000.0  # milliseconds
_FLOOR = "SELECT * FROM submissions WHERE deadline IS NOT NULL ORDER BY deadline LIMIT 200"


def run(big: Desk) -> list[Within]:
    """The slowest of some openings, beside 200 rows read bare from an index."""
    connection = bare_connection(big)
    today = local(big.figures.dashboard().at).date()
    year = Period(today - timedelta(days=365), today)
    last = today.replace(day=1) - timedelta(days=1)
    asked: dict[str, tuple[Callable[[], object], float]] = {
        "dashboard, today": (big.figures.dashboard, DASHBOARD),
        "dashboard, month": (lambda: big.figures.dashboard(month_of(today)), DASHBOARD),
        "dashboard, year": (lambda: big.figures.dashboard(year), 2 * DASHBOARD),
        "open data of a year": (lambda: big.open_data.publish(_year_before(last), last), OPEN_DATA),
    }
    for listed in Listed:
        behind = Behind(listed, None if listed in NOW else year)
        asked[f"list {listed}, year"] = (lambda behind=behind: big.figures.behind(behind), LIST)  # type: ignore[misc]

    def bare() -> object:
        return connection.execute(_FLOOR).fetchall()

    figures = [
        Within(f"{name}, slowest of {ROUNDS} / 200 rows bare", *_slowest(ask, bare), most)
        for name, (ask, most) in asked.items()
    ]
    connection.close()
    return figures


def _year_before(last: date) -> date:
    following = last + timedelta(days=1)
    return following.replace(year=following.year - 1)


def _slowest(ask: Callable[[], object], bare: Callable[[], object]) -> tuple[float, float]:
    pairs = [(timed(ask), timed(bare)) for _ in range(ROUNDS)]
    return max(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
