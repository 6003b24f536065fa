"""Unikey in small: what Telex and VNI make of keys typed by a scanner; greedier than the real ones, for safety."""

import unicodedata
from collections.abc import Iterator

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_SHAPES = {("a", "a"): "â", ("e", "e"): "ê", ("o", "o"): "ô", ("a", "w"): "ă", ("o", "w"): "ơ", ("u", "w"): "ư"}
_VNI_SHAPES = {("a", "6"): "â", ("e", "6"): "ê", ("o", "6"): "ô", ("a", "8"): "ă", ("o", "7"): "ơ", ("u", "7"): "ư"}
_ALONE = {"w": "ư", "[": "ư", "]": "ơ"}
_VOWELS = frozenset("aeiouyăâêôơư")


def telex(text: str) -> str:
    """`text` typed key by key with Telex on."""
    return "".join(_compose(word, _TELEX_TONES, _TELEX_SHAPES | {("d", "d"): "đ"}, _ALONE) for word in _runs(text))


def vni(text: str) -> str:
    """`text` typed key by key with VNI on."""
    return "".join(_compose(word, _VNI_TONES, _VNI_SHAPES | {("d", "9"): "đ"}, {}) for word in _runs(text))


def events(text: str, composed: str) -> Iterator[str]:
    """The characters an application gets: untouched ones as keys, a changed word by Backspaces and its new letters."""
    for typed, made in zip(_runs(text), _same_runs(text, composed), strict=True):
        yield from typed
        if typed != made:
            yield from "\b" * len(typed)
            yield from made


def _same_runs(text: str, composed: str) -> Iterator[str]:
    method = telex if telex(text) == composed else vni
    return (method(run) for run in _runs(text))


def _runs(text: str) -> Iterator[str]:
    run = ""
    for char in text:
        if run and not (_is_key(char) and _is_key(run[-1])):
            yield run
            run = ""
        run += char
    if run:
        yield run


def _is_key(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "[]")


def _compose(word: str, tones: dict[str, str], shapes: dict[tuple[str, str], str], alone: dict[str, str]) -> str:
    made: list[str] = []
    for key in word:
        if not (_shape(made, key, shapes) or _tone(made, key, tones)):
            letter = alone.get(key.lower(), key)
            made.append(letter.upper() if key.isupper() else letter)
    return "".join(made)


def _shape(made: list[str], key: str, shapes: dict[tuple[str, str], str]) -> bool:
    for at in range(len(made) - 1, -1, -1):
        letter = shapes.get((made[at].lower(), key.lower()))
        if letter is not None:
            made[at] = letter.upper() if made[at].isupper() else letter
            return True
    return False


def _tone(made: list[str], key: str, tones: dict[str, str]) -> bool:
    mark = tones.get(key.lower())
    for at in range(len(made) - 1, -1, -1):
        if mark is not None and made[at].lower() in _VOWELS:
            made[at] = unicodedata.normalize("NFC", made[at] + mark)
            return True
    return False
