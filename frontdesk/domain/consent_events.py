"""The citizen agrees to an extra, or no longer does."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from frontdesk.domain.consents import ConsentKind


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The citizen agreed to `kinds` in the words of `wording`; `given_at` is aware UTC."""

    KIND: ClassVar[str] = "consent.given"
    VERSION: ClassVar[int] = 1
    kinds: tuple[ConsentKind, ...]
    wording: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """The citizen no longer agrees to `kinds`; no reason is asked. `withdrawn_at` is aware UTC."""

    KIND: ClassVar[str] = "consent.withdrawn"
    VERSION: ClassVar[int] = 1
    kinds: tuple[ConsentKind, ...]
    withdrawn_at: datetime
