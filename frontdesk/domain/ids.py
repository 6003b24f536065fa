"""Identifiers that sort by time: UUID version 7 (RFC 9562)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def uuid7(now: datetime, random_bytes: Callable[[int], bytes]) -> UUID:
    """A UUID of the aware moment `now`: 48 bits of milliseconds, 12 bits below them (method 3), 62 random bits.

    Two of different microseconds sort as their moments; within one microsecond the order is random.
    """
    milliseconds, microseconds = divmod((now - _EPOCH) // timedelta(microseconds=1), 1000)
    fraction = microseconds * 4096 // 1000
    random = int.from_bytes(random_bytes(8), "big") >> 2
    high = (milliseconds & (1 << 48) - 1) << 16 | 7 << 12 | fraction
    return UUID(int=high << 64 | 2 << 62 | random)
