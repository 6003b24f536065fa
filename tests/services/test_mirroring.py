"""Every event is written to a second disk too, and a restore takes what the backup lacks from there."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.errors import DeskError, InvalidInput, StorageRefused
from frontdesk.services import mirroring
from frontdesk.services.restoring import restore_home
from frontdesk.settings import Settings
from frontdesk.storage.home import database_key
from frontdesk.storage.mirror import MIRRORS
from frontdesk.storage.mirror_file import MirrorFile
from tests.factories import HandClock, make_application, make_desk, open_desk
from tests.faults.invariants import everything
from tests.scan_samples import pdf_file

SAFETY = 30.0  # seconds after which a test that waits gives up


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "usb").mkdir()
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mirroring, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(mirroring, "_FIRST_PAUSE", 0.05)


def received(desk: Desk) -> str:
    return desk.reception.receive(make_application(desk)).receipt_code


def attached(desk: Desk, folder: Path) -> tuple[str, str]:
    scan = folder / "scan.pdf"
    scan.write_bytes(pdf_file(2, "words"))
    which = str(desk.reception.receive(make_application(desk)).submission_id)
    return which, desk.attachments.attach(which, scan).sha256


def mirror_of(desk: Desk, usb: Path) -> MirrorFile:
    return MirrorFile(usb / MIRRORS, desk.mirror.status().device, database_key(desk.settings))


def until(true: Callable[[], bool]) -> None:
    give_up = time.monotonic() + SAFETY
    while not true():
        assert time.monotonic() < give_up
        time.sleep(0.02)


def caught_up(desk: Desk) -> bool:
    status = desk.mirror.status()
    return (status.behind, status.problem) == (0, "")


def test_that_a_dead_disk_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.mirror.set(tmp_path / "usb")
    desk.mirror.begin()
    received(desk)
    source = desk.backups.make(tmp_path / "yesterday").path
    which, sha256 = attached(desk, tmp_path)
    codes = {received(desk) for _ in range(5)}
    desk.handover.hand_over(desk.lookup.get(which).submission.department, [which])
    until(lambda: caught_up(desk))
    before, seen = desk.supervision.verify(), everything(desk)
    desk.close()
    shutil.rmtree(desk.settings.home)
    said = restore_home(
        source, Settings(tmp_path / "again", desk.settings.key_file), HandClock(), mirror=tmp_path / "usb"
    )
    assert said.ok
    assert said.merged is not None
    assert said.merged.closed
    assert said.after_seq == before.events
    again = open_desk(Settings(tmp_path / "again"), HandClock())
    assert codes <= {hit.receipt_code for hit in again.lookup.search("")}
    after = again.supervision.verify()
    assert after.heads[said.after] == before.heads[said.after]
    assert again.attachments.page(sha256, 1, 100)
    different = [rows for rows, old in zip(everything(again), seen, strict=True) if rows != old]
    assert len(different) == 2, "the counter's registration and its stamp, nothing else"
    assert parse_receipt_code(received(again)).serial > 99_999
    again.close()


def test_that_acts_wait_for_no_mirror(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    desk.mirror.set(tmp_path / "usb")
    stuck, go_on = threading.Event(), threading.Event()

    def slow(*_: object, **__: object) -> object:
        stuck.set()
        assert go_on.wait(SAFETY)
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(MirrorFile, "append", slow)
        desk.mirror.begin()
        received(desk)
        assert stuck.wait(SAFETY)
        codes = [received(desk) for _ in range(3)]
        assert len(codes) == 3
        go_on.set()
        until(lambda: desk.mirror.status().problem == "mirror_unwritable")
    until(lambda: caught_up(desk))


def test_that_a_stick_pulled_out_and_put_back_catches_up(desk: Desk, tmp_path: Path) -> None:
    told: list[DeskError | None] = []
    desk.mirror.set(tmp_path / "usb")
    desk.mirror.begin(told.append)
    received(desk)
    until(lambda: caught_up(desk))
    (tmp_path / "usb").rename(tmp_path / "pulled out")
    (tmp_path / "usb").mkdir()  # the mount point stays, on the system's disk
    for _ in range(3):
        received(desk)
    until(lambda: desk.mirror.status().problem == "mirror_away")
    assert list((tmp_path / "usb").iterdir()) == [], "nothing is written where the stick should be"
    (tmp_path / "usb").rmdir()
    (tmp_path / "pulled out").rename(tmp_path / "usb")
    until(lambda: caught_up(desk))
    assert [each and each.code for each in told] == ["mirror_away", None]
    assert len(list(mirror_of(desk, tmp_path / "usb").records())) == desk.supervision.verify().events


@pytest.mark.parametrize("cut", [1, 4, 10, 300, 1_000])
def test_that_a_torn_tail_is_written_again(desk: Desk, tmp_path: Path, cut: int) -> None:
    desk.mirror.set(tmp_path / "usb")
    for _ in range(3):
        received(desk)
    desk.close()
    again = open_desk(desk.settings, HandClock())
    file = mirror_of(again, tmp_path / "usb")
    os.truncate(file.path, file.path.stat().st_size - cut)
    received(again)
    again.close()
    last = open_desk(desk.settings, HandClock())
    events = list(file.records())
    assert [event.seq for event in events] == list(range(1, last.supervision.verify().events + 1))
    assert last.mirror.status().behind == 0
    last.close()


def test_that_a_command_writes_what_it_recorded(desk: Desk, tmp_path: Path) -> None:
    desk.mirror.set(tmp_path / "usb")
    desk.close()
    command = open_desk(desk.settings, HandClock())  # whose thread is never begun
    received(command)
    assert command.mirror.status().behind == 1
    command.close()
    command = open_desk(desk.settings, HandClock())
    assert command.mirror.status().behind == 0
    command.close()


def test_that_the_mirror_holds_no_open_word(desk: Desk, tmp_path: Path) -> None:
    attached(desk, tmp_path)
    desk.mirror.set(tmp_path / "usb")
    files = [path for path in (tmp_path / "usb").rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        content = path.read_bytes()
        assert content[:4] in (b"FDM1", b"FDS1")
        for secret in ("NGUYỄN", "008195012346", "receipt_code", "%PDF"):
            assert secret.encode() not in content
        assert "HÒA" not in str(path)


def test_that_a_flipped_bit_ends_the_mirror_there(desk: Desk, tmp_path: Path) -> None:
    desk.mirror.set(tmp_path / "usb")
    received(desk)
    file = mirror_of(desk, tmp_path / "usb")
    whole = file.path.read_bytes()
    events = list(file.records())
    for at in range(20, len(whole), len(whole) // 50):
        file.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        found = list(file.records())
        assert found == events[: len(found)]
        assert len(found) < len(events)


def test_that_records_cannot_change_places(desk: Desk, tmp_path: Path) -> None:
    desk.mirror.set(tmp_path / "usb")
    file = mirror_of(desk, tmp_path / "usb")
    whole = file.path.read_bytes()
    length = 4 + int.from_bytes(whole[20:24], "big")
    file.path.write_bytes(whole[:20] + whole[20 + length :])
    assert list(file.records()) == []


def test_that_a_mirror_of_another_home_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_desk(tmp_path / "other", counter="C2")
    for each in (desk, other):
        each.mirror.set(tmp_path / "usb")
        received(each)
        each.close()
    source = open_desk(desk.settings, HandClock()).backups.make(tmp_path / "copy").path
    said = restore_home(
        source, Settings(tmp_path / "again", desk.settings.key_file), HandClock(), mirror=tmp_path / "usb"
    )
    assert said.ok
    assert len(said.journal.heads) == 1


def test_that_what_is_no_mirror_is_refused(desk: Desk, tmp_path: Path) -> None:
    source = desk.backups.make(tmp_path / "copy").path
    with pytest.raises(StorageRefused, match="mirror_unreadable"):
        restore_home(source, Settings(tmp_path / "again", desk.settings.key_file), HandClock(), mirror=tmp_path / "usb")
    assert not (tmp_path / "again").exists()
    with pytest.raises(InvalidInput, match="mirror_in_home"):
        desk.mirror.set(desk.settings.home / "mirror")
    with pytest.raises(StorageRefused, match="mirror_away"):
        desk.mirror.set(tmp_path / "nowhere")
    assert desk.mirror.status().folder is None


def test_that_a_home_older_than_its_mirror_gives_no_number(desk: Desk, tmp_path: Path) -> None:
    """The whole folder was put back as it was yesterday, its mark too: only the mirror knows better."""
    desk.mirror.set(tmp_path / "usb")
    desk.close()
    shutil.copytree(desk.settings.home, tmp_path / "yesterday")
    again = open_desk(desk.settings, HandClock())
    received(again)
    again.close()
    shutil.rmtree(desk.settings.home)
    shutil.copytree(tmp_path / "yesterday", desk.settings.home)
    shutil.rmtree(tmp_path / "yesterday")
    old = open_desk(desk.settings, HandClock())
    old.mirror.begin()
    until(lambda: old.mirror.status().problem == "mirror_ahead")
    with pytest.raises(StorageRefused, match="home_behind"):
        received(old)
    old.close()


def test_that_the_mirror_is_written_anew_after_an_erasure(desk: Desk, tmp_path: Path) -> None:
    desk.mirror.set(tmp_path / "usb")
    received(desk)
    with desk.store.write_unjournaled() as connection:
        connection.exec_driver_sql("UPDATE events SET personal = '', salt = '' WHERE kind = 'submission.received'")
    desk.mirror.renew()
    (event,) = [each for each in mirror_of(desk, tmp_path / "usb").records() if each.kind == "submission.received"]
    assert (event.personal, event.salt) == ("", "")
    assert desk.mirror.status().behind == 0
    assert [path.name for path in (tmp_path / "usb" / MIRRORS).iterdir()] == [f"{event.device}.fdmirror"]


def test_that_a_mirror_gives_back_both_lives_of_a_counter(desk: Desk, tmp_path: Path) -> None:
    """Its first disk died, it was restored and went on; its second disk dies, and only the first backup is left."""
    usb = tmp_path / "usb"
    desk.mirror.set(usb)
    source = desk.backups.make(tmp_path / "copy").path
    first = {received(desk) for _ in range(3)}
    desk.close()
    shutil.rmtree(desk.settings.home)
    one = Settings(tmp_path / "one", desk.settings.key_file)
    assert restore_home(source, one, HandClock(), mirror=usb).ok
    again = open_desk(one, HandClock())
    second = {received(again) for _ in range(3)}
    again.close()  # its settings name the mirror as before
    shutil.rmtree(one.home)
    two = Settings(tmp_path / "two", desk.settings.key_file)
    said = restore_home(source, two, HandClock(), mirror=usb)
    assert said.ok
    assert said.merged is not None
    assert said.merged.closed
    assert len(said.journal.heads) == 2
    last = open_desk(two, HandClock())
    assert {hit.receipt_code for hit in last.lookup.search("")} == first | second
    assert received(last) not in first | second
    last.close()
