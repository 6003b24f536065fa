"""Who asked for what, without saying either: the kind of page, never its address, nor whose it was."""

import logging
import time

log = logging.getLogger("frontdesk.tracking.access")
faults = logging.getLogger("frontdesk.tracking")
# what every record of ours has in common: making one anew looks for a place in the code that none of them has
_SAME = vars(logging.LogRecord(log.name, logging.INFO, "", 0, "%s %s %d %.1f ms %d", (), None))


def note(method: str, pattern: str, status: int, seconds: float, size: int) -> None:
    """One line for one request. `method` and `pattern` are words of ours, nothing that was sent."""
    if log.isEnabledFor(logging.INFO):
        now = time.time()
        record = logging.LogRecord.__new__(logging.LogRecord)
        record.__dict__ = {
            **_SAME,
            "args": (method, pattern, status, seconds * 1000, size),
            "created": now,
            "msecs": now % 1 * 1000,
        }
        log.handle(record)


class LogLine(logging.Formatter):
    """Time in UTC to the second, level, who says it, what. The time is put into words once a second."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._second = (0, "")

    def format(self, record: logging.LogRecord) -> str:
        """As logging calls it; what brings no trace is put together at once, a quarter of the work."""
        if record.exc_info or record.exc_text or record.stack_info:
            return super().format(record)
        return f"{self.formatTime(record)} {record.levelname} {record.name} {record.getMessage()}"

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        """As logging calls it."""
        second = int(record.created)
        if second != self._second[0]:
            self._second = second, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(second))
        return self._second[1]
