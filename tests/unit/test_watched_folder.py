"""A file in the scanner's folder is given once, when it is finished, and never lost."""

import os
from pathlib import Path

import pytest

from frontdesk.errors import StorageRefused
from frontdesk.files import watched_folder
from frontdesk.files.watched_folder import WatchedFolder
from tests.factories import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def watched(tmp_path: Path, clock: HandClock) -> WatchedFolder:
    (tmp_path / "scanner").mkdir()
    return WatchedFolder(tmp_path / "scanner", clock)


def put(watched: WatchedFolder, name: str, content: bytes = b"%PDF-1.7", age: int = 0) -> Path:
    path = watched.folder / name
    path.write_bytes(content)
    os.utime(path, ns=(10**18, 10**18 - age * 10**9))
    return path


def later(watched: WatchedFolder, clock: HandClock, seconds: float = 1.0) -> tuple[Path, ...]:
    clock.forward(seconds=seconds)
    return watched.look()


def test_that_a_file_is_given_once_after_two_looks_a_second_apart(watched: WatchedFolder, clock: HandClock) -> None:
    path = put(watched, "scan.pdf")
    assert watched.look() == ()
    assert later(watched, clock, 0.999) == ()
    assert later(watched, clock, 0.001) == (path,)
    assert later(watched, clock) == ()


def test_that_a_half_written_file_waits_until_it_is_whole(watched: WatchedFolder, clock: HandClock) -> None:
    path = put(watched, "scan.pdf", b"")
    for half in (b"", b"%PD", b"%PDF-1", b"%PDF-1.7"):
        path.write_bytes(half)
        os.utime(path, ns=(len(half) + 1, len(half) + 1))
        assert later(watched, clock) == ()
    os.utime(path, ns=(99, 99))  # the same size, written again
    assert later(watched, clock) == ()
    assert later(watched, clock) == (path,)


def test_that_an_empty_file_is_never_given(watched: WatchedFolder, clock: HandClock) -> None:
    put(watched, "scan.pdf", b"")
    assert [later(watched, clock) for _ in range(4)] == [()] * 4


def test_that_a_file_written_again_after_it_was_given_is_given_again(watched: WatchedFolder, clock: HandClock) -> None:
    path = put(watched, "scan.pdf")
    watched.look()
    assert later(watched, clock) == (path,)
    put(watched, "scan.pdf", b"%PDF-1.7 another")
    assert later(watched, clock) == ()
    assert later(watched, clock) == (path,)


@pytest.mark.parametrize("name", ["a.tmp", "A.PART", ".hidden.pdf", "~$a.pdf", "a.pdf.crdownload"])
def test_that_unfinished_and_hidden_names_are_left_alone(watched: WatchedFolder, clock: HandClock, name: str) -> None:
    put(watched, name)
    watched.look()
    assert later(watched, clock) == ()


@pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
def test_that_folders_links_and_pipes_are_left_alone(watched: WatchedFolder, clock: HandClock, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.pdf").write_bytes(b"%PDF-1.7")
    (watched.folder / "link.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (watched.folder / "folder.pdf").mkdir()
    os.mkfifo(watched.folder / "pipe.pdf")
    watched.look()
    assert later(watched, clock) == ()


def test_that_a_file_somebody_still_holds_waits(
    watched: WatchedFolder, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(watched, "scan.pdf")
    watched.look()
    with monkeypatch.context() as patch:
        patch.setattr(watched_folder, "_opens", lambda _path: False)  # as Windows says it
        assert later(watched, clock) == ()
    assert later(watched, clock) == (path,)


def test_that_the_oldest_come_first(watched: WatchedFolder, clock: HandClock) -> None:
    newest, oldest, middle = put(watched, "b.pdf"), put(watched, "c.pdf", age=20), put(watched, "a.pdf", age=10)
    watched.look()
    assert later(watched, clock) == (oldest, middle, newest)


def test_that_a_clock_set_back_only_makes_it_wait(watched: WatchedFolder, clock: HandClock) -> None:
    path = put(watched, "scan.pdf")
    watched.look()
    assert later(watched, clock, -3_600) == ()
    assert later(watched, clock) == (path,)


def test_that_a_file_put_back_is_given_again(watched: WatchedFolder, clock: HandClock) -> None:
    path = put(watched, "scan.pdf")
    watched.look()
    assert later(watched, clock) == (path,)
    watched.give_again(path)
    assert later(watched, clock) == ()
    assert later(watched, clock) == (path,)


def test_that_taken_files_keep_their_name_beside_their_namesakes(watched: WatchedFolder, clock: HandClock) -> None:
    taken = [watched.take(put(watched, "scan.pdf", b"%d" % number)) for number in range(3)]
    assert [path.name for path in taken] == ["scan.pdf", "scan (2).pdf", "scan (3).pdf"]
    assert [path.read_bytes() for path in taken] == [b"0", b"1", b"2"]
    assert {path.parent for path in taken} == {watched.folder / "da-nhan"}
    watched.look()
    assert later(watched, clock) == ()


def test_that_a_folder_out_of_reach_is_said_and_found_again(watched: WatchedFolder, clock: HandClock) -> None:
    path = put(watched, "scan.pdf")
    watched.look()
    away = watched.folder.rename(watched.folder.with_name("away"))
    with pytest.raises(StorageRefused, match="watched_folder_missing"):
        later(watched, clock)
    with pytest.raises(StorageRefused, match="watched_folder_unwritable"):
        watched.take(path)
    away.rename(watched.folder)
    assert later(watched, clock) == (path,)


def test_that_a_file_gone_before_it_is_taken_is_said(watched: WatchedFolder) -> None:
    with pytest.raises(StorageRefused, match="watched_folder_unwritable"):
        watched.take(watched.folder / "gone.pdf")
