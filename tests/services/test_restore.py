"""A home is restored whole, as a new device, or not at all."""

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frontdesk.desk import Desk
from frontdesk.domain.codes import parse_receipt_code
from frontdesk.domain.epochs import LANES, PER_DAY
from frontdesk.domain.restores import Restored
from frontdesk.errors import DeskError, InvalidInput, RuleRefused, StorageRefused
from frontdesk.sentences import REFUSALS
from frontdesk.services.restoring import restore_home
from frontdesk.settings import Settings
from tests.factories import HandClock, make_application, make_desk, open_desk
from tests.scan_samples import pdf_file


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


def received(desk: Desk) -> str:
    return desk.reception.receive(make_application(desk)).receipt_code


def attached(desk: Desk, folder: Path) -> tuple[str, str]:
    scan = folder / "scan.pdf"
    scan.write_bytes(pdf_file(2, "words"))
    which = str(desk.reception.receive(make_application(desk)).submission_id)
    return which, desk.attachments.attach(which, scan).sha256


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> Path:
    attached(desk, tmp_path)
    received(desk)
    return desk.backups.make(tmp_path / "bản sao.fdbackup").path


def restored(tmp_path: Path, source: Path, name: str = "again", key: str = "home.key") -> Restored:
    return restore_home(source, Settings(tmp_path / name, tmp_path / key), HandClock())


def rewritten(source: Path, **changed: bytes | None) -> None:
    """The archive with parts exchanged, added or (None) left out, and a list of contents that knows nothing of it."""
    with zipfile.ZipFile(source) as archive:
        parts: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    parts |= changed
    with zipfile.ZipFile(source, "w") as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)


def left(tmp_path: Path) -> set[str]:
    return {path.name for path in tmp_path.iterdir()} - {"home", "home.key", "scan.pdf", "bản sao.fdbackup"}


def test_that_a_restored_home_has_everything_and_gives_no_number_twice(desk: Desk, made: Path, tmp_path: Path) -> None:
    before = desk.supervision.verify()
    hits = desk.lookup.search("")
    given = {hit.receipt_code for hit in hits} | {received(desk), received(desk)}  # the last two are in no backup
    desk.close()
    said = restored(tmp_path, made)
    assert said.ok
    assert (said.submissions, said.journal.events, said.journal.scans) == (2, before.events, 1)
    assert (said.after, said.after_seq) == (next(iter(before.heads)), before.events)
    again = open_desk(Settings(tmp_path / "again"), HandClock())  # its settings name the key file
    after = again.supervision.verify()
    assert after.ok
    assert after.heads[said.after] == before.heads[said.after]
    assert after.heads[said.device][0] == 1
    assert [hit.receipt_code for hit in again.lookup.search("")] == [hit.receipt_code for hit in hits]
    new = received(again)
    assert new not in given
    assert parse_receipt_code(new).serial // PER_DAY in LANES
    again.close()
    assert left(tmp_path) == {"again", "bản sao.fdbackup.restored"}


def test_that_scans_come_back(desk: Desk, tmp_path: Path) -> None:
    which, sha256 = attached(desk, tmp_path)
    source = desk.backups.make(tmp_path / "bản sao.fdbackup").path
    restored(tmp_path, source)
    again = open_desk(Settings(tmp_path / "again"), HandClock())
    assert [each.sha256 for each in again.attachments.list_of(which)] == [sha256]
    assert again.attachments.page(sha256, 1, 100)
    again.close()


def test_that_two_homes_from_one_backup_count_apart(made: Path, tmp_path: Path) -> None:
    restored(tmp_path, made)
    restored(tmp_path, made, "once more")
    codes = []
    for name in ("again", "once more"):
        again = open_desk(Settings(tmp_path / name), HandClock())
        codes += [received(again), received(again)]
        again.close()
    assert len(set(codes)) == 4
    assert len((tmp_path / "bản sao.fdbackup.restored").read_text().splitlines()) == 2


def test_that_the_key_may_come_from_somewhere_else(made: Path, tmp_path: Path) -> None:
    """As from a recovery code: the new home keeps it where it was told to."""
    key = (tmp_path / "home.key").read_text().splitlines()[0]
    said = restore_home(made, Settings(tmp_path / "again", tmp_path / "new.key"), HandClock(), lambda *_: key)
    assert said.ok
    assert (tmp_path / "new.key").read_text().splitlines()[0] == key
    open_desk(Settings(tmp_path / "again")).close()


