"""What came since a place in the journal, and from which place on to look for what came since a moment."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from frontdesk.domain.clock import local
from frontdesk.domain.result_events import CitizenCalled
from frontdesk.storage import touched
from tests.counters import Counter
from tests.storage.test_merge import beside


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    """Some acts a quarter of an hour apart, and some of another counter that arrived later than they were done."""
    made = Counter(tmp_path)
    for number in range(4):
        made.clock.forward(minutes=15)
        which = made.receive()
        made.hand_over(which)
        if number % 2:
            at = made.clock.now - timedelta(minutes=20)
            called = CitizenCalled(reached=True, called_at=at)
            beside(made, (which, called), at=f"{local(at):%Y-%m-%d %H:%M}")
    return made


def test_that_nothing_done_since_a_moment_stands_before_the_place_found_for_it(counter: Counter) -> None:
    with counter.desk.store.read() as connection:
        rows = connection.execute(text("SELECT position, recorded_at FROM events ORDER BY position")).all()
        end = rows[-1][0] + 1
        for minutes in range(-120, 5):
            moment = counter.clock.now + timedelta(minutes=minutes)
            since = moment.timestamp() * 1_000_000
            first = min((position for position, recorded_at in rows if recorded_at >= since), default=end)
            assert touched.first_since(connection, moment) == first


def test_that_what_was_touched_is_told_once_and_to_the_end(counter: Counter) -> None:
    with counter.desk.store.read() as connection:
        last = touched.last_place(connection)
        everything = touched.touched_after(connection, 0, 10_000)
        assert everything is not None
        assert everything.until == last
        assert len(set(everything.subjects)) == len(everything.subjects)
        assert touched.touched_after(connection, last.position, 1) is None
        one = touched.touched_after(connection, last.position - 1, 1)
        assert one is not None
        assert one.until == last
        assert len(one.subjects) == 1


def test_that_a_place_is_known_again_only_in_its_own_journal(counter: Counter) -> None:
    with counter.desk.store.read() as connection:
        last = touched.last_place(connection)
        assert touched.holds(connection, last)
        assert touched.holds(connection, touched.Place())
        assert not touched.holds(connection, touched.Place(last.position, "0" * 64))
        assert not touched.holds(connection, touched.Place(last.position + 1, last.hash))


def test_that_only_what_is_over_and_quiet_may_be_passed_over(counter: Counter) -> None:
    over = counter.receive()
    counter.desk.endings.refuse(over, "Sai thẩm quyền", given_back=True)
    with counter.desk.store.read() as connection:
        end = touched.last_place(connection).position
        lives = dict(touched.lives_after(connection, "", end + 1, 100))
        assert [which for which, lively in lives.items() if not lively] == [over]
        assert all(lively for _which, lively in touched.lives_after(connection, "", end, 100))
        first = min(lives)
        assert dict(touched.lives_after(connection, first, end, 2)).keys() == set(sorted(lives)[1:3])
