"""The fee items of a catalogue file."""

import pytest

from frontdesk.domain.catalogue import parse_rows
from frontdesk.domain.fees import FeeItem, FeeUnit
from tests.unit.test_catalogue import ROW, procedure, refusals

COPIES = FeeItem("Chứng thực bản sao", 2_000, FeeUnit.PAGE, from_page=3, then=1_000, cap=200_000)


@pytest.mark.parametrize(
    "cell",
    [
        "Chứng thực bản sao | 2.000 | trang | từ trang 3: 1.000 | tối đa 200.000/bản",
        "Chứng thực bản sao|2000|page|from page 3: 1000|max 200000/copy",
        "- Chứng thực bản sao | Tối đa: 200.000 đồng/bản | từ trang thứ 3 : 1.000 đ | 2.000 đ/trang",
        "Chứng thực bản sao | | 2.000đ/trang | Từ trang 3:1.000đ | at most 200.000 đ / bản;",
    ],
)
def test_that_an_item_is_read_however_it_is_written(cell: str) -> None:
    assert procedure(fee="", fee_items=cell).fee.items == (COPIES,)


def test_that_items_stand_in_lines_or_between_semicolons() -> None:
    wanted = (FeeItem("Bản sao", 8_000, FeeUnit.COPY), FeeItem("Xác minh", 50_000))
    for cell in ("Bản sao | 8.000 | bản\nXác minh | 50.000", "Bản sao | 8000/bản; Xác minh | 50000 | vụ"):
        assert procedure(fee_items=cell).fee.items == wanted
    assert procedure(fee_items="").fee.items == ()


def test_that_pages_after_the_first_may_be_free() -> None:
    assert procedure(fee_items="A | 2.000 | trang | từ trang 3: 0").fee.items == (
        FeeItem("A", 2_000, FeeUnit.PAGE, from_page=3, then=0),
    )


def test_that_the_vietnamese_header_says_the_same() -> None:
    row = {**ROW, "Các khoản thu": "Bản sao | 8.000 | bản"}
    assert parse_rows([(2, row)]).procedures[0].fee.items == (FeeItem("Bản sao", 8_000, FeeUnit.COPY),)


@pytest.mark.parametrize(
    "cell",
    [
        "Bản sao",
        "| 2.000",
        "Bản sao | 0",
        "Bản sao | nhiều",
        "Bản sao | 2.000 | quyển",
        "Bản sao | 2.000 | 3.000",
        "Bản sao | 2.000/quyển",
        "Bản sao | 200.000.000",
        "Bản sao | 2.000 | trang | từ trang 1: 1.000",
        "Bản sao | 2.000 | trang | từ trang 3: ít hơn",
        "Bản sao | 2.000 | bản | từ trang 3: 1.000",
        "Bản sao | 2.000 | trang | tối đa 0",
        "Bản sao | 2.000 | trang | tối đa nhiều",
        "Bản sao | 2.000\nBAN SAO | 3.000",
    ],
)
def test_that_an_item_nobody_can_charge_is_refused(cell: str) -> None:
    assert refusals(fee_items=cell) == [("fee_items", "catalogue_fee_item_invalid")]


def test_that_what_is_free_has_no_items() -> None:
    assert refusals(fee="0", fee_items="Bản sao | 2.000") == [("fee_items", "catalogue_fee_items_free")]
