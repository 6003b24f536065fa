"""The province's own code of a submission became known."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class CodeSource(StrEnum):
    """How it came here."""

    TYPED = "typed"
    SCANNED = "scanned"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class OfficialCodeNoted:
    """The submission's official code (mã hồ sơ) is `code` from now on; empty: the one that was noted was wrong.

    `noted_at` is aware UTC.
    """

    KIND: ClassVar[str] = "official_code.noted"
    VERSION: ClassVar[int] = 1
    code: str
    source: CodeSource
    noted_at: datetime
