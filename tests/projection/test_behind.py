"""When there is something to project."""

from pathlib import Path
from typing import Any

import pytest

from frontdesk.domain.tracking import Projected
from frontdesk.services.projecting import Projecting
from tests.counters import Counter


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


def test_that_an_act_while_it_was_projected_is_not_missed(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Projecting.run

    def slowly(*how: Any, **more: Any) -> Projected:
        done = run(*how, **more)
        counter.receive()
        return done

    with monkeypatch.context() as patch:
        patch.setattr(Projecting, "run", slowly)
        counter.desk.tracking.project()
    assert counter.desk.tracking.is_behind()
    assert counter.desk.tracking.project().rows == 1
    assert not counter.desk.tracking.is_behind()


def test_that_a_file_that_went_is_made_again(counter: Counter) -> None:
    counter.desk.tracking.project()
    assert not counter.desk.tracking.is_behind()
    counter.desk.tracking.path.unlink()
    assert counter.desk.tracking.is_behind()
