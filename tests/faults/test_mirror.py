"""A counter killed while it mirrors, its disk then lost: what the mirror had reached is restored, in order, with no
number given out twice; a full or read-only stick stops no act.
"""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from frontdesk.domain.clock import system_clock
from frontdesk.domain.restores import Restored
from frontdesk.errors import StorageRefused
from frontdesk.services.restoring import restore_home
from frontdesk.settings import Settings
from tests.factories import HandClock, make_application, make_desk, make_settings, open_desk
from tests.faults.invariants import check_views
from tests.faults.small_disks import enlarge, may_mount, read_only, small_disk

ROOT = Path(__file__).resolve().parents[2]
SAFETY = 60.0


def heard(log: Path) -> list[str]:
    """Whole lines only: the last may be torn."""
    return log.read_text(encoding="utf-8").split("\n")[:-1] if log.exists() else []


def run_and_kill(folder: Path, acts: int, more: int) -> list[str]:
    """Let the child receive, and kill it `more` acknowledgements after its mirror was seen to be whole."""
    log = folder / "log"
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.mirror_counter", str(folder), str(log), str(acts)], cwd=ROOT
    )
    give_up = time.monotonic() + SAFETY
    try:
        while len(lines := heard(log)) < acts + 1 + more or "MIRRORED" not in lines:
            assert child.poll() is None
            assert time.monotonic() < give_up
            time.sleep(0.01)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    return heard(log)


def restored(folder: Path, name: str) -> Restored:
    settings = Settings(folder / name, folder / "home.key")
    return restore_home(folder / "yesterday", settings, system_clock, mirror=folder / "usb")


@pytest.mark.parametrize("more", [0, 1, 7])
def test_that_a_killed_counter_whose_disk_is_lost_has_lost_nothing_it_mirrored(tmp_path: Path, more: int) -> None:
    (tmp_path / "usb").mkdir()
    desk = make_desk(tmp_path, HandClock())
    first = desk.reception.receive(make_application(desk)).receipt_code
    desk.backups.make(tmp_path / "yesterday")
    desk.mirror.set(tmp_path / "usb")
    desk.close()
    lines = run_and_kill(tmp_path, acts=6, more=more)
    shutil.rmtree(tmp_path / "home")
    said = restored(tmp_path, "again")
    assert said.ok
    assert said.merged is not None
    assert not said.merged.closed
    again = open_desk(Settings(tmp_path / "again"))
    shown = {hit.receipt_code for hit in again.lookup.search("", 500)}
    safe = lines[: lines.index("MIRRORED")]
    assert {first, *safe} <= shown
    given = [code for code in lines if code != "MIRRORED"]
    there = [code for code in given if code in shown]
    assert there == given[: len(there)], "the mirror ends somewhere; nothing is missing before"
    new = again.reception.receive(make_application(again)).receipt_code
    assert new not in {first, *given}
    check_views(again)
    again.close()


@pytest.mark.soak
def test_that_fifty_kills_at_any_moment_leave_a_mirror_that_goes_on(tmp_path: Path) -> None:
    random = Random(50)
    (tmp_path / "usb").mkdir()
    desk = make_desk(tmp_path, HandClock())
    desk.backups.make(tmp_path / "yesterday")
    desk.mirror.set(tmp_path / "usb")
    desk.close()
    for number in range(50):
        (tmp_path / "log").unlink(missing_ok=True)
        safe = run_and_kill(tmp_path, acts=3, more=random.randrange(6))
        restored(tmp_path, f"again {number}")
        again = open_desk(Settings(tmp_path / f"again {number}"))
        assert again.supervision.verify().ok
        shown = {hit.receipt_code for hit in again.lookup.search("", 2_000)}
        assert set(safe[: safe.index("MIRRORED")]) <= shown
        again.close()
        shutil.rmtree(tmp_path / f"again {number}")


def test_that_a_full_stick_is_said_and_catches_up_once_there_is_room(tmp_path: Path) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    desk = make_desk(tmp_path)
    with small_disk(tmp_path / "usb", 600):
        desk.mirror.set(tmp_path / "usb")
        while not desk.mirror.status().problem:
            for _ in range(20):
                desk.reception.receive(make_application(desk))
            desk.close()
            desk = open_desk(make_settings(tmp_path), HandClock())
            if desk.mirror.status().behind:
                break
        with pytest.raises(StorageRefused, match="mirror_full"):
            desk.mirror.set(tmp_path / "usb")
        assert desk.reception.receive(make_application(desk)).receipt_code
        enlarge(tmp_path / "usb", 20_000)
        assert desk.mirror.set(tmp_path / "usb").behind == 0
    desk.close()


def test_that_a_read_only_stick_stops_no_act(tmp_path: Path) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    desk = make_desk(tmp_path)
    (tmp_path / "usb").mkdir()
    desk.mirror.set(tmp_path / "usb")
    with read_only(tmp_path / "usb"):
        assert desk.reception.receive(make_application(desk)).receipt_code
        desk.close()
        desk = open_desk(make_settings(tmp_path), HandClock())
        assert desk.mirror.status().behind == 1
        with pytest.raises(StorageRefused, match="mirror_unwritable"):
            desk.mirror.set(tmp_path / "usb")
    assert desk.mirror.set(tmp_path / "usb").behind == 0
    desk.close()
