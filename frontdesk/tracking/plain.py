"""Names and moments as the page writes them: nothing in them is obeyed, every moment says its weekday."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from frontdesk.domain.clock import local
from frontdesk.domain.moments import full_date, weekday
from frontdesk.i18n import Words
from frontdesk.messages import shown

_DAYS = 2048
_MOMENTS = 4096  # promises end with the office's hours, receptions are told twice


@dataclass(frozen=True, slots=True)
class When:
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


@lru_cache(_MOMENTS)
def when(moment: datetime, words: Words) -> When:
    """An aware moment."""
    wall = local(moment)
    iso = wall.isoformat(timespec="minutes")
    return When(iso, iso[11:16], *_named(wall.date(), words))


def whole_day(day: date, words: Words) -> When:
    """A day of the office's."""
    return When(day.isoformat(), "", *_named(day, words))


@lru_cache(_DAYS)
def _named(day: date, words: Words) -> tuple[str, str]:
    return weekday(day, words), full_date(day)
