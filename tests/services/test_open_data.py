"""What may be published of an office: whole months that are over, and nothing about anybody."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.figures import Period
from frontdesk.domain.measures import Measure
from frontdesk.domain.open_data import Told
from frontdesk.domain.people import Person, Role
from frontdesk.files.open_data_file import as_csv, as_json
from frontdesk.services.demo import make_demo
from tests.factories import HandClock, make_settings, open_desk
from tests.refusals import refused

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture(scope="module")
def alive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A demo that reaches back into October 2026."""
    settings, clock = make_settings(tmp_path_factory.mktemp("alive")), HandClock()
    make_demo(settings, 900, 5, clock, lambda _done, _of: None)
    desk = open_desk(settings, clock)
    yield desk
    desk.close()


def test_that_a_month_is_published_near_its_true_count(alive: Desk) -> None:
    data = alive.open_data.publish(*OCTOBER)
    assert data.months == ("2026-10",)
    true = alive.figures.dashboard(Period(*OCTOBER)).total
    for told, measure in ((Told.RECEIVED, Measure.RECEIVED), (Told.ON_TIME, Measure.ON_TIME)):
        rows = [row for row in data.rows if row.told is told]
        count = sum(row.count for row in rows)
        assert true[measure] * 0.7 <= count <= true[measure]
        assert len(rows) > 3
    votes = [row for row in data.rows if row.told is Told.VOTES]
    assert votes
    assert all(row.mean for row in votes)


def test_that_a_month_says_the_same_in_a_longer_export(alive: Desk) -> None:
    alone = alive.open_data.publish(*OCTOBER).rows
    longer = alive.open_data.publish(date(2026, 8, 1), OCTOBER[1])
    assert longer.months == ("2026-08", "2026-09", "2026-10")
    assert tuple(row for row in longer.rows if row.month == "2026-10") == alone


def test_that_nothing_in_it_is_about_anybody(alive: Desk) -> None:
    data = alive.open_data.publish(*OCTOBER)
    files = as_csv(data) + as_json(data)
    with alive.store.read() as connection:
        people = connection.execute(
            text("SELECT name, id_number, phone, receipt_code, submission_id, officer, counter FROM submissions")
        ).fetchall()
    assert len(people) == 900
    told = {value for row in people for value in row[:6] if value}
    assert [value for value in told if value in files] == []
    assert '"C1"' not in files
    assert set(json.loads(as_json(data))) == {"office", "months", "notes", "dictionary", "rows"}


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 10, 2), date(2026, 10, 31), "months_not_whole"),
        (date(2026, 10, 1), date(2026, 10, 30), "months_not_whole"),
        (date(2026, 10, 1), date(2026, 11, 30), "month_not_over"),
        (date(2026, 10, 1), date(2026, 9, 30), "report_days_wrong"),
        (date(2016, 1, 1), date(2026, 10, 31), "period_too_long"),
    ],
)
def test_that_only_whole_months_that_are_over_are_published(alive: Desk, first: date, last: date, code: str) -> None:
    with refused(code):
        alive.open_data.publish(first, last)


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.SUPERVISOR])
def test_that_supervisors_publish(alive: Desk, role: Role) -> None:
    lan = alive.seat.person()
    alive.seat.take(Person("x", "Vàng Seo Páo", (role,)))
    with refused("role_forbids"):
        alive.open_data.publish(*OCTOBER)
    alive.seat.take(lan)
