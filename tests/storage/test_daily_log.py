"""The daily log against the plain truth: every filter, every order, page by page; and how SQLite answers it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from frontdesk.desk import Desk
from frontdesk.domain.clock import local
from frontdesk.domain.daily_log import DaysOf, LogCursor, LogFilter, LogOrder, LogRow, LogTotals
from frontdesk.domain.states import ENDED, OPEN, State
from frontdesk.storage import daily_log
from tests.exports.busy_office import busy_desk
from tests.storage.test_board_plans import plans_of

ALWAYS = (date(2026, 1, 1), date(2026, 12, 31))
VALUES: dict[LogOrder, Callable[[LogRow], Any]] = {
    LogOrder.RECEIVED: lambda row: row.received_at,
    LogOrder.CODE: lambda row: row.receipt_code.replace("-", ""),
    LogOrder.PROCEDURE: lambda row: row.procedure_name,
    LogOrder.FIELD: lambda row: row.field,
    LogOrder.DEPARTMENT: lambda row: row.department,
    LogOrder.COUNTER: lambda row: row.counter,
    LogOrder.OFFICER: lambda row: row.officer,
    LogOrder.STATE: lambda row: row.state.value,
    LogOrder.DUE: lambda row: _or_first(row.promised_at),
    LogOrder.HANDED_OVER: lambda row: _or_first(row.handed_over_at),
    LogOrder.RESULT: lambda row: _or_first(row.result_at),
    LogOrder.ENDED: lambda row: _or_first(row.ended_at),
    LogOrder.FEE: lambda row: row.fee_paid,
}


def _or_first(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = busy_desk(tmp_path_factory.mktemp("busy"))
    yield made
    made.close()


@pytest.fixture
def connection(desk: Desk) -> Iterator[Connection]:
    with desk.store.read() as opened:
        yield opened


def now_of(desk: Desk) -> datetime:
    """What its clock says."""
    return desk.daily_log._acting.clock()


def rows_of(connection: Connection, desk: Desk, asked: LogFilter) -> list[LogRow]:
    """All of them, as an export has them."""
    which = daily_log.numbers(connection, asked, now_of(desk))
    return list(daily_log.stream(connection, which, now_of(desk)))


def paged(
    connection: Connection, desk: Desk, asked: LogFilter, order: LogOrder, *, descending: bool = False
) -> list[LogRow]:
    """All of them, three at a time, as a screen asks for them."""
    found: list[LogRow] = []
    after: LogCursor | None = None
    while True:
        page = daily_log.page(connection, asked, order, now_of(desk), most=3, descending=descending, after=after)
        found += page.rows
        if page.after is None:
            return found
        after = page.after


@pytest.mark.parametrize("few", [0, 10_000])
@pytest.mark.parametrize(("order", "descending"), list(product(LogOrder, (False, True))))
def test_that_pages_come_in_the_order_asked_for(
    desk: Desk, connection: Connection, monkeypatch: pytest.MonkeyPatch, order: LogOrder, descending: bool, few: int
) -> None:
    for name in ("FEW", "SCATTERED"):
        monkeypatch.setattr(daily_log, name, few)
    asked = LogFilter(*ALWAYS)
    found = paged(connection, desk, asked, order, descending=descending)
    every = rows_of(connection, desk, asked)
    wanted = sorted(every, key=lambda row: (VALUES[order](row), row.number), reverse=descending)
    assert [row.number for row in found] == [row.number for row in wanted]
    assert len(every) >= 12


DAYS = st.dates(date(2026, 11, 20), date(2026, 12, 4))


@given(
    data=st.data(),
    first=DAYS,
    last=DAYS,
    days_of=st.sampled_from(DaysOf),
    few=st.sampled_from([0, 10_000]),
    late=st.booleans(),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_every_filter_lets_through_what_it_says(
    desk: Desk,
    connection: Connection,
    data: st.DataObject,
    first: date,
    last: date,
    days_of: DaysOf,
    few: int,
    late: bool,
) -> None:
    every = rows_of(connection, desk, LogFilter(*ALWAYS))
    asked = LogFilter(min(first, last), max(first, last), days_of, late=late)
    for name in ("counter", "officer", "field", "department"):
        values = sorted({getattr(row, name) for row in every} | {"Không Có"})
        asked = replace(asked, **{name: data.draw(st.sampled_from(["", *values]))})
    asked = replace(asked, state=data.draw(st.sampled_from([None, *State])))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("FEW", "SCATTERED"):
            patch.setattr(daily_log, name, few)
        found = rows_of(connection, desk, asked)
        by_page = paged(connection, desk, asked, data.draw(st.sampled_from(LogOrder)))
        sums = daily_log.totals(connection, asked, now_of(desk))
    wanted = [row.number for row in every if _matches(row, asked)]
    assert [row.number for row in found] == wanted
    assert sorted(row.number for row in by_page) == sorted(wanted)
    assert sums == _sums([row for row in every if _matches(row, asked)], now_of(desk))


def _matches(row: LogRow, asked: LogFilter) -> bool:
    received = asked.first <= local(row.received_at).date() <= asked.last
    ended = row.ended_at is not None and asked.first <= local(row.ended_at).date() <= asked.last
    on_days = {DaysOf.RECEIVED: received, DaysOf.ENDED: ended, DaysOf.EITHER: received or ended}[asked.days_of]
    named = ((name, getattr(asked, name)) for name in ("counter", "officer", "field", "department", "state"))
    return on_days and all(not value or getattr(row, name) == value for name, value in named) and row.late >= asked.late


def _sums(rows: list[LogRow], now: datetime) -> LogTotals:
    late = [row for row in rows if row.late and row.result_at]
    overdue = [row for row in rows if row.late and not row.result_at]
    return LogTotals(
        count=len(rows),
        open=sum(row.state in OPEN for row in rows),
        returned=sum(row.state is State.RETURNED for row in rows),
        refused=sum(row.state is State.REFUSED for row in rows),
        stopped=sum(row.state in (State.WITHDRAWN, State.CLOSED) for row in rows),
        late=len(late),
        overdue=len(overdue),
        paid=sum(row.fee_paid for row in rows),
    )


def test_that_a_row_tells_the_whole_way_of_a_submission(desk: Desk, connection: Connection) -> None:
    every = rows_of(connection, desk, LogFilter(*ALWAYS))
    returned = next(row for row in every if row.state is State.RETURNED and row.handed_over_at)
    way = (returned.received_at, returned.handed_over_at, returned.result_at, returned.ended_at)
    reached = [at for at in way if at is not None]
    assert len(reached) == 4
    assert reached == sorted(reached)
    assert returned.promised_at is not None
    assert returned.manifest.startswith("BG-")
    assert (returned.fee_due, returned.fee_paid) == (100_000, 100_000)
    assert returned.field
    assert returned.address
    assert {row.late for row in every} == {False, True}
    assert {row.state for row in every} >= {State.RECEIVED, State.REFUSED, State.WITHDRAWN, *ENDED - {State.CLOSED}}


def test_that_a_late_result_is_told_apart_from_one_still_awaited(desk: Desk, connection: Connection) -> None:
    sums = daily_log.totals(connection, LogFilter(*ALWAYS), now_of(desk))
    every = rows_of(connection, desk, LogFilter(*ALWAYS))
    awaited = [row for row in every if row.state in OPEN and row.result_at is None and row.promised_at is not None]
    assert sums.late == 1
    assert sums.overdue == sum(row.promised_at < now_of(desk) for row in awaited if row.promised_at) > 1
    much_earlier = now_of(desk) - timedelta(days=20)
    assert daily_log.totals(connection, LogFilter(*ALWAYS), much_earlier).overdue == 0


ASKED = LogFilter(*ALWAYS)
# in which index SQLite must meet the rows where nothing leads to few
WALKS = {
    LogOrder.RECEIVED: "USING COVERING INDEX log_received",
    LogOrder.CODE: "INDEX sqlite_autoindex_submissions_2",
    LogOrder.PROCEDURE: "USING INDEX log_procedure_name",
    LogOrder.FIELD: "USING INDEX log_field",
    LogOrder.DEPARTMENT: "USING INDEX log_department",
    LogOrder.COUNTER: "USING INDEX log_counter",
    LogOrder.OFFICER: "USING INDEX log_officer",
    LogOrder.STATE: "USING INDEX log_state",
    LogOrder.DUE: "USING INDEX log_promised_at",
    LogOrder.HANDED_OVER: "USING INDEX log_handed_over_at",
    LogOrder.RESULT: "USING INDEX log_result_at",
    LogOrder.ENDED: "USING INDEX log_ended_at",
    LogOrder.FEE: "USING INDEX log_fee_paid",
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", LogOrder)
def test_that_a_long_log_is_met_in_its_order(
    desk: Desk, connection: Connection, monkeypatch: pytest.MonkeyPatch, order: LogOrder, descending: bool
) -> None:
    for name in ("FEW", "SCATTERED"):
        monkeypatch.setattr(daily_log, name, -1)
    value: str | int = "M" if isinstance(VALUES[order](_any_row(connection, desk)), str) else 9

    def ask(opened: Connection) -> object:
        after = LogCursor(value, 5)
        return daily_log.page(opened, ASKED, order, now_of(desk), most=2, descending=descending, after=after)

    plans = [plan for plan in plans_of(connection, ask) if "CO-ROUTINE" not in plan and "PRIMARY KEY" not in plan]
    assert 1 <= len(plans) <= 2
    for plan in plans:
        assert WALKS[order].removeprefix("USING INDEX ") in plan
        if "(received_at=?)" not in plan:  # hardly two are of one microsecond
            assert "TEMP B-TREE FOR ORDER BY" not in plan, plan
        assert "SCAN" not in plan, plan  # it goes straight to where the page before ended


def _any_row(connection: Connection, desk: Desk) -> LogRow:
    return rows_of(connection, desk, ASKED)[0]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (ASKED, "SEARCH submissions USING COVERING INDEX log_received (received_at>? AND received_at<?)"),
        (replace(ASKED, days_of=DaysOf.ENDED), "INDEX log_ended_at (ended_at>? AND ended_at<?)"),
        (replace(ASKED, department="Phòng Kinh tế"), "USING COVERING INDEX log_received"),
    ],
)
def test_that_sums_are_read_from_an_index(
    desk: Desk, connection: Connection, monkeypatch: pytest.MonkeyPatch, asked: LogFilter, wanted: str
) -> None:
    monkeypatch.setattr(daily_log, "SCATTERED", -1)
    plans = plans_of(connection, lambda opened: daily_log.totals(opened, asked, now_of(desk)))
    assert wanted in plans[-1], plans[-1]


def test_that_what_can_be_filtered_by_is_what_there_is(desk: Desk, connection: Connection) -> None:
    every = rows_of(connection, desk, ASKED)
    found = daily_log.choices(connection)
    assert found.counters == tuple(sorted({row.counter for row in every}))
    assert found.officers == tuple(sorted({row.officer for row in every}))
    assert found.fields == tuple(sorted({row.field for row in every}))
    assert found.departments == tuple(sorted({row.department for row in every}))
    assert len(found.fields) > 1
