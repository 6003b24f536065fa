"""A demonstration office is exactly as large as asked and looks like a real one."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.domain.clock import local
from frontdesk.domain.payments import PaymentMethod
from frontdesk.domain.states import State
from frontdesk.domain.submission import Submission
from frontdesk.domain.supplement_events import (
    ApologyMade,
    SubmissionRefused,
    SubmissionWithdrawn,
    SupplementRequested,
)
from frontdesk.errors import RuleRefused
from frontdesk.i18n import words
from frontdesk.services.demo import make_demo
from frontdesk.services.setup import known_calendar
from frontdesk.services.submissions import get_submission
from frontdesk.services.timeline import sentence
from tests.counters import wall
from tests.factories import HandClock, make_application, make_settings, open_desk
from tests.faults.invariants import check_views


def made(folder: Path, count: int, seed: int = 1) -> list[tuple[str, str, str]]:
    settings = make_settings(folder)
    clock = HandClock()
    seen: list[tuple[int, int]] = []
    demo = make_demo(settings, count, seed, clock, lambda done, of: seen.append((done, of)))
    assert demo.submissions == count
    assert seen[-1:] == ([(count, count)] if count else [])
    desk = open_desk(settings, clock)
    assert desk.supervision.verify().ok
    hits = desk.lookup.search("", 500)
    calendar = known_calendar()
    for hit in hits:
        assert hit.received_at < clock.now
        assert calendar.is_working(local(hit.received_at).date())
        assert desk.lookup.find(hit.receipt_code) == hit
    desk.close()
    return [(hit.receipt_code, hit.name, hit.procedure_name) for hit in hits]


@pytest.mark.parametrize("count", [0, 1, 97, 130])
def test_that_a_demo_holds_exactly_as_many_submissions_as_asked(tmp_path: Path, count: int) -> None:
    assert len(made(tmp_path, count)) == count


def test_that_the_same_seed_gives_the_same_people_and_another_seed_others(tmp_path: Path) -> None:
    first, same, other = (made(tmp_path / name, 60, seed) for name, seed in (("a", 5), ("b", 5), ("c", 6)))
    assert first == same
    assert first != other


def test_that_a_home_with_submissions_is_never_mixed_with_a_demo(tmp_path: Path) -> None:
    made(tmp_path, 3)
    with pytest.raises(RuleRefused, match="home_not_empty"):
        make_demo(make_settings(tmp_path), 3, 1, HandClock(), lambda _done, _of: None)


@pytest.fixture(scope="module")
def alive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An office of 600 submissions on a Monday morning."""
    settings, clock = make_settings(tmp_path_factory.mktemp("alive")), HandClock()
    make_demo(settings, 600, 1, clock, lambda _done, _of: None)
    desk = open_desk(settings, clock)
    yield desk
    desk.close()


def submissions(desk: Desk) -> list[Submission]:
    with desk.store.read() as connection:
        which = connection.execute(text("SELECT submission_id FROM submissions")).scalars().all()
        return [get_submission(connection, each) for each in which]


def test_that_most_of_a_demo_has_lived_its_life_and_every_trouble_is_there(alive: Desk) -> None:
    states = Counter(each.state for each in submissions(alive))
    assert states.total() == 600
    assert states[State.RETURNED] > 400
    troubles = (
        State.RECEIVED, State.AWAITING_SUPPLEMENT, State.IN_PROGRESS, State.SENT_BACK, State.MISSING,
        State.RESULT_AT_COUNTER, State.REFUSED, State.WITHDRAWN, State.CLOSED,
    )  # fmt: skip
    assert all(states[state] for state in troubles), states


def test_that_a_demo_has_apologies_corrections_and_late_ones(alive: Desk) -> None:
    found = submissions(alive)
    assert any(each.apology for each in found)
    assert any(each.version > 1 for each in found)
    assert any(each.result and each.result.at_once for each in found)
    assert any(passage.late for each in found for passage in each.handovers)
    board = alive.boards.late()
    assert board.late
    assert board.soon
    assert alive.boards.awaited()
    assert alive.handover.differences()
    assert alive.boards.uncollected()[0].until < alive.boards.uncollected()[-1].until  # type: ignore[operator]


