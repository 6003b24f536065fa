"""A disk that fails, fills up or turns read-only: no acknowledgement, a clear sentence, and work goes on after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from frontdesk.errors import StorageRefused
from frontdesk.sentences import REFUSALS
from frontdesk.settings import Settings
from tests.factories import make_application, open_desk
from tests.faults.fork_server import ForkServer
from tests.faults.invariants import check_desk, check_home, check_replay
from tests.faults.orders import Order, Told, heard
from tests.faults.receiver import create_home_of, wait_at_counter
from tests.faults.small_disks import enlarge, may_mount, read_only, small_disk
from tests.faults.tracing import fail_at

Note = Callable[[object], None]
KIB = 1024
ACTS_ON_A_BATCH = 5
CODES = {"EIO": {"disk_failed"}, "ENOSPC": {"disk_full", "disk_failed"}}
# call, error, first failing time, and how often it fails from then on
FAULTS = [
    *[("fsync", "EIO", first, 1) for first in (1, 2, 3, 5, 8)],
    *[("fsync", "ENOSPC", first, 1) for first in (2, 4)],
    *[("pwrite64", "EIO", first, 1) for first in (1, 20, 25, 33, 60)],
    *[("pwrite64", "ENOSPC", first, 3) for first in (18, 21, 40, 90)],
    ("ftruncate", "EIO", 1, 1),
    ("openat", "EIO", 5, 1),
]
# within handing over, acknowledging, the result and its return
BATCH_FAULTS = [
    *[("fsync", "EIO", first, 1) for first in (1, 3, 4, 7, 8)],
    *[("pwrite64", "EIO", first, 1) for first in (20, 45, 70, 90, 110, 125)],
    *[("pwrite64", "ENOSPC", first, 3) for first in (30, 60, 85, 115)],
]
EVERY_FAULT = [
    (call, error, first, long)
    for call, most in (("fsync", 30), ("pwrite64", 250), ("ftruncate", 6))
    for error in ("EIO", "ENOSPC")
    for long in (1, 4)
    for first in range(1, most, 1 if most < 100 else 7)
]


def new_home(folder: Path) -> Order:
    create_home_of(Order(folder, folder / "log")).close()
    return Order(folder, folder / "log")


def check_refusals(told: Told, codes: set[str]) -> None:
    assert told.bugs == []
    said = {code for _which, code in told.refused}
    assert said <= codes
    assert said <= set(REFUSALS)


def fail_and_recover(
    children: ForkServer, folder: Path, fault: tuple[str, str, int, int], act: str = "receive", count: int = 4
) -> Told:
    call, error, first, long = fault
    home = new_home(folder)
    if act == "live":
        wait_at_counter(folder, count)
    order = Order(folder, folder / "log", act, count=count, tries=8, checkpoint_pages=20)
    assert fail_at(children, order, call, error, f"{first}..{first + long - 1}") == 0
    told = heard(order.log)
    check_refusals(told, CODES[error])
    opened = "whole" not in dict(told.refused)
    assert told.done == opened
    done = len(told.did) // ACTS_ON_A_BATCH if act == "live" else len(told.acknowledged)
    assert done == (count if opened else 0), "the same process goes on once the fault is gone"
    check_home(home.settings, told)
    check_replay(home.settings, told)
    return told


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: "-".join(map(str, fault)))
def test_that_a_failing_call_is_refused_and_work_goes_on(
    children: ForkServer, tmp_path: Path, fault: tuple[str, str, int, int]
) -> None:
    fail_and_recover(children, tmp_path, fault)


@pytest.mark.parametrize("fault", BATCH_FAULTS, ids=lambda fault: "-".join(map(str, fault)))
def test_that_a_failing_call_leaves_no_half_batch_and_work_goes_on(
    children: ForkServer, tmp_path: Path, fault: tuple[str, str, int, int]
) -> None:
    told = fail_and_recover(children, tmp_path, fault, "live", 1)
    if "whole" not in dict(told.refused):
        assert [verb for verb, *_rest in told.did] == ["handed_over", "acknowledged", "paid", "received", "returned"]


@pytest.mark.soak
def test_that_every_failing_call_leaves_no_half_batch(children: ForkServer, tmp_path: Path, note: Note) -> None:
    refused = 0
    for number, fault in enumerate(EVERY_FAULT):
        folder = tmp_path / str(number)
        folder.mkdir()
        refused += bool(fail_and_recover(children, folder, fault, "live", 1).refused)
    note(f"{len(EVERY_FAULT)} faults, {refused} refused an act")
    assert refused > len(EVERY_FAULT) // 4


@pytest.mark.soak
def test_that_every_failing_call_is_refused_and_work_goes_on(children: ForkServer, tmp_path: Path, note: Note) -> None:
    refused = 0
    for number, fault in enumerate(EVERY_FAULT):
        folder = tmp_path / str(number)
        folder.mkdir()
        refused += bool(fail_and_recover(children, folder, fault).refused)
    note(f"{len(EVERY_FAULT)} faults, {refused} refused an act")
    assert refused > len(EVERY_FAULT) // 3


def test_that_a_disk_that_never_syncs_acknowledges_nothing(children: ForkServer, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    assert fail_at(children, Order(tmp_path, tmp_path / "log", count=3), "fsync", "EIO", "3+") == 0
    told = heard(home.log)
    check_refusals(told, CODES["EIO"])
    assert told.refused
    assert told.acknowledged == {}
    check_home(home.settings, told)
    check_replay(home.settings, told)


def test_that_a_file_that_may_not_grow_refuses_until_it_may(children: ForkServer, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    order = Order(tmp_path, tmp_path / "log", count=12, tries=2, file_limit=200 * KIB)
    assert children.run(order) == 0
    told = heard(order.log)
    check_refusals(told, {"disk_full", "disk_failed"})
    assert told.refused
    assert len(told.acknowledged) == 12
    check_home(home.settings, told)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of 1 MiB where one may be mounted, else None."""
    if not may_mount(tmp_path / "try"):
        yield None
        return
    with small_disk(tmp_path / "disk", 1024) as disk:
        yield disk


