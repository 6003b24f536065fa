"""Moments, times, money and numbers as officials write them."""

from datetime import UTC, datetime

import pytest

from frontdesk.domain.fees import FeeItem, FeeUnit
from frontdesk.domain.procedures import Fee, ProcessingTime, TimeUnit
from frontdesk.domain.time_words import processing_time
from frontdesk.forms import phrases
from frontdesk.i18n import words

VI = words("vi")


def test_that_a_moment_is_said_on_the_offices_clock() -> None:
    at = datetime(2026, 1, 4, 17, 30, tzinfo=UTC)
    assert phrases.moment(at, VI) == "00 giờ 30 phút, thứ Hai ngày 05/01/2026"
    assert phrases.short_moment(at, VI) == "00:30 thứ Hai 05/01/2026"


@pytest.mark.parametrize(
    ("month", "said"), [(2, "Yên Sơn, ngày 01 tháng 02 năm 2026"), (3, "Yên Sơn, ngày 01 tháng 3 năm 2026")]
)
def test_that_days_under_ten_and_months_one_and_two_carry_a_zero(month: int, said: str) -> None:
    assert phrases.place_and_date("Yên Sơn", datetime(2026, month, 1, 5, tzinfo=UTC), VI) == said


def test_that_a_date_without_place_has_no_comma() -> None:
    assert phrases.place_and_date("", datetime(2026, 11, 23, tzinfo=UTC), VI) == "ngày 23 tháng 11 năm 2026"


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (TimeUnit.WORKING_DAYS, "3 ngày làm việc"),
        (TimeUnit.WORKING_HOURS, "3 giờ làm việc"),
        (TimeUnit.CALENDAR_DAYS, "3 ngày"),
        (TimeUnit.SAME_DAY, "trong ngày làm việc"),
    ],
)
def test_that_a_processing_time_names_its_unit(unit: TimeUnit, said: str) -> None:
    assert processing_time(ProcessingTime(unit, 3), VI) == said


def test_that_a_fee_has_dots_and_its_note() -> None:
    assert phrases.fee_amount(Fee(1_200_000, note="tối đa"), VI) == "1.200.000 đồng (tối đa)"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("+84912345678", "0912 345 678"),
        ("+842073812345", "0207 381 2345"),
        ("+842438251234", "024 3825 1234"),
        ("+841900", "01900"),
        ("+33123456789", "+33123456789"),
        ("", ""),
    ],
)
def test_that_a_telephone_number_is_written_as_dialled(number: str, said: str) -> None:
    assert phrases.phone(number) == said


def test_that_several_items_are_named_where_no_one_amount_is() -> None:
    items = (FeeItem("Bản sao", 8_000, FeeUnit.COPY), FeeItem("Xác minh", 50_000))
    assert phrases.fee_amount(Fee(None, items=items), VI) == "Bản sao: 8.000 đồng; Xác minh: 50.000 đồng"
    assert phrases.fee_said(Fee(None, items=items), None, VI) == phrases.fee_amount(Fee(None, items=items), VI)
