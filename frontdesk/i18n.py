"""Words in the user's language; the source strings are Vietnamese, English is a gettext catalogue."""

import gettext
from functools import cache
from pathlib import Path

Words = gettext.NullTranslations
LANGUAGES = ("vi", "en")
LOCALE_DIR = Path(__file__).resolve().parent.parent / "resources" / "locale"


@cache
def words(language: str = "vi") -> Words:
    """The translations of `language`; Vietnamese needs no catalogue, since it is the source."""
    if language == "vi":
        return gettext.NullTranslations()
    return gettext.translation("frontdesk", LOCALE_DIR, languages=[language])


def N_(message: str) -> str:
    """Mark a string for extraction where no translations are at hand yet."""
    return message
