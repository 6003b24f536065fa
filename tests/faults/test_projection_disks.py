"""The projection on disks that are full or cannot be written: a refusal, and right afterwards."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.errors import StorageRefused
from frontdesk.projection.reader import Projection
from frontdesk.services.tracking import TrackingService
from tests.counters import Counter
from tests.faults.small_disks import enlarge, may_mount, read_only, small_disk
from tests.projection.stand import contents, pages, reader, whole
from tests.refusals import said

FULL = {"disk_full", "disk_failed", "projection_missing"}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    if not may_mount(tmp_path / "try"):
        pytest.skip("mounting a small disk takes more rights")
    made = Counter(tmp_path)
    for _ in range(20):
        made.receive()
    yield made
    made.desk.close()


def on(disk: Path, desk: Desk, counter: Counter) -> TrackingService:
    """The desk's projection, kept on another disk."""
    return TrackingService(desk.store, desk.office, counter.clock, disk / "tracking.db", desk.tracking.key)


@pytest.mark.parametrize("kib", [4, 12, 24, 36, 44])
def test_that_a_full_disk_is_a_refusal_and_leaves_no_half(counter: Counter, tmp_path: Path, kib: int) -> None:
    with small_disk(tmp_path / "disk", kib) as disk:
        tracking = on(disk, counter.desk, counter)
        with pytest.raises(StorageRefused) as refused:
            tracking.project()
        assert refused.value.code in FULL
        said(refused.value)
        assert [each.name for each in disk.iterdir() if each.name != "tracking.db.lock"] == []
        enlarge(disk, 1_024)
        assert tracking.project().rows == 20


def test_that_a_disk_that_fills_later_keeps_every_page(counter: Counter, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1_024) as disk:
        tracking = on(disk, counter.desk, counter)
        tracking.project()
        with closing(Projection(tracking.path, tracking.key())) as projection:
            before = pages(projection, counter.clock.now)
            (disk / "filling").write_bytes(bytes(4_096))
            enlarge(disk, sum(each.stat().st_size for each in disk.iterdir()) // 1_024 + 40)
            for _ in range(60):
                counter.receive()
            with pytest.raises(StorageRefused) as refused:
                tracking.project()
            assert refused.value.code in FULL
            assert pages(projection, counter.clock.now).items() >= before.items()
            enlarge(disk, 4_096)
            tracking.project()
            assert pages(projection, counter.clock.now) == whole(counter.desk, tmp_path, counter.clock.now)


def test_that_a_folder_nobody_may_write_in_is_a_refusal_and_reads_on(counter: Counter) -> None:
    desk, home = counter.desk, counter.desk.settings.home
    desk.tracking.project()
    before = contents(desk)
    with closing(reader(desk)) as projection:
        projection.as_of()
        with read_only(home):
            assert pages(projection, counter.clock.now) == before
            with pytest.raises(StorageRefused):
                desk.tracking.project()
    assert contents(desk) == before
