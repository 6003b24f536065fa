"""An exchange file for the province's system was made."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ExchangeMade:
    """File `number` of `device` holds what changed after place `after` up to place `until` of its journal.

    Places are the order of arrival on that device; `until_hash` is the hash of the event there. `follows`: the next
    file begins where this one ends. `sha256` (hex) is the file's, `made_at` aware UTC.
    """

    KIND: ClassVar[str] = "exchange.made"
    VERSION: ClassVar[int] = 1
    device: str
    number: int
    after: int
    until: int
    until_hash: str
    follows: bool
    count: int
    sha256: str
    made_at: datetime
