"""Publishing that is killed, whose disk is full, read-only, gone or of another kind, and two runs at once."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from frontdesk import lock
from frontdesk.errors import RuleRefused, StorageRefused
from frontdesk.tracking import shelf
from frontdesk.tracking.folder import LOCK
from tests.faults.small_disks import enlarge, may_mount, read_only, small_disk
from tests.tracking.folders import Ledger, files_of, pages_of, write

ROOT = Path(__file__).resolve().parents[2]
PAGES = 120
KILLS = 20
# The process dies at the n-th time it opens, renames, makes, lists or removes a file of the folder.
KILLED = """
import os, signal, sys
from pathlib import Path
from frontdesk.tracking import folder
from tests.tracking.folders import Ledger, write
target, left = sys.argv[1], int(sys.argv[2])
folder.BATCH = 25
def watch(event, arguments):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.scandir") and target in str(arguments[0]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
ledger = Ledger(%d)
del ledger.pages[5]
write(ledger, Path(target))
print(int(sys.argv[2]) - left)
"""


def run_until(target: Path, call: int) -> subprocess.CompletedProcess[str]:
    """Publish in a process of its own that dies at its `call`-th call."""
    command = [sys.executable, "-c", KILLED % PAGES, str(target), str(call)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)


def check_whole(target: Path) -> None:
    """Every file that has its name is whole."""
    ends = {".html": "</html>", ".ics": "END:VCALENDAR\r"}
    for path, text in files_of(target).items():
        if Path(path).suffix in ends:
            assert text.rstrip("\n").endswith(ends[Path(path).suffix]), path


@pytest.mark.slow
def test_that_kills_at_any_call_leave_whole_files_and_the_next_run_finishes(tmp_path: Path) -> None:
    before, target = Ledger(PAGES), tmp_path / "site"
    after = Ledger(PAGES)
    del after.pages[5]
    for ledger in (before, after):
        write(ledger, tmp_path / "fresh")
    calls = int(run_until(tmp_path / "counted", 10**9).stdout)
    random = Random(calls)
    for call in sorted(random.sample(range(1, calls), KILLS)):
        if call % 4 == 0:
            shutil.rmtree(target, ignore_errors=True)  # some in a run that only adds to what an earlier one wrote
            write(before, target)
            pages_of(target, 7)[".html"].unlink()
            for number in range(20, 60):
                pages_of(target, number)[".ics"].unlink()
        if run_until(target, call).returncode == -signal.SIGKILL:
            check_whole(target)

    write(after, target)

    assert files_of(target) == files_of(tmp_path / "fresh")
    assert list(target.rglob("*.part")) == []


def test_that_a_second_run_at_once_is_refused_until_the_first_one_died(tmp_path: Path) -> None:
    write(Ledger(1), tmp_path)
    code = (
        "import sys, time; from pathlib import Path; from frontdesk.lock import alone\n"
        "with alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / LOCK)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(RuleRefused, match="publish_running"):
            write(Ledger(2), tmp_path)
        assert len(pages_of(tmp_path, 2)) == 0
        holder.kill()

    assert write(Ledger(2), tmp_path).written == 1


def test_that_a_disk_without_locks_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", fail)
    assert write(Ledger(1), tmp_path).written == 1


@pytest.mark.parametrize("kib", [200, 700, 1024])
def test_that_a_full_disk_is_said_and_a_larger_one_is_filled(tmp_path: Path, kib: int) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    ledger = Ledger(400)
    with small_disk(tmp_path / "usb", kib):
        for _ in range(2):
            with pytest.raises(StorageRefused, match="publish_disk_full") as refused:
                write(ledger, tmp_path / "usb")
            assert refused.value.params["path"] == str(tmp_path / "usb")
            check_whole(tmp_path / "usb")
            assert list((tmp_path / "usb").rglob("*.part")) == []
        enlarge(tmp_path / "usb", 16_384)
        write(ledger, tmp_path / "usb")
        write(ledger, tmp_path / "fresh")
        assert files_of(tmp_path / "usb") == files_of(tmp_path / "fresh")


def test_that_room_is_made_before_more_is_written(tmp_path: Path) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    with small_disk(tmp_path / "usb", 8_192):
        ledger = Ledger(300)
        write(ledger, tmp_path / "usb")
        free = shutil.disk_usage(tmp_path / "usb").free // 1024
        enlarge(tmp_path / "usb", 8_192 - free + 64)
        moved = Ledger(500)
        moved.pages = {number: tracked for number, tracked in moved.pages.items() if number > 250}

        done = write(moved, tmp_path / "usb")

        assert (done.written, done.unchanged, done.removed) == (200, 50, 250)


def test_that_a_disk_nobody_may_write_to_is_said(tmp_path: Path) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    target = tmp_path / "usb"
    write(Ledger(2), target)
    with read_only(target), pytest.raises(StorageRefused, match="publish_unwritable"):
        write(Ledger(3), target)

    assert write(Ledger(3), target).written == 1


def test_that_a_stick_pulled_out_is_said(tmp_path: Path) -> None:
    class Pulled(Ledger):
        def walk(self, now):  # type: ignore[no-untyped-def]
            for number, page in enumerate(super().walk(now)):
                if number == 30 and len(list((tmp_path / "usb" / "t").iterdir())) > 10:
                    shutil.rmtree(tmp_path / "usb")
                yield page

    with pytest.raises(StorageRefused, match="publish_unwritable"):
        write(Pulled(60), tmp_path / "usb")

    assert write(Ledger(60), tmp_path / "usb").written == 60


@contextmanager
def fat_disk(folder: Path) -> Iterator[Path]:
    """A disk of 64 MiB with FAT32, as sticks have; skips where it cannot be had."""
    image = folder / "stick.img"
    with image.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    if shutil.which("mkfs.vfat") is None:
        pytest.skip("needs mkfs.vfat")
    subprocess.run(["mkfs.vfat", "-F", "32", image], check=True, capture_output=True)
    (folder / "stick").mkdir()
    mounted = subprocess.run(["mount", "-o", "loop", image, folder / "stick"], check=False, capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no loop mounts here")
    try:
        yield folder / "stick"
    finally:
        subprocess.run(["umount", folder / "stick"], check=True)


def test_that_a_stick_with_fat_holds_the_same_pages(tmp_path: Path) -> None:
    with fat_disk(tmp_path) as stick:
        assert write(Ledger(50), stick).written == 50
        assert write(Ledger(50), stick).written == 0
        write(Ledger(50), tmp_path / "fresh")
        assert files_of(stick) == files_of(tmp_path / "fresh")


def test_that_every_name_is_one_that_any_file_system_takes(tmp_path: Path) -> None:
    write(Ledger(200), tmp_path)

    names = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")]
    assert {char for name in names for char in name} <= set("0123456789abcdefghijklmnopqrstuvwxyz./-")
    assert len({name.lower() for name in names}) == len(names)
    assert max(map(len, names)) <= 60


def test_that_a_file_somebody_has_open_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: Counter[Path] = Counter()
    replace = Path.replace

    def busy(part: Path, path: Path) -> Path:
        tries[path] += 1
        if tries[path] % 3:
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(part, path)

    monkeypatch.setattr(shelf, "_PAUSES", (0.0,) * 4)
    monkeypatch.setattr(Path, "replace", busy)
    assert write(Ledger(1), tmp_path).complete
    assert pages_of(tmp_path, 1).keys() == {".html", ".en.html", ".ics", ".en.ics"}


def test_that_a_file_that_stays_open_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Ledger(1), tmp_path)

    def busy(_part: Path, _path: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(shelf, "_PAUSES", (0.0,) * 4)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", busy)
        with pytest.raises(StorageRefused, match="publish_unwritable"):
            write(Ledger(2), tmp_path)
    assert list(tmp_path.rglob("*.part")) == []
    assert write(Ledger(2), tmp_path).written == 1
