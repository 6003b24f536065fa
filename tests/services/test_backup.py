"""A backup is made while the desk works, holds everything but the key, and opens by hand."""

import json
import os
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.backups import Backup
from frontdesk.errors import InvalidInput, RuleRefused, StorageRefused
from frontdesk.services import backup
from frontdesk.settings import Settings
from frontdesk.storage import backup as storage_backup
from tests.factories import HandClock, make_application, make_desk, open_desk
from tests.scan_samples import pdf_file

CANARY = "CANARY-NGUYEN-THI-HOA"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


def received(desk: Desk) -> str:
    return str(desk.reception.receive(make_application(desk)).submission_id)


def attached(desk: Desk, folder: Path, words: str = CANARY, submission: str = "") -> tuple[str, str]:
    scan = folder / "scan.pdf"
    scan.write_bytes(pdf_file(2, words))
    submission = submission or received(desk)
    return submission, desk.attachments.attach(submission, scan).sha256


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb" / "frontdesk-20261124.zip"


def test_that_a_copy_unpacked_by_hand_opens_with_the_key(desk: Desk, tmp_path: Path, target: Path) -> None:
    submission, sha256 = attached(desk, tmp_path)
    steps: list[tuple[int, int]] = []
    made = desk.backups.make(target, lambda *step: steps.append(step))
    assert (made.ok, made.path, made.size) == (True, target, target.stat().st_size)
    assert (made.submissions, made.journal.scans, made.journal.first_bad) == (1, 1, None)
    assert steps == sorted(steps)
    assert steps[-1] == (1_000, 1_000)
    before = desk.supervision.verify()
    desk.close()
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "again")
    again = open_desk(Settings(tmp_path / "again", tmp_path / "home.key"), HandClock())
    assert again.supervision.verify() == before == made.journal
    assert [each.sha256 for each in again.attachments.list_of(submission)] == [sha256]
    assert again.attachments.page(sha256, 1, 100)
    assert again.lookup.get(submission).view.principal.name == "NGUYỄN THỊ HÒA"
    again.close()


def test_that_a_copy_holds_no_key_and_no_open_word(desk: Desk, tmp_path: Path, target: Path) -> None:
    attached(desk, tmp_path)
    desk.backups.make(target)
    said = target.read_bytes()
    key = (tmp_path / "home.key").read_text(encoding="ascii").strip()
    for secret in (CANARY, key, "008195012346", "NGUYỄN", "0912345678"):
        assert secret.encode() not in said
    with zipfile.ZipFile(target) as archive:
        names = set(archive.namelist())
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in archive.infolist())
    assert {"desk.db", "settings.toml", "high-water", "backup.json"} < names
    assert len(names) == 5
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0


def test_that_the_wrong_key_opens_nothing(desk: Desk, tmp_path: Path, target: Path) -> None:
    attached(desk, tmp_path)
    desk.backups.make(target)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "again")
    other = tmp_path / "other.key"
    other.write_text("0" * 64)
    other.chmod(0o600)
    with pytest.raises(StorageRefused, match="key_wrong"):
        open_desk(Settings(tmp_path / "again", other), HandClock())


def test_that_no_file_is_written_over(desk: Desk, target: Path) -> None:
    target.write_text("mine")
    with pytest.raises(InvalidInput, match="backup_exists"):
        desk.backups.make(target)
    target.unlink()
    target.symlink_to(target.with_name("nowhere"))
    with pytest.raises(InvalidInput, match="backup_exists"):
        desk.backups.make(target)
    assert os.listdir(target.parent) == [target.name]  # noqa: PTH208


def test_that_a_file_that_appears_meanwhile_is_not_written_over(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = storage_backup.read_back

    def slow(*arguments: object) -> object:
        target.write_text("mine")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "read_back", slow)
    with pytest.raises(InvalidInput, match="backup_exists"):
        desk.backups.make(target)
    assert [(path.name, path.read_text()) for path in target.parent.iterdir()] == [(target.name, "mine")]


def test_that_a_copy_into_the_home_or_into_nowhere_is_refused(desk: Desk, tmp_path: Path) -> None:
    for inside in (tmp_path / "home" / "copy.zip", tmp_path / "home" / "scans" / ".." / "copy.zip"):
        with pytest.raises(InvalidInput, match="backup_in_home"):
            desk.backups.make(inside)
    with pytest.raises(StorageRefused, match="backup_unwritable"):
        desk.backups.make(tmp_path / "nowhere" / "copy.zip")


def test_that_work_goes_on_while_a_copy_is_made(desk: Desk, tmp_path: Path, target: Path) -> None:
    submission, _sha256 = attached(desk, tmp_path)
    stop = threading.Event()
    done: list[str] = []
    made: list[Backup] = []

    def work() -> None:
        while not stop.is_set():
            attached(desk, tmp_path, f"{len(done)}", submission)
            done.append(received(desk))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        while len(done) < 3 or len(made) < 3:
            made.append(desk.backups.make(target.with_name(f"{len(made)}.zip")))
    finally:
        stop.set()
        worker.join()
    assert all(each.ok for each in made)
    assert made[-1].submissions >= made[0].submissions
    with zipfile.ZipFile(made[-1].path) as archive:
        archive.extractall(tmp_path / "again")
    again = open_desk(Settings(tmp_path / "again", tmp_path / "home.key"), HandClock())
    assert again.supervision.verify().ok
    received(again)  # the mark does not lead the copy's chain
    again.close()


