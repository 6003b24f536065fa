"""Passwords: argon2id as OWASP advises (19 MiB, two passes, one lane), and what NIST SP 800-63B asks of a new one."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 8, 256  # characters
_LONG_NUMBER = 12
_EVERYWHERE = ("frontdesk", "motcua", "matkhau", "password", "vietnam", "tuyenquang", "quantri", "canbo", "hanhchinh")
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def hash_password(password: str) -> str:
    """What is kept of `password`: PHC string with parameters and a salt of its own."""
    return _hasher().hash(_same(password))


def matches(phc: str, password: str) -> bool:
    """Whether `password` is the one behind `phc`; False, too, for what is no hash."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(phc, _same(password))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(phc: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _hasher().check_needs_rehash(phc)


def waste_time(password: str) -> None:
    """Take as long as `matches` does, where there is nobody to match."""
    matches(_nobodys(), password)


def check_password(password: str, about: Iterable[str]) -> None:
    """A new password: long enough, and neither well known nor made of what everybody here knows (`about`: names).

    No rules of composition, no expiry. Raises InvalidInput `password_short`, `password_long`, `password_known`.
    """
    length = len(_same(password))
    if length < SHORTEST:
        raise InvalidInput("password_short", least=SHORTEST)
    if length > LONGEST:
        raise InvalidInput("password_long", most=LONGEST)
    if _is_simple(password) or _is_well_known(password) or _is_about(password, about):
        raise InvalidInput("password_known")


def _is_simple(password: str) -> bool:
    bare = fold(password).replace(" ", "")
    ways = (run for way in _RUNS for run in (way * 3, way[::-1] * 3))
    return len(set(bare)) < 4 or any(bare in run for run in ways)


def _is_well_known(password: str) -> bool:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # 30,000 of the passwords found in leaks; half a second to read

    known = FREQUENCY_LISTS["passwords"]
    return fold(password) in known or password.lower() in known


def _is_about(password: str, about: Iterable[str]) -> bool:
    """Names with figures and signs around them; nothing but figures is a date or a telephone number."""
    bare = _letters(password)
    words = {_letters(text) for text in (*about, *_EVERYWHERE)} - {""}
    if not bare:
        return len(password) < _LONG_NUMBER
    return bare in words or bare in {one + other for one in words for other in words}


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalpha())


def _same(password: str) -> str:
    """One text for what is typed the same way on any keyboard (NIST SP 800-63B: NFKC)."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, type=Type.ID)


@cache
def _nobodys() -> str:
    return hash_password("nobody has this")
