"""When a counter locks by itself."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.factories import HandClock
from ui.gate.watch import IDLE, LONGEST, WARNING, Watch

pytestmark = pytest.mark.usefixtures("qapp")


class Heard:
    """What a watch said, in order."""

    def __init__(self, clock: HandClock) -> None:
        self.said: list[str] = []
        self.watch = Watch(clock)
        for name in ("idle_soon", "end_soon", "woken", "over"):
            getattr(self.watch, name).connect(lambda name=name: self.said.append(name))
        self.watch.begin()


def test_that_it_warns_once_and_then_locks() -> None:
    clock = HandClock()
    heard = Heard(clock)
    for _second in range(int(IDLE.total_seconds()) + 5):
        clock.forward(seconds=1)
        heard.watch.look()
        if not heard.watch.on:
            break
    assert heard.said == ["idle_soon", "over"]


@pytest.mark.parametrize("minutes", [1, 5, 60])
def test_that_the_office_says_how_long_is_idle(minutes: int) -> None:
    clock = HandClock()
    heard = Heard(clock)
    heard.watch.begin(timedelta(minutes=minutes))
    clock.forward(minutes=minutes, seconds=-31)
    heard.watch.look()
    assert heard.said == []
    clock.forward(seconds=2)
    heard.watch.look()
    clock.forward(seconds=30)
    heard.watch.look()
    assert heard.said == ["idle_soon", "over"]


def test_that_stirring_begins_anew() -> None:
    clock = HandClock()
    heard = Heard(clock)
    clock.forward(seconds=(IDLE - WARNING).total_seconds())
    heard.watch.look()
    heard.watch.stir()
    clock.forward(seconds=(IDLE - WARNING).total_seconds() - 1)
    heard.watch.look()
    assert heard.said == ["idle_soon", "woken"]


def test_that_who_stirs_too_late_is_not_let_in() -> None:
    clock = HandClock()
    heard = Heard(clock)
    clock.forward(hours=2)  # the machine slept
    heard.watch.stir()
    assert heard.said == ["over"]
    heard.watch.stir()
    assert heard.said == ["over"]


@given(steps=st.lists(st.integers(-86_400, 280), max_size=200))
def test_that_no_clock_makes_a_day_longer_than_twelve_hours(qapp: QApplication, steps: list[int]) -> None:
    clock = HandClock()
    heard, forward = Heard(clock), timedelta()
    for step in steps:
        clock.forward(seconds=step)
        forward += timedelta(seconds=max(step, 0))
        heard.watch.stir()
        if heard.watch.on:
            heard.watch.look()
        assert ("over" in heard.said) == (forward >= LONGEST)
