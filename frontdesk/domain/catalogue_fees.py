"""The fee items cell of a catalogue file: one item a line, `name | amount | unit | from page N: amount | at most N`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from frontdesk.domain.catalogue_cells import SHOWN, read_fee, read_text
from frontdesk.domain.fees import MOST_FEE, FeeItem, FeeUnit
from frontdesk.domain.text import fold
from frontdesk.errors import InvalidInput

FEE_UNITS: Mapping[str, FeeUnit] = MappingProxyType(
    {
        "trang": FeeUnit.PAGE,
        "page": FeeUnit.PAGE,
        "ban": FeeUnit.COPY,
        "copy": FeeUnit.COPY,
        "vu": FeeUnit.CASE,
        "viec": FeeUnit.CASE,
        "lan": FeeUnit.CASE,
        "ho so": FeeUnit.CASE,
        "truong hop": FeeUnit.CASE,
        "case": FeeUnit.CASE,
    }
)
_LAST_PAGE = 9_999
_BULLET = re.compile(r"^[-–+•*]\s+")
# Read from folded text, so "từ trang thứ 3: 1.000 đ" and "tối đa 200.000 đ/bản" are plain letters here.
_FROM_PAGE = re.compile(r"(?:tu trang|from page)(?: thu)? (\d{1,4}) ?: ?(.+)")
_CAP = re.compile(r"(?:toi da|at most|max) ?:? ?(.+?)(?: ?/ ?(?:ban|copy))?")
_PER = re.compile(r"(.+?) ?/ ?(\D+)")
_CURRENCY = re.compile(r" ?(?:dong|d|vnd)\.?$")


def read_fee_items(cell: str, fee: int | None = None) -> tuple[FeeItem, ...]:
    """The items of a cell, in order: a line each, or `;` between them where the cell has but one line.

    `fee` is what the fee column says. Raises InvalidInput `catalogue_fee_item_invalid`, `catalogue_fee_items_free`.
    """
    lines = cell.strip().splitlines()
    entries = lines if len(lines) > 1 else cell.split(";")
    items = tuple(_item(entry) for raw in entries if (entry := _BULLET.sub("", raw.strip().rstrip(";")).strip()))
    names = [fold(item.name) for item in items]
    for at, name in enumerate(names):
        if name in names[:at]:
            raise _wrong(items[at].name, items[at].name)
    if items and fee == 0:
        raise InvalidInput("catalogue_fee_items_free")
    return items


def _item(entry: str) -> FeeItem:
    name, *parts = (read_text(part) for part in entry.split("|"))
    item = FeeItem(name, 0)
    for part in parts:
        item = _with_part(item, fold(part), part) if part else item
    if not name or not item.amount:
        raise _wrong(name or entry, "")
    if item.from_page and item.unit is not FeeUnit.PAGE:
        raise _wrong(name, str(item.from_page))
    return item


def _with_part(item: FeeItem, word: str, part: str) -> FeeItem:
    """`item` with what one part between bars says: "2.000", "trang", "2.000 đ/trang", a later price, or a limit."""
    if word in FEE_UNITS:
        return replace(item, unit=FEE_UNITS[word])
    if found := _FROM_PAGE.fullmatch(word):
        page = int(found[1])
        if not 2 <= page <= _LAST_PAGE:
            raise _wrong(item.name, part)
        return replace(item, from_page=page, then=_money(item, found[2], part))
    if found := _CAP.fullmatch(word):
        return replace(item, cap=_money(item, found[1], part) or _refuse(item, part))
    if item.amount:
        raise _wrong(item.name, part)
    if (found := _PER.fullmatch(word)) and found[2] in FEE_UNITS:
        return replace(item, amount=_money(item, found[1], part), unit=FEE_UNITS[found[2]])
    return replace(item, amount=_money(item, word, part))


def _money(item: FeeItem, word: str, part: str) -> int:
    """Whole đồng, as the fee column writes them."""
    try:
        amount = read_fee(_CURRENCY.sub("", word))
    except InvalidInput:
        amount = None
    if amount is None or amount > MOST_FEE:
        raise _wrong(item.name, part)
    return amount


def _refuse(item: FeeItem, part: str) -> int:
    raise _wrong(item.name, part)


def _wrong(name: str, part: str) -> InvalidInput:
    return InvalidInput("catalogue_fee_item_invalid", item=name[:SHOWN], part=part[:SHOWN])
