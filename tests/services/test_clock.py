"""A clock that was once ahead locks nobody out for ever, and never by itself."""

from pathlib import Path

import pytest

from frontdesk.errors import RuleRefused
from tests.factories import HandClock, make_application, make_desk


def test_that_a_clock_once_ahead_is_put_right_by_a_recorded_act(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    clock.forward(days=400)
    desk.reception.receive(make_application(desk))
    clock.forward(days=-400, hours=1)
    with pytest.raises(RuleRefused, match="clock_behind"):
        desk.reception.receive(make_application(desk))
    desk.clock.accept()
    codes = [desk.reception.receive(make_application(desk)).receipt_code for _ in range(3)]
    assert all(code.startswith("C1-261123-000") for code in codes)
    clock.forward(hours=-2)
    with pytest.raises(RuleRefused, match="clock_behind"):
        desk.reception.receive(make_application(desk))
    clock.forward(hours=30)
    assert desk.reception.receive(make_application(desk)).receipt_code.startswith("C1-261124-0001")
    assert desk.supervision.verify().ok


def test_that_the_clock_can_be_accepted_when_nothing_is_wrong(tmp_path: Path) -> None:
    clock = HandClock()
    desk = make_desk(tmp_path, clock)
    assert desk.clock.accept() == clock.now
    assert desk.reception.receive(make_application(desk)).received_at == clock.now
