"""Fees (phí, lệ phí): what a procedure charges for, and what one submission is charged. Money is integer đồng."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, pairwise

from frontdesk.domain.money_words import dotted
from frontdesk.domain.text import nfc
from frontdesk.errors import InvalidInput
from frontdesk.i18n import N_

MOST_COUNTED = 10_000  # copies or pages of one line
MOST_FEE = 100_000_000  # đồng; no fee of a commune comes near it
LONGEST_GROUND = 500
# What the only item of a fee without items is called; say it through gettext.
WHOLE_FEE = N_("Lệ phí")


class FeeUnit(StrEnum):
    """What an item is charged for: a case (vụ, trường hợp), a copy (bản) or a page (trang)."""

    CASE = "case"
    COPY = "copy"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class FeeItem:
    """One item (khoản thu): `amount` a unit. Of pages, each costs `then` from page `from_page` on (0: none does).

    `cap`: the most one copy costs, 0 where there is no limit (chứng thực bản sao: 200.000 đ a copy).
    """

    name: str
    amount: int
    unit: FeeUnit = FeeUnit.CASE
    from_page: int = 0
    then: int = 0
    cap: int = 0


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of the item at place `item` (from 0): cases or copies, and the pages of each copy.

    One item may be counted more than once: two documents of different length.
    """

    item: int
    copies: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Exemption:
    """Something the law lets off (miễn, giảm): `reason` quotes the ground as typed.

    Of the item at place `item`, or of everything; `amount` đồng, or `percent` of 100; the whole where neither is set.
    """

    reason: str
    item: int | None = None
    amount: int | None = None
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One item as it was computed; `exempted` of its `amount` is not asked for, for the `reason`."""

    item: FeeItem
    copies: int
    pages: int
    amount: int
    exempted: int = 0
    reason: str = ""

    @property
    def due(self) -> int:
        """What is left to pay."""
        return self.amount - self.exempted


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one submission is charged; `note`: the ground of an amount that was typed."""

    lines: tuple[FeeLine, ...]
    total: int
    note: str = ""


def assess(
    items: Sequence[FeeItem], quantities: Iterable[Quantity], exemptions: Iterable[Exemption] = ()
) -> Assessment:
    """What `quantities` of `items` cost. Raises InvalidInput `fee_quantity_wrong`, `fee_item_unknown`,
    `exemption_needs_reason`, `exemption_wrong`.
    """
    lines = tuple(_line(items, quantity) for quantity in quantities)
    for exemption in exemptions:
        lines = _exempted(items, lines, _checked(exemption, len(items)))
    return Assessment(lines, sum(line.due for line in lines))


def price(item: FeeItem, pages: int = 1) -> int:
    """What one case, or one copy of so many pages, costs."""
    if item.unit is not FeeUnit.PAGE:
        whole = item.amount
    else:
        dear = min(pages, item.from_page - 1) if item.from_page else pages
        whole = dear * item.amount + (pages - dear) * item.then
    return min(whole, item.cap) if item.cap else whole


def usual_charge(items: Sequence[FeeItem]) -> Assessment | None:
    """What is charged before anybody counted, None where it must be counted first.

    Never refused: what was received is shown and returned however much its catalogue said.
    """
    quantities = usual(items)
    if quantities is None:
        return None
    lines = tuple(_priced(items[quantity.item], quantity.copies, quantity.pages) for quantity in quantities)
    return Assessment(lines, sum(line.due for line in lines))


def usual(items: Sequence[FeeItem]) -> tuple[Quantity, ...] | None:
    """What is charged before anybody counted: one case or one copy of the only item.

    None where it must be counted first: nobody knows the pages, and of several items an officer says which apply.
    """
    if not items:
        return ()
    return (Quantity(0),) if len(items) == 1 and items[0].unit is not FeeUnit.PAGE else None


def _line(items: Sequence[FeeItem], quantity: Quantity) -> FeeLine:
    if not 0 <= quantity.item < len(items):
        raise InvalidInput("fee_item_unknown", item=quantity.item + 1, count=len(items))
    item = items[quantity.item]
    pages = quantity.pages if item.unit is FeeUnit.PAGE else 1
    for counted in (quantity.copies, pages):
        if not 1 <= counted <= MOST_COUNTED:
            raise InvalidInput("fee_quantity_wrong", item=item.name, most=MOST_COUNTED)
    line = _priced(item, quantity.copies, pages)
    if line.amount > MOST_FEE:
        raise InvalidInput("fee_too_large", most=dotted(MOST_FEE))
    return line


def _priced(item: FeeItem, copies: int, pages: int) -> FeeLine:
    return FeeLine(item, copies, pages, price(item, pages) * copies)


def _checked(exemption: Exemption, count: int) -> Exemption:
    reason = nfc(exemption.reason)
    if not reason:
        raise InvalidInput("exemption_needs_reason")
    if len(reason) > LONGEST_GROUND:
        raise InvalidInput("reason_too_long", most=LONGEST_GROUND)
    if exemption.item is not None and not 0 <= exemption.item < count:
        raise InvalidInput("fee_item_unknown", item=exemption.item + 1, count=count)
    amount, percent = exemption.amount, exemption.percent
    both = amount is not None and percent is not None
    if both or (amount is not None and amount < 1) or (percent is not None and not 1 <= percent <= 100):
        raise InvalidInput("exemption_wrong")
    return replace(exemption, reason=reason)


def _exempted(items: Sequence[FeeItem], lines: tuple[FeeLine, ...], exemption: Exemption) -> tuple[FeeLine, ...]:
    """`lines` with the exemption taken off, an amount from the first line on until it is used up."""
    hit = [exemption.item is None or line.item == items[exemption.item] for line in lines]
    offs = [_part(line, exemption) if concerned else 0 for line, concerned in zip(lines, hit, strict=True)]
    if exemption.amount is not None:
        reached = [min(exemption.amount, total) for total in accumulate(offs, initial=0)]
        offs = [after - before for before, after in pairwise(reached)]
    return tuple(_less(line, off, exemption.reason) for line, off in zip(lines, offs, strict=True))


def _part(line: FeeLine, exemption: Exemption) -> int:
    """What it could take off a line: never more than is left of it; half a đồng counts for the citizen."""
    if exemption.percent is None:
        return line.due
    return min(line.due, (line.amount * exemption.percent + 50) // 100)


def _less(line: FeeLine, off: int, reason: str) -> FeeLine:
    if off == 0:
        return line
    said = reason if not line.reason or line.reason == reason else f"{line.reason}; {reason}"
    return replace(line, exempted=line.exempted + off, reason=said)
