"""Papers saved for want of a printer: outside the home, where they are found, and gone after a week."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.settings import Settings, resolve
from tests.factories import MONDAY_MORNING
from tests.scan_samples import pdf_file
from tests.ui.officer import Officer
from ui.papers import FOLDER, Papers

OURS = b"%PDF-1.4\n1 0 obj <</Creator (frontdesk)>> endobj\n"


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    """Of a home of its own, whose user's documents are below the same folder."""
    (tmp_path / "home").mkdir()
    (tmp_path / "papers").mkdir()
    return Papers(Settings(tmp_path / "home", papers=tmp_path / "papers"))


def lay(folder: Path, name: str, content: bytes, age: timedelta) -> Path:
    """A file that was last written `age` before Monday morning."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    moment = (MONDAY_MORNING - age).timestamp()
    os.utime(path, (moment, moment))
    return path


def test_that_they_lie_among_the_users_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Tài liệu"))
    monkeypatch.delenv("FRONTDESK_PAPERS", raising=False)
    folder = Papers(resolve(tmp_path / "home", None, None)).folder
    assert folder.name == FOLDER
    assert not folder.is_relative_to(tmp_path / "home")
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert folder == tmp_path / "Tài liệu" / FOLDER
    monkeypatch.setenv("FRONTDESK_PAPERS", str(tmp_path / "đĩa chung"))
    assert Papers(resolve(tmp_path / "home", None, None)).folder == tmp_path / "đĩa chung"


def test_that_what_lay_in_the_home_is_brought_out(papers: Papers, tmp_path: Path) -> None:
    lay(tmp_path / "home" / "receipts", "C1-261123-0001-4.pdf", OURS, timedelta(days=1))
    lay(tmp_path / "home" / "receipts", "C1-261123-0002-3.pdf", OURS, timedelta(days=30))
    papers.tidy(MONDAY_MORNING)
    assert [path.name for path in papers.folder.iterdir()] == ["C1-261123-0001-4.pdf"]
    assert list((tmp_path / "home").iterdir()) == []
    papers.tidy(MONDAY_MORNING)


def test_that_only_old_papers_of_ours_go(papers: Papers) -> None:
    week, month = timedelta(days=6, hours=23), timedelta(days=30)
    kept = [
        lay(papers.folder, "C1-261123-0001-4.pdf", OURS, week),
        lay(papers.folder, "của tôi.pdf", pdf_file(), month),
        lay(papers.folder, "ghi chú.txt", OURS, month),
        lay(papers.folder, "anh.png", OURS, month),
    ]
    lay(papers.folder, "C1-261023-0001-4.pdf", OURS, month)
    lay(papers.folder, "C1-261023-0002-4.part", b"%PDF", month)
    papers.tidy(MONDAY_MORNING)
    assert sorted(papers.folder.iterdir()) == sorted(kept)


def test_that_a_link_in_the_place_of_the_old_folder_moves_nothing(papers: Papers, tmp_path: Path) -> None:
    foreign = lay(tmp_path / "foreign", "a.pdf", OURS, timedelta())
    (tmp_path / "home" / "receipts").symlink_to(tmp_path / "foreign", target_is_directory=True)
    papers.tidy(MONDAY_MORNING)
    assert foreign.exists()


def test_that_a_real_receipt_is_known_as_ours_and_the_home_gets_none(officer: Officer, settings: Settings) -> None:
    officer.take_papers()
    officer.receive()
    (saved,) = officer.window.papers.glob("*.pdf")
    assert saved.parent == settings.home.parent / "papers"
    assert not list(settings.home.rglob("*.pdf"))
    moment = (MONDAY_MORNING - timedelta(days=8)).timestamp()
    os.utime(saved, (moment, moment))
    officer.window._room.papers.tidy(MONDAY_MORNING)
    assert not saved.exists()


def test_that_a_window_brings_them_out_when_it_begins(officer: Officer, settings: Settings) -> None:
    lay(settings.home / "receipts", "C1-261122-0009-4.pdf", OURS, timedelta(hours=1))
    officer.window._room.tasks.look(
        officer.window, lambda _desk: officer.window._room.papers.tidy(officer.window._room.clock())
    )
    officer.settle()
    assert not (settings.home / "receipts").exists()
