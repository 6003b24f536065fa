"""What the rating asks, read from resources/rating.toml."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from frontdesk.domain.in_force import in_force
from frontdesk.domain.rating_events import Topic
from frontdesk.domain.ratings import RatingVersion, RatingWords
from frontdesk.i18n import LANGUAGES

RATING_FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "rating.toml"


@cache
def rating_versions(path: Path = RATING_FILE) -> tuple[RatingVersion, ...]:
    """Every version, oldest first; read once, for the file comes with the program."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    versions = (
        RatingVersion(each["effective_from"], {language: _words(each[language]) for language in LANGUAGES})
        for each in data["version"]
    )
    return tuple(sorted(versions, key=lambda version: version.effective_from))


def rating_words(day: date, language: str) -> RatingWords:
    """What is asked on the office's `day` in `language`; before the first version, the first."""
    return in_force(rating_versions(), day).words[language]


def _words(said: Mapping[str, Any]) -> RatingWords:
    return RatingWords(
        faces=tuple(said["faces"]),
        topics=tuple((topic, said["topics"][topic.value]) for topic in Topic),
        reasons=tuple(said["reasons"].items()),
        basis=said["basis"],
    )
