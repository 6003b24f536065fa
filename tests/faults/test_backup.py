"""A backup that is cut off, or whose disk is full, leaves no file that looks like one, and the home as it was."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.errors import StorageRefused
from tests.factories import HandClock, make_application, make_desk, make_settings, open_desk
from tests.faults.small_disks import enlarge, may_mount, small_disk

ROOT = Path(__file__).resolve().parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from frontdesk.services import backup
from frontdesk.storage import backup as storage_backup
from tests.factories import HandClock, make_settings, open_desk
folder, call = Path(sys.argv[1]), sys.argv[2]
calls = {"copy": (storage_backup, "_put_database"), "written": (backup, "read_back"), "read": (backup, "move_new")}
owner, name = calls[call]
def dying(*_arguments, **_options):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, dying)
open_desk(make_settings(folder), HandClock()).backups.make(folder / "usb" / "copy.zip")
"""


@pytest.mark.parametrize("call", ["copy", "written", "read"])
def test_that_a_kill_leaves_no_copy_under_its_name(tmp_path: Path, call: str) -> None:
    desk = make_desk(tmp_path)
    desk.reception.receive(make_application(desk))
    desk.close()
    (tmp_path / "usb").mkdir()
    command = [sys.executable, "-c", KILLED, str(tmp_path), call]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    left = list((tmp_path / "usb").iterdir())
    assert {path.suffix for path in left if path.is_file()} <= {".part", ".lock"}
    again = open_desk(make_settings(tmp_path), HandClock())
    assert again.backups.make(tmp_path / "usb" / "copy.zip").ok
    again.close()


@pytest.mark.parametrize("kib", [64, 200, 300])
def test_that_a_full_target_is_said_and_left_empty(tmp_path: Path, kib: int) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    desk = make_desk(tmp_path)
    desk.reception.receive(make_application(desk))
    with small_disk(tmp_path / "usb", kib):
        with pytest.raises(StorageRefused, match="backup_unwritable") as refused:
            desk.backups.make(tmp_path / "usb" / "copy.zip")
        assert refused.value.params["path"] == str(tmp_path / "usb" / "copy.zip")
        assert list((tmp_path / "usb").iterdir()) == []
        enlarge(tmp_path / "usb", 8_000)
        assert desk.backups.make(tmp_path / "usb" / "copy.zip").ok
    assert desk.supervision.verify().ok
    desk.close()
