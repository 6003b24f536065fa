"""Where pages may be written to: nobody's desktop, and never the desk's own data."""

from pathlib import Path

import pytest

from frontdesk.errors import DeskError, InvalidInput, RuleRefused, StorageRefused
from frontdesk.i18n import words
from frontdesk.messages import sentence
from frontdesk.tracking.folder import publish
from frontdesk.tracking.published import FILE
from tests.tracking.folders import NOW, Ledger, PlainPages, files_of, write


def refused(target: Path, home: Path | None = None) -> DeskError:
    """The refusal, which must have left everything as it was."""
    around = sorted(target.parent.rglob("*"))
    with pytest.raises(DeskError) as refusal:
        publish(Ledger(1), PlainPages(), target, NOW, home=home)
    assert sorted(target.parent.rglob("*")) == around
    assert "?" not in sentence(refusal.value, words())
    return refusal.value


def test_that_a_new_and_an_empty_folder_are_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert write(Ledger(1), tmp_path / "new").written == 1
    assert write(Ledger(1), tmp_path / "empty").written == 1


def test_that_a_file_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("theirs", encoding="utf-8")

    assert refused(tmp_path / "file") == InvalidInput("publish_target_file", path=str(tmp_path / "file"))


def test_that_a_link_to_nothing_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "gone")

    assert refused(tmp_path / "link").code == "publish_target_file"


def test_that_a_stick_that_is_not_there_is_not_made_up(tmp_path: Path) -> None:
    refusal = refused(tmp_path / "usb" / "site")

    assert refusal == InvalidInput("publish_target_missing", path=str(tmp_path / "usb"))


@pytest.mark.parametrize("where", [".", "home", "home/site", "home/../home/x", "link", "link/site"])
def test_that_nothing_is_written_into_or_around_the_home(tmp_path: Path, where: str) -> None:
    home = tmp_path / "around" / "home"
    home.mkdir(parents=True)
    (tmp_path / "around" / "link").symlink_to(home)

    assert refused(tmp_path / "around" / where, home).code == "publish_target_home"


def test_that_a_folder_beside_the_home_is_taken(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()

    assert publish(Ledger(1), PlainPages(), tmp_path / "home-site", NOW, home=tmp_path / "home").written == 1


@pytest.mark.parametrize("theirs", ["letter.odt", "index.html", "t", "photos", ".bashrc"])
def test_that_a_folder_with_something_else_in_it_is_refused(tmp_path: Path, theirs: str) -> None:
    desktop = tmp_path / "Desktop"
    desktop.mkdir()
    (desktop / theirs).write_text("theirs", encoding="utf-8")

    refusal = refused(desktop)

    assert refusal == InvalidInput("publish_target_strange", path=str(desktop), found=theirs)
    assert theirs in sentence(refusal, words())


def test_that_a_site_of_somebody_elses_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "t").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>Hotel</title>", encoding="utf-8")

    assert refused(site).code == "publish_target_strange"


def test_that_what_systems_and_hosts_put_into_a_folder_does_no_harm(tmp_path: Path) -> None:
    for name in ("System Volume Information", ".Trashes", "$RECYCLE.BIN", "lost+found", ".git", ".well-known"):
        (tmp_path / name).mkdir()
    (tmp_path / "CNAME").write_text("tracuu.example", encoding="utf-8")

    assert write(Ledger(1), tmp_path).written == 1
    assert (tmp_path / "CNAME").read_text(encoding="utf-8") == "tracuu.example"


def test_that_a_folder_whose_pages_are_lost_is_still_ours(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(Ledger(2), site)
    for path in site.rglob("*"):
        if path.is_file() and path.name != FILE:
            path.unlink()
    (site / "notes.txt").write_text("theirs", encoding="utf-8")

    assert write(Ledger(2), site).written == 2
    assert files_of(site)["notes.txt"] == "theirs"


def test_that_a_folder_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(StorageRefused, match="publish_unwritable") as refusal:
        publish(Ledger(1), PlainPages(), tmp_path, NOW)
    assert refusal.value.params == {"path": str(tmp_path), "reason": "Permission denied"}


def test_that_two_desks_never_share_a_folder(tmp_path: Path) -> None:
    def run(owner: str) -> int:
        return publish(Ledger(2), PlainPages(), tmp_path / "site", NOW, owner=owner).written

    assert run("one") == 2
    assert run("one") == 0
    before = files_of(tmp_path / "site")
    with pytest.raises(RuleRefused, match="publish_target_other"):
        run("another")
    assert files_of(tmp_path / "site") == before
    assert "one" not in (tmp_path / "site" / FILE).read_text(encoding="ascii")

    (tmp_path / "site" / FILE).write_text("damaged", encoding="ascii")
    assert run("another") == 2, "nobody can tell any more"


def test_that_a_folder_of_nobody_in_particular_becomes_the_first_desks(tmp_path: Path) -> None:
    write(Ledger(2), tmp_path)
    assert publish(Ledger(2), PlainPages(), tmp_path, NOW, owner="one").written == 0

    with pytest.raises(RuleRefused, match="publish_target_other"):
        publish(Ledger(2), PlainPages(), tmp_path, NOW, owner="another")


def test_that_a_damaged_record_still_tells_whose_it_is(tmp_path: Path) -> None:
    publish(Ledger(2), PlainPages(), tmp_path, NOW, owner="one")
    with (tmp_path / FILE).open("a", encoding="ascii") as file:
        file.write("zz\n")

    with pytest.raises(RuleRefused, match="publish_target_other"):
        publish(Ledger(2), PlainPages(), tmp_path, NOW, owner="another")
    assert publish(Ledger(2), PlainPages(), tmp_path, NOW, owner="one").written == 2
