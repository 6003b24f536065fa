"""Vietnamese from keys that are tapped: letters with their marks are keys, tones are put where they are written.

A citizen has no Telex at hand. A tone may be tapped after its vowel or at the end of the syllable; either way it
comes to stand where handwriting puts it, and moves when a letter joins ("hòa" + "n" is "hoàn"). Of the two usual
spellings of open oa, oe, uy the older one is made ("hòa", "thủy"), as most keyboards and forms do. Text is NFC.
"""

import unicodedata
from enum import StrEnum

from frontdesk.domain.ratings import LONGEST_COMMENT

MARKED = "ăâđêôơư"


class Tone(StrEnum):
    """The five tones that are written, as the combining mark of each."""

    SHARP = "\u0301"  # sắc
    GRAVE = "\u0300"  # huyền
    HOOK = "\u0309"  # hỏi
    TILDE = "\u0303"  # ngã
    DOT = "\u0323"  # nặng


_TONES = frozenset(tone.value for tone in Tone)
_PLAIN, _SHAPED = frozenset("aeiouy"), frozenset("ăâêôơư")
_VOWELS = _PLAIN | _SHAPED
_SENTENCE_ENDS = ".!?\n"


def typed(text: str, letters: str) -> str:
    """`text` and one key more, at most LONGEST_COMMENT characters; its tone moves to where it now belongs."""
    if len(text) + len(letters) > LONGEST_COMMENT:
        return text
    return _settled(unicodedata.normalize("NFC", text + letters))


def toned(text: str, tone: Tone) -> str:
    """`text` with `tone` on its last syllable, instead of another; the same tone again takes it away.

    As it was where the last syllable has no vowel.
    """
    head, syllable = _last_syllable(text)
    bare, before = _without_tone(syllable)
    return head + (bare if before is tone else _with_tone(bare, tone))


def deleted(text: str) -> str:
    """`text` without its last letter, tone and all."""
    return _settled(text[:-1])


def begins_sentence(text: str) -> bool:
    """Whether the next letter is a capital."""
    before = text.rstrip(" ")
    return not before or (before[-1] in _SENTENCE_ENDS and (before != text or before[-1] == "\n"))


def _settled(text: str) -> str:
    head, syllable = _last_syllable(text)
    bare, tone = _without_tone(syllable)
    return head + _with_tone(bare, tone) if tone is not None else text


def _last_syllable(text: str) -> tuple[str, str]:
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[:at], text[at:]


def _without_tone(syllable: str) -> tuple[str, Tone | None]:
    """The syllable without the last of its tones, and that tone."""
    for at in range(len(syllable) - 1, -1, -1):
        parts = unicodedata.normalize("NFD", syllable[at])
        found = [part for part in parts if part in _TONES]
        if found:
            bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
            return syllable[:at] + bare + syllable[at + 1 :], Tone(found[0])
    return syllable, None


def _with_tone(bare: str, tone: Tone) -> str:
    at = _place(bare.lower())
    if at is None:
        return bare
    return bare[:at] + unicodedata.normalize("NFC", bare[at] + tone) + bare[at + 1 :]


def _place(bare: str) -> int | None:
    """Where the tone of the syllable `bare` (lower case, no tone) is written."""
    first, after = _nucleus(bare)
    vowels = bare[first:after]
    if not vowels:
        return None
    shaped = [at for at in range(first, after) if bare[at] in _SHAPED]
    if shaped:
        return shaped[-1]  # "ươ" carries it on the ơ
    if len(vowels) == 1:
        return first
    open_ = after == len(bare)
    if len(vowels) == 2 and open_:
        return first  # mùa, cái, hòa, thủy
    return first + 1  # hoàn, huýt, ngoài, khuỷu


def _nucleus(bare: str) -> tuple[int, int]:
    """Start and end of the last run of vowels, without the u of "qu" and the i of "gi" before another vowel."""
    after = len(bare)
    while after and bare[after - 1] not in _VOWELS:
        after -= 1
    first = after
    while first and bare[first - 1] in _VOWELS:
        first -= 1
    glide = bare[max(0, first - 1) : first + 1]
    if glide in ("qu", "gi") and after - first > 1:
        first += 1
    return first, after
