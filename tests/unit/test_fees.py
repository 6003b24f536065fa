"""What a fee comes to: units, later pages, limits, and what the law lets off."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.fees import Exemption, FeeItem, FeeUnit, Quantity, assess, price, usual, usual_charge
from frontdesk.domain.procedures import Fee
from tests.refusals import refused

COPIES = FeeItem("Chứng thực bản sao", 2_000, FeeUnit.PAGE, from_page=3, then=1_000, cap=200_000)
EXTRACT = FeeItem("Bản sao trích lục", 8_000, FeeUnit.COPY)
CASE = FeeItem("Chứng thực chữ ký", 10_000)
ITEMS = (COPIES, EXTRACT, CASE)

money = st.integers(1, 200_000)
items = st.builds(
    FeeItem,
    st.just("Khoản"),
    money,
    st.sampled_from(FeeUnit),
    st.sampled_from([0, 2, 3, 10]),
    st.integers(0, 200_000),
    st.sampled_from([0, 1, 5_000, 200_000]),
)
counted = st.integers(1, 20)  # below the most a line may cost
quantities = st.lists(st.builds(Quantity, st.integers(0, 1), counted, counted), max_size=4)
exemptions = st.lists(
    st.one_of(
        st.builds(Exemption, st.just("Điều 1"), st.sampled_from([None, 0, 1])),
        st.builds(Exemption, st.just("Điều 2"), st.sampled_from([None, 0, 1]), amount=money),
        st.builds(Exemption, st.just("Điều 3"), st.sampled_from([None, 0, 1]), percent=st.integers(1, 100)),
    ),
    max_size=3,
)


# TT 226/2016/TT-BTC: 2.000 đ for pages 1 and 2, 1.000 đ from page 3, at most 200.000 đ a copy
@pytest.mark.parametrize(
    ("pages", "amount"), [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (198, 200_000), (199, 200_000)]
)
def test_that_certified_copies_cost_what_the_law_says(pages: int, amount: int) -> None:
    assert price(COPIES, pages) == amount
    assert assess([COPIES], [Quantity(0, 3, pages)]).total == 3 * amount


def test_that_copies_and_cases_know_no_pages() -> None:
    made = assess(ITEMS, [Quantity(1, 3, 50), Quantity(2, 2, 50)])
    assert (made.total, [line.pages for line in made.lines]) == (44_000, [1, 1])


def test_that_two_documents_are_two_lines_of_one_item() -> None:
    made = assess(ITEMS, [Quantity(0, 2, 10), Quantity(0, 1, 3)])
    assert [line.amount for line in made.lines] == [24_000, 5_000]


def test_that_an_exemption_takes_off_everything_an_item_a_part_or_an_amount() -> None:
    wanted = [Quantity(1, 2), Quantity(2)]  # 16.000 and 10.000
    assert assess(ITEMS, wanted, [Exemption("Hộ nghèo")]).total == 0
    assert assess(ITEMS, wanted, [Exemption("Hộ nghèo", item=1)]).total == 10_000
    assert assess(ITEMS, wanted, [Exemption("Trực tuyến", percent=50)]).total == 13_000
    made = assess(ITEMS, wanted, [Exemption("Theo NQ 12", amount=20_000)])
    assert [(line.exempted, line.due) for line in made.lines] == [(16_000, 0), (4_000, 6_000)]


def test_that_half_a_dong_counts_for_the_citizen() -> None:
    made = assess([FeeItem("Bản sao", 1_001)], [Quantity(0)], [Exemption("Trực tuyến", percent=50)])
    assert (made.lines[0].exempted, made.total) == (501, 500)


def test_that_grounds_stand_beside_the_lines_they_concern() -> None:
    made = assess(ITEMS, [Quantity(1), Quantity(2)], [Exemption(" Điều  5 ", item=1, percent=50), Exemption("Điều 6")])
    assert [line.reason for line in made.lines] == ["Điều 5; Điều 6", "Điều 6"]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ([Quantity(3)], "fee_item_unknown"),
        ([Quantity(-1)], "fee_item_unknown"),
        ([Quantity(0, 0)], "fee_quantity_wrong"),
        ([Quantity(0, 1, 0)], "fee_quantity_wrong"),
        ([Quantity(1, 10_001)], "fee_quantity_wrong"),
        ([Quantity(0, 10_000, 10_000)], "fee_too_large"),
    ],
)
def test_that_what_nobody_can_have_counted_is_refused(wanted: Sequence[Quantity], code: str) -> None:
    with refused(code):
        assess(ITEMS, wanted)


@pytest.mark.parametrize(
    ("exemption", "code"),
    [
        (Exemption(" "), "exemption_needs_reason"),
        (Exemption("x" * 501), "reason_too_long"),
        (Exemption("A", item=3), "fee_item_unknown"),
        (Exemption("A", amount=0), "exemption_wrong"),
        (Exemption("A", percent=0), "exemption_wrong"),
        (Exemption("A", percent=101), "exemption_wrong"),
        (Exemption("A", amount=5, percent=5), "exemption_wrong"),
    ],
)
def test_that_an_exemption_needs_a_ground_and_a_sense(exemption: Exemption, code: str) -> None:
    with refused(code):
        assess(ITEMS, [Quantity(1)], [exemption])


@given(st.lists(items, min_size=2, max_size=2), quantities, exemptions)
def test_that_a_fee_is_never_negative_and_its_lines_add_up(
    of: list[FeeItem], wanted: list[Quantity], off: list[Exemption]
) -> None:
    made = assess(of, wanted, off)
    assert made.total == sum(line.amount - line.exempted for line in made.lines) >= 0
    assert all(0 <= line.exempted <= line.amount for line in made.lines)
    assert all(bool(line.reason) == bool(line.exempted) for line in made.lines)
    assert made.total <= assess(of, wanted).total


@given(items, counted, counted)
def test_that_the_limit_of_a_copy_holds(item: FeeItem, copies: int, pages: int) -> None:
    total = assess([item], [Quantity(0, copies, pages)]).total
    assert not item.cap or total <= item.cap * copies


@given(items, counted, counted)
def test_that_more_is_never_cheaper(item: FeeItem, copies: int, pages: int) -> None:
    here = assess([item], [Quantity(0, copies, pages)]).total
    assert here <= assess([item], [Quantity(0, copies + 1, pages)]).total
    assert here <= assess([item], [Quantity(0, copies, pages + 1)]).total


def test_that_a_fee_beyond_reason_is_refused_to_count_and_never_to_show() -> None:
    dear = FeeItem("Lệ phí", 200_000_000)
    with refused("fee_too_large"):
        assess([dear], [Quantity(0)])
    shown = usual_charge([dear])
    assert shown is not None
    assert shown.total == 200_000_000
    assert usual_charge([COPIES]) is None


def test_that_one_case_or_copy_is_usual_and_pages_are_never_guessed() -> None:
    assert usual([EXTRACT]) == usual([CASE]) == (Quantity(0),)
    assert usual([COPIES]) is None
    assert usual([EXTRACT, CASE]) is None
    assert usual([]) == ()


@pytest.mark.parametrize(
    ("fee", "unit"),
    [
        (Fee(8_000, "bản"), FeeUnit.COPY),
        (Fee(2_000, "Trang"), FeeUnit.PAGE),
        (Fee(100_000, "lần"), FeeUnit.CASE),
        (Fee(100_000), FeeUnit.CASE),
    ],
)
def test_that_a_fee_without_items_is_one_of_its_unit(fee: Fee, unit: FeeUnit) -> None:
    (item,) = fee.charged
    assert (item.amount, item.unit, fee.set_elsewhere) == (fee.amount, unit, False)


def test_that_what_is_free_or_set_by_the_province_charges_nothing_of_itself() -> None:
    assert Fee(0).charged == Fee(None).charged == ()
    assert (Fee(0).set_elsewhere, Fee(None).set_elsewhere) == (False, True)
    assert (Fee(None, items=(CASE,)).charged, Fee(None, items=(CASE,)).set_elsewhere) == ((CASE,), False)
