"""Groups of votes: each vote could be anybody's of five, and nothing tells who came first."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from frontdesk.domain.events import texts
from frontdesk.domain.rating_events import Topic, Vote
from frontdesk.domain.vote_groups import OTHER_FIELDS, PATIENCE, SMALLEST_GROUP, Ballot, Candidate, Pool, releases

DAY = date(2026, 11, 23)
FIELDS = ("Hộ tịch", "Chứng thực", "Đất đai")


def votes() -> st.SearchStrategy[Vote]:
    topics = st.lists(st.tuples(st.sampled_from(Topic), st.integers(1, 5)), max_size=3, unique_by=lambda each: each[0])
    reasons = st.lists(st.sampled_from(("unkind", "waited_long")), unique=True).map(sorted)
    return st.builds(Vote, st.integers(1, 5), topics.map(lambda found: tuple(sorted(found))), reasons.map(tuple))


@st.composite
def waiting_votes(draw: st.DrawFn) -> tuple[list[Pool], list[Ballot]]:
    """Pools and votes on both sides of every limit: most examples let a group go, most keep one back."""
    found, cast = [], []
    for counter in draw(st.sampled_from((("C1",), ("C1", "C2")))):
        for field in FIELDS:
            count, persons = draw(st.integers(2, 7)), draw(st.integers(3, 8))
            candidates = frozenset(Candidate(f"{field} {each}", f"P{each % persons}") for each in range(count))
            since = DAY - timedelta(days=draw(st.sampled_from((0, 1, 30, 31, 60))))
            found.append(Pool(counter, field, since, count, candidates))
            said = draw(st.lists(st.tuples(votes(), st.sampled_from(("", "a", "b"))), min_size=2, max_size=6))
            cast += [Ballot(counter, field, *each) for each in said]
    return found, draw(st.permutations(cast))


@pytest.mark.parametrize("together", [False, True])
def test_that_the_examples_let_groups_go(together: bool) -> None:
    def goes(example: tuple[list[Pool], list[Ballot]]) -> bool:
        return any((release.counted.field == OTHER_FIELDS) is together for release in releases(*example, DAY))

    find(waiting_votes(), goes, settings=settings(phases=[Phase.generate]))


@given(waiting_votes())
def test_that_each_vote_that_leaves_could_be_anybodys_of_five(example: tuple[list[Pool], list[Ballot]]) -> None:
    waiting, cast = example
    known = {(pool.counter, pool.field): pool for pool in waiting}
    for release in releases(waiting, cast, DAY):
        emptied = [known[key] for key in release.pools]
        inside = [ballot for ballot in cast if (ballot.counter, ballot.field) in release.pools]
        candidates = {each for pool in emptied for each in pool.candidates}
        assert {pool.counter for pool in emptied} == {release.counted.counter}
        assert sorted(map(repr, release.counted.votes)) == sorted(repr(ballot.vote) for ballot in inside)
        assert len(release.counted.votes) >= SMALLEST_GROUP
        assert len({each.submission for each in candidates}) >= SMALLEST_GROUP
        assert len({each.person for each in candidates}) >= SMALLEST_GROUP
        assert release.counted.invited == sum(pool.invited for pool in emptied)
        assert all(release.counted.since <= pool.since for pool in emptied)
        if release.counted.field == OTHER_FIELDS:
            assert all(DAY - pool.since > PATIENCE for pool in emptied)
        else:
            assert release.pools == ((release.counted.counter, release.counted.field),)


@given(waiting_votes())
def test_that_no_pool_leaves_twice_and_none_that_may_leave_stays(example: tuple[list[Pool], list[Ballot]]) -> None:
    waiting, cast = example
    leaving = releases(waiting, cast, DAY)
    emptied = [key for release in leaving for key in release.pools]
    assert len(emptied) == len(set(emptied))
    rest = [pool for pool in waiting if (pool.counter, pool.field) not in emptied]
    assert releases(rest, [each for each in cast if (each.counter, each.field) not in emptied], DAY) == ()


@given(waiting_votes(), st.randoms(use_true_random=False))
def test_that_the_order_of_voting_leaves_no_trace(example: tuple[list[Pool], list[Ballot]], chance: Random) -> None:
    waiting, cast = example
    shuffled = chance.sample(cast, len(cast))
    first = [texts(release.counted) for release in releases(waiting, cast, DAY)]
    assert [texts(release.counted) for release in releases(waiting, shuffled, DAY)] == first


def five(person: str = "") -> Pool:
    candidates = frozenset(Candidate(f"S{each}", person or f"P{each}") for each in range(5))
    return Pool("C1", "Hộ tịch", DAY, 5, candidates)


CAST = [Ballot("C1", "Hộ tịch", Vote(score)) for score in (5, 1, 4, 4, 5)]


def test_that_four_votes_wait_and_five_leave() -> None:
    assert releases([five()], CAST[:4], DAY) == ()
    (release,) = releases([five()], CAST, DAY)
    assert [vote.score for vote in release.counted.votes] == [1, 4, 4, 5, 5]
    assert (release.counted.since, release.counted.until, release.counted.invited) == (DAY, DAY, 5)


def test_that_five_votes_of_one_persons_submissions_wait() -> None:
    assert releases([five("P1")], CAST, DAY) == ()


def test_that_small_fields_leave_together_when_they_have_waited_long() -> None:
    small = [replace(five(), field=field, since=DAY - PATIENCE - timedelta(days=1)) for field in FIELDS]
    cast = [replace(ballot, field=FIELDS[at % 3], comment="viết") for at, ballot in enumerate(CAST)]
    assert releases([replace(pool, since=DAY - PATIENCE) for pool in small], cast, DAY) == ()
    (release,) = releases(small, cast, DAY)
    assert release.counted.field == OTHER_FIELDS
    assert len(release.pools) == 3
    assert release.counted.personal is not None
    assert release.counted.personal.comments == ("viết",) * 5


def test_that_a_field_nobody_voted_in_lends_nobody_to_the_others() -> None:
    old = DAY - PATIENCE - timedelta(days=1)
    alone = replace(five("P1"), since=old)
    assert releases([alone, replace(five(), field="Đất đai", since=old)], CAST, DAY) == ()
