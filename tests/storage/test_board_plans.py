"""Every board is answered from its own index: a million submissions of others cost nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from frontdesk.storage import boards, lookup, manifests, payment_rows, promises, rating_views, reference
from tests.counters import Counter
from tests.factories import MONDAY_MORNING

NOW = MONDAY_MORNING
# the question, and how SQLite must answer it
PLANS: dict[str, tuple[Callable[[Connection], object], tuple[str, ...]]] = {
    "departments": (
        boards.departments_to_hand_over,
        ("USING COVERING INDEX submissions_to_hand_over (department>?)",),
    ),
    "to leave": (
        lambda c: boards.to_hand_over(c, "D", 9),
        ("USING INDEX submissions_to_hand_over (department=?)",),
    ),
    "count to leave": (
        lambda c: boards.count_to_hand_over(c, "D", NOW, NOW),
        ("USING COVERING INDEX submissions_to_hand_over (department=? AND hand_over_by>? AND hand_over_by<?)",),
    ),
    "first to leave": (
        lambda c: boards.first_to_hand_over(c, "D"),
        ("USING COVERING INDEX submissions_to_hand_over (department=?)",),
    ),
    "late": (lambda c: boards.deadlines(c, NOW, 9), ("USING INDEX submissions_deadline (deadline>? AND deadline<?)",)),
    "late of a department": (
        lambda c: boards.deadlines(c, NOW, 9, department="D"),
        ("USING INDEX submissions_department_deadline (department=? AND deadline>? AND deadline<?)",),
    ),
    "late of an officer": (
        lambda c: boards.deadlines(c, NOW, 9, officer="O"),
        ("USING INDEX submissions_officer_deadline (officer=? AND deadline>? AND deadline<?)",),
    ),
    "count late": (
        lambda c: boards.count_deadlines(c, NOW, NOW),
        ("USING COVERING INDEX submissions_deadline (deadline>? AND deadline<?)",),
    ),
    "count late of a department": (
        lambda c: boards.count_deadlines(c, NOW, NOW, department="D"),
        ("USING COVERING INDEX submissions_department_deadline (department=? AND deadline>? AND deadline<?)",),
    ),
    "count late of an officer": (
        lambda c: boards.count_deadlines(c, NOW, NOW, officer="O"),
        ("USING COVERING INDEX submissions_officer_deadline (officer=? AND deadline>? AND deadline<?)",),
    ),
    "promises a notice may touch": (
        lambda c: promises.open_promises(c, NOW),
        ("USING INDEX submissions_deadline (deadline>?)",),
    ),
    "all promises": (promises.open_promises, ("USING INDEX submissions_deadline",)),
    "promises to tell of": (lambda c: promises.untold_promises(c, 9), ("USING INDEX submissions_untold",)),
    "count promises to tell of": (promises.count_untold, ("USING COVERING INDEX submissions_untold",)),
    "inbox": (
        lambda c: boards.inbox(c, "D", 9),
        (
            "USING INDEX submissions_inbox (holder=? AND deadline>?)",
            "USING INDEX submissions_inbox (holder=? AND deadline=?)",
        ),
    ),
    "uncollected": (lambda c: boards.uncollected(c, 9), ("USING INDEX submissions_ready",)),
    "awaited": (
        lambda c: boards.awaited(c, 9),
        ("USING INDEX submissions_awaited (respond_by>?)", "USING INDEX submissions_awaited (respond_by=?)"),
    ),
    "at the counter": (lambda c: boards.at_counter(c, "C1", 9), ("USING INDEX submissions_here (holder=?)",)),
    "open duplicates": (
        lambda c: lookup.open_duplicates(c, "008", "1.001193"),
        ("USING INDEX submissions_person (id_number=?)",),
    ),
    "a day's money": (
        lambda c: payment_rows.of_day(c, NOW.date()),
        (
            "USING COVERING INDEX payments_day (day=?)",
            "USING COVERING INDEX payments_reversed (reversed_day=?)",
        ),
    ),
    "a day's flagged payments": (
        lambda c: payment_rows.flagged_of(c, NOW.date()),
        ("USING INDEX payments_flagged (day=?)",),
    ),
    "a day's tills": (
        lambda c: reference.cash_counts(c, NOW.date()),
        ("USING PRIMARY KEY (kind=? AND key>? AND key<?)",),
    ),
    "a submission's payments": (
        lambda c: c.exec_driver_sql("DELETE FROM payments WHERE submission_id = ?", ("x",)),
        ("USING INDEX payments_submission (submission_id=?)",),
    ),
    "a manifest": (
        lambda c: manifests.find(c, "BG"),
        ("USING PRIMARY KEY (code=?)",),
    ),
}
ALLOWED_SCANS = ("USING INDEX submissions_ready",)  # the whole board is the index


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    desk = Counter(tmp_path).desk
    with desk.store.read() as opened:
        yield opened
    desk.close()


def plans_of(connection: Connection, question: Callable[[Connection], object]) -> list[str]:
    """How SQLite answers every statement of `question`, one plan each."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(connection, "before_cursor_execute", note)
    question(connection)
    event.remove(connection, "before_cursor_execute", note)
    return [
        "; ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values))
        for statement, values in asked
    ]


@pytest.mark.parametrize("name", PLANS)
def test_that_a_board_reads_its_index_alone(connection: Connection, name: str) -> None:
    question, wanted = PLANS[name]
    plans = plans_of(connection, question)
    assert len(plans) == len(wanted)
    for plan, using in zip(plans, wanted, strict=True):
        assert using in plan, plan
        assert "TEMP B-TREE" not in plan, plan
        assert "SCAN submissions" not in plan or using in ALLOWED_SCANS, plan


def test_that_open_differences_are_found_without_reading_settled_batches(connection: Connection) -> None:
    (plan,) = plans_of(connection, lambda c: manifests.differences(c, 9, "D"))
    assert "USING COVERING INDEX parcels_open" in plan
    assert "SCAN manifests" not in plan
    assert "SCAN parcels" not in plan.replace("SCAN parcels USING COVERING INDEX parcels_open", "")


def test_that_a_scan_is_weighed_by_its_key(connection: Connection) -> None:
    (row,) = connection.execute(text("EXPLAIN QUERY PLAN " + manifests._WEIGH.replace("?", ":w")), {"w": "x"})
    assert "(submission_id=?)" in row[3]


@pytest.mark.parametrize("question", [lookup._REPLACED, lookup._REPLACED_KEY, lookup._BY_KEY, lookup._BY_TOKEN])
def test_that_any_code_of_a_receipt_is_found_by_an_index(connection: Connection, question: str) -> None:
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}", ("1",) * question.count("?")).fetchall()
    assert all("SEARCH" in row[3] for row in rows), rows


def test_that_a_report_of_votes_reads_the_days_asked_for_alone(connection: Connection) -> None:
    plans = plans_of(connection, lambda c: rating_views.report(c, NOW.date(), NOW.date()))
    assert len(plans) == 6
    assert all("USING PRIMARY KEY (day>? AND day<?)" in plan for plan in plans), plans
    assert not any("SCAN" in plan for plan in plans), plans
