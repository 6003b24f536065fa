"""SIGKILL while the citizens' projection is written: readers go on reading, and the next projecting finishes."""

import signal
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.clock import system_clock
from frontdesk.domain.tracking import Tracked
from frontdesk.errors import StorageRefused
from frontdesk.projection.reader import Projection
from tests.factories import open_desk
from tests.faults.fork_server import ForkServer
from tests.faults.orders import Order
from tests.faults.receiver import live, wait_at_counter
from tests.faults.test_kill import new_home
from tests.faults.tracing import kill_at
from tests.projection.stand import pages, reader, whole

BATCHES = 4
# the calls one projecting makes, and which of them are its last
FIRST = {"pwrite64": range(9, 37, 5), "fsync": range(1, 3), "rename": range(1, 2), "unlink": range(5, 13, 2)}
LATER = {"pwrite64": range(9, 40, 4), "ftruncate": range(1, 3), "fsync": range(1, 4)}


def home(folder: Path) -> Path:
    """A home with papers at the counter."""
    wait_at_counter(new_home(folder), BATCHES)
    return folder


def desk_in(folder: Path) -> Desk:
    return open_desk(Order(folder, folder / "log").settings)


def kill_projecting(children: ForkServer, folder: Path, call: str, moment: int) -> int:
    return kill_at(children, Order(folder, folder / "log", "project", count=1), call, moment)


def project_unless_busy(desk: Desk) -> None:
    try:
        desk.tracking.project()
    except StorageRefused as refused:
        if refused.code != "projection_busy":
            raise


def check_finished(desk: Desk, folder: Path, now: datetime) -> None:
    """After another projecting the file is what the journal says, and no half of another lies about."""
    desk.tracking.project()
    with closing(reader(desk)) as projection:
        assert pages(projection, now) == whole(desk, folder, now)
    assert not list(desk.tracking.path.parent.glob("tracking.db.n*"))


@pytest.mark.parametrize("call", FIRST)
def test_that_a_killed_first_projecting_leaves_no_half_of_it(children: ForkServer, tmp_path: Path, call: str) -> None:
    killed = 0
    for moment in FIRST[call]:
        folder = home(tmp_path / f"home-{moment}")
        killed += kill_projecting(children, folder, call, moment) == signal.SIGKILL
        with closing(desk_in(folder)) as desk:
            if desk.tracking.path.exists():
                with closing(reader(desk)) as projection:
                    assert len(pages(projection, system_clock())) == 3 * BATCHES
            check_finished(desk, folder, system_clock())
    assert killed


@pytest.mark.parametrize("call", LATER)
def test_that_a_killed_projecting_leaves_every_page_readable(children: ForkServer, tmp_path: Path, call: str) -> None:
    folder = home(tmp_path / "home")
    killed = 0
    with closing(desk_in(folder)) as desk:
        desk.tracking.project()
        with closing(reader(desk)) as projection:
            for moment in LATER[call]:
                before = set(pages(projection, system_clock()))
                live(desk, moment, Order(folder, folder / "log"), lambda _line: None)
                killed += kill_projecting(children, folder, call, moment) == signal.SIGKILL
                for known in (projection, Projection(desk.tracking.path, desk.tracking.key())):
                    assert set(pages(known, system_clock())) >= before
                projection.close()  # another reader comes to what was left behind
                check_finished(desk, folder, system_clock())
    assert killed


def test_that_two_projecting_at_once_do_no_harm(children: ForkServer, tmp_path: Path) -> None:
    folder = home(tmp_path / "home")
    with closing(desk_in(folder)) as desk:
        child = children.start(Order(folder, folder / "log", "project", count=30))
        seen: list[dict[str, Tracked]] = []
        for number in range(6):
            live(desk, number, Order(folder, folder / "log"), lambda _line: None)
            project_unless_busy(desk)
            with closing(reader(desk)) as projection:
                seen.append(pages(projection, system_clock()))
        assert children.wait() == 0
        assert child
        assert [len(each) for each in seen] == sorted(len(each) for each in seen)
        check_finished(desk, folder, system_clock())
