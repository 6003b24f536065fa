"""Words as officers type them: with or without marks, the tone mark on either vowel, one letter wrong."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from frontdesk.domain.text import fold

_WORD = re.compile(r"\d+(?:\.[^\W_]+)+|[^\W_]+")  # a dotted code stays one word
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word's `folded` letters, its `base` letters with vowel marks and đ, and its `tone` mark wherever it stood."""

    folded: str
    base: str
    tone: str

    @property
    def is_marked(self) -> bool:
        """Whether the word carries any mark, so that its marks can be asked for."""
        return bool(self.tone) or self.base != self.folded

    def begins(self, other: "SpokenWord") -> bool:
        """Whether `other` may be this word typed further, every mark typed so far being in it."""
        return other.base.startswith(self.base) and self.tone in ("", other.tone)


def split_words(text: str) -> list[str]:
    """The words of `text` in order, as written but in NFC; punctuation and symbols are no words."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def spoken_words(text: str) -> tuple[SpokenWord, ...]:
    """The words of `text` in order, as they are compared."""
    return tuple(spoken for word in split_words(text) if (spoken := spoken_word(word)).folded)


def spoken_word(word: str) -> SpokenWord:
    """One word of `split_words` as it is compared; `folded` is empty where nothing of it can be searched."""
    if word.isascii():
        return SpokenWord(word.lower(), word.lower(), "")
    letters = unicodedata.normalize("NFD", word.lower())
    tone = "".join(letter for letter in letters if letter in _TONES)
    base = "".join(letter for letter in letters if letter not in _TONES)
    return SpokenWord(fold(word), unicodedata.normalize("NFC", base), tone)


def one_typo_away(word: str) -> Iterator[str]:
    """Every word one slip from `word`: a letter left out, doubled or added, changed, or two swapped."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
