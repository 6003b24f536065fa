"""What a procedure costs, in words."""

import pytest

from frontdesk.domain.fee_words import fee_words
from frontdesk.domain.fees import FeeItem
from frontdesk.domain.procedures import Fee
from frontdesk.forms import phrases
from frontdesk.i18n import words
from ui import procedure_wording

VI, EN = words("vi"), words("en")
ITEMS = (FeeItem("Bản sao", 8_000), FeeItem("Xác minh", 50_000))


@pytest.mark.parametrize(
    ("fee", "said"),
    [
        (Fee(1_200_000), "1.200.000 đồng"),
        (Fee(8_000, "bản"), "8.000 đồng/bản"),
        (Fee(8_000, "bản", items=ITEMS), "8.000 đồng/bản"),
        (Fee(None, items=ITEMS), "Bản sao: 8.000 đồng; Xác minh: 50.000 đồng"),
        (Fee(0), "Miễn phí"),
        (Fee(None), "Theo quy định của tỉnh"),
    ],
)
def test_that_a_fee_is_said_the_same_on_paper_and_to_the_citizen(fee: Fee, said: str) -> None:
    assert fee_words(fee, VI) == said
    assert phrases.fee_amount(fee, VI) == said


def test_that_an_officer_is_not_told_that_the_province_sets_what_the_catalogue_lists() -> None:
    assert procedure_wording.fee(Fee(None, items=ITEMS), VI) == "Bản sao: 8.000 đ; Xác minh: 50.000 đ"
    assert procedure_wording.fee(Fee(None), VI) == "lệ phí theo quy định của tỉnh"
    assert procedure_wording.fee(Fee(0), VI) == "miễn phí"
    assert procedure_wording.fee(Fee(8_000, "bản"), VI) == "8.000 đ/bản"


def test_that_thousands_have_points_in_english_too() -> None:
    assert fee_words(Fee(1_200_000), EN) == "1.200.000 dong"
