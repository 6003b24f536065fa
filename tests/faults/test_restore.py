"""A restore that is cut off, or whose disk is full, leaves no home, and can be done again."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.errors import StorageRefused
from frontdesk.services.restoring import restore_home
from frontdesk.settings import Settings
from tests.factories import HandClock, make_application, make_desk, open_desk
from tests.faults.small_disks import enlarge, may_mount, small_disk

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from frontdesk.services import restoring
from frontdesk.settings import Settings
from tests.factories import HandClock
folder, call = Path(sys.argv[1]), sys.argv[2]
def dying(*_arguments, **_options):
    os.kill(os.getpid(), signal.SIGKILL)
if call == "unpacked":
    from frontdesk.storage import restore
    restore.examine = dying
else:
    setattr(restoring, call, dying)
restoring.restore_home(folder / "copy", Settings(folder / "again", folder / "home.key"), HandClock())
"""
CALLS = ("unpacked", "write_home", "open_engine", "closed", "note_lane", "settled", "_keep_key", "put_in_place")


def backed_up(tmp_path: Path) -> Path:
    desk = make_desk(tmp_path)
    desk.reception.receive(make_application(desk))
    made = desk.backups.make(tmp_path / "copy").path
    desk.close()
    return made


@pytest.mark.parametrize("call", CALLS)
def test_that_a_kill_leaves_no_home_and_the_next_one_clears_up(tmp_path: Path, call: str) -> None:
    source = backed_up(tmp_path)
    command = [sys.executable, "-c", KILLED, str(tmp_path), call]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    assert not (tmp_path / "again").exists()
    assert restore_home(source, Settings(tmp_path / "again", tmp_path / "home.key"), HandClock()).ok
    left = {path.name for path in tmp_path.iterdir()} - {"copy.restored"}
    assert left == {"home", "home.key", "copy", "again"}
    open_desk(Settings(tmp_path / "again")).close()


@pytest.mark.parametrize("share", [0.3, 1.02, 1.08])
def test_that_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, share: float) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    source = backed_up(tmp_path)
    settings = Settings(tmp_path / "disk" / "again", tmp_path / "home.key")
    with small_disk(tmp_path / "disk", int(source.stat().st_size / 1024 * share)):
        with pytest.raises(StorageRefused) as refused:
            restore_home(source, settings, HandClock())
        assert refused.value.code in ("restore_no_room", "restore_unwritable")
        assert list((tmp_path / "disk").iterdir()) == []
        enlarge(tmp_path / "disk", 20_000)
        assert restore_home(source, settings, HandClock()).ok
