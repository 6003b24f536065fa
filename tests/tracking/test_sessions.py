"""Addresses for who typed: random, short-lived, and not many."""

from frontdesk.tracking.sessions import MOST_A_DOOR, SECONDS, Door, Sessions
from tests.tracking.stand import COMPACT, KEY, Time


def test_that_a_name_says_nothing_and_is_never_the_same() -> None:
    sessions = Sessions(Time())
    names = {sessions.open(Door(code=COMPACT, key=KEY)) for _ in range(100)}  # most are forgotten at once

    assert len(names) == 100
    assert all(len(name) == 22 and COMPACT not in name and KEY not in name for name in names)


def test_that_it_ends() -> None:
    time = Time()
    sessions = Sessions(time)
    name = sessions.open(Door(token="T"))
    assert sessions.find(name) == Door(token="T")
    time.now += SECONDS
    assert (sessions.find(name), len(sessions)) == (None, 0)


def test_that_the_oldest_goes_where_there_are_too_many() -> None:
    sessions = Sessions(Time(), most=3)
    names = [sessions.open(Door(token=str(number))) for number in range(5)]
    assert [sessions.find(name) is not None for name in names] == [False, False, True, True, True]


def test_that_a_door_does_not_show_what_opens_it() -> None:
    assert repr(Door("TOKEN", "CODE", "KEY")) == "Door()"


def test_that_a_name_can_be_good_once() -> None:
    time = Time()
    sessions = Sessions(time)
    name, late = (sessions.open(Door(token=token)) for token in "TL")
    assert (sessions.take(name), sessions.take(name), sessions.find(name)) == (Door(token="T"), None, None)
    time.now += SECONDS
    assert (sessions.take(late), len(sessions)) == (None, 0)


def test_that_one_door_opened_over_and_over_shuts_no_other() -> None:
    sessions = Sessions(Time(), most=MOST_A_DOOR + 2)
    other = sessions.open(Door(code="C2", key="K"))
    names = [sessions.open(Door(code="C1", key="K")) for _ in range(100)]
    assert sessions.find(other) == Door(code="C2", key="K")
    assert [sessions.find(name) is not None for name in names] == [False] * (100 - MOST_A_DOOR) + [True] * MOST_A_DOOR


def test_that_nothing_is_kept_of_what_is_over() -> None:
    time = Time()
    sessions = Sessions(time, most=2)
    first, second, third = (sessions.open(Door(token=token)) for token in "ABC")
    assert sessions.find(first) is None
    sessions.take(second)
    time.now += SECONDS
    sessions.find(third)
    assert (len(sessions), sessions._names) == (0, {})
