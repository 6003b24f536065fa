"""How much of which fee item, as typed: "trang=10", "1=2", "chung thuc=2x10"; and what is exempted."""

import re
from collections.abc import Sequence

from frontdesk.domain.catalogue_fees import FEE_UNITS
from frontdesk.domain.fees import Exemption, FeeItem, FeeUnit, Quantity
from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput

_TYPED = re.compile(r"([^=]+)=\s*([0-9]{1,6})(?:\s*[xX×]\s*([0-9]{1,6}))?\s*")
_PLACE = re.compile(r"[0-9]{1,3}")


def quantities(
    items: Sequence[FeeItem], typed: Sequence[str], copies: int | None, pages: int | None
) -> tuple[Quantity, ...]:
    """What was counted; empty where nothing was typed. Where there are no items the fee is free or the province's, and
    the act says what to do. Raises InvalidInput `fee_quantity_malformed`, `fee_item_named_wrong`.
    """
    if not items:
        return (Quantity(0),) if typed or copies is not None or pages is not None else ()
    if typed:
        return tuple(_quantity(items, text, copies, pages) for text in typed)
    if copies is None and pages is None:
        return ()
    if len(items) > 1:
        raise InvalidInput("fee_item_named_wrong", item="", known=_known(items))
    return (Quantity(0, 1 if copies is None else copies, 1 if pages is None else pages),)


def exemptions(
    items: Sequence[FeeItem], reason: str | None, item: str, amount: int | None, percent: int | None
) -> tuple[Exemption, ...]:
    """What is let off, empty where no ground was typed. Raises InvalidInput `exemption_needs_reason`."""
    if reason is None:
        if item or amount is not None or percent is not None:
            raise InvalidInput("exemption_needs_reason")
        return ()
    return (Exemption(reason, _place(items, item) if item else None, amount, percent),)


def _quantity(items: Sequence[FeeItem], text: str, copies: int | None, pages: int | None) -> Quantity:
    """One figure counts pages where the word before it is "trang", else copies or cases; two are copies by pages."""
    found = _TYPED.fullmatch(text)
    if found is None:
        raise InvalidInput("fee_quantity_malformed", text=text[:40])
    name, first, second = found[1], int(found[2]), found[3]
    place = _place(items, name)
    if second is not None:
        return Quantity(place, first, int(second))
    if FEE_UNITS.get(fold(name)) is FeeUnit.PAGE:
        return Quantity(place, 1 if copies is None else copies, first)
    return Quantity(place, first, 1 if pages is None else pages)


def _place(items: Sequence[FeeItem], typed: str) -> int:
    """Which item: its number from 1, its unit where only one has it, or words of its name without accents."""
    word = fold(typed)
    if _PLACE.fullmatch(word) and 1 <= int(word) <= len(items):
        return int(word) - 1
    unit = FEE_UNITS.get(word)
    by_unit = [at for at, item in enumerate(items) if unit is not None and item.unit is unit]
    by_name = [at for at, item in enumerate(items) if word and word in fold(item.name)]
    for found in (by_unit, by_name):
        if len(found) == 1:
            return found[0]
    raise InvalidInput("fee_item_named_wrong", item=typed[:40], known=_known(items))


def _known(items: Sequence[FeeItem]) -> tuple[str, ...]:
    return tuple(f"{at}. {item.name}" for at, item in enumerate(items, start=1))
