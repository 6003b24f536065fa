"""Power and disks fail while a scan is attached: what is recorded can be read, what is not recorded costs nothing."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from frontdesk.desk import Desk
from frontdesk.errors import StorageRefused
from tests.factories import HandClock, make_application, make_desk, make_settings, open_desk
from tests.faults.small_disks import may_mount, small_disk
from tests.scan_samples import pdf_file, picture_file

ROOT = Path(__file__).resolve().parents[2]
# A desk that is killed at the n-th of these calls while it attaches: os.fsync, os.replace, os.mkdir, sqlite's commit.
KILLED = """
import os, signal, sys
from pathlib import Path
from frontdesk import disk
from frontdesk.storage import store, journal
from tests.factories import HandClock, make_settings, open_desk
folder, submission, call, moment = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
owner, name = {"fsync": (os, "fsync"), "rename": (Path, "replace"), "folder": (Path, "mkdir"),
               "event": (journal.Appender, "append"), "done": (store.Store, "write")}[call]
real, seen = getattr(owner, name), []
def dying(*arguments, **options):
    seen.append(1)
    if len(seen) == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **options)
desk = open_desk(make_settings(folder), HandClock())
setattr(owner, name, dying)
desk.attachments.attach(submission, folder / "scan.pdf")
desk.close()
"""
MOMENTS = [("folder", 1), ("folder", 2), *[("fsync", n) for n in range(1, 5)], ("rename", 1), ("done", 1), ("event", 1)]


def settled(desk: Desk) -> str:
    return str(desk.reception.receive(make_application(desk)).submission_id)


@pytest.mark.parametrize(("call", "moment"), MOMENTS)
def test_that_a_kill_leaves_a_scan_whole_or_not_recorded(tmp_path: Path, call: str, moment: int) -> None:
    desk = make_desk(tmp_path)
    submission = settled(desk)
    desk.close()
    (tmp_path / "scan.pdf").write_bytes(pdf_file(2))
    command = [sys.executable, "-c", KILLED, str(tmp_path), submission, call, str(moment)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    again = open_desk(make_settings(tmp_path), HandClock())
    assert again.attachments.list_of(submission) == ()
    assert again.supervision.verify().ok
    orphans = {path: path.read_bytes() for path in (tmp_path / "home" / "scans").glob("??/*") if not path.suffix}
    assert len(orphans) == (1 if call in ("done", "event") or moment == 4 else 0)
    attachment = again.attachments.attach(submission, tmp_path / "scan.pdf")
    assert again.attachments.page(attachment.sha256, 1, 100)
    assert again.supervision.verify().scans == 1
    assert all(path.read_bytes() == whole for path, whole in orphans.items())
    again.close()


def test_that_a_disk_that_is_full_for_scans_refuses_and_records_nothing(tmp_path: Path) -> None:
    if not may_mount(tmp_path / "probe"):
        pytest.skip("only root may mount")
    desk = make_desk(tmp_path)
    submission = settled(desk)
    small, large = tmp_path / "small.pdf", tmp_path / "large.bmp"
    small.write_bytes(pdf_file())
    large.write_bytes(picture_file("PNG", Image.effect_noise((900, 900), 90)))
    with small_disk(tmp_path / "home" / "scans", 300):
        with pytest.raises(StorageRefused, match="disk_full"):
            desk.attachments.attach(submission, large)
        assert desk.attachments.list_of(submission) == ()
        assert [path for path in (tmp_path / "home" / "scans").rglob("*") if path.is_file()] == []
        assert desk.attachments.attach(submission, small).pages == 1
        assert desk.supervision.verify().ok
    desk.close()
