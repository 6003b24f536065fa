"""Moments in words, on the office's wall."""

from datetime import UTC, date, datetime
from gettext import NullTranslations

import pytest

from frontdesk.domain.moments import WEEKDAYS, day_and_month, formal, full_date, spoken, weekday, weekday_within
from frontdesk.i18n import words

FRIDAY_CLOSING = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # 17:00 in Viet Nam


class OneWord(NullTranslations):
    """A catalogue that knows Friday only."""

    def gettext(self, message: str) -> str:
        return "Friday" if message.lower() == "thứ sáu" else message


def test_that_citizens_read_the_time_the_weekday_and_the_date() -> None:
    assert spoken(FRIDAY_CLOSING, words()) == "17:00 Thứ Sáu 27/11/2026"


def test_that_the_weekday_is_translated() -> None:
    assert spoken(FRIDAY_CLOSING, OneWord()) == "17:00 Friday 27/11/2026"
    assert weekday_within(date(2026, 11, 27), OneWord()) == "Friday"


def test_that_forms_write_hours_and_minutes_out() -> None:
    assert formal(FRIDAY_CLOSING) == "17 giờ 00 phút, thứ Sáu ngày 27/11/2026"
    assert formal(datetime(2026, 1, 4, 1, 5, tzinfo=UTC)) == "08 giờ 05 phút, Chủ Nhật ngày 04/01/2026"


def test_that_an_evening_in_utc_is_the_next_day_in_the_office() -> None:
    assert spoken(datetime(2026, 11, 22, 17, 30, tzinfo=UTC), words()) == "00:30 Thứ Hai 23/11/2026"


def test_that_small_numbers_have_a_leading_zero() -> None:
    assert (day_and_month(date(2026, 1, 7)), full_date(date(2026, 1, 7))) == ("07/01", "07/01/2026")


def test_that_the_week_runs_from_monday_to_sunday() -> None:
    assert [weekday(date(2026, 11, 23 + n), words()) for n in range(7)] == list(WEEKDAYS)
    assert WEEKDAYS[0] == "Thứ Hai"
    assert WEEKDAYS[6] == "Chủ Nhật"


@pytest.mark.parametrize("write", [formal, lambda moment: spoken(moment, words())])
def test_that_a_moment_without_a_time_zone_is_a_bug(write) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AssertionError):
        write(datetime(2026, 11, 27, 17, 0))
