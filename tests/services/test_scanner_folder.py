"""The scanner's folder is a setting of the home, and its files find their way to a submission."""

from pathlib import Path

import pytest

from frontdesk.desk import Desk
from frontdesk.errors import InvalidInput
from frontdesk.home_file import HomeFile, read_home, write_home
from tests.factories import HandClock, make_application, make_desk
from tests.scan_samples import pdf_file


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Desk:
    return make_desk(tmp_path, clock)


def test_that_no_folder_is_watched_until_one_is_chosen(desk: Desk, tmp_path: Path) -> None:
    before = read_home(desk.settings.home)
    assert desk.scanner_folder.watched() is None
    (tmp_path / 'may "quét"').mkdir()
    desk.scanner_folder.watch(tmp_path / 'may "quét"')
    watched = desk.scanner_folder.watched()
    assert watched is not None
    assert watched.folder == tmp_path / 'may "quét"'
    desk.scanner_folder.watch(None)
    assert desk.scanner_folder.watched() is None
    assert read_home(desk.settings.home) == before


def test_that_a_folder_that_makes_no_sense_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for wrong in (tmp_path / "nowhere", tmp_path / "file", desk.settings.home, desk.settings.home / "scans"):
        with pytest.raises(InvalidInput, match="watched_folder_wrong"):
            desk.scanner_folder.watch(wrong)


def test_that_an_empty_entry_means_none(desk: Desk) -> None:
    file = desk.settings.home / "settings.toml"
    file.write_text(file.read_text(encoding="utf-8") + 'watched_folder = ""\n', encoding="utf-8")
    assert desk.scanner_folder.watched() is None


def test_that_settings_come_back_as_they_were_written(tmp_path: Path) -> None:
    said = HomeFile("id", None, tmp_path / "máy quét")
    write_home(tmp_path, said)
    assert read_home(tmp_path) == said


def test_that_a_scan_goes_from_the_folder_to_the_submission(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    folder = tmp_path / "scanner"
    folder.mkdir()
    desk.scanner_folder.watch(folder)
    watched = desk.scanner_folder.watched()
    assert watched is not None
    (folder / "0001.pdf").write_bytes(pdf_file(2))
    submission = str(desk.reception.receive(make_application(desk)).submission_id)
    assert watched.look() == ()
    clock.forward(seconds=2)
    (path,) = watched.look()
    attachment = desk.attachments.attach(submission, path)
    assert watched.take(path).read_bytes() == pdf_file(2)
    assert desk.attachments.list_of(submission) == (attachment,)
    assert not path.exists()
    desk.close()