def test_that_a_full_disk_refuses_and_a_larger_one_goes_on(full_disk: Path | None, tmp_path: Path) -> None:
    if full_disk is None:
        return  # not root: the file that may not grow, above, is the same fault
    settings = new_home(full_disk).settings
    desk, told = open_desk(settings), Told()
    refused = None
    while refused is None:
        application = make_application(desk)
        try:
            told.acknowledged[str(application.submission_id)] = desk.reception.receive(application).receipt_code
        except StorageRefused as error:
            refused = error
    assert refused.code == "disk_full"
    assert len(told.acknowledged) > 1
    enlarge(full_disk, 8192)
    told.acknowledged[str(application.submission_id)] = desk.reception.receive(application).receipt_code
    check_desk(desk, told)
    desk.close()
    check_home(settings, told)


@contextmanager
def without_rights(home: Path) -> Iterator[None]:
    """What `chmod` can do where one is not root."""
    home.chmod(0o500)
    for path in home.iterdir():
        path.chmod(0o400)
    yield
    home.chmod(0o700)
    for path in home.iterdir():
        path.chmod(0o600)


def test_that_a_read_only_home_is_refused_and_works_again_when_writable(tmp_path: Path) -> None:
    settings = new_home(tmp_path).settings
    unwritable = read_only if may_mount(tmp_path / "try") else without_rights
    with unwritable(settings.home):
        refused = refusal_of_reception(settings)
    assert refused.code == "home_unwritable"
    assert refused.code in REFUSALS
    desk = open_desk(settings)
    application = make_application(desk)
    told = Told(acknowledged={str(application.submission_id): desk.reception.receive(application).receipt_code})
    desk.close()
    check_home(settings, told)


def refusal_of_reception(settings: Settings) -> StorageRefused:
    with pytest.raises(StorageRefused) as caught:
        receive_at(settings)
    return caught.value


def receive_at(settings: Settings) -> None:
    desk = open_desk(settings)
    try:
        desk.reception.receive(make_application(desk))
    finally:
        desk.close()
