"""UUID version 7."""

import os
from datetime import UTC, datetime, timedelta
from uuid import RFC_4122

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.ids import uuid7

moments = st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))


@given(moments, st.binary(min_size=8, max_size=8))
def test_that_it_is_of_version_seven_and_holds_the_milliseconds(now: datetime, noise: bytes) -> None:
    made = uuid7(now, lambda _: noise)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@given(moments, st.integers(1, 10**9))
def test_that_a_later_microsecond_sorts_later(now: datetime, microseconds: int) -> None:
    later = now + timedelta(microseconds=microseconds)
    assert uuid7(now, lambda size: b"\xff" * size) < uuid7(later, bytes)


def test_that_two_of_one_moment_differ() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert len({uuid7(now, os.urandom) for _ in range(1000)}) == 1000
