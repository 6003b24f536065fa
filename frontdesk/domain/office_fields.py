"""What an office may set of itself, as it is typed: one list for the command line and the screen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from frontdesk.domain.office import OfficeProfile
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput

# Its code stays: events, chains and official codes carry it.
TEXTS = (
    "name",
    "authority",
    "place",
    "address",
    "phone",
    "track_base",
    "receiving_hours",
    "bank_bin",
    "bank_account",
    "bank_holder",
)
NUMBERS = ("tracking_days", "lock_minutes")
OFFICE_FIELDS = (*TEXTS, *NUMBERS)
LONGEST_LOCK = 60  # minutes
_LONGEST = 300


def changed(profile: OfficeProfile, typed: Mapping[str, str]) -> OfficeProfile:
    """`profile` with the fields in `typed`; not yet checked as a whole.

    Raises InvalidInput `office_field_unknown`, `office_text_too_long`, `number_malformed`, `lock_minutes_wrong`.
    """
    values: dict[str, Any] = {}
    for name, text in typed.items():
        if name in TEXTS:
            values[name] = _text(name, text)
        elif name in NUMBERS:
            values[name] = _number(text)
        else:
            raise InvalidInput("office_field_unknown", field=name[:40], known=", ".join(OFFICE_FIELDS))
    after = replace(profile, **values)
    if not 1 <= after.lock_minutes <= LONGEST_LOCK:
        raise InvalidInput("lock_minutes_wrong", most=LONGEST_LOCK)
    return after


def field_text(profile: OfficeProfile, name: str) -> str:
    """What `profile` says in a field, as it would be typed."""
    return str(getattr(profile, name))


def _text(name: str, typed: str) -> str:
    said = nfc(typed)
    if len(said) > _LONGEST:
        raise InvalidInput("office_text_too_long", field=name, most=_LONGEST)
    return said


def _number(typed: str) -> int:
    said = typed.strip()
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise InvalidInput("number_malformed", text=typed[:40])
    return int(said)
