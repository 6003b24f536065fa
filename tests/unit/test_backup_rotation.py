"""Scheduled backups are named without anybody's data, and only those that are surely ours are ever dropped."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.backup_rotation import Keep, backup_name, made_when, to_drop

NOW = datetime(2026, 11, 30, 17, 2)


def name(at: datetime) -> str:
    return backup_name("H60.242", "C1", at)


def test_that_a_name_says_office_counter_and_time() -> None:
    assert name(NOW) == "H60.242-C1-20261130-1702.fdbackup"
    assert made_when(name(NOW), "H60.242", "C1") == NOW
    assert backup_name("H60.242", "C1", NOW, 2) == "H60.242-C1-20261130-1702-2.fdbackup"
    assert made_when(backup_name("H60.242", "C1", NOW, 2), "H60.242", "C1") == NOW


def test_that_nothing_but_our_own_is_ever_dropped() -> None:
    strangers = [
        "H60.242-C2-20201130-1702.fdbackup",  # another counter's
        "H60x242-C1-20201130-1702.fdbackup",
        "H60.242-C1-20201130-1702.fdbackup.part",
        "H60.242-C1-20201130-1702.zip",
        "H60.242-C1-20209930-1702.fdbackup",  # no such day
        "luận văn.docx",
        "H60.242-C1-20201130-1702.fdbackup.restored",
    ]
    ours = [name(NOW - timedelta(days=day)) for day in range(40)]
    dropped = to_drop([*strangers, *ours], "H60.242", "C1", Keep(1, 0, 0))
    assert set(dropped) == set(ours[1:])


def test_that_days_weeks_and_months_are_kept() -> None:
    ours = [name(NOW - timedelta(days=day)) for day in range(400)]
    kept = set(ours) - set(to_drop(ours, "H60.242", "C1", Keep()))
    days = sorted(NOW - made for each in kept if (made := made_when(each, "H60.242", "C1")))
    assert [each.days for each in days] == [0, 1, 2, 3, 4, 5, 6, 8, 15, 30, 61, 91, 122, 153]


@given(
    st.lists(st.integers(0, 900_000), min_size=1, max_size=60, unique=True),
    st.integers(0, 9),
    st.integers(0, 5),
    st.integers(0, 8),
)
def test_that_the_newest_stays_and_dropping_twice_drops_nothing(
    minutes: list[int], daily: int, weekly: int, monthly: int
) -> None:
    keep = Keep(daily, weekly, monthly)
    names = [name(NOW - timedelta(minutes=each)) for each in minutes]
    dropped = to_drop(names, "H60.242", "C1", keep)
    left = [each for each in names if each not in dropped]
    assert name(NOW - timedelta(minutes=min(minutes))) in left
    assert len(left) <= max(1, daily + weekly + monthly)
    assert to_drop(left, "H60.242", "C1", keep) == ()
