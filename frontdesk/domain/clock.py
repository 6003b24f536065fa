"""Time: aware UTC inside, Asia/Ho_Chi_Minh at the edge."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def system_clock() -> datetime:
    """The machine's wall clock, aware, UTC."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """`moment` on the office's wall."""
    return moment.astimezone(OFFICE_ZONE)
