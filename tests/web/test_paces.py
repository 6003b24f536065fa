"""Paces: nobody gets more than the bucket and what filled again, whatever the order of events."""

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.web.paces import Pace, Paces

BURST, RATE = 5.0, 2.0
STEPS = st.lists(st.tuples(st.floats(0, 3), st.sampled_from(["ask", "charge"])), max_size=60)


class Time:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@given(steps=STEPS)
def test_that_nobody_gets_more_than_has_filled(steps: list[tuple[float, str]]) -> None:
    time = Time()
    paces = Paces(Pace(BURST, RATE), time)
    taken = 0
    for passes, act in steps:
        time.now += passes
        if act == "charge":
            paces.charge("a", 1.5)
        elif paces.allow("a"):
            taken += 1
    assert taken <= BURST + time.now * RATE + 1e-6


@given(steps=st.lists(st.floats(0, 3), max_size=60))
def test_that_who_waits_as_told_is_let_in(steps: list[float]) -> None:
    time = Time()
    paces = Paces(Pace(BURST, RATE), time)
    for passes in steps:
        time.now += passes
        if not paces.allow("a"):
            time.now += paces.wait("a") + 1e-9
            assert paces.allow("a")


def test_that_a_refused_request_costs_nothing() -> None:
    time = Time()
    paces = Paces(Pace(1, 1), time)
    assert paces.allow("a")
    time.now += 0.6
    assert not paces.allow("a")
    time.now += 0.6
    assert paces.allow("a")


def test_that_peers_have_buckets_of_their_own_and_the_longest_silent_is_forgotten() -> None:
    paces = Paces(Pace(1, 0.001, most_peers=2), Time())
    assert [paces.allow(peer) for peer in "aabb"] == [True, False, True, False]
    assert paces.allow("c")
    assert paces.allow("a"), "forgotten"
    assert not paces.allow("c")


def test_that_what_is_dear_is_paid_for_however_empty_the_bucket_is() -> None:
    time = Time()
    paces, taken = Paces(Pace(BURST, RATE), time), 0
    for _ in range(1000):
        if paces.allow("a"):
            paces.charge("a", 3)
            taken += 1
        time.now += 0.1
    assert taken == (1000 * 0.1 * RATE + BURST) // (1 + 3)


def test_that_nobody_owes_more_than_one_dear_request() -> None:
    """Several are let in before the first of them turns out dear."""
    paces = Paces(Pace(BURST, RATE), Time())
    assert all(paces.allow("a") for _ in range(int(BURST)))
    for _ in range(int(BURST)):
        paces.charge("a", 3)
    assert paces.wait("a") == (1 + 3) / RATE
