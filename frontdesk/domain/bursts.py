"""Bursts: more votes, or more invitations of one person, than honest work brings. Counts only, never scores."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from frontdesk.domain.clock import local


@dataclass(frozen=True, slots=True)
class PaceRule:
    """At most `most` votes at a counter in a slot of `length`; slots begin at midnight on the office's wall."""

    id: str
    length: timedelta
    most: int


# A citizen every two minutes, all hour, is as fast as a counter serves; for ten minutes it may be one a minute.
PACE_RULES = (
    PaceRule("ten_minutes", timedelta(minutes=10), 10),
    PaceRule("hour", timedelta(hours=1), 30),
)
SAME_PERSON = "same_person"
MOST_OF_ONE_PERSON = 10  # invitations of one person at one counter on one day


def slot(rule: PaceRule, now: datetime) -> str:
    """The slot of `rule` that `now` (aware) falls into, by its beginning: "10:40"."""
    wall = local(now)
    minutes = wall.hour * 60 + wall.minute
    begins = minutes - minutes % int(rule.length / timedelta(minutes=1))
    return f"{begins // 60:02}:{begins % 60:02}"
