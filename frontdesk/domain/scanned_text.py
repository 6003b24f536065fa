"""Text as a scanner delivers it: bytes decoded, frames and identifiers stripped, a wrong code page undone."""

import re
import unicodedata

from frontdesk.errors import InvalidInput

LONGEST_SCAN = 4096
# AIM identifier ("]Q1" QR, "]C0" Code 128 …); Telex makes its first key ơ
_AIM = re.compile(r"[\]ơƠ][A-Za-z][0-9A-Za-z]")
# STX, ETX, BOM, line ends; not U+0085 and U+00A0, which are letters' second halves in a wrong code page
_FRAME = "".join(map(chr, range(33))) + "\x7f\ufeff"
_CODE_PAGES = ("cp1252", "cp1258")  # Western and Vietnamese Windows


def decoded(raw: str | bytes, refusal: str) -> str:
    """`raw` as text; bytes must be UTF-8. Raises InvalidInput with the code `refusal` for other or too long input."""
    if len(raw) > LONGEST_SCAN:
        raise InvalidInput(refusal)
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise InvalidInput(refusal) from None


def unframed(text: str) -> str:
    """`text` without blanks, control characters, BOM and AIM identifier around it."""
    bare = text.strip(_FRAME)
    return bare[3:].strip(_FRAME) if _AIM.match(bare) else bare


def repaired(text: str) -> str:
    """`text` with UTF-8 that was read in a Windows code page or Latin-1 undone, where only one reading is possible.

    Vietnamese rightly read never passes for such: its letters outside the code page cannot be put back into bytes,
    and those inside do not form valid UTF-8.
    """
    readings = {reading for page in _CODE_PAGES if (reading := _reread(text, page)) not in (None, text)}
    return readings.pop() or text if len(readings) == 1 else text


def is_misread(text: str) -> bool:
    """Whether `text` still shows a wrong code page: C1 controls, U+FFFD, or "Ã", "Ä", "á»" before a symbol."""
    return any("\x80" <= char <= "\x9f" or char == "\ufffd" for char in text) or bool(_LEFTOVER.search(text))


_LEFTOVER = re.compile("[ÃĂÄÆ][\u00a0-\u00bf\u2018-\u203a€™ŒœŠšŸŽž]|á[º»]")


def _reread(text: str, page: str) -> str | None:
    try:
        return b"".join(_byte(char, page) for char in text).decode("utf-8")
    except UnicodeError:
        return None


def _byte(char: str, page: str) -> bytes:
    try:
        return char.encode(page)
    except UnicodeEncodeError:
        return char.encode("latin-1")  # the holes of the code page come through as C1 controls


def composed(text: str) -> str:
    """`text` in NFC, whether it was decomposed by the card or on the way."""
    return unicodedata.normalize("NFC", text)
