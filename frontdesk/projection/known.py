"""How far a projection goes, and what it was made with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontdesk.projection.rows import micros, moment

KNOWN = "SELECT device, position, head, as_of, days, counting FROM journal"


@dataclass(frozen=True, slots=True)
class Known:
    """The journal of `device` is known up to the event at `position`, whose hash is `head` ("" before any).

    Everything recorded until `as_of` (aware UTC) is in. Rows stay for `days` after their end; `counting` tells one
    calendar, in which promised days were explained, from another.
    """

    device: str
    position: int
    head: str
    as_of: datetime
    days: int
    counting: str


def known_of(row: Sequence[Any]) -> Known:
    """The answer to KNOWN."""
    device, position, head, as_of, days, counting = row
    return Known(device, position, head, moment(as_of), days, counting)


def known_row(known: Known) -> tuple[object, ...]:
    """`known` in the order of KNOWN."""
    return (known.device, known.position, known.head, micros(known.as_of), known.days, known.counting)
