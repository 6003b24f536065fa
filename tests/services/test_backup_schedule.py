"""Backups are made when they are due, rotate, can be given up, and are tried out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.backup_rotation import Keep
from frontdesk.domain.backups import BackupSkipped
from frontdesk.errors import InvalidInput, StorageRefused
from frontdesk.storage.backup import write_backup
from tests.factories import HandClock, make_application, make_desk, open_desk
from tests.scan_samples import pdf_file


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    (tmp_path / "usb").mkdir()
    desk = make_desk(tmp_path, clock)
    yield desk
    desk.close()


def received(desk: Desk) -> str:
    return str(desk.reception.receive(make_application(desk)).submission_id)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_that_nothing_is_due_where_nothing_was_chosen(desk: Desk) -> None:
    received(desk)
    assert not desk.backups.is_due(closing=True)
    assert desk.backups.make_due(closing=True) is None
    with pytest.raises(InvalidInput, match="backup_folder_missing"):
        desk.backups.make_now()


def test_that_closing_makes_one_when_there_is_something_new(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    desk.backups.schedule(tmp_path / "usb")
    received(desk)
    made = desk.backups.make_due(closing=True)
    assert made is not None
    assert made.path.name == "H60.242-C1-20261123-1043.fdbackup"
    assert desk.backups.make_due(closing=True) is None
    received(desk)
    assert desk.backups.make_due(closing=True) is not None
    assert names(tmp_path / "usb") == ["H60.242-C1-20261123-1043-1.fdbackup"], "the newest of the day"
    state = desk.backups.state()
    assert (state.made_at, state.pending, state.problem) == (clock.now, False, "")


def test_that_an_old_one_is_due_while_work_goes_on(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    desk.backups.schedule(tmp_path / "usb", hours=8)
    assert desk.backups.make_due() is not None
    received(desk)
    assert desk.backups.make_due() is None
    clock.forward(hours=8)
    assert desk.backups.make_due() is not None


def test_that_old_ones_go_once_a_new_one_was_read_back(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    usb = tmp_path / "usb"
    (usb / "ảnh cưới.jpg").write_bytes(b"mine")
    desk.backups.schedule(usb, Keep(2, 0, 0))
    for _ in range(3):
        clock.forward(days=1)
        received(desk)
        desk.backups.make_now()
    assert names(usb) == [
        "H60.242-C1-20261125-1043.fdbackup",
        "H60.242-C1-20261126-1043.fdbackup",
        "ảnh cưới.jpg",
    ]


def test_that_a_copy_that_failed_drops_none(
    desk: Desk, tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    usb = tmp_path / "usb"
    desk.backups.schedule(usb, Keep(1, 0, 0))
    desk.backups.make_now()
    before = names(usb)
    clock.forward(days=1)
    received(desk)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("frontdesk.services.backup.write_backup", full)
        with pytest.raises(StorageRefused, match="backup_unwritable"):
            desk.backups.make_due()
    assert names(usb) == before
    assert desk.backups.state().problem == "backup_unwritable"
    assert desk.backups.make_due() is None, "not every minute"
    clock.forward(minutes=15)
    assert desk.backups.make_due() is not None
    assert desk.backups.state().problem == ""
    assert write_backup is not full


def test_that_a_stick_that_is_out_gets_no_backup_in_its_place(desk: Desk, tmp_path: Path) -> None:
    desk.backups.schedule(tmp_path / "usb")
    (tmp_path / "usb").rmdir()
    with pytest.raises(StorageRefused, match="backup_unwritable"):
        desk.backups.make_due(closing=True)
    assert not (tmp_path / "usb").exists()


@pytest.mark.parametrize("at", [0, 100, 200, 400, 600, 800, 999])
def test_that_a_backup_can_be_given_up_at_any_moment(desk: Desk, tmp_path: Path, at: int) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf_file(2, "words"))
    desk.attachments.attach(received(desk), scan)
    desk.backups.schedule(tmp_path / "usb")

    def skip(done: int, _of: int) -> None:
        if done >= at:
            raise BackupSkipped

    with pytest.raises(BackupSkipped):
        desk.backups.make_due(skip, closing=True)
    assert names(tmp_path / "usb") == []
    assert not [path for path in desk.settings.home.iterdir() if path.name.startswith(".")]
    assert desk.backups.make_due(closing=True) is not None


def test_that_a_schedule_that_makes_no_sense_is_refused(desk: Desk, tmp_path: Path) -> None:
    for hours, keep in ((0, None), (169, None), (None, Keep(-1, 0, 0)), (None, Keep(0, 121, 0))):
        with pytest.raises(InvalidInput, match="backup_schedule_wrong"):
            desk.backups.schedule(tmp_path / "usb", keep, hours)
    with pytest.raises(InvalidInput, match="backup_in_home"):
        desk.backups.schedule(desk.settings.home / "scans")
    with pytest.raises(StorageRefused, match="backup_unwritable"):
        desk.backups.schedule(tmp_path / "nowhere")
    assert desk.backups.state().folder is None


def test_that_a_drill_restores_compares_and_is_remembered(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf_file(2, "words"))
    desk.attachments.attach(received(desk), scan)
    made = desk.backups.make(tmp_path / "copy")
    clock.forward(days=3)
    received(desk)
    drill = desk.backups.drill(tmp_path / "copy")
    assert drill.ok
    assert (drill.submissions, drill.events, drill.scans, drill.behind) == (1, made.journal.events, 1, 1)
    assert drill.made_at == HandClock().now
    assert {device: (seq, head) for device, seq, head in drill.heads} == made.journal.heads
    assert desk.backups.state().drill == drill
    left = {path.name for path in desk.settings.home.iterdir()}
    assert left <= {"desk.db", "desk.db-wal", "desk.db-shm", "settings.toml", "high-water", "scans", "backups.json"}


def test_that_a_drill_tells_a_backup_of_another_history(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    desk.close()
    shutil.copytree(desk.settings.home, tmp_path / "kept")
    desk = open_desk(desk.settings, clock)
    received(desk)
    desk.backups.make(tmp_path / "copy")
    desk.close()
    shutil.rmtree(desk.settings.home)
    shutil.copytree(tmp_path / "kept", desk.settings.home)
    again = open_desk(desk.settings, clock)
    drill = again.backups.drill(tmp_path / "copy")
    assert (drill.ok, drill.fits, drill.sound) == (False, False, True)
    again.close()


def test_that_a_drill_of_half_a_file_is_refused_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    made = desk.backups.make(tmp_path / "copy").path
    made.write_bytes(made.read_bytes()[:-100])
    with pytest.raises(InvalidInput, match="restore_not_backup"):
        desk.backups.drill(made)
    assert not [path for path in desk.settings.home.iterdir() if path.name.startswith(".")]
    assert desk.backups.state().drill is None


def test_that_what_a_killed_drill_left_is_cleared(desk: Desk) -> None:
    left = desk.settings.home / ".drill-1234"
    left.mkdir()
    (left / "desk.db").write_bytes(b"encrypted")
    left.with_name(".drill-1234.lock").touch()
    desk.backups.make_due()
    assert not left.exists()
