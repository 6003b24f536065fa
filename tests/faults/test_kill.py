"""SIGKILL at any moment loses nothing that was acknowledged and acts on nothing twice."""

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.faults.fork_server import ForkServer
from tests.faults.invariants import check_home, check_replay
from tests.faults.orders import Order, Told, heard
from tests.faults.receiver import create_home_of, wait_at_counter
from tests.faults.tracing import kill_at

pytestmark = pytest.mark.long

Note = Callable[[object], None]
KILLS_A_HOME = 25
SLOWEST_OPENING = 20.0  # seconds; the bar is 2, measured and printed, never timed against in a test
LONGEST_OPENING_LIFE = 0.05  # seconds: some are killed while they open the home
MOST_LINES = 40  # of the log: the others are killed up to that far into their receptions
LONGEST_ACT = 0.008  # seconds after such a line
# the calls that reach the disk or its locks, and how often a short life makes them at the least
CALLS = {"pwrite64": 200, "fsync": 16, "ftruncate": 4, "fcntl": 100, "unlink": 3}


@dataclass(slots=True)
class Toll:
    """What the kills came to."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    slowest_opening: float = 0.0

    def add(self, told: Told, opening: float) -> None:
        """Count one kill."""
        self.kills += 1
        self.acknowledged += len(told.acknowledged)
        self.unacknowledged += len(told.started) - len(told.acknowledged)
        self.slowest_opening = max(self.slowest_opening, opening)


def new_home(folder: Path) -> Path:
    """A folder with an empty home in it."""
    folder.mkdir()
    create_home_of(Order(folder, folder / "log")).close()
    return folder


def check_after(folder: Path, log: Path, before: Told, toll: Toll) -> None:
    told = heard(log)
    before.acknowledged.update(told.acknowledged)
    before.printed.update(told.printed)
    before.did += told.did
    before.started = told.started
    before.bugs += told.bugs
    settings = Order(folder, log).settings
    toll.add(told, check_home(settings, before))
    check_replay(settings, before)


def live_on(log: Path, random: Random) -> None:
    """Wait for a random moment of a child's life, told by what it has said: machines differ in speed."""
    if random.random() < 0.2:
        time.sleep(random.uniform(0.0, LONGEST_OPENING_LIFE))
        return
    lines = random.randint(1, MOST_LINES)
    while not log.exists() or log.read_bytes().count(b"\n") < lines:
        time.sleep(0.001)
    time.sleep(random.uniform(0.0, LONGEST_ACT))


def kill_often(children: ForkServer, base: Path, kills: int, random: Random, act: str = "receive") -> Toll:
    toll = Toll()
    for home in range(-(-kills // KILLS_A_HOME)):
        folder = new_home(base / f"home-{home}")
        before = Told()
        for life in range(min(KILLS_A_HOME, kills - toll.kills)):
            log = folder / f"log-{life}"
            child = children.start(Order(folder, log, act, checkpoint_pages=random.choice((0, 30))))
            live_on(log, random)
            assert children.kill(child) == signal.SIGKILL
            check_after(folder, log, before, toll)
    assert toll.slowest_opening < SLOWEST_OPENING
    return toll


def test_that_a_killed_desk_keeps_every_acknowledged_act(children: ForkServer, tmp_path: Path, note: Note) -> None:
    toll = kill_often(children, tmp_path, 25, Random(1))
    note(toll)
    assert toll.acknowledged > 25


@pytest.mark.soak
def test_that_five_hundred_kills_lose_nothing(children: ForkServer, tmp_path: Path, note: Note) -> None:
    toll = kill_often(children, tmp_path, 500, Random(2))
    note(toll)
    assert toll.acknowledged > 500


def test_that_a_killed_desk_leaves_no_half_batch(children: ForkServer, tmp_path: Path, note: Note) -> None:
    note(kill_often(children, tmp_path, 12, Random(3), "live"))


@pytest.mark.soak
def test_that_three_hundred_kills_leave_no_half_batch(children: ForkServer, tmp_path: Path, note: Note) -> None:
    note(kill_often(children, tmp_path, 300, Random(4), "live"))


@pytest.mark.parametrize(("call", "moments"), [("pwrite64", range(20, 140, 15)), ("fsync", range(1, 9))])
def test_that_a_kill_within_a_batch_leaves_all_of_it_or_nothing(
    children: ForkServer, tmp_path: Path, call: str, moments: range
) -> None:
    assert sweep(children, tmp_path, call, moments, "live").kills == len(moments)


@pytest.mark.soak
@pytest.mark.parametrize("call", CALLS)
def test_that_a_kill_at_every_call_leaves_no_half_batch(
    children: ForkServer, tmp_path: Path, call: str, note: Note
) -> None:
    toll = sweep(children, tmp_path, call, range(1, 200), "live")
    note(toll)
    assert toll.kills


def sweep(children: ForkServer, base: Path, call: str, moments: range, act: str = "receive") -> Toll:
    """One life for each moment: killed as it enters that call for the n-th time."""
    toll = Toll()
    for moment in moments:
        folder = new_home(base / f"{call}-{moment}")
        log = folder / "log"
        if act == "live":
            wait_at_counter(folder, 2)
        status = kill_at(
            children, Order(folder, log, act, count=4 if act == "receive" else 2, checkpoint_pages=20), call, moment
        )
        if status == 0:
            break  # the life was over before
        assert status == signal.SIGKILL
        check_after(folder, log, Told(), toll)
    return toll


@pytest.mark.parametrize("call", CALLS)
def test_that_a_kill_at_any_call_loses_nothing(children: ForkServer, tmp_path: Path, call: str) -> None:
    moments = range(1, CALLS[call] + 1, max(1, CALLS[call] // 4))
    assert sweep(children, tmp_path, call, moments).kills == len(moments)


@pytest.mark.soak
@pytest.mark.parametrize("call", CALLS)
def test_that_a_kill_at_every_call_loses_nothing(children: ForkServer, tmp_path: Path, call: str, note: Note) -> None:
    toll = sweep(children, tmp_path, call, range(1, 400))
    note(toll)
    assert toll.kills >= CALLS[call]


def test_that_a_desk_that_lives_on_is_the_same_desk(children: ForkServer, tmp_path: Path) -> None:
    folder = new_home(tmp_path / "home")
    assert children.run(Order(folder, folder / "log", count=3)) == 0
    told = heard(folder / "log")
    assert len(told.started) == 3
    check_home(Order(folder, folder / "log").settings, told)
