"""Vietnamese text: one normal form to store, one folded form to search."""

import unicodedata

_D_STROKE = str.maketrans({"đ": "d", "Đ": "d"})


def nfc(text: str) -> str:
    """`text` in NFC with runs of white space and control characters made one space, ends stripped."""
    spaced = "".join(" " if _is_break(char) else char for char in unicodedata.normalize("NFC", text))
    return " ".join(spaced.split())


def _is_break(char: str) -> bool:
    category = unicodedata.category(char)
    return category in ("Cc", "Zl", "Zp") or char in _BIDI_AND_BOM


_BIDI_AND_BOM = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def fold(text: str) -> str:
    """`text` for searching: no tone or vowel marks, đ as d, lower case, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFD", text.translate(_D_STROKE))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return nfc(bare).lower()
