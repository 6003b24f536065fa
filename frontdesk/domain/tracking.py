"""What the citizens' page knows: public facts, how long it shows them, and nothing about a person."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from frontdesk.domain.public_status import PublicStatus, is_late
from frontdesk.domain.ratings import RatingWords
from frontdesk.errors import InvalidInput

MOST_DAYS = 3_650


@dataclass(frozen=True, slots=True)
class Tracked:
    """One submission as it was projected. `why`: in each language, how its promised day was counted; empty where
    nothing is promised or the calendar has changed since.
    """

    status: PublicStatus
    why: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """What the page says of the office in one language: hours by day, days off ahead, what a rating asks, and days
    ahead that are worked beside the week (swap days).
    """

    hours: tuple[tuple[str, str], ...]
    days_off: tuple[str, ...]
    rating: RatingWords
    days_worked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicOffice:
    """The office as citizens know it; `words` by language ("vi", "en"). `track_base` is the address in the QR."""

    name: str
    authority: str
    address: str
    phone: str
    track_base: str
    words: Mapping[str, OfficeWords] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Projected:
    """What a projecting did: how many `rows` it wrote, and up to when all is known (aware UTC), None where it was
    cancelled.
    """

    rows: int
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class TrackingState:
    """How the projection stands: known up to `as_of` (aware UTC), its rows, its size in bytes, and how many acts came
    since.
    """

    as_of: datetime
    rows: int
    size: int
    behind: int


def checked_days(days: int) -> int:
    """How long, in days, a link may live after the end. Raises InvalidInput `tracking_days_wrong`."""
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput("tracking_days_wrong", most=MOST_DAYS)
    return days


def expires_at(status: PublicStatus, days: int) -> datetime | None:
    """When the link dies: `days` after the end (aware UTC); None while there is no end."""
    return None if status.ended_at is None else status.ended_at + timedelta(days=days)


def seen_at(status: PublicStatus, now: datetime, as_of: datetime) -> PublicStatus:
    """`status` for who reads it at `now` (aware), where the journal was known up to `as_of`.

    A promise is broken by time alone: nothing needs to be recorded for it.
    """
    return replace(status, as_of=as_of, late=is_late(status, now))
