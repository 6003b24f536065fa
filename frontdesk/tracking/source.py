"""Where the page reads, and the one thing it may ask to be written."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from frontdesk.domain.rating_events import Vote
from frontdesk.domain.tracking import PublicOffice, Tracked


class Source(Protocol):
    """The projection as the page sees it. Only reads; every method is quick enough for an event loop."""

    def by_token(self, token: str, now: datetime) -> Tracked | None:
        """The submission of the receipt with that token (upper case) as it stands at `now` (`seen_at`),
        `status.replaced` set where the receipt was replaced; None for unknown, malformed and expired ones alike, after
        the same work.
        """

    def by_code(self, compact_code: str, key: str, now: datetime) -> Tracked | None:
        """The same by a receipt code without dashes together with the look-up key as printed ("XXXX-XXXX")."""

    def office(self) -> PublicOffice:
        """The office as it stands now."""

    def as_of(self) -> datetime:
        """Up to when everything recorded is known here (aware UTC)."""

    def walk(self, now: datetime) -> Iterator[tuple[str, Tracked]]:
        """Every page that is alive: the hash of a token (64 hex digits) and what its page shows, also for replaced
        receipts.
        """


class Votes(Protocol):
    """The way of a rating to the desk, which alone decides."""

    async def is_open(self, invitation: str) -> bool:
        """Whether an invitation still waits for its vote."""

    async def cast(self, invitation: str, vote: Vote, comment: str) -> str:
        """Cast it; "" when it counts, else the code of the refusal (`invitation_void`, `comment_too_long`, …,
        `desk_away` where the desk cannot be reached).
        """
