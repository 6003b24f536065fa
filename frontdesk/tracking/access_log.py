"""Who asked for what, without saying either: the kind of page, never its address, nor whose it was."""

import logging
import time

log = logging.getLogger("frontdesk.tracking.access")
faults = logging.getLogger("frontdesk.tracking")


def note(method: str, pattern: str, status: int, seconds: float, size: int) -> None:
    """One line for one request. `method` and `pattern` are words of ours, nothing that was sent."""
    if log.isEnabledFor(logging.INFO):  # handled here: looking for the calling line costs more than the line
        said = (method, pattern, status, seconds * 1000, size)
        log.handle(logging.LogRecord(log.name, logging.INFO, "", 0, "%s %s %d %.1f ms %d", said, None))


class LogLine(logging.Formatter):
    """Time in UTC to the second, level, who says it, what. The time is put into words once a second."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._second = (0, "")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        """As logging calls it."""
        second = int(record.created)
        if second != self._second[0]:
            self._second = second, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(second))
        return self._second[1]