def test_that_the_file_stays_still_while_it_is_copied(desk: Desk, tmp_path: Path) -> None:
    """Acts and checkpoints go on beside; not a byte of the file moves until the copy is done."""
    received(desk)
    with desk.store.still() as still:
        assert still
        before = desk.store.raw.read(0, 1 << 30)
        for _ in range(5):
            attached(desk, tmp_path)
            desk.store.checkpoint()
            desk.store.shed_log()
        assert desk.store.raw.read(0, 1 << 30) == before
    desk.store.checkpoint()
    assert desk.store.raw.read(0, 1 << 30) != before


def test_that_a_home_that_is_never_still_is_copied_page_by_page(desk: Desk, target: Path) -> None:
    with desk.store.read() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM events").scalar()  # an old reading keeps the log full
        received(desk)
        with desk.store.still() as still:
            assert not still
        made = desk.backups.make(target)
    assert (made.ok, made.submissions) == (True, 1)


def test_that_acts_after_the_snapshot_do_not_lead_its_mark(
    desk: Desk, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received(desk)
    real = storage_backup._put_database

    def copy_then_act(*arguments: object) -> object:
        digest = real(*arguments)  # type: ignore[arg-type]
        attached(desk, tmp_path)
        return digest

    monkeypatch.setattr(storage_backup, "_put_database", copy_then_act)
    made = desk.backups.make(target)
    assert (made.ok, made.submissions, made.journal.scans) == (True, 1, 0)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "again")
    again = open_desk(Settings(tmp_path / "again", tmp_path / "home.key"), HandClock())
    received(again)
    again.close()


def test_that_a_scan_the_home_lost_is_named_and_the_rest_is_kept(desk: Desk, tmp_path: Path, target: Path) -> None:
    lost, damaged, whole = (attached(desk, tmp_path, words)[1] for words in ("one", "two", "three"))
    keys = desk.backups._scans.keys
    (tmp_path / "home" / "scans" / keys.file_name(lost)).unlink()
    (tmp_path / "home" / "scans" / keys.file_name(damaged)).write_bytes(b"FDS1")
    made = desk.backups.make(target)
    assert (made.ok, made.journal.first_bad) == (False, None)
    assert set(made.journal.bad_scans) == {lost, damaged}
    assert target.exists()
    assert whole not in made.journal.bad_scans


@pytest.mark.parametrize("name", ["desk.db", "settings.toml", "high-water", "scan", "backup.json"])
def test_that_a_copy_that_reads_back_wrong_is_thrown_away(
    desk: Desk, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    attached(desk, tmp_path)
    real = storage_backup.read_back

    def spoiled(part: Path, *arguments: object) -> object:
        with zipfile.ZipFile(part) as archive:
            entry = next(each for each in archive.infolist() if each.filename.startswith(name))
            start = entry.header_offset + 30 + len(entry.filename) + entry.file_size // 2
        content = bytearray(part.read_bytes())
        content[start] ^= 1
        part.write_bytes(bytes(content))
        return real(part, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "read_back", spoiled)
    with pytest.raises(StorageRefused, match="backup_unsound"):
        desk.backups.make(target)
    assert list(target.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["desk.db", "settings.toml", "high-water", "scan"])
def test_that_a_part_that_is_not_what_was_copied_is_found(
    desk: Desk, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    attached(desk, tmp_path)
    real = storage_backup.read_back

    def exchanged(part: Path, *arguments: object) -> object:
        with zipfile.ZipFile(part) as archive:
            entries = {each: archive.read(each) for each in archive.namelist()}
        with zipfile.ZipFile(part, "w") as archive:
            for each, content in entries.items():
                archive.writestr(each, content[:-1] if each.startswith(name) else content)
        return real(part, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(backup, "read_back", exchanged)
    with pytest.raises(StorageRefused, match="backup_unsound"):
        desk.backups.make(target)


def test_that_half_a_copy_is_never_named(desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_arguments: object) -> None:
        raise RuleRefused("cut")

    monkeypatch.setattr(storage_backup, "_put_database", cut)
    with pytest.raises(RuleRefused):
        desk.backups.make(target)
    assert list(target.parent.iterdir()) == []


def test_that_a_full_disk_is_said_and_leaves_nothing(desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StorageRefused, match="backup_unwritable"):
            desk.backups.make(target)
    assert list(target.parent.iterdir()) == []
    assert desk.backups.make(target).ok


def test_that_the_list_of_contents_says_what_and_when(desk: Desk, tmp_path: Path, target: Path) -> None:
    attached(desk, tmp_path)
    desk.backups.make(target)
    with zipfile.ZipFile(target) as archive:
        contents = json.loads(archive.read("backup.json"))
        assert set(contents["files"]) == set(archive.namelist()) - {"backup.json"}
    assert contents["format"] == 1
    assert contents["made_at"] == "2026-11-23T03:43:00+00:00"
