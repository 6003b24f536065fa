"""Which version of dated words holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.in_force import in_force

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@dataclass(frozen=True, slots=True)
class Version:
    effective_from: date


@given(st.lists(DAYS, min_size=1, unique=True), DAYS)
def test_that_the_newest_version_holds_that_has_begun(days: list[date], day: date) -> None:
    versions = [Version(each) for each in sorted(days)]
    held = in_force(versions, day).effective_from
    assert held == min(days) or held <= day
    assert not any(held < each <= day for each in days)


def test_that_a_version_holds_from_its_first_day_on() -> None:
    old, new = Version(date(2025, 1, 1)), Version(date(2026, 7, 1))
    assert in_force([old, new], new.effective_from) == new
    assert in_force([old, new], new.effective_from - timedelta(days=1)) == old
    assert in_force([old, new], date(2024, 1, 1)) == old
