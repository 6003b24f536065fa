"""Words in the user's language; the source strings are Vietnamese, English is a gettext catalogue."""

import gettext
from functools import cache
from pathlib import Path

Words = gettext.NullTranslations
LANGUAGES = ("vi", "en")
LOCALE_DIR = Path(__file__).resolve().parent.parent / "resources" / "locale"


@cache
def words(language: str = "vi") -> Words:
    """The translations of `language`; Vietnamese, the source, needs no catalogue and stands in for one not compiled."""
    if language == "vi":
        return gettext.NullTranslations()
    return gettext.translation("frontdesk", LOCALE_DIR, languages=[language], fallback=True)


def N_(message: str) -> str:
    """Mark a string for extraction where no translations are at hand yet."""
    return message
