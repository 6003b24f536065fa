"""Events about what opens this home. None of them holds anything that does."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RecoveryCodeDrawn:
    """A new recovery code was drawn; the one before it, if any, opens nothing any more."""

    KIND: ClassVar[str] = "recovery.code_drawn"
    VERSION: ClassVar[int] = 1
    drawn_at: datetime


@dataclass(frozen=True, slots=True)
class KeyRecovered:
    """The home's key was lost and put back by the recovery code."""

    KIND: ClassVar[str] = "recovery.key_recovered"
    VERSION: ClassVar[int] = 1
    recovered_at: datetime
