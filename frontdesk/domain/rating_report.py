"""What a report says of votes: sums of whole groups, so that no two reports differ by a vote or two."""

from dataclasses import dataclass
from datetime import date

from frontdesk.domain.rating_events import BurstFlagged, Topic


@dataclass(frozen=True, slots=True)
class Tally:
    """Votes under one heading: how many of each face, worst first, and how many citizens were invited."""

    name: str
    faces: tuple[int, ...]
    invited: int

    @property
    def n(self) -> int:
        """How many votes."""
        return sum(self.faces)

    @property
    def mean(self) -> float | None:
        """The mean score to one decimal (TT 01/2018/TT-VPCP), None without votes."""
        return mean(sum(face * count for face, count in enumerate(self.faces, 1)), self.n)

    @property
    def shares(self) -> tuple[int, ...]:
        """Each face's share in percent; together 100 where there are votes."""
        return percents(self.faces)


@dataclass(frozen=True, slots=True)
class TopicTally:
    """A topic of the law as citizens scored it."""

    topic: Topic
    n: int
    total: int

    @property
    def mean(self) -> float | None:
        """The mean score to one decimal."""
        return mean(self.total, self.n)


@dataclass(frozen=True, slots=True)
class RatingReport:
    """Votes that left in groups between the office days `since` and `until`; what still waits is in no figure."""

    since: date
    until: date
    total: Tally
    by_counter: tuple[Tally, ...]
    by_field: tuple[Tally, ...]  # an empty name: small fields together
    by_month: tuple[Tally, ...]  # "2026-11"
    topics: tuple[TopicTally, ...]
    reasons: tuple[tuple[str, int], ...]
    bursts: tuple[BurstFlagged, ...]

    @property
    def n(self) -> int:
        """How many votes."""
        return self.total.n

    @property
    def invited(self) -> int:
        """How many were invited."""
        return self.total.invited

    @property
    def mean(self) -> float | None:
        """The mean score to one decimal."""
        return self.total.mean

    @property
    def shares(self) -> tuple[int, ...]:
        """Each face's share in percent."""
        return self.total.shares


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody of a group of five or more wrote; `since` and `until` are the group's office days."""

    text: str
    counter: str
    field: str
    since: date
    until: date


def mean(total: int, n: int) -> float | None:
    """`total` over `n` to one decimal, halves up; None over nothing."""
    return (20 * total + n) // (2 * n) / 10 if n else None


def percents(counts: tuple[int, ...]) -> tuple[int, ...]:
    """Shares of 100, rounded so that they add up to it; the largest remainders are rounded up."""
    whole = sum(counts)
    if not whole:
        return (0,) * len(counts)
    floors = [100 * count // whole for count in counts]
    by_rest = sorted(range(len(counts)), key=lambda at: -(100 * counts[at] % whole))
    for at in by_rest[: 100 - sum(floors)]:
        floors[at] += 1
    return tuple(floors)
