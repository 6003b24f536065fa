"""Who asked for what, without saying either: the kind of page, never its address, nor whose it was."""

import logging

log = logging.getLogger("frontdesk.tracking.access")
faults = logging.getLogger("frontdesk.tracking")


def note(method: str, pattern: str, status: int, seconds: float, size: int) -> None:
    """One line for one request. `method` and `pattern` are words of ours, nothing that was sent."""
    log.info("%s %s %d %.1f ms %d", method, pattern, status, seconds * 1000, size)
