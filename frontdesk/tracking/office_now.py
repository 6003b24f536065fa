"""The office as pages show it, not asked for more than once a second."""

from collections.abc import Callable

from frontdesk.domain.tracking import PublicOffice
from frontdesk.tracking.source import Source

_SECONDS = 1.0


class OfficeNow:
    """Called for the office. Its facts change a few times a year; a flood of requests reads them once a second."""

    def __init__(self, source: Source, clock: Callable[[], float]) -> None:
        self._source = source
        self._clock = clock
        self._kept: tuple[float, PublicOffice] | None = None

    def __call__(self) -> PublicOffice:
        """The office. Raises StorageRefused as the source."""
        now = self._clock()
        if self._kept is None or now >= self._kept[0]:
            self._kept = now + _SECONDS, self._source.office()
        return self._kept[1]
