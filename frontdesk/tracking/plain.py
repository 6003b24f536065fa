"""Names and moments as the page writes them: nothing in them is obeyed, every moment says its weekday."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from frontdesk.domain.clock import local
from frontdesk.domain.moments import full_date, weekday
from frontdesk.i18n import Words
from frontdesk.messages import shown

_DAYS = 2048
_CLOCKS = tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in range(24 * 60))
_OFFSET = "+07:00"  # since 1975, summer and winter


class When(NamedTuple):
    """A moment on the office's wall: "17:00", "Thứ Sáu", "27/11/2026"; `iso` for machines; no clock for a whole day."""

    iso: str
    clock: str
    weekday: str
    day: str

    @property
    def spoken(self) -> str:
        """As `moments.spoken`: "17:00 Thứ Sáu 27/11/2026"."""
        return f"{self.clock} {self.weekday} {self.day}"


def plain(text: str) -> str:
    """`text` without control characters and without what makes it run backwards."""
    return text if text.isprintable() else shown(text)


def when(moment: datetime, words: Words) -> When:
    """An aware moment. A page says ten of them, and no two pages the same."""
    wall = local(moment)
    clock = _CLOCKS[60 * wall.hour + wall.minute]
    iso, weekday, day = _named(wall.toordinal(), words)
    return When(f"{iso}T{clock}{_OFFSET}", clock, weekday, day)


def whole_day(day: date, words: Words) -> When:
    """A day of the office's."""
    iso, weekday, said = _named(day.toordinal(), words)
    return When(iso, "", weekday, said)


@lru_cache(_DAYS)
def _named(ordinal: int, words: Words) -> tuple[str, str, str]:
    day = date.fromordinal(ordinal)
    return day.isoformat(), weekday(day, words), full_date(day)
