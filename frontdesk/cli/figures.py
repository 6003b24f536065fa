"""Money and counts as people type them; the library would read "100.000" as one hundred."""

import re

from frontdesk.errors import InvalidInput

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_GROUPED = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3}){1,4}")
_SHOWN = 40


def dong(typed: str) -> int:
    """Đồng written "100000", or "100.000" as officials write it. Raises InvalidInput `amount_malformed`."""
    bare = typed.strip()
    if _GROUPED.fullmatch(bare):
        return int(bare.replace(".", ""))
    if _WHOLE.fullmatch(bare):
        return int(bare)
    raise InvalidInput("amount_malformed", text=typed[:_SHOWN])


def count(typed: str | int) -> int:
    """Copies, pages, sets: nothing but figures; a default comes as the number it is. Raises InvalidInput
    `count_malformed`.
    """
    bare = str(typed).strip()
    if _WHOLE.fullmatch(bare):
        return int(bare)
    raise InvalidInput("count_malformed", text=str(typed)[:_SHOWN])
