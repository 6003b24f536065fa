"""What the holidays library must know of Viet Nam; an upgrade that forgets it fails here."""

from datetime import date

import pytest

from frontdesk.domain.holidays_vn import HOLIDAY_NAMES, national_days


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Tết Dương lịch"),
        (date(2026, 2, 17), "Tết Nguyên Đán"),
        (date(2026, 4, 30), "Ngày Chiến thắng"),
        (date(2026, 5, 1), "Ngày Quốc tế Lao động"),
        (date(2026, 9, 1), "Quốc khánh"),
        (date(2026, 9, 2), "Quốc khánh"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam"),
    ],
)
def test_that_the_holidays_of_2026_are_known_by_their_names(day: date, name: str) -> None:
    assert national_days(2026).off[day] == name


def test_that_the_culture_day_is_a_holiday_only_from_2026() -> None:
    assert date(2025, 11, 24) not in national_days(2025).off


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 27), "Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
        (date(2027, 5, 3), "Ngày Quốc tế Lao động (nghỉ bù)"),
        (date(2029, 11, 26), "Ngày Văn hóa Việt Nam (nghỉ bù)"),
    ],
)
def test_that_a_holiday_on_a_weekly_rest_day_moves_to_the_next_working_day(day: date, name: str) -> None:
    assert national_days(day.year).off[day] == name


def test_that_tet_2030_follows_the_vietnamese_moon_not_the_chinese() -> None:
    assert national_days(2030).off[date(2030, 2, 2)] == "Tết Nguyên Đán"


def test_that_tet_has_at_least_five_days_off_every_year() -> None:
    for year in range(2020, 2041):
        off = [name for day, name in national_days(year).off.items() if "Tết" in name and "Dương" not in name]
        assert len(off) >= 5, year


def test_that_days_worked_instead_belong_to_their_own_year() -> None:
    assert national_days(2026).worked == {date(2026, 8, 22)}
    assert national_days(2027).worked == frozenset()


def test_that_every_name_is_offered_for_translation() -> None:
    names = {name for year in range(2019, 2061) for name in national_days(year).off.values()}
    assert {name for name in names if not name.startswith("Ngày nghỉ (thay cho")} <= set(HOLIDAY_NAMES)
