"""The disk that keeps only what it promised, against promises made by hand; a trace read as it was written."""

from pathlib import Path
from random import Random

from tests.faults.fork_server import ForkServer
from tests.faults.harsh_disk import SECTOR, HarshDisk
from tests.faults.orders import Order
from tests.faults.traces import Change, Cut, Made, Removed, Renamed, Synced, Written, changes
from tests.faults.tracing import record

FILE = "/home/a"
OLD, NEW = b"o" * 4 * SECTOR, b"n" * 4 * SECTOR


def survivors(disk: HarshDisk) -> set[bytes | None]:
    return {disk.after_power_cut(Random(seed)).get(FILE) for seed in range(200)}


def disk_after(*run: Change, files: dict[str, bytes] | None = None, strict: bool = False) -> HarshDisk:
    disk = HarshDisk({FILE: OLD} if files is None else files, strict)
    for change in run:
        disk.take(change)
    return disk


def test_that_synced_bytes_always_survive() -> None:
    assert survivors(disk_after(Written(FILE, 0, NEW), Synced(FILE))) == {NEW}


def test_that_bytes_not_synced_may_be_there_or_not_or_in_part() -> None:
    found = survivors(disk_after(Written(FILE, 0, NEW)))
    assert {OLD, NEW} < found
    torn = {content[at : at + SECTOR] for content in found if content for at in range(0, len(NEW), SECTOR)}
    assert torn == {OLD[:SECTOR], NEW[:SECTOR]}, "torn between sectors, never inside one"


def test_that_a_cut_not_synced_may_not_have_happened() -> None:
    assert survivors(disk_after(Cut(FILE, 0))) == {OLD, b""}


def test_that_a_new_file_is_there_for_sure_once_it_or_its_folder_is_synced() -> None:
    made = Made(FILE, emptied=False)
    assert survivors(disk_after(made, files={})) == {None, b""}
    assert survivors(disk_after(made, Synced(FILE), files={})) == {b""}
    assert survivors(disk_after(made, Synced(FILE), files={}, strict=True)) == {None, b""}
    assert survivors(disk_after(made, Synced("/home"), files={}, strict=True)) == {b""}


def test_that_a_rename_is_sure_only_with_its_folder_and_carries_what_was_synced() -> None:
    part = "/home/a.part"
    run: list[Change] = [Made(part, emptied=True), Written(part, 0, NEW), Renamed(part, FILE)]
    assert OLD in survivors(disk_after(*run))
    assert survivors(disk_after(*run, Synced("/home"))) > {b"", NEW}, "a name without its bytes"
    run.insert(2, Synced(part))
    assert survivors(disk_after(*run)) == {OLD, NEW}
    assert survivors(disk_after(*run, Synced("/home"))) == {NEW}


def test_that_a_removal_not_synced_may_come_back() -> None:
    assert survivors(disk_after(Removed(FILE))) == {OLD, None}
    assert survivors(disk_after(Removed(FILE), Synced("/home"))) == {None}


def test_that_a_removed_and_remade_file_is_the_new_one_once_synced() -> None:
    run = (Removed(FILE), Made(FILE, emptied=False), Written(FILE, 0, NEW), Synced(FILE))
    assert survivors(disk_after(*run)) == {NEW}


def test_that_a_recorded_run_gives_the_files_it_left(children: ForkServer, tmp_path: Path) -> None:
    order = Order(tmp_path, tmp_path / "log", act="create")
    disk = HarshDisk({})
    for change in changes(record(children, order)):
        if change.path.startswith(str(tmp_path)) and not change.path.endswith("-shm"):
            disk.take(change)
            disk.take(Synced(change.path))
            disk.take(Synced(str(Path(change.path).parent)))
    left = {path: content for path, content in disk.after_power_cut(Random(0)).items() if "/home" in path}
    on_disk = {str(path): path.read_bytes() for path in [*(tmp_path / "home").iterdir(), tmp_path / "home.key"]}
    assert left == on_disk
