"""Bursts: an honest pace is never flagged, a stuffing one is."""

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from frontdesk.domain.bursts import PACE_RULES, slot
from tests.factories import MONDAY_MORNING

HONEST = timedelta(minutes=2)


@given(st.integers(0, 3_600), st.lists(st.integers(0, 600), max_size=120))
def test_that_citizens_who_come_one_after_the_other_are_no_burst(start: int, extra: list[int]) -> None:
    at = MONDAY_MORNING + timedelta(seconds=start)
    seen: Counter[tuple[str, str]] = Counter()
    for seconds in extra:
        at += HONEST + timedelta(seconds=seconds)
        seen.update((rule.id, f"{at:%j} {slot(rule, at)}") for rule in PACE_RULES)
    for rule in PACE_RULES:
        assert all(count <= rule.most for (which, _slot), count in seen.items() if which == rule.id)


def test_that_a_slot_is_told_by_its_beginning_on_the_offices_wall() -> None:
    at = MONDAY_MORNING + timedelta(seconds=59)  # 10:43:59
    assert [slot(rule, at) for rule in PACE_RULES] == ["10:40", "10:00"]
    assert [slot(rule, at + timedelta(minutes=17)) for rule in PACE_RULES] == ["11:00", "11:00"]
