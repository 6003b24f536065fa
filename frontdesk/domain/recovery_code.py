"""The recovery code: what is printed once, kept in an envelope, and opens a home whose key was lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from frontdesk.domain.check_character import ALPHABET, check_character, is_checked
from frontdesk.domain.tokens import draw
from frontdesk.errors import InvalidInput

GROUPS = 7
DRAWN = 4  # random characters of a group; 28 of them are 134 bits
SIZE = DRAWN + 1  # with its check character
_LONGEST = 200
_BETWEEN = re.compile(r"[\s.,;:_\u2010-\u2015-]+")
# Letters the alphabet does not have, as somebody may read or type them.
_READ_AS = str.maketrans("OID", "010")


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code as printed, "XXXXX-XXXXX-…"; it is a secret and shows itself in no log."""

    text: str = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """Its seven groups, in order."""
        return tuple(self.text.split("-"))


def new_recovery_code(random_bytes: Callable[[int], bytes]) -> RecoveryCode:
    """A code of 134 random bits; `random_bytes` is os.urandom or like it."""
    drawn = draw(GROUPS * DRAWN, random_bytes)
    bodies = (drawn[at * DRAWN : (at + 1) * DRAWN] for at in range(GROUPS))
    return RecoveryCode("-".join(_checked(at, body) for at, body in enumerate(bodies)))


def recovery_code(typed: str) -> RecoveryCode:
    """The code somebody typed or scanned, in any case, with or without dashes.

    Raises InvalidInput: `recovery_code_length` (not 35 characters), `recovery_group_wrong` (`groups`: which, from 1).
    """
    groups = _groups(typed[:_LONGEST].upper())
    wrong = tuple(at + 1 for at, group in enumerate(groups) if not _is_group(at, group))
    if wrong:
        raise InvalidInput("recovery_group_wrong", groups=tuple(map(str, wrong)))
    return RecoveryCode("-".join(groups))


def _groups(typed: str) -> list[str]:
    """Where the dashes stand tells more than how many characters there are: one missing shifts no other group."""
    parts = [part.translate(_READ_AS) for part in _BETWEEN.split(typed) if part]
    if len(parts) == GROUPS:
        return parts
    together = "".join(parts)
    if len(together) != GROUPS * SIZE:
        raise InvalidInput("recovery_code_length", count=len(together), expected=GROUPS * SIZE)
    return [together[at : at + SIZE] for at in range(0, len(together), SIZE)]


def _checked(place: int, body: str) -> str:
    """The place counts in the check, though it is not written: two groups exchanged are two wrong ones."""
    return body + check_character(ALPHABET[place] + body)


def _is_group(place: int, group: str) -> bool:
    return len(group) == SIZE and is_checked(ALPHABET[place] + group)
