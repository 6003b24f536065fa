"""What went wrong between a citizen card and us: a refusal that tells the officer what to change."""

import re
import unicodedata

from frontdesk.domain.identification import has_hidden
from frontdesk.domain.scanned_text import is_misread
from frontdesk.domain.syllables import has_marks, lacks_vowel, tones, words_of
from frontdesk.errors import InvalidInput

FIELDS, ALL_FIELDS = 7, 11  # CCCD 2021; Căn cước 2024
SEXES = ("Nam", "Nữ", "NAM", "NỮ")
_NUMBER = re.compile(r"[0-9]{12}")
_DATE = re.compile(r"[0-9]{8}")
# Another layout moves the bar: twelve digits, then one other sign six times, with the dates where they belong
_OTHER_BAR = re.compile(r"[0-9]{12}([^0-9A-Za-z|\s])[0-9]*\1[^|]{2,100}?\1[0-9]{8}\1[^|]{2,5}\1[^|]*")
# What the digit row types on a French and on a Vietnamese keyboard (the latter decomposed)
_FRENCH_ROW = frozenset("&é\"'(-è_çà")
_VIETNAMESE_ROW = frozenset("aeođ\u0302\u0306\u0300\u0309\u0303\u0301\u0323₫")


def check_shape(text: str, fields: list[str]) -> None:
    """Refuse what does not have a card's shape. Raises InvalidInput: the codes of `parse_card`."""
    if typed_on_other_layout(fields[0]) or _OTHER_BAR.match(text):
        raise InvalidInput("card_garbled_by_layout")
    if not _looks_like_card(fields):
        raise InvalidInput("card_unreadable")
    if len(fields) < FIELDS or _is_cut(fields):
        raise InvalidInput("card_incomplete", fields=min(len(fields), FIELDS))
    if any(is_misread(field) for field in fields[:FIELDS]):
        raise InvalidInput("card_wrong_encoding")
    if any(has_hidden(field) for field in fields[:FIELDS]):
        raise InvalidInput("card_unreadable")


def check_content(fields: list[str]) -> None:
    """Refuse a whole card whose values were changed on the way. Raises InvalidInput: the codes of `parse_card`."""
    _check_figures(fields)
    _check_sex(fields[4])
    _check_name(fields[2])
    if any(tones(word) > 1 and word.isupper() for word in words_of(fields[5])):
        raise InvalidInput("card_garbled_by_input_method")
    if "?" in fields[5]:
        raise InvalidInput("card_wrong_encoding")
    if not any(char.isalpha() for char in fields[5]):
        raise InvalidInput("card_damaged", field="address")


def typed_on_other_layout(text: str) -> bool:
    """Whether `text`, which should be digits, is what the digit row types on another keyboard layout."""
    decomposed = frozenset(unicodedata.normalize("NFD", text.lower()))
    marked = frozenset(text.lower()) <= _FRENCH_ROW or (decomposed <= _VIETNAMESE_ROW and not text.isascii())
    return len(text) >= 6 and marked


def _looks_like_card(fields: list[str]) -> bool:
    """Whether a number begins it and bars follow, or it has a card's bars, dates and enough else."""
    digits = sum("0" <= char <= "9" for char in fields[0])
    dated = len(fields) >= FIELDS and any(_DATE.fullmatch(fields[at]) for at in (3, 6))
    return len(fields) > 1 and ((digits >= 9 and digits * 4 >= len(fields[0]) * 3) or dated)


def _is_cut(fields: list[str]) -> bool:
    number, last = fields[0], fields[FIELDS - 1]
    front = len(number) < 12 and not number.strip("0123456789")
    back = len(fields) == FIELDS and len(last) < 8 and not last.strip("0123456789")
    undated = not last and len(fields) != ALL_FIELDS
    return front or back or undated


def _check_figures(fields: list[str]) -> None:
    patterns = ((0, "number", _NUMBER), (3, "birth_date", _DATE), (6, "issue_date", _DATE))
    for at, name, pattern in patterns:
        if not pattern.fullmatch(fields[at]) and not (at == 6 and not fields[at]):
            _refuse_figures(fields[at], name)
    if fields[1].strip("0123456789"):
        _refuse_figures(fields[1], "old_number")


def _refuse_figures(value: str, name: str) -> None:
    if typed_on_other_layout(value):
        raise InvalidInput("card_garbled_by_layout")
    if has_marks(value):
        raise InvalidInput("card_garbled_by_input_method")
    raise InvalidInput("card_damaged", field=name)


def _check_sex(value: str) -> None:
    if value in SEXES:
        return
    if value.swapcase() in SEXES or value in ("nữ", "nỮ"):  # a scanner's Unicode letters escape Caps Lock
        raise InvalidInput("card_garbled_by_caps_lock")
    bare = "".join(char for char in unicodedata.normalize("NFD", value.lower()) if char.isascii())
    if re.fullmatch(r"na+m?[0-9a-z]?|nu+[0-9a-z]{0,2}", bare):
        raise InvalidInput("card_garbled_by_input_method")
    if bare in ("n", "n?"):
        raise InvalidInput("card_wrong_encoding")
    raise InvalidInput("card_damaged", field="sex")


def _check_name(name: str) -> None:
    words = words_of(name)
    if any(word[0].islower() and any(char.isupper() for char in word) for word in words):
        raise InvalidInput("card_garbled_by_caps_lock")
    if any(char.isdigit() for char in name) or any(tones(word) > 1 for word in words):
        raise InvalidInput("card_garbled_by_input_method")
    if "?" in name or (not has_marks(name) and any(lacks_vowel(word) and len(word) > 1 for word in words)):
        raise InvalidInput("card_wrong_encoding")
    if not words or not all(_belongs_in_name(char) for char in name):
        raise InvalidInput("card_damaged", field="name")


def _belongs_in_name(char: str) -> bool:
    return char in " '’-.," or unicodedata.name(char, "").startswith(("LATIN", "COMBINING", "MODIFIER LETTER APOS"))
