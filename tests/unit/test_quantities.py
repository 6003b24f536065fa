"""How much of which fee item, as it is typed on the command line."""

import pytest

from frontdesk.cli.quantities import exemptions, quantities
from frontdesk.domain.fees import Exemption, FeeItem, FeeUnit, Quantity
from tests.refusals import refused

COPIES = FeeItem("Chứng thực bản sao", 2_000, FeeUnit.PAGE)
EXTRACT = FeeItem("Bản sao trích lục", 8_000, FeeUnit.COPY)
SIGNATURE = FeeItem("Chứng thực chữ ký", 10_000)
ITEMS = (COPIES, EXTRACT, SIGNATURE)


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [
        ("trang=10", Quantity(0, 1, 10)),
        ("page=10", Quantity(0, 1, 10)),
        ("TRANG = 10 ", Quantity(0, 1, 10)),
        ("1=2x10", Quantity(0, 2, 10)),
        ("trang=2×10", Quantity(0, 2, 10)),
        ("bản=3", Quantity(1, 3)),
        ("trich luc=3", Quantity(1, 3)),
        ("chữ ký=4", Quantity(2, 4)),
        ("3=4", Quantity(2, 4)),
    ],
)
def test_that_an_item_is_named_by_number_unit_or_words(typed: str, quantity: Quantity) -> None:
    assert quantities(ITEMS, [typed], None, None) == (quantity,)


def test_that_copies_and_pages_stand_for_what_a_quantity_leaves_out() -> None:
    assert quantities(ITEMS, ["trang=10"], 2, None) == (Quantity(0, 2, 10),)
    assert quantities(ITEMS, ["1=2"], None, 7) == (Quantity(0, 2, 7),)
    assert quantities((COPIES,), [], 2, 7) == (Quantity(0, 2, 7),)
    assert quantities((COPIES,), [], None, 7) == (Quantity(0, 1, 7),)
    assert quantities((EXTRACT,), [], 3, None) == (Quantity(0, 3),)
    assert quantities(ITEMS, [], None, None) == ()


def test_that_two_documents_are_counted_apart() -> None:
    assert quantities(ITEMS, ["1=2x10", "1=1x3"], None, None) == (Quantity(0, 2, 10), Quantity(0, 1, 3))


@pytest.mark.parametrize("typed", ["chung thuc=1", "quyen=1", "0=1", "4=1", "=1", "²=1", f"{'9' * 5000}=1"])
def test_that_an_item_that_is_not_one_is_refused_with_those_there_are(typed: str) -> None:
    with refused("fee_quantity_malformed" if typed.startswith("=") else "fee_item_named_wrong"):
        quantities(ITEMS, [typed], None, None)


@pytest.mark.parametrize(
    "typed", ["trang", "trang=", "trang=nhiều", "trang=1x", "trang=1x2x3", "trang=-1", "1=1234567", "1=١٢", "1=²"]
)
def test_that_a_figure_that_is_none_is_refused(typed: str) -> None:
    with refused("fee_quantity_malformed"):
        quantities(ITEMS, [typed], None, None)


def test_that_copies_alone_need_one_item() -> None:
    with refused("fee_item_named_wrong"):
        quantities(ITEMS, [], 2, None)


def test_that_what_has_no_items_is_left_to_the_act_to_refuse() -> None:
    assert quantities((), [], 2, None) == quantities((), ["trang=3"], None, None) == (Quantity(0),)
    assert quantities((), [], None, None) == ()


def test_that_an_exemption_says_what_it_is_of() -> None:
    assert exemptions(ITEMS, None, "", None, None) == ()
    assert exemptions(ITEMS, "Hộ nghèo", "", None, None) == (Exemption("Hộ nghèo"),)
    assert exemptions(ITEMS, "Hộ nghèo", "bản", 5_000, None) == (Exemption("Hộ nghèo", 1, 5_000),)
    for without in (("bản", None, None), ("", 5, None), ("", None, 5)):
        with refused("exemption_needs_reason"):
            exemptions(ITEMS, None, *without)
