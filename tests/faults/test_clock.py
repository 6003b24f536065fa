"""A wrong clock: refused where it is plainly behind, and never a wrong day, a used number or a moved due date."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.domain.reception import Received
from frontdesk.errors import RuleRefused
from frontdesk.sentences import REFUSALS
from frontdesk.storage.journal import walk
from tests.factories import MONDAY_MORNING, HandClock, make_application, make_desk
from tests.faults.invariants import check_journal, check_views, read_journal

LAST_MINUTE_OF_YEAR = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)
LAST_MINUTE_OF_DAY = datetime(2026, 11, 23, 16, 59, 59, 999_000, tzinfo=UTC)


def receive(desk: Desk) -> Received:
    return desk.reception.receive(make_application(desk))


def numbers(desk: Desk, received: Received) -> tuple[date, int, str, int]:
    view = desk.lookup.get(str(received.submission_id)).view
    code = parse_receipt_code(received.receipt_code)
    return code.day, code.serial, view.book, view.book_number


def check_whole(desk: Desk) -> None:
    check_journal(desk, read_journal(desk))
    check_views(desk)


def test_that_the_serial_restarts_at_the_offices_midnight_and_no_code_comes_twice(tmp_path: Path) -> None:
    clock = HandClock(LAST_MINUTE_OF_DAY)
    desk = make_desk(tmp_path, clock)
    before = [receive(desk), receive(desk)]
    clock.forward(milliseconds=1)
    after = [receive(desk), receive(desk)]
    days = [numbers(desk, received)[:2] for received in (*before, *after)]
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    assert days == [(monday, 1), (monday, 2), (tuesday, 1), (tuesday, 2)]
    assert len({received.receipt_code for received in (*before, *after)}) == 4
    check_whole(desk)


def test_that_a_day_come_back_to_goes_on_where_it_stood(tmp_path: Path) -> None:
    """Within the slack a clock may cross midnight backwards; the day's next number is a new one."""
    clock = HandClock(LAST_MINUTE_OF_DAY)
    desk = make_desk(tmp_path, clock)
    receive(desk)
    clock.forward(minutes=2)
    receive(desk)
    clock.forward(minutes=-3)
    assert numbers(desk, receive(desk))[:2] == (date(2026, 11, 23), 2)
    check_whole(desk)


def test_that_a_new_year_begins_a_new_book(tmp_path: Path) -> None:
    clock = HandClock(LAST_MINUTE_OF_YEAR)
    desk = make_desk(tmp_path, clock)
    assert [numbers(desk, receive(desk))[2:] for _ in range(2)] == [("C1/2026", 1), ("C1/2026", 2)]
    clock.forward(minutes=1)
    assert [numbers(desk, receive(desk))[1:] for _ in range(2)] == [(1, "C1/2027", 1), (2, "C1/2027", 2)]
    check_whole(desk)


def test_that_the_book_goes_on_from_day_to_day(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    assert numbers(desk, receive(desk))[3] == 1
    clock.forward(days=1)
    assert numbers(desk, receive(desk))[1:] == (1, "C1/2026", 2)


@pytest.mark.parametrize(
    "back", [timedelta(days=3652), timedelta(days=1), timedelta(hours=1), timedelta(minutes=5, seconds=1)]
)
def test_that_a_clock_gone_back_is_refused_and_changes_nothing(tmp_path: Path, back: timedelta) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    before = [receive(desk) for _ in range(3)]
    events = desk.supervision.verify().events
    clock.now = MONDAY_MORNING - back
    application = make_application(desk)
    with pytest.raises(RuleRefused) as caught:
        desk.reception.receive(application)
    assert caught.value.code == "clock_behind"
    assert caught.value.code in REFUSALS
    assert (caught.value.params["now"], caught.value.params["last"]) == (clock.now, desk_time(desk))
    assert desk.supervision.verify().events == events
    clock.now = MONDAY_MORNING + timedelta(minutes=1)
    assert numbers(desk, desk.reception.receive(application))[1] == 4
    assert [desk.lookup.get(str(r.submission_id)).due_at for r in before] == [r.due_at for r in before]
    check_whole(desk)


def desk_time(desk: Desk) -> datetime:
    """The moment of the last event."""
    with desk.store.read() as connection:
        return list(walk(connection))[-1].moment


@pytest.mark.parametrize("step", [timedelta(0), timedelta(microseconds=-1), timedelta(minutes=-4)])
def test_that_a_clock_standing_or_slightly_behind_keeps_the_order(tmp_path: Path, step: timedelta) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    first = receive(desk)
    clock.now += step
    second = receive(desk)
    with desk.store.read() as connection:
        subjects = [event.subject for event in sorted(walk(connection), key=lambda event: event.order)]
    assert subjects[-2:] == [str(first.submission_id), str(second.submission_id)]
    assert [hit.receipt_code for hit in desk.lookup.search("")] == [second.receipt_code, first.receipt_code]
    check_whole(desk)


def test_that_small_steps_back_never_add_up(tmp_path: Path) -> None:
    """Twice four minutes back is eight: the slack is counted from the last act's recorded moment."""
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    receive(desk)
    clock.forward(minutes=-4)
    receive(desk)
    clock.forward(minutes=-4)
    with pytest.raises(RuleRefused, match="clock_behind"):
        receive(desk)


def test_that_a_day_ahead_moves_no_promise_already_given(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    given = receive(desk)
    clock.forward(days=2)  # the next day is a holiday
    later = receive(desk)
    assert given.due_at is not None
    assert later.due_at is not None
    assert desk.lookup.get(str(given.submission_id)).due_at == given.due_at < later.due_at
    desk.supervision.rebuild()
    assert desk.lookup.get(str(given.submission_id)).due_at == given.due_at
    clock.forward(days=-1)
    with pytest.raises(RuleRefused, match="clock_behind"):
        receive(desk)
    check_whole(desk)


def test_that_a_clock_moved_in_the_middle_of_an_act_gives_one_day_throughout(tmp_path: Path) -> None:
    """Every reading of the clock is a second later, and the act begins in the day's last second."""
    clock = SteppingClock(LAST_MINUTE_OF_DAY - timedelta(seconds=60))
    desk = make_desk(tmp_path, clock)
    for _ in range(60):
        received = receive(desk)
        day, _serial, _book, _number = numbers(desk, received)
        assert day == (received.received_at + timedelta(hours=7)).date()
    check_whole(desk)


class SteppingClock(HandClock):
    """Moves a second each time it is read."""

    def __call__(self) -> datetime:
        self.forward(seconds=1)
        return self.now
