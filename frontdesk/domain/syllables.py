"""How Vietnamese words are built: enough to see that one was changed on its way from the card."""

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONSET = r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
_NUCLEUS = (
    r"(?:uyê|uya|uyu|ươi|ươu|oai|oao|oay|oeo|uây|uôi|iêu|yêu|iê|yê|ia|ya|ươ|ưa|ưi|ưu|uô|ua|uâ|uê|uơ|ui|uy|oa|oă|oe|oi"
    r"|ôi|ơi|ai|ay|ao|au|âu|ây|eo|êu|iu|oo|[aăâeêioôơuưy])"
)
_CODA = r"(?:ch|c|m|ng|nh|n|p|t)?"
_SYLLABLE = re.compile(_ONSET + _NUCLEUS + _CODA)


def words_of(text: str) -> list[str]:
    """The runs of letters in `text`; an apostrophe belongs to its word (H'Hen)."""
    return re.findall(r"(?:[^\W\d_]|['’])+", text)


def tones(word: str) -> int:
    """How many tone marks `word` bears; a Vietnamese word bears one at most."""
    return sum(char in _TONES for char in unicodedata.normalize("NFD", word))


def is_syllable(word: str) -> bool:
    """Whether `word` could be Vietnamese by its letters; names of other peoples of Vietnam often could not."""
    bare = "".join(char for char in unicodedata.normalize("NFD", word.lower()) if char not in _TONES)
    return tones(word) <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def has_marks(text: str) -> bool:
    """Whether `text` holds any letter beyond ASCII."""
    return any(char.isalpha() and not char.isascii() for char in text)


def lacks_vowel(word: str) -> bool:
    """Whether `word`, of two letters or more, has no vowel: its marked letters were dropped."""
    bare = unicodedata.normalize("NFD", word.lower())
    return len(word) > 1 and "'" not in word and "’" not in word and not set(bare) & set("aeiouy")
