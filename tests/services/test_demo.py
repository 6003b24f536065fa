"""A demonstration office is exactly as large as asked and looks like a real one."""

from pathlib import Path

import pytest

from frontdesk.desk import open_desk
from frontdesk.domain.clock import local
from frontdesk.errors import RuleRefused
from frontdesk.services.demo import make_demo
from frontdesk.services.setup import known_calendar
from tests.factories import HandClock, make_settings


def made(folder: Path, count: int, seed: int = 1) -> list[tuple[str, str, str]]:
    settings = make_settings(folder)
    clock = HandClock()
    seen: list[tuple[int, int]] = []
    demo = make_demo(settings, count, seed, clock, lambda done, of: seen.append((done, of)))
    assert demo.submissions == count
    assert seen[-1:] == ([(count, count)] if count else [])
    desk = open_desk(settings, clock)
    assert desk.supervision.verify().ok
    hits = desk.lookup.search("", 500)
    calendar = known_calendar()
    for hit in hits:
        assert hit.received_at < clock.now
        assert calendar.is_working(local(hit.received_at).date())
        assert desk.lookup.find(hit.receipt_code) == hit
    desk.close()
    return [(hit.receipt_code, hit.name, hit.procedure_name) for hit in hits]


@pytest.mark.parametrize("count", [0, 1, 97, 130])
def test_that_a_demo_holds_exactly_as_many_submissions_as_asked(tmp_path: Path, count: int) -> None:
    assert len(made(tmp_path, count)) == count


def test_that_the_same_seed_gives_the_same_people_and_another_seed_others(tmp_path: Path) -> None:
    first, same, other = (made(tmp_path / name, 60, seed) for name, seed in (("a", 5), ("b", 5), ("c", 6)))
    assert first == same
    assert first != other


def test_that_a_home_with_submissions_is_never_mixed_with_a_demo(tmp_path: Path) -> None:
    made(tmp_path, 3)
    with pytest.raises(RuleRefused, match="home_not_empty"):
        make_demo(make_settings(tmp_path), 3, 1, HandClock(), lambda _done, _of: None)
