"""Figures: what a full count of the folds gives, and behind each number a list just as long."""

from collections import Counter as Tally
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.clock import local
from frontdesk.domain.control_sheet import promised_for_result
from frontdesk.domain.corrections import Correction
from frontdesk.domain.figures import Behind, Figures, Listed, ListedSubmission, Period, Sums
from frontdesk.domain.measures import Measure
from frontdesk.domain.papers import mark_missing
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.people import Person, Role
from frontdesk.domain.states import OPEN, State
from frontdesk.domain.submission import Submission
from frontdesk.domain.submissions import fold
from frontdesk.services.demo import make_demo
from frontdesk.storage.journal import events_of
from tests.counters import BIRTH, Counter
from tests.factories import HandClock, make_settings, open_desk
from tests.refusals import refused
from tests.scan_samples import page_picture, picture_file

TODAY = date(2026, 11, 23)
YEAR = Period(TODAY - timedelta(days=365), TODAY)
MONTH = Period(date(2026, 11, 1), TODAY)


@pytest.fixture(scope="module")
def alive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A demo of six hundred submissions, up to Monday 23/11/2026."""
    settings, clock = make_settings(tmp_path_factory.mktemp("alive")), HandClock()
    make_demo(settings, 600, 5, clock, lambda _done, _of: None)
    desk = open_desk(settings, clock)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def folds(alive: Desk) -> tuple[Submission, ...]:
    """Every submission of it, read from the journal."""
    with alive.store.read() as connection:
        ids = [row[0] for row in connection.execute(text("SELECT submission_id FROM submissions"))]
        found = tuple(fold(events_of(connection, each)) for each in ids)
    assert None not in found
    return tuple(each for each in found if each is not None)


def whole_list(desk: Desk, behind: Behind, most: int = 7) -> list[ListedSubmission]:
    """Page by page to the end."""
    page = desk.figures.behind(behind, None, most)
    rows = list(page.rows)
    while page.after is not None:
        page = desk.figures.behind(behind, page.after, most)
        rows += page.rows
    return rows


def within(moment: object, period: Period) -> bool:
    return moment is not None and period.since <= local(moment).date() <= period.until  # type: ignore[arg-type]


def resolved(each: Submission, period: Period, *, late: bool) -> bool:
    at, promised = each.result.at_counter_since if each.result else None, promised_for_result(each)
    return within(at, period) and (at is not None and promised is not None and at > promised) is late


FATES: dict[Listed, Callable[[Submission, Period], bool]] = {
    Listed.RECEIVED: lambda each, period: within(each.received.received_at, period),
    Listed.HANDED_OVER: lambda each, period: bool(each.handovers) and within(each.handovers[0].handed_over_at, period),
    Listed.ON_TIME: lambda each, period: resolved(each, period, late=False),
    Listed.LATE: lambda each, period: resolved(each, period, late=True),
    Listed.RETURNED: lambda each, period: within(each.result and each.result.returned_at, period),
    Listed.REFUSED: lambda each, period: each.state is State.REFUSED and within(each.ending and each.ending.at, period),
    Listed.WITHDRAWN: lambda each, period: (
        each.state is State.WITHDRAWN and within(each.ending and each.ending.at, period)
    ),
    Listed.CLOSED: lambda each, period: each.state is State.CLOSED and within(each.ending and each.ending.at, period),
}


@pytest.mark.parametrize("period", [Period(TODAY, TODAY), MONTH, YEAR], ids=["today", "month", "year"])
@pytest.mark.parametrize("listed", FATES)
def test_that_a_number_is_the_count_of_the_folds_and_its_list_as_long(
    alive: Desk, folds: tuple[Submission, ...], listed: Listed, period: Period
) -> None:
    wanted = {each.id for each in folds if FATES[listed](each, period)}
    assert alive.figures.dashboard(period).total[Measure(listed.value)] == len(wanted)
    rows = whole_list(alive, Behind(listed, period))
    assert sorted(row.submission_id for row in rows) == sorted(wanted)


def test_that_every_fate_occurs_in_the_demo(folds: tuple[Submission, ...]) -> None:
    assert {listed for listed, fits in FATES.items() if any(fits(each, YEAR) for each in folds)} == set(FATES)


@pytest.mark.parametrize("heading", ["counter", "department", "field", "channel"])
def test_that_the_parts_add_up_to_the_whole_and_each_has_its_list(alive: Desk, heading: str) -> None:
    found = alive.figures.dashboard(MONTH)
    parts: tuple[Sums, ...] = getattr(found, f"by_{heading}")
    for measure in Measure:
        assert sum(part[measure] for part in parts) == found.total[measure]
    for part in parts:
        for listed in (Listed.RECEIVED, Listed.LATE, Listed.RETURNED):
            behind = replace(Behind(listed, MONTH), **{heading: part.name})  # type: ignore[arg-type]
            assert len(whole_list(alive, behind)) == part[Measure(listed.value)]


@pytest.mark.parametrize("method", PaymentMethod)
def test_that_money_is_what_was_taken_less_what_was_given_back(
    alive: Desk, folds: tuple[Submission, ...], method: PaymentMethod
) -> None:
    paid = [each for submission in folds for each in submission.payments if each.method is method]
    taken = sum(each.amount for each in paid if within(each.at, MONTH))
    given = sum(each.amount for each in paid if within(each.reversed_at, MONTH))
    assert taken
    assert alive.figures.dashboard(MONTH).total[Measure(method.value)] == taken - given
    rows = whole_list(alive, Behind(Listed(method.value), MONTH))
    assert sum(row.amount or 0 for row in rows) == taken - given


def test_that_the_clocks_of_now_are_the_boards(alive: Desk, folds: tuple[Submission, ...]) -> None:
    found, board = alive.figures.dashboard(), alive.boards.late()
    assert (found.late, found.soon) == (board.late, board.soon)
    assert sum(load.total for load in found.loads) == sum(each.deadline is not None for each in folds)
    assert sum(load.total for load in found.field_loads) == sum(load.total for load in found.loads)
    for load in found.loads:
        for listed, count in (
            (Listed.LATE_NOW, load.late),
            (Listed.SOON_NOW, load.soon),
            (Listed.IN_TIME_NOW, load.in_time),
        ):
            assert len(whole_list(alive, Behind(listed, department=load.name))) == count
    late = whole_list(alive, Behind(Listed.LATE_NOW))
    assert [row.due_at for row in late] == sorted(row.due_at for row in late if row.due_at)


def test_that_what_is_open_is_counted_by_state(alive: Desk, folds: tuple[Submission, ...]) -> None:
    found = alive.figures.dashboard()
    wanted = Tally(each.state for each in folds if each.state in OPEN)
    assert dict(found.by_state) == dict(wanted)
    assert found.open == len(whole_list(alive, Behind(Listed.OPEN), 200)) == wanted.total()


def test_that_hours_add_up_to_the_day_and_each_has_its_list(alive: Desk) -> None:
    found = alive.figures.dashboard()
    assert sum(hour.received for hour in found.hours) == found.day[Measure.RECEIVED] > 0
    assert sum(hour.returned for hour in found.hours) == found.day[Measure.RETURNED]
    for hour in found.hours:
        behind = Behind(Listed.RECEIVED, Period(TODAY, TODAY), hour=hour.hour, counter=hour.counter)
        assert len(whole_list(alive, behind)) == hour.received


def test_that_pages_of_a_list_never_repeat_or_leave_out_a_row(alive: Desk) -> None:
    for listed in Listed:
        behind = Behind(listed, YEAR)
        whole = alive.figures.behind(behind).rows
        by_threes = [(row.submission_id, row.amount) for row in whole_list(alive, behind, 3)]
        assert by_threes[: len(whole)] == [(row.submission_id, row.amount) for row in whole], listed


def test_that_weeks_and_months_are_compared_over_as_many_days(alive: Desk, folds: tuple[Submission, ...]) -> None:
    def received(first: date, last: date) -> int:
        return sum(within(each.received.received_at, Period(first, last)) for each in folds)

    found = alive.figures.dashboard()
    week, month = found.week, found.month
    assert week.this[Measure.RECEIVED] == received(TODAY, TODAY)  # a Monday
    assert week.before[Measure.RECEIVED] == received(date(2026, 11, 16), date(2026, 11, 16))
    assert month.this[Measure.RECEIVED] == received(date(2026, 11, 1), TODAY)
    assert month.before[Measure.RECEIVED] == received(date(2026, 10, 1), date(2026, 10, 23))
    assert [count for _day, count in week.days][1:] == [None] * 6
    assert [count for _day, count in week.days_before] == [
        received(date(2026, 11, 16) + timedelta(days=at), date(2026, 11, 16) + timedelta(days=at)) for at in range(7)
    ]


def test_that_votes_are_those_of_whole_groups(alive: Desk) -> None:
    found = alive.figures.dashboard(MONTH)
    report = alive.ratings.report(MONTH.since, MONTH.until)
    assert (found.votes, found.votes_by_field) == (report.total, report.by_field)
    assert found.votes.n >= 5


def test_that_scans_count_on_the_day_of_reception(counter: Counter, tmp_path: Path) -> None:
    which = counter.receive()
    papers = [paper for paper in counter.get(which).received.papers if paper.present]
    counter.at("2026-11-25 09:00").desk.attachments.attach(which, _scan(tmp_path, "Tờ khai"), papers[0].name)
    found = counter.desk.figures.dashboard(Period(TODAY, TODAY)).total
    assert (found[Measure.PAPERS], found[Measure.SCANNED_PAPERS]) == (len(papers), 1)
    assert [row.submission_id for row in whole_list(counter.desk, Behind(Listed.UNSCANNED, Period(TODAY, TODAY)))] == [
        which
    ]
    counter.hand_over(which)
    counter.desk.handover.acknowledge_one(which)
    counter.desk.results.receive(which)
    counter.desk.attachments.attach(which, _scan(tmp_path, "Giay chung nhan"))
    day = date(2026, 11, 25)
    assert counter.desk.figures.dashboard(Period(day, day)).total[Measure.SCANNED_RESULTS] == 1


def _scan(folder: Path, words: str) -> Path:
    path = folder / f"{words}.png"
    path.write_bytes(picture_file("PNG", page_picture(words)))
    return path


def test_that_money_given_back_counts_on_the_day_it_went(counter: Counter) -> None:
    desk, which = counter.desk, counter.receive()
    owed = counter.get(which).owed
    assert owed
    desk.payments.confirm(which, PaymentMethod.CASH, owed)
    counter.at("2026-11-25 09:00")
    desk.payments.reverse(which, 1, "Thu nhầm")
    before, after = Period(TODAY, TODAY), Period(date(2026, 11, 25), date(2026, 11, 25))
    for period, amount in ((before, owed), (after, -owed), (Period(before.since, after.until), 0)):
        assert desk.figures.dashboard(period).total[Measure.CASH] == amount
        assert sum(row.amount or 0 for row in whole_list(desk, Behind(Listed.CASH, period), 1)) == amount


def test_that_a_correction_moves_a_submission_to_its_new_field_and_department(counter: Counter) -> None:
    desk, which = counter.desk, counter.receive()
    before = counter.get(which)
    assert [each.name for each in desk.figures.dashboard().by_field] == [before.received.field]
    papers = mark_missing(desk.catalogue.get(BIRTH).papers, ())
    desk.corrections.correct(which, Correction(procedure_code=BIRTH, papers=papers, reason="Chọn nhầm thủ tục"))
    after = counter.get(which).received
    assert (after.field, after.department) != (before.received.field, before.department)
    found = desk.figures.dashboard()
    assert [(each.name, each[Measure.RECEIVED]) for each in found.by_field] == [(after.field, 1)]
    assert [each.name for each in found.by_department] == [each.name for each in found.loads] == [after.department]
    assert len(desk.figures.behind(Behind(Listed.RECEIVED, Period(TODAY, TODAY), field=after.field)).rows) == 1


def test_that_an_answered_supplement_is_late_by_its_new_promise_alone(counter: Counter) -> None:
    which = counter.receive(missing=("1",))
    found = counter.desk.figures.dashboard()
    assert (found.open, found.loads, dict(found.by_state)) == (1, (), {State.AWAITING_SUPPLEMENT: 1})
    counter.at("2027-03-01 09:00")
    assert counter.desk.figures.dashboard().late == 0, "no promise was given"
    counter.desk.supplements.receive(which)
    assert counter.desk.figures.dashboard().late == 0
    counter.at("2027-04-01 09:00")
    assert counter.desk.figures.dashboard().late == 1


def test_that_an_empty_office_has_nothing_to_show(counter: Counter) -> None:
    found: Figures = counter.desk.figures.dashboard()
    assert (found.open, found.loads, found.hours, dict(found.total.counts)) == (0, (), (), {})
    assert found.total.punctual is None
    assert counter.desk.figures.behind(Behind(Listed.OPEN)).rows == ()


def test_that_days_in_the_wrong_order_and_too_many_are_refused(counter: Counter) -> None:
    backwards, endless = Period(TODAY, TODAY - timedelta(days=1)), Period(date(2000, 1, 1), TODAY)
    for period, code in ((backwards, "report_days_wrong"), (endless, "period_too_long")):
        with refused(code):
            counter.desk.figures.dashboard(period)
        with refused(code):
            counter.desk.figures.behind(Behind(Listed.RECEIVED, period))


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.SUPERVISOR])
def test_that_figures_are_for_supervisors(counter: Counter, role: Role) -> None:
    counter.desk.seat.take(Person("x", "Vàng Seo Páo", (role,)))
    with refused("role_forbids"):
        counter.desk.figures.dashboard()
    with refused("role_forbids"):
        counter.desk.figures.behind(Behind(Listed.OPEN))
    counter.desk.seat.take(Person("lan", "Ma Thị Lan", tuple(Role)))