def test_that_a_demo_has_votes_and_none_of_a_small_group(alive: Desk) -> None:
    today = local(HandClock().now).date()
    report = alive.ratings.report(today - timedelta(days=60), today)
    assert 100 < report.n < report.invited <= 600
    assert report.mean is not None
    assert len(report.by_field) > 2
    assert all(tally.n >= 5 for tally in report.by_field)
    assert any(topic.n for topic in report.topics)
    assert report.reasons
    assert alive.ratings.comments(report.since, today)


def test_that_this_mornings_receptions_wait_at_the_counter(alive: Desk) -> None:
    today = [each for each in submissions(alive) if each.received.day == local(HandClock().now).date()]
    waiting = [each for each in today if each.state is State.RECEIVED]
    assert waiting
    assert all(each.holder == "C1" for each in waiting)
    assert {load.department for load in alive.boards.handover().loads} >= {each.department for each in waiting}


def test_that_a_demo_keeps_every_rule(alive: Desk) -> None:
    assert [each.conflicts for each in submissions(alive) if each.conflicts] == []
    for each in submissions(alive):
        assert sum(1 for _event, act in each.events if isinstance(act, ApologyMade)) <= 1
        for before, after in pairwise(each.intervals):
            assert before.until == after.since
        for _event, act in each.events:
            assert "{" not in sentence(act, words("vi"))
    moments = [event.moment for each in submissions(alive) for event, _act in each.events]
    assert max(moments) < HandClock().now + timedelta(minutes=1)
    check_views(alive)
    assert alive.supervision.verify().ok


def test_that_numbers_of_a_demo_run_without_gaps(alive: Desk) -> None:
    books: dict[str, list[int]] = {}
    for each in submissions(alive):
        books.setdefault(each.as_received.book, []).append(each.as_received.book_number)
        for _event, act in each.events:
            if isinstance(act, SupplementRequested | SubmissionRefused | SubmissionWithdrawn | ApologyMade):
                books.setdefault(act.form.book, []).append(act.form.number)
    assert len(books) == 5
    assert all(sorted(numbers) == list(range(1, len(numbers) + 1)) for numbers in books.values())


def test_that_the_desk_goes_on_where_the_demo_ends(tmp_path: Path) -> None:
    settings, clock = make_settings(tmp_path), HandClock()
    make_demo(settings, 60, 1, clock, lambda _done, _of: None)
    desk = open_desk(settings, clock)
    waiting = [row.submission_id for row in desk.boards.handover().rows]
    made = desk.handover.hand_over(desk.boards.handover().loads[0].department, waiting)
    assert made.count == len(waiting)
    desk.reception.receive(make_application(desk))
    check_views(desk)
    desk.close()


def test_that_a_demo_cut_off_half_way_is_whole_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frontdesk.services import demo

    monkeypatch.setattr(demo, "BATCH", 20)
    settings = make_settings(tmp_path)

    def cut_off(done: int, _of: int) -> None:
        if done == 40:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        make_demo(settings, 200, 1, HandClock(), cut_off)
    desk = open_desk(settings, HandClock())
    assert len(desk.lookup.search("", 500)) == 40
    check_views(desk)
    desk.close()


@pytest.mark.parametrize("at", ["2026-11-22 09:00", "2026-11-24 03:00", "2026-11-25 07:30", "2026-11-25 16:59"])
def test_that_a_demo_can_be_made_at_any_time(tmp_path: Path, at: str) -> None:
    settings, clock = make_settings(tmp_path), HandClock(wall(at))
    assert make_demo(settings, 90, 3, clock, lambda _done, _of: None).submissions == 90
    desk = open_desk(settings, clock)
    assert all(each.conflicts == () for each in submissions(desk))
    assert len(submissions(desk)) == 90
    desk.close()


def test_that_the_money_of_a_demo_is_charged_paid_and_counted(alive: Desk) -> None:
    found = submissions(alive)
    assert {payment.method for each in found for payment in each.payments} == set(PaymentMethod)
    assert all(each.owed == 0 for each in found if each.payments)
    assert any(line.exempted for each in found if each.assessment for line in each.assessment.lines)
    assert any(each.owed for each in found), "somebody has still to pay"
    friday = alive.payments.day(local(HandClock().now).date() - timedelta(days=3))
    (officer,) = friday.officers
    assert officer.cash
    assert officer.transfer
    assert officer.till is not None
    assert officer.till.expected == officer.cash_expected
    assert alive.payments.account() is not None
    assert friday.flagged == ()