def test_that_the_wrong_key_makes_no_home(made: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageRefused, match="key_wrong"):
        restore_home(made, Settings(tmp_path / "again", tmp_path / "home.key"), HandClock(), lambda *_: "0" * 64)
    with pytest.raises(StorageRefused, match="key_missing"):
        restored(tmp_path, made, key="nowhere.key")
    assert left(tmp_path) == set()


def test_that_what_is_there_is_not_touched(desk: Desk, made: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine").write_text("mine")
    for name in ("home", "taken"):
        with pytest.raises(RuleRefused, match="restore_target_taken"):
            restored(tmp_path, made, name)
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["mine"]
    (tmp_path / "empty").mkdir()
    assert restored(tmp_path, made, "empty").ok


@pytest.mark.parametrize("keep", [0, 10, 1_000, 40_000, -1])
def test_that_half_a_file_is_refused(made: Path, tmp_path: Path, keep: int) -> None:
    made.write_bytes(made.read_bytes()[:keep])
    with pytest.raises(InvalidInput, match="restore_not_backup"):
        restored(tmp_path, made)
    assert left(tmp_path) == set()


def test_that_flipped_bits_are_refused_wherever_they_are(made: Path, tmp_path: Path) -> None:
    """From the first byte of a part on: what stands before it in the file, a reader takes from the directory."""
    whole = made.read_bytes()
    for at in range(60, len(whole), len(whole) // 40):
        made.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
        with pytest.raises(DeskError) as refused:
            restored(tmp_path, made)
        assert refused.value.code in REFUSALS
        assert left(tmp_path) == set()


@pytest.mark.parametrize("name", ["desk.db", "settings.toml", "high-water"])
def test_that_an_exchanged_part_is_named(made: Path, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(made) as archive:
        content = archive.read(name)
    rewritten(made, **{name: content[:-1] + bytes([content[-1] ^ 1])})
    with pytest.raises(StorageRefused, match="restore_damaged") as refused:
        restored(tmp_path, made)
    assert refused.value.params["part"] == name


@pytest.mark.parametrize(
    "name", ["../outside", "/tmp/outside", "scans/../../outside", "C:\\outside", "scans/ab/short", "desk.db-wal"]
)
def test_that_names_we_never_write_are_refused(made: Path, tmp_path: Path, name: str) -> None:
    rewritten(made, **{name: b"x"})
    with pytest.raises(InvalidInput, match="restore_not_backup"):
        restored(tmp_path, made)
    assert left(tmp_path) == set()


def test_that_a_packed_bomb_is_refused_unopened(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(1 << 26) if name == "desk.db" else content)
    with pytest.raises(InvalidInput, match="restore_not_backup"):
        restored(tmp_path, made)


def test_that_a_list_of_contents_that_lies_is_refused(made: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(made) as archive:
        contents = json.loads(archive.read("backup.json"))
    lies: list[Any] = [{**contents, "format": 2}, {**contents, "files": []}, [], {**contents, "files": {"desk.db": 1}}]
    for spoiled in lies:
        rewritten(made, **{"backup.json": json.dumps(spoiled).encode()})
        with pytest.raises(InvalidInput, match="restore_not_backup"):
            restored(tmp_path, made)


def test_that_another_archive_or_no_file_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(InvalidInput, match="restore_not_backup"):
        restored(tmp_path, tmp_path / "other.zip")
    with pytest.raises(StorageRefused, match="restore_unreadable"):
        restored(tmp_path, tmp_path / "nowhere.zip")
    (tmp_path / "text").write_bytes(io.BytesIO(b"nothing").getvalue())
    with pytest.raises(InvalidInput, match="restore_not_backup"):
        restored(tmp_path, tmp_path / "text")


def test_that_a_backup_of_a_newer_program_is_refused(desk: Desk, tmp_path: Path) -> None:
    with desk.store.write_unjournaled() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    source = desk.backups.make(tmp_path / "newer.fdbackup").path
    with pytest.raises(StorageRefused, match="home_newer"):
        restored(tmp_path, source)


def test_that_a_backup_without_room_is_refused(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = shutil.disk_usage
    monkeypatch.setattr(shutil, "disk_usage", lambda path: real(path)._replace(free=1_000))
    with pytest.raises(StorageRefused, match="restore_no_room"):
        restored(tmp_path, made)


def test_that_a_long_vietnamese_path_is_no_hindrance(made: Path, tmp_path: Path) -> None:
    deep = tmp_path / "Phường Đội Cấn — quầy số 1" / ("dữ liệu " * 20).strip()
    deep.parent.mkdir()
    assert restored(tmp_path, made, str(deep.relative_to(tmp_path))).ok
    open_desk(Settings(deep)).close()
