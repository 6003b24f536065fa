"""Moments as the page writes them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.moments import full_date, spoken, weekday
from frontdesk.i18n import LANGUAGES, words
from frontdesk.tracking.plain import When, when, whole_day

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(MOMENTS)
def test_that_a_moment_is_said_as_everywhere(moment: datetime) -> None:
    for language in LANGUAGES:
        assert when(moment, words(language)).spoken == spoken(moment, words(language))


@given(st.dates())
def test_that_a_day_has_no_clock(day: date) -> None:
    vietnamese = words("vi")
    assert whole_day(day, vietnamese) == When(day.isoformat(), "", weekday(day, vietnamese), full_date(day))


@pytest.mark.parametrize(("language", "named"), [("vi", "Thứ Bảy"), ("en", "Saturday")])
def test_that_a_moment_is_on_the_office_s_wall(language: str, named: str) -> None:
    late_friday = datetime(2026, 11, 27, 17, 0, 59, 999_999, tzinfo=UTC)
    assert when(late_friday, words(language)) == When("2026-11-28T00:00+07:00", "00:00", named, "28/11/2026")
