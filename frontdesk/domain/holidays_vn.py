"""Public holidays of Viet Nam (BLLĐ 2019 Art 112), computed; the notices of the office go above them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from frontdesk.i18n import N_

MAKE_UP_REASON = N_("Làm bù")

# The library's names, here so that they are extracted for translation. "(nghỉ bù)": moved from a weekly rest day
# to the next working day (BLLĐ 2019 Art 111.3).
HOLIDAY_NAMES = (
    N_("Tết Dương lịch"),
    N_("Tết Dương lịch (nghỉ bù)"),
    N_("29 Tết"),
    N_("Giao thừa Tết Nguyên Đán"),
    N_("Tết Nguyên Đán"),
    N_("Mùng hai Tết Nguyên Đán"),
    N_("Mùng ba Tết Nguyên Đán"),
    N_("Mùng bốn Tết Nguyên Đán"),
    N_("Mùng năm Tết Nguyên Đán"),
    N_("Mùng sáu Tết Nguyên Đán"),
    N_("Ngày Giỗ Tổ Hùng Vương"),
    N_("Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
    N_("Ngày Chiến thắng"),
    N_("Ngày Chiến thắng (nghỉ bù)"),
    N_("Ngày Quốc tế Lao động"),
    N_("Ngày Quốc tế Lao động (nghỉ bù)"),
    N_("Quốc khánh"),
    N_("Quốc khánh (nghỉ bù)"),
    N_("Ngày Văn hóa Việt Nam"),
    N_("Ngày Văn hóa Việt Nam (nghỉ bù)"),
)


@dataclass(frozen=True, slots=True)
class NationalDays:
    """What the library knows of one year: days off with their names, and weekend days worked instead."""

    off: Mapping[date, str]
    worked: frozenset[date]


@cache
def national_days(year: int) -> NationalDays:
    """The national calendar of `year`, without any notice the library has not learned yet."""
    # Imported here: the library costs a third of a second, which no start of the program should pay.
    import holidays

    known = holidays.country_holidays("VN", language="vi", years=year, expand=False)
    worked = frozenset(day for day in known.weekend_workdays if day.year == year)
    return NationalDays(off={day: name for day, name in known.items() if day.year == year}, worked=worked)
