"""Names of scheduled backups, and which of them are kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

SUFFIX = ".fdbackup"
_SAFE = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Keep:
    """Of so many of the newest days, weeks and months that have a backup, the newest is kept."""

    daily: int = 7
    weekly: int = 4
    monthly: int = 6


def backup_name(office: str, counter: str, at: datetime, again: int = 0) -> str:
    """H60.242-C1-20261130-1702.fdbackup: the office's code, the counter, the office's wall clock; nothing personal."""
    return f"{_stem(office, counter)}-{at:%Y%m%d-%H%M}{f'-{again}' if again else ''}{SUFFIX}"


def made_when(name: str, office: str, counter: str) -> datetime | None:
    """When this counter's scheduled backup of that name was made (the office's wall, naive); None for other names."""
    match = _form(office, counter).fullmatch(name)
    try:
        return datetime.strptime(match[1], "%Y%m%d-%H%M") if match else None  # noqa: DTZ007  the office's wall
    except ValueError:
        return None


def to_drop(names: Iterable[str], office: str, counter: str, keep: Keep) -> tuple[str, ...]:
    """Which files of a folder may go: scheduled backups of this counter alone, never the newest of them."""
    made = {name: when for name in names if (when := made_when(name, office, counter)) is not None}
    form = _form(office, counter)
    again = {name: int(match[2] or 0) for name in made if (match := form.fullmatch(name))}
    newest_first = sorted(made, key=lambda name: (made[name], again[name]), reverse=True)
    kept = set(newest_first[:1])
    for count, period in ((keep.daily, "%Y-%m-%d"), (keep.weekly, "%G-%V"), (keep.monthly, "%Y-%m")):
        kept |= set(_newest_of_each(newest_first, made, period)[:count])
    return tuple(sorted(set(made) - kept))


def _newest_of_each(newest_first: list[str], made: dict[str, datetime], period: str) -> list[str]:
    first: dict[str, str] = {}
    for name in newest_first:
        first.setdefault(made[name].strftime(period), name)
    return list(first.values())


def _form(office: str, counter: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(_stem(office, counter))}-(\d{{8}}-\d{{4}})(?:-(\d+))?{re.escape(SUFFIX)}")


def _stem(office: str, counter: str) -> str:
    return f"{_SAFE.sub('-', office).strip('-')}-{counter}"
