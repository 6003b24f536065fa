"""Contents of scans lie once, encrypted, whole or not at all; damage is always found."""

import os
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from frontdesk import disk
from frontdesk.errors import NotFound, StorageRefused
from frontdesk.storage import scans
from frontdesk.storage.scans import ScanFolder, ScanKeys
from tests.factories import MONDAY_MORNING

KEY = "5a" * 32
CANARY = b"%PDF-1.7 NGUYEN THI HOA 008195012346"


def folder_at(home: Path, key: str = KEY) -> ScanFolder:
    return ScanFolder(home, lambda: key)


def keep(folder: ScanFolder, content: bytes) -> str:
    return folder.keep(content, MONDAY_MORNING)


def test_that_content_comes_back_as_it_was(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    for content in (b"a", b"x" * 4088, b"x" * 4089, os.urandom(1_000_003)):
        assert folder.read(keep(folder, content)) == content
        assert folder_at(tmp_path).read(keep(folder, content)) == content
    assert len(list(folder.files())) == 4


def test_that_neither_names_nor_bytes_nor_lengths_tell_of_the_content(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    sha256 = keep(folder, CANARY)
    (path,) = folder.files()
    assert CANARY[9:20] not in path.read_bytes()
    assert sha256[:12] not in str(path)
    assert sha256 not in path.read_bytes().hex()
    assert keep(folder, CANARY + b"!") != sha256
    assert len({file.stat().st_size for file in folder.files()}) == 1
    assert ScanKeys.of(KEY).file_name(sha256) != ScanKeys.of("5b" * 32).file_name(sha256)


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_that_nobody_else_may_read_them(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    keep(folder, CANARY)
    (path,) = folder.files()
    assert [each.stat().st_mode & 0o077 for each in (path, path.parent, folder.folder)] == [0, 0, 0]


def test_that_the_same_content_is_one_file(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    keep(folder, CANARY)
    (path,) = folder.files()
    before = path.read_bytes()
    assert keep(folder, CANARY) == keep(folder_at(tmp_path), CANARY)
    assert [each.read_bytes() for each in folder.files()] == [before]


def test_that_another_key_finds_nothing(tmp_path: Path) -> None:
    sha256 = keep(folder_at(tmp_path), CANARY)
    with pytest.raises(StorageRefused, match="scan_file_missing"):
        folder_at(tmp_path, "5b" * 32).read(sha256)


def test_that_two_who_keep_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    start = threading.Barrier(4)
    said: list[str] = []

    def attach() -> None:
        folder = folder_at(tmp_path)
        start.wait()
        said.append(keep(folder, content))

    threads = [threading.Thread(target=attach) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 4
    assert len(set(said)) == 1
    assert folder_at(tmp_path).read(said[0]) == content
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_that_every_flipped_bit_is_found(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    sha256 = keep(folder, CANARY)
    (path,) = folder.files()
    whole = path.read_bytes()
    random = Random(3)
    places = [*range(40), len(whole) - 1, *(random.randrange(len(whole)) for _ in range(400))]
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1 << random.randrange(8)
        path.write_bytes(bytes(broken))
        with pytest.raises(StorageRefused, match="scan_file_damaged"):
            folder.read(sha256)
    for length in (0, 3, 4, 16, 31, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(StorageRefused, match="scan_file_damaged"):
            folder.read(sha256)
    path.write_bytes(whole)
    assert folder.read(sha256) == CANARY


def test_that_one_scan_in_the_place_of_another_is_found(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    one, other = keep(folder, CANARY), keep(folder, b"other")
    paths = [tmp_path / "scans" / folder.keys.file_name(sha256) for sha256 in (one, other)]
    paths[0].write_bytes(paths[1].read_bytes())
    assert folder.check((one, other), lambda _done, _total: None) == (one,)


def test_that_a_damaged_file_is_made_whole_by_the_same_content(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    sha256 = keep(folder, CANARY)
    (path,) = folder.files()
    path.write_bytes(b"FDS1" + bytes(100))
    assert keep(folder, CANARY) == sha256
    assert folder.read(sha256) == CANARY


def test_that_what_was_never_kept_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StorageRefused, match="scan_file_missing"):
        folder_at(tmp_path).read("0" * 64)
    for odd in ("", "../../etc/passwd", "0" * 63, "G" * 64, "0" * 64 + "\n"):
        with pytest.raises(NotFound, match="scan_content_unknown"):
            folder_at(tmp_path).read(odd)


def test_that_leftovers_of_a_cut_are_cleared_after_a_day(tmp_path: Path) -> None:
    folder = folder_at(tmp_path)
    keep(folder, CANARY)
    (path,) = folder.files()
    old, new = path.with_name("old.part"), path.with_name("new.part")
    for part, age in ((old, timedelta(days=2)), (new, timedelta(hours=1))):
        part.touch()
        moment = (MONDAY_MORNING - age).timestamp()
        os.utime(part, (moment, moment))
    keep(folder, CANARY)
    assert (old.exists(), new.exists()) == (False, True)
    assert list(folder.files()) == [path]


def failing_once(call: Callable[..., object], error: int) -> Callable[..., object]:
    failed: list[bool] = []

    def fail(*arguments: object, **options: object) -> object:
        if not failed:
            failed.append(True)
            raise OSError(error, os.strerror(error))
        return call(*arguments, **options)

    return fail


@pytest.mark.parametrize(("error", "code"), [(28, "disk_full"), (5, "disk_failed")])
@pytest.mark.parametrize("call", ["fsync", "open"])
def test_that_a_failing_disk_refuses_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, code: str, call: str
) -> None:
    folder = folder_at(tmp_path)
    keep(folder, b"the folders are there")
    (path,) = folder.files()
    with monkeypatch.context() as patch:
        patch.setattr(disk, "sync_folder", lambda _folder: None)
        patch.setattr(os, call, failing_once(getattr(os, call), error))
        with pytest.raises(StorageRefused, match=code):
            keep(folder, CANARY)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert folder.read(keep(folder, CANARY)) == CANARY


def test_that_content_somebody_else_put_there_meanwhile_is_taken_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_at(tmp_path)

    def put_by_another(path: Path, content: bytes) -> None:
        disk.put_bytes(path, content)
        raise PermissionError

    def forbidden(_path: Path, _content: bytes) -> None:
        raise PermissionError

    monkeypatch.setattr(scans, "put_bytes", put_by_another)
    assert folder.read(keep(folder, CANARY)) == CANARY
    monkeypatch.setattr(scans, "put_bytes", forbidden)
    with pytest.raises(StorageRefused, match="disk_failed"):
        keep(folder, b"other")


def test_that_moving_writes_over_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("new")
    target.write_text("old")
    with pytest.raises(FileExistsError):
        disk.move_new(source, target)
    assert (source.read_text(), target.read_text()) == ("new", "old")
    target.unlink()
    disk.move_new(source, target)
    assert (source.exists(), target.read_text()) == (False, "new")


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_that_moving_works_on_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("new")
    monkeypatch.setattr(os, "link", failing_once(os.link, 1))
    disk.move_new(source, target)
    assert (source.exists(), target.read_text()) == (False, "new")
