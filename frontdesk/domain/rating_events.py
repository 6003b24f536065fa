"""Acts on ratings: groups of votes, bursts of them, and the words of the five faces."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Topic(StrEnum):
    """What a vote may go into (NĐ 118/2025 Art 33)."""

    TIME = "time"
    CONTACTS = "contacts"  # how often one had to come
    INFORMATION = "information"  # whether what is published is right
    ATTITUDE = "attitude"
    COSTS = "costs"  # legality, and costs beyond the fee
    EXPLANATIONS = "explanations"
    ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Vote:
    """One answer: `score` and the scores of topics from 1 (worst) to 5, ids of reasons for a low score."""

    score: int
    topics: tuple[tuple[Topic, int], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VoteComments:
    """What citizens of a group wrote: erasable, sorted, of no vote in particular."""

    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VotesCounted:
    """A group of votes of one `field` at one `counter`, sorted: their order says nothing.

    `since` and `until` are office days, `invited` how many were in them. An empty field stands for several small ones.
    """

    KIND: ClassVar[str] = "votes.counted"
    VERSION: ClassVar[int] = 1
    counter: str
    field: str
    since: date
    until: date
    invited: int
    votes: tuple[Vote, ...]
    personal: VoteComments | None = None


@dataclass(frozen=True, slots=True)
class BurstFlagged:
    """More happened in a `slot` ("10:40", empty: the whole day) than its `rule` calls likely; scores are not looked at.

    `count` is how many there were when it was noticed.
    """

    KIND: ClassVar[str] = "votes.burst_flagged"
    VERSION: ClassVar[int] = 1
    counter: str
    day: date
    slot: str
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class RatingLabelsSet:
    """The office's own words for the five faces in one language, worst first; empty: the standard word."""

    KIND: ClassVar[str] = "rating.labels_set"
    VERSION: ClassVar[int] = 1
    language: str
    faces: tuple[str, ...]
