"""Every list behind a number is read from its own index, and every number from a small table."""

from functools import partial
from pathlib import Path

import pytest

from frontdesk.domain.figures import Behind, Listed, Period, Place
from frontdesk.storage import figure_lists, figures
from frontdesk.storage.figure_lists import Bounds
from tests.counters import Counter
from tests.factories import MONDAY_MORNING
from tests.storage.test_board_plans import plans_of

DAY = MONDAY_MORNING.date()
PERIOD, BOUNDS = Period(DAY, DAY), Bounds(MONDAY_MORNING, MONDAY_MORNING)
INDEX = {
    Listed.RECEIVED: "INDEX milestones_received (received_on>? AND received_on<?)",
    Listed.HANDED_OVER: "INDEX milestones_handed_over (handed_over_on>? AND handed_over_on<?)",
    Listed.ON_TIME: "INDEX milestones_resolved (late=? AND resolved_on>? AND resolved_on<?)",
    Listed.LATE: "INDEX milestones_resolved (late=? AND resolved_on>? AND resolved_on<?)",
    Listed.RETURNED: "INDEX milestones_returned (returned_on>? AND returned_on<?)",
    Listed.REFUSED: "INDEX milestones_ended (ended_as=? AND ended_on>? AND ended_on<?)",
    Listed.WITHDRAWN: "INDEX milestones_ended (ended_as=? AND ended_on>? AND ended_on<?)",
    Listed.CLOSED: "INDEX milestones_ended (ended_as=? AND ended_on>? AND ended_on<?)",
    Listed.EXEMPTED: "INDEX milestones_exempted (received_on>? AND received_on<?)",
    Listed.UNSCANNED: "INDEX milestones_received (received_on>? AND received_on<?)",
    Listed.OPEN: "INDEX milestones_open",
    Listed.LATE_NOW: "INDEX submissions_deadline (deadline>? AND deadline<?)",
    Listed.SOON_NOW: "INDEX submissions_deadline (deadline>? AND deadline<?)",
    Listed.IN_TIME_NOW: "INDEX submissions_deadline (deadline>?)",
}


@pytest.mark.parametrize("listed", INDEX)
def test_that_a_list_reads_its_index_alone(tmp_path: Path, listed: Listed) -> None:
    desk = Counter(tmp_path).desk
    behind = Behind(listed, PERIOD if listed in list(Listed)[:10] else None)
    with desk.store.read() as connection:
        for after in (None, Place(7, 7)):
            (plan,) = plans_of(
                connection, partial(figure_lists.listing, behind=behind, bounds=BOUNDS, after=after, most=9)
            )
            assert INDEX[listed] in plan or (after is not None and INDEX[listed].split(" (")[0] in plan), plan
            assert "TEMP B-TREE" not in plan, plan
    desk.close()


@pytest.mark.parametrize("listed", [Listed.CASH, Listed.TRANSFER])
def test_that_money_is_read_by_the_day(tmp_path: Path, listed: Listed) -> None:
    desk = Counter(tmp_path).desk
    with desk.store.read() as connection:
        (plan,) = plans_of(connection, lambda c: figure_lists.listing(c, Behind(listed, PERIOD), BOUNDS, None, 9))
    assert "INDEX payments_day (day=?)" in plan
    assert "INDEX payments_reversed (reversed_day=?)" in plan
    assert "SCAN submissions" not in plan
    desk.close()


def test_that_figures_never_read_the_submissions_but_by_the_clock(tmp_path: Path) -> None:
    desk = Counter(tmp_path).desk
    with desk.store.read() as connection:
        plans = plans_of(
            connection,
            lambda c: (
                figures.total(c, PERIOD),
                figures.by(c, "field", PERIOD),
                figures.by_day(c, PERIOD),
                figures.hours(c, DAY),
            ),
        )
        assert all("USING PRIMARY KEY (day" in plan for plan in plans), plans
        (clocks,) = plans_of(connection, lambda c: figures.due(c, MONDAY_MORNING, MONDAY_MORNING))
        assert "INDEX submissions_department_deadline" in clocks or "INDEX submissions_deadline (deadline" in clocks
        assert "SEARCH m USING INTEGER PRIMARY KEY" in clocks
    desk.close()
