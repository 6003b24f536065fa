"""The real process, its real encrypted database, and a disk that keeps only what it promised."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from frontdesk.home_file import read_home
from frontdesk.storage.high_water import FILE_NAME
from tests.factories import open_desk
from tests.faults.fork_server import ForkServer
from tests.faults.invariants import check_desk, check_home, check_replay, read_journal
from tests.faults.orders import Order
from tests.faults.power import Wreck, files_below, wrecks
from tests.faults.receiver import create_home_of
from tests.faults.tracing import record

pytestmark = pytest.mark.long

Note = Callable[[object], None]
RECEIPTS = 30
SMALL_CHECKPOINT = 25  # pages: a checkpoint about every other reception


@dataclass(slots=True)
class Loss:
    """What the cuts came to, over all of them."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0


def recorded_cuts(children: ForkServer, base: Path, order: Order, cuts: int) -> Iterator[Wreck]:
    """Record a run on a new home and cut it; each wreck is cleared away after it was looked at."""
    base.mkdir()
    order = replace(order, folder=base, log=base / "log", count=RECEIPTS)
    create_home_of(order).close()
    before = files_below(base)
    for wreck in wrecks(record(children, order), order, before, cuts):
        yield wreck
        shutil.rmtree(wreck.order.folder)


def cut_full(children: ForkServer, base: Path, cuts: int, checkpoint_pages: int) -> Loss:
    loss = Loss()
    order = Order(base, base, checkpoint_pages=checkpoint_pages)
    for wreck in recorded_cuts(children, base, order, cuts):
        check_home(wreck.order.settings, wreck.told)
        if loss.cuts % 10 == 0:
            check_replay(wreck.order.settings, wreck.told)
        loss.cuts += 1
        loss.acknowledged += len(wreck.told.acknowledged)
    return loss


@pytest.mark.parametrize("checkpoint_pages", [0, SMALL_CHECKPOINT])
def test_that_a_power_cut_keeps_every_acknowledged_act(
    children: ForkServer, tmp_path: Path, checkpoint_pages: int
) -> None:
    assert cut_full(children, tmp_path / "run", 30, checkpoint_pages).acknowledged > 100


@pytest.mark.soak
@pytest.mark.parametrize("checkpoint_pages", [0, SMALL_CHECKPOINT])
def test_that_a_thousand_power_cuts_keep_every_acknowledged_act(
    children: ForkServer, tmp_path: Path, checkpoint_pages: int, note: Note
) -> None:
    loss = cut_full(children, tmp_path / "run", 1_000, checkpoint_pages)
    note(loss)
    assert loss.acknowledged > 5_000


def test_that_the_same_cuts_lose_acts_where_commits_are_not_synced(
    children: ForkServer, tmp_path: Path, note: Note
) -> None:
    """The control: a harness that finds nothing here could find nothing above."""
    loss = Loss()
    order = Order(tmp_path, tmp_path, synchronous="NORMAL")
    for wreck in recorded_cuts(children, tmp_path / "run", order, 30):
        (wreck.order.settings.home / FILE_NAME).unlink(missing_ok=True)  # it would tell; the database alone is judged
        desk = open_desk(wreck.order.settings)
        found = read_journal(desk).codes
        check_desk(desk, replace(wreck.told, acknowledged={}, printed=type(wreck.told.printed)()))
        desk.close()
        loss.acknowledged += len(wreck.told.acknowledged)
        loss.lost += sum(1 for which in wreck.told.acknowledged if which not in found)
        loss.cuts += 1
    note(loss)
    assert loss.lost > loss.acknowledged // 20


def cut_creation(children: ForkServer, base: Path, cuts: int) -> tuple[int, int]:
    """Cut the making of a home; how many cuts left a whole one, and how many left none yet."""
    base.mkdir()
    order = Order(base, base / "log", act="create")
    whole = none = 0
    for wreck in wrecks(record(children, order), order, {}, cuts, strict=True):
        settings = wreck.order.settings
        if read_home(settings.home) is None:
            none += 1
            create_home_of(wreck.order).close()
        else:
            whole += 1
        desk = open_desk(settings)
        check_desk(desk, replace(wreck.told, done=False))
        assert desk.office.profile.code == "H60.242"
        assert desk.office.officer
        assert desk.catalogue.search("kinh doanh")
        desk.close()
        if wreck.order.folder.exists():
            shutil.rmtree(wreck.order.folder)
    return whole, none


def test_that_a_power_cut_leaves_a_whole_home_or_none(children: ForkServer, tmp_path: Path) -> None:
    whole, none = cut_creation(children, tmp_path / "run", 60)
    assert whole
    assert none


@pytest.mark.soak
def test_that_a_thousand_power_cuts_leave_a_whole_home_or_none(
    children: ForkServer, tmp_path: Path, note: Note
) -> None:
    whole, none = cut_creation(children, tmp_path / "run", 1_000)
    note(f"{whole} left a whole home, {none} none yet")
    assert whole
    assert none
