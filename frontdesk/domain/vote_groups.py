"""Which votes may leave together: groups so large that each vote could be anybody's of five."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from frontdesk.domain.rating_events import Vote, VoteComments, VotesCounted

SMALLEST_GROUP = 5  # domain rule: smaller counts are not broken down
PATIENCE = timedelta(days=30)  # after it a small field joins the counter's other small fields
OTHER_FIELDS = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote that waits for its group: no time, no token, no submission."""

    counter: str
    field: str
    vote: Vote
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody invited to a pool, by marks that only count: of the submission and of the person who came."""

    submission: str
    person: str


@dataclass(frozen=True, slots=True)
class Pool:
    """What waits of one field at one counter: since which office day, and how many were invited."""

    counter: str
    field: str
    since: date
    invited: int
    candidates: frozenset[Candidate] = frozenset()


Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Release:
    """A group that leaves, and the pools it empties."""

    counted: VotesCounted
    pools: tuple[Key, ...]


def releases(pools: Iterable[Pool], ballots: Iterable[Ballot], today: date) -> tuple[Release, ...]:
    """Every group that may leave on the office's day `today`.

    A group has at least five votes, and at least five submissions and five persons that could have cast each: a person
    with five submissions alone makes no group. Pools that stay too small for long leave together, without their field.
    """
    waiting: dict[Key, list[Ballot]] = {}
    for ballot in ballots:
        waiting.setdefault((ballot.counter, ballot.field), []).append(ballot)
    leaving: list[Release] = []
    late: dict[str, list[Pool]] = {}
    for pool in sorted(pools, key=lambda each: (each.counter, each.field)):
        cast = waiting.get((pool.counter, pool.field), [])
        if _may_leave([pool], cast):
            leaving.append(_release(pool.field, [pool], cast, today))
        elif today - pool.since > PATIENCE:
            late.setdefault(pool.counter, []).append(pool)
    for together in late.values():
        cast = [ballot for pool in together for ballot in waiting.get((pool.counter, pool.field), [])]
        if _may_leave([pool for pool in together if (pool.counter, pool.field) in waiting], cast):
            leaving.append(_release(OTHER_FIELDS, together, cast, today))
    return tuple(leaving)


def _may_leave(pools: list[Pool], cast: list[Ballot]) -> bool:
    candidates = {each for pool in pools for each in pool.candidates}
    submissions, persons = {each.submission for each in candidates}, {each.person for each in candidates}
    return min(len(cast), len(submissions), len(persons)) >= SMALLEST_GROUP


def _release(field: str, pools: list[Pool], cast: list[Ballot], today: date) -> Release:
    # sorted rather than shuffled: the same votes give the same bytes in whatever order they were cast
    comments = tuple(sorted(ballot.comment for ballot in cast if ballot.comment))
    counted = VotesCounted(
        counter=pools[0].counter,
        field=field,
        since=min(*(pool.since for pool in pools), today),
        until=today,
        invited=sum(pool.invited for pool in pools),
        votes=in_order(ballot.vote for ballot in cast),
        personal=VoteComments(comments) if comments else None,
    )
    return Release(counted, tuple((pool.counter, pool.field) for pool in pools))


def in_order(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """`votes` in the one order that follows from what they say."""
    return tuple(sorted(votes, key=_weight))


def _weight(vote: Vote) -> tuple[int, tuple[tuple[str, int], ...], tuple[str, ...]]:
    return vote.score, vote.topics, vote.reasons
